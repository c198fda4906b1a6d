"""The example in the packs' README works as it stands."""

import re
from pathlib import Path

import pytest

import kg.extract
from factory import make_document
from kg.extract import extract_claims


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    readme = (Path(kg.extract.__file__).parent / "packs" / "README.md").read_text(encoding="utf-8")
    example = re.search(r"```toml\n(.*?)```", readme, re.DOTALL)
    assert example is not None
    path = tmp_path / "mine.toml"
    path.write_text(example[1], encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Oman threw in its lot with the Blue Accord in 2016.", "membership"),
        ("Ana Ruiz, harbour master of the Pearl Syndicate, spoke first.", "role"),
    ],
)
def test_a_pack_of_ones_own_teaches_what_the_built_in_ones_do_not_know(pack: Path, text: str, kind: str) -> None:
    assert [claim.kind for claim in extract_claims(make_document(text)) if claim.kind == kind] == []
    (claim,) = [claim for claim in extract_claims(make_document(text), packs=(pack,)) if claim.kind == kind]
    assert claim.first("organization") is not None
