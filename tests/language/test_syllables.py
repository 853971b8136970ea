"""Which letters make a syllable, and where its tone stands."""

from __future__ import annotations

import unicodedata

import pytest

from dieuhanh.language.syllables import glued_halves, habitual, is_syllable, misplaced_tone, one_slip, sound, tone_habit


@pytest.mark.parametrize(
    "word",
    [
        *(
            "nghiệp",
            "Ủy",
            "ỦY",
            "hoá",
            "hóa",
            "quý",
            "quốc",
            "quyết",
            "quỹ",
            "giếng",
            "gì",
            "gìn",
            "giết",
            "gia",
            "khuya",
        ),
        *(
            "nguyễn",
            "yếu",
            "y",
            "oái",
            "ươm",
            "xoong",
            "moóc",
            "huýt",
            "thuở",
            "ruộng",
            "khuỷu",
            "ghế",
            "nghề",
            "kỹ",
            "đ" + "ê",
        ),
    ],
)
def test_a_syllable_of_the_script(word: str) -> None:
    assert is_syllable(word)
    assert is_syllable(unicodedata.normalize("NFD", word)), "the Unicode form does not matter"


@pytest.mark.parametrize(
    "word",
    [
        *(
            "ngiệp",
            "nghành",
            "Chủtịch",
            "kông",
            "cế",
            "gê",
            "thuơng",
            "bâp",
            "các" + "h" * 9,
            "tac",
            "sach",
            "họcc",
            "đ",
            "tnh",
        ),
        *("về̀", "zô", "website", "qùa" + "n" + "g" + "g"),
    ],
)
def test_no_syllable(word: str) -> None:
    assert not is_syllable(word)


@pytest.mark.parametrize("stop", ["c", "ch", "p", "t"])
def test_a_stopped_syllable_takes_only_the_sharp_and_the_heavy_tone(stop: str) -> None:
    vowels = {"sharp": "á", "heavy": "ạ", "level": "a", "falling": "à", "asking": "ả", "tumbling": "ã"}
    assert {name for name, vowel in vowels.items() if is_syllable("t" + vowel + stop)} == {"sharp", "heavy"}


@pytest.mark.parametrize(
    ("word", "right"),
    [
        ("hòan", "hoàn"),
        ("tòan", "toàn"),
        ("qúy", "quý"),
        ("Cuả", "Của"),
        ("miá", "mía"),
        ("gía", "giá"),
        ("THÚÊ", "THUẾ"),
    ],
)
def test_a_tone_on_the_wrong_vowel(word: str, right: str | None) -> None:
    assert misplaced_tone(word) == right


@pytest.mark.parametrize(
    "word", ["hóa", "hoá", "thủy", "thuỷ", "khỏe", "hoàn", "của", "giữa", "quyển", "rượu", "đến", "ba"]
)
def test_a_tone_that_stands_right(word: str) -> None:
    assert misplaced_tone(word) is None


@pytest.mark.parametrize(
    ("word", "habit"),
    [
        ("hoá", ("oa", "hóa", "hoá")),
        ("Ủy", ("uy", "Ủy", "Uỷ")),
        ("quý", None),  # u belongs to the onset
        ("hoàn", None),  # closed: only one vowel can carry it
        ("hoa", None),
    ],
)
def test_the_two_habits_of_placing_a_tone(word: str, habit: tuple[str, str, str] | None) -> None:
    assert tone_habit(word) == habit


@pytest.mark.parametrize(
    ("word", "halves"),
    [
        ("Chủtịch", (("Chủ", "tịch"),)),
        ("thựchiện", (("thự", "chiện"), ("thực", "hiện"))),
        ("nhiệm", ()),
        ("ôtô", ()),
        ("nitơ", (("ni", "tơ"),)),
        ("lôgic", ()),
    ],
)
def test_two_syllables_written_as_one(word: str, halves: tuple[tuple[str, str], ...]) -> None:
    assert glued_halves(word) == halves


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("hiên", "hiện", True),  # a tone lost
        ("tính", "tỉnh", True),  # another tone
        ("dến", "đến", True),  # another letter
        ("hành", "hàng", True),
        ("ngiệp", "nghiệp", True),  # a letter lost
        ("thcự", "thực", False),  # letters and marks swapped: more than one slip
        ("htực", "thực", True),
        ("nhiem", "nhiệm", False),  # two marks lost
        ("sở", "sở", False),
    ],
)
def test_one_slip_of_the_hand(left: str, right: str, *, expected: bool) -> None:
    assert one_slip(left, right) is expected
    assert one_slip(right, left) is expected


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("trương", "chương", True),
        ("sử", "xử", True),
        ("giành", "dành", True),
        ("hàng", "hàn", True),
        ("ngã", "ngả", True),
        ("tác", "tát", True),
        ("trương", "trường", False),
        ("an", "ac", False),
    ],
)
def test_syllables_that_sound_alike(left: str, right: str, *, expected: bool) -> None:
    assert (sound(left) == sound(right)) is expected


def test_what_is_no_syllable_has_no_sound() -> None:
    assert sound("xyz") is None


def test_two_spellings_of_a_word_have_one_key() -> None:
    assert [habitual(word) for word in ("hoá", "hóa", "kĩ", "kỹ", "qui", "hi", "bí")] == [
        *("hóa", "hóa", "kỹ", "kỹ", "quy", "hy", "bí"),
    ]
