"""What a name means on a day, in the spellings of officials; who a group of addressees is."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dieuhanh.web.organisations.directory import Body, Directory, Group, Name
from dieuhanh.web.organisations.files import read_folder
from dieuhanh.web.organisations.validity import Validity

OLD = date(2023, 12, 27)
MERGED = date(2025, 3, 1)
NEW = date(2025, 7, 1)


@pytest.fixture(scope="module")
def lang_son(demo: Path) -> Directory:
    """The organisations of the demonstration province."""
    tables = read_folder(demo / "to-chuc")
    bodies = (
        Body(row.key, row.kind, tuple(map(Name, (row.name, *row.short_names))), row.validity)
        for row in tables.organisations
    )
    groups = (
        Group(
            row.key,
            row.wordings,
            row.kinds,
            row.included,
            row.excluded,
            row.validity,
            row.decision,
        )
        for row in tables.groups
    )
    return Directory(bodies, groups)


@pytest.mark.parametrize(
    ("name", "on", "key"),
    [
        ("UBND tỉnh", OLD, "ubnd-tinh"),
        ("Ủy ban nhân dân tỉnh Lạng Sơn", OLD, "ubnd-tinh"),
        ("Chủ tịch UBND tỉnh", OLD, "ubnd-tinh"),
        ("Sở Nội vụ", OLD, "so-noi-vu"),
        ("Sở Nội vụ", MERGED, "so-noi-vu-2025"),
        ("sở nội vụ tỉnh Lạng Sơn", date(2025, 2, 28), "so-noi-vu"),
        ("Sở KH&ĐT", OLD, "so-ke-hoach-dau-tu"),
        ("Sở Kế hoạch & Đầu tư", OLD, "so-ke-hoach-dau-tu"),
        ("Sở NN và PTNT", OLD, "so-nong-nghiep-ptnt"),
        ("Sở NNPTNT", OLD, "so-nong-nghiep-ptnt"),
        ("Sở NN&MT", MERGED, "so-nong-nghiep-moi-truong"),
        ("Sở Lao động, Thương binh và Xã hội", OLD, "so-ldtbxh"),
        ("Giám đốc Sở Tài chính", OLD, "so-tai-chinh"),
        ("Phó Giám đốc Sở Tài chính", MERGED, "so-tai-chinh-2025"),
        ("Chánh Văn phòng UBND tỉnh", OLD, "van-phong-ubnd"),
        ("VP UBND tỉnh", OLD, "van-phong-ubnd"),
        ("UBND H. Lộc Bình", OLD, "huyen-188-loc-binh"),
        ("huyện Lộc Bình", OLD, "huyen-188-loc-binh"),
        ("Phó Chủ tịch UBND huyện Đình Lập", OLD, "huyen-189-dinh-lap"),
        ("UBND TP. Lạng Sơn", OLD, "tp-178-lang-son"),
        ("UBND xã Mẫu Sơn", NEW, "xa-06541-mau-son"),
        ("UBND xã Mẫu Sơn (huyện Lộc Bình)", OLD, "xa-cu-06532-mau-son"),
        ("UBND phường Chi Lăng", OLD, "xa-cu-05983-chi-lang"),
        ("BCĐ hóa đơn điện tử", OLD, "bcd-hoa-don-dien-tu"),
        ("Tổ thường trực triển khai áp dụng hóa đơn điện tử", OLD, "to-hoa-don-dien-tu"),
    ],
)
def test_one_body_is_meant(lang_son: Directory, name: str, on: date, key: str) -> None:
    body = lang_son.resolve(name, on).one
    assert body is not None
    assert body.key == key


@pytest.mark.parametrize(
    ("name", "on", "reason", "keys"),
    [
        ("UBND xã Mẫu Sơn", OLD, "several", {"xa-cu-06238-mau-son", "xa-cu-06532-mau-son"}),
        ("Chi Lăng", NEW, "one", {"xa-06463-chi-lang"}),
        ("Sở Giao thông vận tải", MERGED, "ended", {"so-giao-thong-van-tai"}),
        ("UBND huyện Lộc Bình", NEW, "ended", {"huyen-188-loc-binh"}),
        ("Sở Dân tộc và Tôn giáo", OLD, "not_yet", {"so-dan-toc-ton-giao"}),
        ("UBND tỉnh Bắc Kạn", OLD, "unknown", set()),
        ("", OLD, "unknown", set()),
    ],
)
def test_what_is_not_clear_is_said(lang_son: Directory, name: str, on: date, reason: str, keys: set[str]) -> None:
    resolution = lang_son.resolve(name, on)
    assert (resolution.reason, {body.key for body in resolution.bodies}) == (reason, keys)


def test_one_place_name_keeps_ward_district_town_and_communes_apart(lang_son: Directory) -> None:
    assert {body.key for body in lang_son.resolve("Chi Lăng", OLD).bodies} == {
        "huyen-187-chi-lang",
        "xa-cu-05983-chi-lang",
        "xa-cu-06034-chi-lang",
        "xa-cu-06466-chi-lang",
        "xa-cu-06523-chi-lang",
    }


@pytest.mark.parametrize(
    ("wording", "on", "decision", "count"),
    [
        ("UBND các huyện, thành phố", OLD, "auto", 11),
        ("Ủy ban nhân dân các huyện, thành phố Lạng Sơn", OLD, "auto", 11),
        ("UBND các huyện", OLD, "auto", 10),
        ("UBND các huyện, thành phố", NEW, "manual", 0),
        ("UBND cấp xã", OLD, "auto", 200),
        ("UBND cấp xã", date(2024, 12, 1), "auto", 194),
        ("UBND cấp xã", NEW, "auto", 65),
        ("các sở, ban, ngành tỉnh", OLD, "confirm", 20),
        ("các cơ quan liên quan", OLD, "manual", 0),
    ],
)
def test_a_group_is_who_is_there_on_the_day(
    lang_son: Directory, wording: str, on: date, decision: str, count: int
) -> None:
    expansion = lang_son.expand(wording, on)
    assert expansion is not None
    assert (expansion.decision, len(expansion.members)) == (decision, count)
    assert all(body.validity.covers(on) for body in expansion.members)


def test_a_single_body_is_no_group(lang_son: Directory) -> None:
    assert lang_son.expand("Sở Y tế", OLD) is None


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Kiện toàn Ban Chỉ đạo cấp nước an toàn và chống thất thoát, thất thu nước sạch", {"bcd-cap-nuoc-an-toan"}),
        (
            "Ban Chỉ đạo và Tổ thường trực triển khai áp dụng hóa đơn điện tử",
            {"bcd-hoa-don-dien-tu", "to-hoa-don-dien-tu"},
        ),
        ("Hội đồng quản lý Quỹ Phát triển đất tỉnh nhiệm kỳ 2019 - 2024", {"hdql-quy-phat-trien-dat"}),
        ("Phát triển du lịch trong năm 2024", set()),
    ],
)
def test_committees_that_a_text_writes_out(lang_son: Directory, text: str, keys: set[str]) -> None:
    assert {body.key for body in lang_son.committees_in(text, OLD)} == keys


def test_a_renamed_body_is_found_by_each_name_in_its_time() -> None:
    before, after = (
        Name("Trung tâm A", Validity(end=date(2024, 6, 30))),
        Name("Trung tâm B", Validity(date(2024, 7, 1))),
    )
    held = Directory([Body("tt", "don_vi_su_nghiep", (before, after))])
    assert held.resolve("Trung tâm A", date(2024, 6, 30)).reason == "one"
    assert held.resolve("Trung tâm B", date(2024, 6, 30)).one is None
    assert held.bodies["tt"].name_on(date(2024, 7, 1)) == "Trung tâm B"
