"""From the records of a document to its claims; a record that cannot be read is set aside as a whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.claims import REQUIRED, Claim, ClaimTime, Evidence, Mention, check_claim, make_claim
from kg.documents.model import Document, SetAside
from kg.ids import slug
from kg.mappings.columns import check_columns, check_paths
from kg.mappings.dates import meets, read_time
from kg.mappings.delimited import read_rows
from kg.mappings.json_text import parse_json
from kg.mappings.model import EXTRACTOR, ClaimRule, Mapping
from kg.mappings.objects import ObjectRecord, find_array, index_joins
from kg.mappings.records import Record, RowError
from kg.mappings.values import read_status, read_values


@dataclass(frozen=True, slots=True)
class Extraction:
    """What the records of a document gave.

    Args:
        claims: In order of their evidence.
        records: How many rows or objects were read.
        set_aside: Those that could not be, each with place, reason and remedy.
    """

    claims: tuple[Claim, ...]
    records: int
    set_aside: tuple[SetAside, ...]


def extract_rows(document: Document, mapping: Mapping) -> Extraction:
    """Read the claims of a table or JSON file.

    Args:
        document: The file; its text is as in the file, without a byte order mark.
        mapping: What its columns mean.

    Returns:
        The claims: evidence is the row or object, the rule is the entry's name with the row or path behind it, the
        extractor ``mapping-`` and the name of the mapping file.

    Raises:
        DocumentError: The file is not in its format.
        MappingError: The mapping names a column that the file does not have.
    """
    reader = _Reader(document, mapping)
    failed: list[SetAside] = []
    count = 0
    for record, rules in _read_records(document, mapping):
        count += 1
        try:
            reader.read(record, rules)
        except RowError as error:
            failed.append(SetAside(f"{document.header.name}, {error.place}", error.value, error.remedy))
    claims = sorted(reader.claims.values(), key=lambda claim: (claim.evidence.start, claim.kind, claim.id))
    return Extraction(tuple(claims), count, tuple(failed))


def _read_records(document: Document, mapping: Mapping) -> Iterator[tuple[Record, tuple[ClaimRule, ...]]]:
    """Yield each record with the rules that read it."""
    place = document.header.name
    if mapping.format == "csv":
        sheet = read_rows(
            document.text,
            place,
            delimiter=mapping.delimiter,
            columns=mapping.columns,
            skip_lines=mapping.skip_lines,
        )
        check_columns(mapping, sheet, place)
        yield from ((row, mapping.claims) for row in sheet.rows)
        return
    root = parse_json(document.text, place)
    joins = index_joins(root, mapping.joins, place)
    for pointer in dict.fromkeys(rule.rows for rule in mapping.claims):
        rules = tuple(rule for rule in mapping.claims if rule.rows == pointer)
        nodes = find_array(root, pointer, place)
        records = [ObjectRecord(f"{pointer}/{index}", node, joins) for index, node in enumerate(nodes)]
        for rule in rules:
            check_paths(rule, records, mapping, place)
        yield from ((record, rules) for record in records)


class _Reader:
    """Collects the claims of one document, a record all or not at all."""

    def __init__(self, document: Document, mapping: Mapping) -> None:
        self.claims: dict[str, Claim] = {}
        self._document = document
        self._extractor = EXTRACTOR + slug(mapping.path.name.removesuffix(".toml").removesuffix(".mapping"))
        self._said: set[object] = set()

    def read(self, record: Record, rules: tuple[ClaimRule, ...]) -> None:
        """Add the claims that rules make of a record.

        Raises:
            RowError: One of them cannot be made; then none is added.
        """
        made = [one for rule in rules if (one := self._make(rule, record)) is not None]
        for claim, said in made:
            self._said.add(said)
            self.claims[claim.id] = claim

    def _make(self, rule: ClaimRule, record: Record) -> tuple[Claim, object] | None:
        """Return the claim that a rule makes of a record, and what it says if that is said once only."""
        if not meets(record, rule.where) or any(
            meets(record, {column: values}) for column, values in rule.where_not.items()
        ):
            return None
        text, header = self._document.text, self._document.header
        arguments: dict[str, tuple[Mention, ...]] = {}
        for name, source in rule.arguments.items():
            arguments[name] = read_values(source, record, text, stand_in=_first(arguments.get("person", ())))
        if any(not arguments.get(name) for name in REQUIRED[rule.kind]):
            return None
        time, is_inferred = read_time(rule, record, text, header.language)
        status = read_status(rule.status, record) if rule.status is not None else None
        said = _said(rule, arguments, status, time) if rule.once else None
        if said is not None and said in self._said:
            return None
        claim = make_claim(
            rule.kind,
            arguments,
            Evidence(header.id, record.start, record.end, text[record.start : record.end]),
            rule=f"{rule.name}, {record.label}",
            time=time,
            status=status,
            modality=rule.modality,
            grade="inferred" if is_inferred else "stated",
            extractor=self._extractor,
        )
        check_claim(claim, text)
        return claim, said


def _said(
    rule: ClaimRule, arguments: dict[str, tuple[Mention, ...]], status: str | None, time: ClaimTime | None
) -> object:
    """Return what a claim says, wherever it says it."""
    names = tuple((name, tuple(mention.name for mention in found)) for name, found in arguments.items())
    return (rule.name, names, status, None if time is None else time.edtf)


def _first(mentions: tuple[Mention, ...]) -> Mention | None:
    return mentions[0] if mentions else None
