"""Pictures of pages before and around the OCR: straightening, stamps, ruling, and files that are no pictures."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from benchmarks.sheets import Sheet, noisy, photocopied, rotated, scanned, stamped
from dieuhanh.sources.errors import DamagedError, EmptyError, TooLargeError
from dieuhanh.sources.images import ImageReader
from dieuhanh.sources.images_clean import dots_per_inch, enlarged, grey
from dieuhanh.sources.images_rules import rules_of
from dieuhanh.sources.images_straighten import Straight, straighten, upside_down
from dieuhanh.sources.layout import Box
from dieuhanh.sources.layout_tables import grids_of

PROSE = "Sở Nội vụ chủ trì, phối hợp với Sở Tài chính và các cơ quan liên quan thực hiện; báo cáo kết quả. "


@pytest.fixture(scope="module")
def page() -> Image.Image:
    return scanned(Sheet().prose(*[PROSE * n for n in (3, 5, 2, 6, 4)]).pdf())[0]


def as_bytes(image: Image.Image, form: str, **options: object) -> bytes:
    made = io.BytesIO()
    image.save(made, form, **options)
    return made.getvalue()


@pytest.mark.parametrize("spoilt", [lambda image: image, noisy, photocopied], ids=["clean", "noisy", "photocopied"])
@pytest.mark.parametrize("degrees", [0.0, 1.0, -0.35, 2.7, -4.2])
def test_a_page_laid_askew_is_made_level(page: Image.Image, spoilt: object, degrees: float) -> None:
    assert callable(spoilt)
    straight = straighten(spoilt(rotated(page, degrees)))
    assert straight.degrees == pytest.approx(-degrees, abs=0.11)
    assert straight.quarters == 0


@pytest.mark.parametrize("turn", [Image.Transpose.ROTATE_90, Image.Transpose.ROTATE_270])
def test_a_page_on_its_side_is_stood_up(page: Image.Image, turn: Image.Transpose) -> None:
    straight = straighten(page.transpose(turn))
    assert straight.image.size == page.size
    assert straight.quarters == 1


@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
@pytest.mark.parametrize("degrees", [0.0, 3.0, -2.0])
def test_a_place_on_the_straight_page_leads_back(quarters: int, degrees: float) -> None:
    came = Image.new("L", (600, 800), 255)
    came.paste(0, (440, 100, 470, 110))
    turned = came
    for _ in range(quarters):
        turned = turned.transpose(Image.Transpose.ROTATE_90)
    straight = Straight(turned.rotate(degrees, fillcolor=255), degrees, quarters)
    found = straight.image.point([255] * 128 + [0] * 128).getbbox()
    assert found is not None
    back = straight.back(Box(*map(float, found)))
    assert back.centre == pytest.approx(455, abs=2)
    assert back.middle == pytest.approx(105, abs=2)


def test_half_a_turn_more_leads_back_too() -> None:
    came = Image.new("L", (600, 800), 255)
    straight = upside_down(Straight(came.transpose(Image.Transpose.ROTATE_90), 0.0, 1))
    assert straight.quarters == 3
    back = straight.back(Box(10, 20, 30, 60))
    assert (back.left, back.top, back.width, back.height) == (20, 770, 40, 20)


def test_a_red_stamp_vanishes_and_black_ink_under_it_stays(page: Image.Image) -> None:
    whole = grey(stamped(page, ((0.5, 0.3), (0.4, 0.4))))
    difference = sum(abs(a - b) > 100 for a, b in zip(whole.tobytes(), page.tobytes(), strict=True))
    assert difference < 0.001 * page.width * page.height


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB", "RGBA", "LA", "CMYK", "I;16"])
def test_every_kind_of_picture_becomes_grey(mode: str) -> None:
    assert grey(Image.new("L", (50, 50), 255).convert(mode)).mode == "L"


def test_what_is_transparent_is_paper() -> None:
    assert grey(Image.new("RGBA", (5, 5), (0, 0, 0, 0))).getpixel((2, 2)) == 255


@pytest.mark.parametrize(
    ("size", "told", "dpi"),
    [
        ((1654, 2339), (200, 200), 200),
        ((1654, 2339), (72, 72), 200),  # a likely mistake: the page would be 58 cm wide
        ((1654, 2339), None, 200),
        ((2339, 1654), None, 200),
        ((2480, 3508), (300, 300), 300),
        ((1654, 2339), (0, 0), 200),
    ],
)
def test_dots_an_inch(size: tuple[int, int], told: tuple[int, int] | None, dpi: float) -> None:
    image = Image.new("1", size)
    if told:
        image.info["dpi"] = told
    assert dots_per_inch(image) == pytest.approx(dpi, abs=0.5)


def test_a_coarse_scan_is_enlarged() -> None:
    image, dpi = enlarged(Image.new("L", (827, 1169)), 100)
    assert (image.size, dpi) == ((1654, 2338), 200)


@pytest.mark.parametrize("spoilt", [lambda image: image, noisy], ids=["clean", "noisy"])
def test_the_ruling_of_a_table_is_found(spoilt: object) -> None:
    assert callable(spoilt)
    rows = [("TT", "Nhiệm vụ", "Chủ trì"), *((str(n), PROSE, "Sở Nội vụ") for n in range(1, 5))]
    image = spoilt(scanned(Sheet().prose(PROSE * 4).table(rows, (15, 100, 40)).pdf())[0])
    rules = [Box(*(side * 72 / 200 for side in (r.left, r.top, r.right, r.bottom))) for r in rules_of(image, 200)]
    (grid,) = grids_of(rules)
    assert (len(grid.across) - 1, len(grid.down) - 1) == (5, 3)


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"\x89PNG\r\n\x1a\n not one", DamagedError),
        (as_bytes(Image.effect_noise((300, 300), 50), "PNG")[:2000], DamagedError),
        (as_bytes(Image.effect_noise((300, 300), 50), "JPEG")[:900], DamagedError),
        (b"II*\x00\x08\x00\x00\x00\xff\xff", DamagedError),
        (as_bytes(Image.new("1", (30_000, 30_000), 1), "PNG"), TooLargeError),
        (as_bytes(Image.new("L", (1654, 2339), 255), "PNG"), EmptyError),
    ],
    ids=["no picture", "cut off", "cut off JPEG", "broken TIFF", "bomb", "blank"],
)
def test_a_file_that_cannot_be_read_says_what_to_do(content: bytes, error: type[Exception], vietnamese: None) -> None:
    with pytest.raises(error) as caught:
        ImageReader().read(content, "quét.png")
    assert "Hãy" in str(caught.value)


@pytest.mark.parametrize(
    ("content", "sure"),
    [(b"\x89PNG\r\n\x1a\n", 1.0), (b"\xff\xd8\xff\xe0", 1.0), (b"MM\x00*", 1.0), (b"BM", 0.6), (b"%PDF-", 0.0)],
)
def test_the_content_decides_not_the_name(content: bytes, sure: float) -> None:
    assert ImageReader().accepts(content, "công văn.txt") == sure
