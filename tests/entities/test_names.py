from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.entities.names import PARTIAL, SAME, block_keys, compare_names, has_initial

HERE = Path(__file__).parent
BANK = HERE.parents[2] / "shared" / "banks" / "person_name_pairs.tsv"
OWN = HERE / "name_pairs.tsv"


def read_pairs(path: Path) -> list[tuple[str, str, str]]:
    """Return (label, left, right) of a file of pairs."""
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    return [(label, left, right) for label, left, right in rows if label != "label"]


def measure(path: Path) -> tuple[float, float, float]:
    """Return precision, recall and F1 at the one fixed threshold; undecided pairs count as not the same."""
    found = [(label == "same", compare_names(left, right).score >= SAME) for label, left, right in read_pairs(path)]
    right = sum(same and told for same, told in found)
    precision, recall = right / sum(told for _, told in found), right / sum(same for same, _ in found)
    return precision, recall, 2 * precision * recall / (precision + recall)


# First reading and figures now, of each file:
#   name_pairs.tsv         P .94 R 1.0, now 1.0 and 1.0; written before the matcher was run, learnt from since.
#   name_pairs_unseen.tsv  P .86 R .83, now .96 and .90; learnt from since.
#   name_pairs_2.tsv       P .92 R .59, now 1.0 and .96; 200 pairs by someone who had not read it; learnt from since.
#   name_pairs_3.tsv       P .65 R .50, now .87 and .67; a control of hard habits, never learnt from.
@pytest.mark.parametrize(
    ("name", "least_precision", "least_recall"),
    [
        ("name_pairs.tsv", 0.98, 0.98),
        ("name_pairs_unseen.tsv", 0.95, 0.89),
        ("name_pairs_2.tsv", 0.98, 0.95),
        ("name_pairs_3.tsv", 0.86, 0.66),
    ],
)
def test_pairs_of_names(name: str, least_precision: float, least_recall: float) -> None:
    precision, recall, _ = measure(HERE / name)
    assert precision >= least_precision
    assert recall >= least_recall


@pytest.mark.skipif(not BANK.exists(), reason="the bank of pairs is not beside the checkout")
def test_bank_of_pairs() -> None:
    precision, _, f1 = measure(BANK)
    assert precision >= 0.97
    assert f1 >= 0.96


def test_few_pairs_are_left_undecided() -> None:
    scores = [compare_names(left, right).score for _, left, right in read_pairs(HERE / "name_pairs_2.tsv")]
    assert 1 <= sum(PARTIAL <= score < SAME for score in scores) <= 10


@pytest.mark.parametrize("name", ["name_pairs.tsv", "name_pairs_unseen.tsv", "name_pairs_2.tsv"])
def test_names_that_may_be_one_are_found_by_a_shared_key(name: str) -> None:
    for _, left, right in read_pairs(HERE / name):
        if compare_names(left, right).score >= PARTIAL and not has_initial(left) and not has_initial(right):
            assert set(block_keys(left)) & set(block_keys(right)), (left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Imran Abbas", "Imran Abbasi"),
        ("Hasan Ali", "Hussein Ali"),
        ("Omar Farouk", "Amir Farouk"),
        ("Saad Karim", "Said Karim"),
        ("Ziad Karim", "Zaid Karim"),
        ("Li Ping", "Li Pong"),
        ("Nasser bin Khalid", "Khalid bin Nasser"),
        ("Mahmoud Rashid", "Mohammed Rashid"),
        ("Anna Berg", "Anno Berg"),
        ("Paule Berg", "Paul Berg"),
        ("Lin Guoqing", "Lin Guoping"),
        ("Kenta Morishita", "Kento Morishita"),
        ("Levon Adamyan", "Leven Adamyan"),
        ("Dmitri Orlov", "Dmitri Orlovski"),
        ("Karl Berg Jr.", "Karl Berg Sr."),
    ],
)
def test_near_names_of_different_people(left: str, right: str) -> None:
    assert compare_names(left, right).score < PARTIAL


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Abd al-Rahman al-Salih", "Abdurrahman Saleh"),
        ("Brahim Ould Ely", "Ibrahim Wuld Ely"),
        ("Syed Bilal Raza", "Bilal Raza"),
        ("Tariq Muhammad Shah", "Tarek Shah"),
        ("Nour Eddine Belkacem", "Noureddine Belkacem"),
        ("خالد العبيدي", "Khalid al-Obeidi"),
        ("Zoë Müller-Brandt", "Zoe Muller Brandt"),
        ("Jörg Köhler", "Joerg Koehler"),
        ("Lt. Gen. Bilal Raza", "Bilal Raza"),
        ("Raza, Bilal", "Bilal Raza"),
        ("Lakhdar Ben Zerga", "Lakhdar Benzerga"),
        ("Abu Bakr Sani", "Abubakar Sani"),
        ("Wajdi Abu al-Nour", "Wajdi Aboulnour"),
        ("Dahan Mint Sid'Amar", "Dahan Mint Sidi Amar"),
        ("Bae Sung-joon", "Bae Seong-jun"),
        ("Tidiane Sarr", "Tidjane Sarr"),
        ("Sergei Zhakurov", "Sergueï Jakourov"),
        ("Orlov Dmitri", "Dmitry Orlov"),
        ("Morishita Kenta", "Kenta Morishita"),
        ("Lin Guoqing", "Guoqing Lin"),
        ("Tsai Kuo-feng", "Cai Guofeng"),
        ("Henry Lin Kwok-wai", "Lin Kwok Wai"),
        ("Çelik Aydın", "Celik Aydin"),
        ("Đorđe Marić", "Djordje Maric"),
        ("Cabdi Xasan Faarax", "Abdi Hasan Farah"),
        ("احسن اقبال", "Ahsan Iqbal"),
    ],
)
def test_spellings_of_one_name(left: str, right: str) -> None:
    assert compare_names(left, right).score >= SAME
    assert set(block_keys(left)) & set(block_keys(right))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Bilal R.", "Bilal Raza"),
        ("Bilal Raza", "Bilal Raza Khan"),
        ("Karl Berg", "Karl Berg Jr."),
        ("Simon Roy", "Simone Roy"),
    ],
)
def test_names_that_something_else_must_confirm(left: str, right: str) -> None:
    likeness = compare_names(left, right)
    assert likeness.score >= PARTIAL
    assert not likeness.sure


def test_a_single_word_is_nobody_in_particular() -> None:
    assert compare_names("Raza", "Raza").score < PARTIAL
    assert compare_names("Raza", "Bilal Raza").score < PARTIAL
    assert compare_names("", "Bilal Raza").score == 0


def test_an_added_family_name_beside_another_spelling_is_two_doubts() -> None:
    assert compare_names("Bilal Raza", "Bilal Raza Khattak").score >= SAME
    assert PARTIAL <= compare_names("Bilal Shafik", "Bilal Shafiq Khattak").score < SAME


WORDS = (
    "Omar Umar Khalid Khaled Rahman Rahmane Raza bin al- Abdul Abu Bakr Benzerga Ben Zerga Orlov Dmitri Sergueï Lin"
    " Guoqing Kuo-hao Çelik Müller Mueller Jr. Gen. Syed Kenta Morishita R. خالد Đorđe Cabdi x Nguyễn".split()
)


@settings(max_examples=300, deadline=None)
@given(*[st.lists(st.sampled_from(WORDS), max_size=4).map(" ".join)] * 2)
def test_the_order_of_the_two_does_not_matter(left: str, right: str) -> None:
    likeness = compare_names(left, right)
    assert likeness == compare_names(right, left)
    assert 0 <= likeness.score <= 1


def test_pairs_of_the_files_do_not_depend_on_order() -> None:
    for name in ("name_pairs.tsv", "name_pairs_2.tsv", "name_pairs_3.tsv"):
        for _, left, right in read_pairs(HERE / name):
            assert compare_names(left, right) == compare_names(right, left)


def test_few_names_share_a_key() -> None:
    syllables = [first + vowel for first in "bdfklmnrst" for vowel in "aiu"]
    words = [(one + other + last).title() for one in syllables for other in syllables[::4] for last in ("n", "d", "m")]
    names = [
        f"{words[n * 7 % len(words)]} {words[n * n * 11 % len(words)]} {n % 5 * 'Ali'}".strip() for n in range(4000)
    ]
    blocks = Counter(key for name in set(names) for key in block_keys(name))
    compared = sum(size * (size - 1) // 2 for size in blocks.values())
    assert compared < 30 * len(set(names))
