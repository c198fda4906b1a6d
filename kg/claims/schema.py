"""The published JSON Schema of a claim."""

from __future__ import annotations

from typing import Any, get_args

from kg.claims.model import ARGUMENTS, REQUIRED, STATUSES, Grade, Modality


def claim_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of one claim."""
    offset = {"type": "integer", "minimum": 0}
    text = {"type": "string", "minLength": 1}
    mention = {
        "type": "object",
        "properties": {"text": text, "start": offset, "end": offset, "name": {"type": ["string", "null"]}},
        "required": ["text", "start", "end", "name"],
        "additionalProperties": False,
    }
    mentions = {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/mention"}}
    kinds = [
        {
            "if": {"properties": {"kind": {"const": kind}}},
            "then": {
                "properties": {
                    "arguments": {
                        "properties": dict.fromkeys(names, mentions),
                        "required": list(REQUIRED[kind]),
                        "additionalProperties": False,
                    },
                    "status": {"enum": [*STATUSES.get(kind, ()), None]},
                }
            },
        }
        for kind, names in ARGUMENTS.items()
    ]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "https://w3id.org/coalition-kg/claim.schema.json",
        "title": "Claim",
        "description": "One thing one document says, with the exact words that say it.",
        "type": "object",
        "properties": {
            "id": {"type": "string", "pattern": "^c[0-9a-f]{16}$"},
            "document": text,
            "kind": {"enum": list(ARGUMENTS)},
            "arguments": {"type": "object"},
            "time": {
                "oneOf": [
                    {"type": "null"},
                    {
                        "type": "object",
                        "properties": {
                            "edtf": text,
                            "words": text,
                            "start": offset,
                            "end": offset,
                            "anchor": {"type": ["string", "null"]},
                        },
                        "required": ["edtf", "words", "start", "end", "anchor"],
                        "additionalProperties": False,
                    },
                ]
            },
            "status": {"type": ["string", "null"]},
            "modality": {"enum": list(get_args(Modality))},
            "evidence": {
                "type": "object",
                "properties": {"document": text, "start": offset, "end": offset, "quote": text},
                "required": ["document", "start", "end", "quote"],
                "additionalProperties": False,
            },
            "extractor": text,
            "rule": text,
            "grade": {"enum": list(get_args(Grade))},
        },
        "required": [
            "document",
            "kind",
            "arguments",
            "time",
            "status",
            "modality",
            "evidence",
            "extractor",
            "rule",
            "grade",
        ],
        "additionalProperties": False,
        "allOf": kinds,
        "$defs": {"mention": mention},
    }
