"""Pictures of items: what is taken, what the file loses, what is checked, and where readers see them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from dieuhanh.web.accounts.models import User
from dieuhanh.web.bulletins import editing, photographs, picturing, publishing
from dieuhanh.web.bulletins.candidates import candidates
from dieuhanh.web.bulletins.checks import problems
from dieuhanh.web.bulletins.editing import open_draft
from dieuhanh.web.bulletins.models import Bulletin, BulletinItem, Picture, WithdrawalReason
from dieuhanh.web.bulletins.photographs import PictureError, prepared
from dieuhanh.web.documents import files
from tests.web.bulletins.conftest import AT, WEEK

PLACE, AUTHOR = 0x8825, 0x013B
Draw = Callable[..., bytes]


@pytest.fixture(scope="module")
def draw() -> Draw:
    """A function that makes a picture file, wide and noisy, as a camera does."""

    def drawn(form: str = "JPEG", size: tuple[int, int] = (1600, 900), *, turned: bool = False) -> bytes:
        image = Image.effect_noise(size, 60).convert("RGB")
        exif = Image.Exif()
        exif[AUTHOR] = "Nguyễn Văn A"
        exif.get_ifd(PLACE)[1] = "N"
        if turned:
            exif[0x0112] = 6
        stream = io.BytesIO()
        image.save(stream, form, exif=exif.tobytes())
        return stream.getvalue()

    return drawn


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_what_the_file_knows_does_not_go_out(draw: Draw, form: str) -> None:
    photograph = prepared(draw(form, turned=True))
    with Image.open(io.BytesIO(photograph.content)) as image:
        assert image.format == "WEBP"
        assert not image.getexif()
        assert image.info.keys().isdisjoint({"exif", "xmp", "icc_profile"})
        assert image.size == (photograph.width, photograph.height)
        assert image.height > image.width  # it stands upright, as its file said
    assert len(photograph.content) <= 45_000
    assert b"Nguy" not in photograph.content


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "không phải ảnh"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "không phải ảnh"),
        (b"%PDF-1.7 ...", "không phải ảnh"),
        (b"GIF89a" + bytes(40), "không phải ảnh"),
        (b"\xff\xd8\xff\xe0 no picture behind the head", "không phải ảnh"),
        (bytes(photographs.LARGEST + 1), "15 MB"),
    ],
    ids=["empty", "svg", "pdf", "gif", "head", "large"],
)
def test_what_is_no_picture_is_refused_with_what_to_do(data: bytes, words: str) -> None:
    with pytest.raises(PictureError, match=words):
        prepared(data)


def test_a_small_file_that_opens_into_a_huge_picture_is_refused() -> None:
    stream = io.BytesIO()
    Image.new("1", (12_000, 9_000)).save(stream, "PNG")
    assert len(stream.getvalue()) < 100_000
    with pytest.raises(PictureError, match="50 triệu"):
        prepared(stream.getvalue())


def test_a_picture_that_is_cut_off_is_refused(draw: Draw) -> None:
    with pytest.raises(PictureError):
        prepared(draw()[:5000])


@pytest.fixture
def item(reviewer: User, confirmed_week: object) -> BulletinItem:
    """The first item of a draft."""
    draft = open_draft(actor=reviewer.actor, week=WEEK)
    for found in candidates(draft)[:2]:
        editing.add_item(actor=reviewer.actor, bulletin=draft, revision=draft.revision, candidate=found)
    return draft.items.select_related("bulletin").get(position=1)


@pytest.fixture
def add(reviewer: User, item: BulletinItem, draw: Draw) -> Callable[..., Picture]:
    """A function that puts a picture under the item."""

    def added(caption: str = "Cầu mới", alternative: str = "Cây cầu bắc qua sông, nhìn từ bờ.") -> Picture:
        return picturing.add_picture(
            actor=reviewer.actor,
            item=item,
            revision=Bulletin.objects.get(pk=item.bulletin_id).revision,
            data=draw(size=(300, 200)),
            name="cau.jpg",
            caption=caption,
            alternative=alternative,
        )

    return added


def of_pictures(bulletin: Bulletin) -> list[str]:
    return [problem.words for problem in problems(bulletin) if problem.check == "pictures" and problem.blocks]


@pytest.mark.django_db
def test_words_are_wanted_before_publishing(reviewer: User, item: BulletinItem, add: Callable[..., Picture]) -> None:
    picture = add(caption="", alternative="")
    assert of_pictures(item.bulletin) == ["Ảnh “cau.jpg” thiếu mô tả.", "Ảnh “cau.jpg” thiếu chú thích."]
    item.bulletin.refresh_from_db()
    picturing.describe_picture(
        actor=reviewer.actor,
        picture=picture,
        revision=item.bulletin.revision,
        caption="Bà B, điện thoại 0912 345 678",
        alternative="Một cây cầu.",
    )
    assert of_pictures(item.bulletin) == []
    assert "personal" in {problem.check for problem in problems(item.bulletin) if problem.blocks}


@pytest.mark.django_db
def test_there_are_six_at_most(add: Callable[..., Picture], item: BulletinItem) -> None:
    for _ in range(picturing.MOST):
        add()
    with pytest.raises(PictureError, match="nhiều nhất 6"):
        add()
    assert [picture.position for picture in item.pictures.all()] == [1, 2, 3, 4, 5, 6]


def published(reviewer: User, leader: User, bulletin: Bulletin) -> None:
    for problem in problems(bulletin):
        publishing.waive(actor=reviewer.actor, bulletin=bulletin, finding=problem.key, reason="đã xem")
    waiting = publishing.submit(actor=reviewer.actor, bulletin=bulletin)
    publishing.approve(actor=leader.actor, bulletin=waiting, at=AT)


@pytest.mark.django_db
def test_readers_see_it_from_publishing_to_taking_down(
    reviewer: User, leader: User, item: BulletinItem, add: Callable[..., Picture], client: Client
) -> None:
    picture = add()
    assert client.get(picture.path).status_code == 404
    published(reviewer, leader, item.bulletin)
    answer = client.get(picture.path)
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/webp")
    assert answer.content == files.fetch(picture.file.path)
    assert "immutable" in answer["Cache-Control"]
    assert client.get(picture.path, headers={"if-none-match": answer["ETag"]}).status_code == 304
    figure = f'<img src="{picture.path}" alt="Cây cầu bắc qua sông, nhìn từ bờ." width="300" height="200"'
    for path in (item.bulletin.path, item.path):
        page = client.get(path).content.decode()
        assert figure in page
        assert "<figcaption>Cầu mới</figcaption>" in page
    twin = client.get(f"{item.bulletin.path}nguon.json").json()
    assert [one["caption"] for one in twin["items"][0]["pictures"]] == ["Cầu mới"]
    with zipfile.ZipFile(io.BytesIO(client.get(f"{item.bulletin.path}ban-tin.docx").content)) as word:
        told = word.read("word/document.xml").decode()
        assert 'descr="Cây cầu bắc qua sông, nhìn từ bờ."' in told
        assert "Cầu mới" in told
        assert any(name.endswith(".jpg") for name in word.namelist())
    publishing.withdraw(
        actor=leader.actor,
        bulletin=item.bulletin,
        reason=WithdrawalReason.MISTAKE,
        words="Nhầm.",
        replacement="",
        at=AT,
    )
    assert client.get(picture.path).status_code == 404


@pytest.mark.django_db
def test_an_editor_uploads_and_a_reader_may_not(
    reviewer: User, leader: User, item: BulletinItem, draw: Draw, client: Client
) -> None:
    address = f"/nb/ban-tin/2023-52/soan/muc/{item.pk}/anh/"
    client.force_login(reviewer)
    page = client.get(address).content.decode()
    assert "dữ liệu cá nhân" in page
    form = {"viec": "them", "revision": Bulletin.objects.get(pk=item.bulletin_id).revision, "caption": "Cầu mới"}

    def post(data: bytes, **more: object) -> str:
        file = SimpleUploadedFile("anh.jpg", data)
        return client.post(address, {**form, "file": file, **more}, follow=True).content.decode()

    assert "Xem kỹ ảnh rồi đánh dấu." in post(draw(size=(60, 40)))
    refused = post(b"MZ no picture", looked="on")
    assert "không phải ảnh" in refused
    assert 'value="Cầu mới"' in refused  # nothing typed is lost
    assert "Đã thêm ảnh." in post(draw(size=(60, 40)), looked="on")
    assert "vừa được người khác sửa" in post(draw(size=(60, 40)), looked="on")
    picture = item.pictures.get()
    shown = f"/nb/ban-tin/2023-52/hinh/{picture.pk}/"
    assert client.get(shown)["Content-Type"] == "image/webp"
    assert shown in client.get("/nb/ban-tin/2023-52/xem-truoc/").content.decode()
    revision = Bulletin.objects.get(pk=item.bulletin_id).revision
    taken = client.post(address, {"viec": "bo", "anh": picture.pk, "revision": revision}, follow=True)
    assert "Đã bỏ ảnh." in taken.content.decode()
    client.force_login(leader)
    assert client.post(address, form).status_code == 403
