"""Every entry of the knowledge files does its work in a sentence, and every example in them comes true."""

from __future__ import annotations

import tomllib
from collections import Counter
from importlib.resources import files

import pytest

from dieuhanh.extraction.knowledge import document_types, phrases, type_names, types_of_signs
from tests.extraction.asking import ask

UNIT_EXAMPLES = tomllib.loads((files("dieuhanh.extraction.knowledge") / "units.toml").read_text(encoding="utf-8"))[
    "example"
]
_NEED_PLACE = {"Thanh tra", "Thuế", "Thống kê", "Viễn thông"}


@pytest.mark.parametrize("example", UNIT_EXAMPLES, ids=[example["text"] for example in UNIT_EXAMPLES])
def test_examples_of_units(example: dict[str, str]) -> None:
    assert example["unit"] in [figure.unit for figure in ask(f"{example['text']}.").figures]


def _bodies() -> list[str]:
    """Return every body; a name that is no body without its place ("Thuế tỉnh") with one."""
    return [f"{name} tỉnh" if name in _NEED_PLACE else name for name in phrases("bodies")]


@pytest.mark.parametrize("name", _bodies())
def test_every_body_is_read_whole_as_lead(name: str) -> None:
    assert [duty.lead for duty in ask(f"Giao {name} báo cáo kết quả.").assignments] == [(name,)]


@pytest.mark.parametrize("name", _bodies())
def test_every_body_is_read_whole_as_issuer(name: str) -> None:
    sentence = f"Theo Báo cáo số 75/BC ngày 06/3/2024 của {name}, tiến độ còn chậm."
    assert [citation.issuer for citation in ask(sentence).citations] == [name]


@pytest.mark.parametrize("name", phrases("laws"))
def test_every_law_is_read_whole(name: str) -> None:
    answer = ask(f"Theo Luật {name}, các sở rà soát.")
    assert [answer.quote(citation) for citation in answer.citations] == [f"Luật {name}"]


@pytest.mark.parametrize("name", sorted(set(phrases("surnames")) - {"Ông"}))
def test_every_family_name_begins_a_persons_name(name: str) -> None:
    official = ask(f"Phó Chủ tịch UBND tỉnh {name} Văn Mẫu chủ trì cuộc họp.", "").item.official
    assert official
    assert (official.name, official.position) == (f"{name} Văn Mẫu", "Phó Chủ tịch UBND tỉnh")


@pytest.mark.parametrize("verb", sorted(set(phrases("verbs")) - {"xã hội hóa"}))
def test_every_verb_ends_the_name_of_a_body(verb: str) -> None:
    assert [duty.lead for duty in ask(f"Giao Sở Y tế {verb} công tác dân số.").assignments] == [("Sở Y tế",)]


def test_no_spelling_of_a_type_means_two() -> None:
    spellings = Counter(spelling for kind in document_types() for spelling in {kind.name.lower(), *kind.aliases})
    assert [spelling for spelling, count in spellings.items() if count > 1] == []
    assert len(type_names()) == len(spellings)


@pytest.mark.parametrize(("sign", "name"), sorted(types_of_signs().items()))
def test_every_sign_tells_the_type_of_a_bare_number(sign: str, name: str) -> None:
    assert [fact.type for fact in ask(f"Theo văn bản của tỉnh (số 75/{sign}-UBND ngày 06/3/2024).").citations] == [name]


@pytest.mark.parametrize("file", ["laws", "surnames"])
def test_no_entry_stands_twice(file: str) -> None:
    assert [entry for entry, count in Counter(phrases(file)).items() if count > 1] == []
