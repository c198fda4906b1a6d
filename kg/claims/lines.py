"""Claims as JSON Lines: one object a line, fields in the published order."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import IO, Any, cast

from kg.claims.model import Claim, ClaimTime, Evidence, Kind, Mention, claim_fields, make_claim
from kg.claims.schema import claim_schema
from kg.errors import ClaimError, InputError


def format_claim(claim: Claim) -> str:
    """Return a claim as one line of JSON, fields in the published order, without a line break."""
    return json.dumps({"id": claim.id, **claim_fields(claim)}, ensure_ascii=False)


def parse_claim(line: str, place: str = "claim") -> Claim:
    """Read one line of JSON as a claim.

    Args:
        line: A JSON object with the published fields; ``id`` may be missing and is then computed.
        place: Where the line stands, for the error message.

    Raises:
        ClaimError: The line is not JSON, a field is missing or unknown, or a value has the wrong type.
    """
    try:
        found = json.loads(line)
    except json.JSONDecodeError as error:
        raise ClaimError(place, f"not JSON ({error.msg} at column {error.colno})", "one object a line") from None
    except (ValueError, RecursionError):
        raise ClaimError(place, "a number or a nesting beyond all sense", "see `kg extract --schema`") from None
    errors = _schema_errors(found)
    if errors:
        raise ClaimError(place, errors[0], "see `kg extract --schema`")
    evidence = Evidence(**found["evidence"])
    arguments = {name: tuple(Mention(**m) for m in mentions) for name, mentions in found["arguments"].items()}
    claim = make_claim(
        cast(Kind, found["kind"]),
        arguments,
        evidence,
        rule=found["rule"],
        time=None if found["time"] is None else ClaimTime(**found["time"]),
        status=found["status"],
        modality=found["modality"],
        grade=found["grade"],
        extractor=found["extractor"],
    )
    if found["document"] != evidence.document:
        raise ClaimError(place, f"document {found['document']!r}", "must equal the document of the evidence")
    if found.get("id") not in (None, claim.id):
        raise ClaimError(place, f"id {found['id']!r}", f"leave it out, or give {claim.id}")
    return claim


def _schema_errors(found: object) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in _validator().iter_errors(found)][:1]


@cache
def _validator() -> Any:
    import jsonschema

    return jsonschema.Draft202012Validator(claim_schema())


def read_claims(path: Path) -> Iterator[Claim]:
    """Read claims from a JSON Lines file, one by one; blank lines are skipped.

    Raises:
        ClaimError: Names the file and line of the first claim that breaks the format.
        InputError: The file cannot be read.
    """
    number = 0
    try:
        with path.open(encoding="utf-8-sig") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield parse_claim(line, f"{path}, line {number}")
    except OSError as error:
        raise InputError(str(path), f"cannot be read ({error.strerror})", "give a file of claims") from None
    except UnicodeDecodeError:
        raise ClaimError(f"{path}, after line {number}", "is not UTF-8", "save it as UTF-8") from None


def write_claims(claims: Iterable[Claim], file: IO[str]) -> int:
    """Write claims as JSON Lines and return how many there were."""
    count = 0
    for claim in claims:
        file.write(format_claim(claim) + "\n")
        count += 1
    return count
