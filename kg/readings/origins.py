"""Where a rule is written, so that whoever sees what it did can go and mend it."""

from __future__ import annotations

from collections.abc import Mapping

from kg.claims import Claim
from kg.extract.packs import Packs

#: The module that links each kind of claim, for rules that no pack entry names.
MODULES: Mapping[str, str] = {
    "role": "roles",
    "rank": "rankclaims",
    "membership": "memberships",
    "member_count": "counts",
    "founding": "foundings",
    "event": "events",
    "programme": "programmes",
    "organization": "orgclaims",
    "statement": "statements",
}
#: The modules of rules that stand in another one than the rest of their kind.
RULES: Mapping[str, str] = {"domain-list": "domains", "table-row": "tables"}


def find_origin(claim: Claim, origins: Mapping[tuple[str, str], str]) -> str:
    """Return where the rule of a claim is written.

    Args:
        claim: The claim.
        origins: What :func:`rule_origins` returned for the packs it was read with.

    Returns:
        The pack file, or the module that holds the rule; the extractor's name if it is no rule.

    >>> from kg.claims import Evidence, Mention, make_claim
    >>> from kg.extract.packs import load_packs
    >>> oman, accord = Mention("Oman", 0, 4), Mention("Accord", 16, 22)
    >>> words = Evidence("note", 0, 22, "Oman joined the Accord")
    >>> claim = make_claim("membership", {"member": [oman], "organization": [accord]}, words, rule="joined")
    >>> find_origin(claim, rule_origins(load_packs("en")))
    'en/patterns-memberships.toml'
    """
    if claim.extractor != "rules":
        return claim.extractor
    return origins.get((claim.kind, claim.rule)) or f"kg/extract/{RULES.get(claim.rule) or MODULES[claim.kind]}.py"


def rule_origins(packs: Packs) -> dict[tuple[str, str], str]:
    """Return the pack file of every entry that makes claims, by kind of claim and name of the rule."""
    found: dict[tuple[str, str], list[str]] = {}
    for table, entries in sorted(packs.arrays.items()):
        for entry in entries:
            of_roles = table.startswith("role_")
            kind, rule = "role" if of_roles else str(entry.get("kind", "")), entry.get("id")
            if kind in MODULES and rule is not None:
                files = found.setdefault((kind, f"role.{rule}" if of_roles else str(rule)), [])
                files.append(str(entry["origin"]).rpartition(", [[")[0])
    return {key: " or ".join(dict.fromkeys(files)) for key, files in found.items()}
