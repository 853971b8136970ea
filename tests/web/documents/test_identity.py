"""Which document a citation means: tables of citations as texts write them."""

from __future__ import annotations

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dieuhanh.web.documents.identity import Cited, Context, address, identify, identify_all, key

HOME = "UBND tỉnh Lạng Sơn"
HERE = Context(home=HOME, text_key="t1")
ID = UUID("01890000-0000-7000-8000-000000000000")


@pytest.mark.parametrize(
    ("cited", "expected"),
    [
        (Cited("Quyết định", "2267/QĐ-UBND", "2023-12-30"), "2023/2267-qd-ubnd"),
        (Cited("Quyết định", "29/2023/QĐ-UBND", "2023-12-31"), "2023/29-2023-qd-ubnd"),
        (Cited("Quyết định", "29 /2023/Q\u00d0-UBND"), "2023/29-2023-qd-ubnd"),
        (Cited("Quyết định", "01/2016/QÐ-UBND", "2016-01-14"), "2016/01-2016-qd-ubnd"),
        (Cited("Quyết định", "05/QĐ-BXD", "2006-03-08"), "2006/05-qd-bxd"),
        (Cited("Công văn", "14679/BGTVT-KHCN&MT", "2023-12-21"), "2023/14679-bgtvt-khcn-mt"),
        (Cited("Chương trình hành động", "98-CTr/TU", "2023-12-08"), "2023/98-ctr-tu"),
        (Cited("Luật", "13/2023/QH15"), "2023/13-2023-qh15"),
        (
            Cited("Kế hoạch", "150/KH-BCĐ", "2023-12-26", "Ban Chỉ đạo phát triển du lịch tỉnh"),
            "2023/150-kh-bcd--phat-trien-du-lich",
        ),
        (
            Cited(
                "Kế hoạch", "152/KH-BCĐ", "2023-12-28", "Ban Chỉ đạo xây dựng Công viên địa chất toàn cầu tỉnh Lạng Sơn"
            ),
            "2023/152-kh-bcd--cong-vien-dia-chat-toan-cau",
        ),
        (Cited("Kế hoạch", "150/KH-BCĐ", "2023-12-26"), "2023/150-kh-bcd--chua-ro-co-quan"),
        (
            Cited("Báo cáo", "37/BC-TTr", "2023-11-09", "Thanh tra Bộ Tài chính"),
            "2023/37-bc-ttr--thanh-tra-bo-tai-chinh",
        ),
        (Cited("Công văn", "5601/LĐTBXH-VP", "2023-12-20", "Bộ LĐTBXH"), "2023/5601-ldtbxh-vp"),
        (
            Cited("Quyết định", "12/QĐ-UBND", "2023-01-09", "UBND huyện Lộc Bình"),
            "2023/12-qd-ubnd--ubnd-huyen-loc-binh",
        ),
        (
            Cited("Quyết định", "12/QĐ-UBND", "2023-01-09", "Chủ tịch Ủy ban nhân dân huyện Lộc Bình"),
            "2023/12-qd-ubnd--ubnd-huyen-loc-binh",
        ),
        (Cited("Công văn", "9/UBND-KT", "2023-01-09", "UBND tỉnh Bắc Giang"), "2023/9-ubnd-kt--ubnd-tinh-bac-giang"),
        (Cited("Nghị quyết", "04/NQ-CP"), f"khong-nam/{ID}"),
        (Cited("Luật", quote="Luật Đất đai"), "luat/dat-dai"),
        (
            Cited("Luật", quote="Luật Quản lý, sử dụng\n tài sản công năm 2017"),
            "luat/quan-ly-su-dung-tai-san-cong-2017",
        ),
        (
            Cited("Luật", None, "2025-02-19", None, "Luật Tổ chức chính quyền địa phương ngày 19 tháng 02 năm 2025"),
            "luat/to-chuc-chinh-quyen-dia-phuong-2025",
        ),
        (Cited("Bộ luật", quote="Bộ luật Lao động"), "luat/bo-luat-lao-dong"),
    ],
)
def test_address(cited: Cited, expected: str) -> None:
    assert address(identify(cited, HERE), ID) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Cited("Quyết định", "5/QĐ-BXD", "2006-03-08"), Cited("Quyết định", "05/QĐ-BXD", "2006-03-08", "Bộ Xây dựng")),
        (
            Cited("Quyết định", "448/QĐ-UBND", "2022-03-14"),
            Cited("Quyết định", "448/QÐ-UBND", "2022-03-14", "UBND tỉnh"),
        ),
        (
            Cited("Quyết định", "448/QĐ-UBND", "2022-03-14", "Chủ tịch UBND tỉnh"),
            Cited("Quyết định", "448/QĐ-UBND", "2022-03-14", "Ủy ban nhân dân tỉnh Lạng Sơn"),
        ),
        (
            Cited("Công văn", "73/BC-LMHTX", "2023-10-31", "Liên minh Hợp tác xã tỉnh"),
            Cited("Báo cáo", "73/BC-LMHTX", "2023-10-31"),
        ),
        (
            Cited("Kế hoạch", "150/KH-BCĐ", "2023-12-26", "Ban Chỉ đạo phát triển du lịch tỉnh"),
            Cited("Kế hoạch", "150/KH-BCĐ", "2023-12-26", "Ban Chỉ đạo Phát triển du lịch tỉnh Lạng Sơn"),
        ),
    ],
)
def test_spellings_of_one_document_meet(one: Cited, other: Cited) -> None:
    assert key(identify(one, HERE), HERE) == key(identify(other, HERE), HERE)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            Cited("Kế hoạch", "150/KH-BCĐ", "2023-12-26", "Ban Chỉ đạo phát triển du lịch tỉnh"),
            Cited("Kế hoạch", "150/KH-BCĐ", "2023-12-26", "Ban Chỉ đạo hóa đơn điện tử"),
            id="advisory bodies number for themselves",
        ),
        pytest.param(
            Cited("Quyết định", "29/2023/QĐ-UBND", "2023-12-31"),
            Cited("Quyết định", "29/QĐ-UBND", "2023-01-06"),
            id="normative documents have their own series",
        ),
        pytest.param(
            Cited("Quyết định", "12/QĐ-UBND", "2022-01-09"),
            Cited("Quyết định", "12/QĐ-UBND", "2023-01-09"),
            id="numbers start again each year",
        ),
        pytest.param(
            Cited("Quyết định", "12/QĐ-UBND", "2023-01-09"),
            Cited("Quyết định", "12/QĐ-UBND", "2023-01-09", "UBND huyện Lộc Bình"),
            id="a district is not the province",
        ),
        pytest.param(
            Cited("Kế hoạch", "12/KH-UBND", "2023-01-09"), Cited("Kế hoạch", "12/KH-BCĐ", "2023-01-09"), id="sign"
        ),
    ],
)
def test_different_documents_stay_apart(one: Cited, other: Cited) -> None:
    assert key(identify(one, HERE), HERE) != key(identify(other, HERE), HERE)


FULL = Cited("Công điện", "1404/CĐ-TTg", "2023-12-24", "Thủ tướng Chính phủ")
LAW = Cited("Luật", quote="Luật Quản lý, sử dụng tài sản công năm 2017")


@pytest.mark.parametrize(
    ("others", "short", "reason", "year"),
    [
        ([FULL], Cited("Công điện", "1404/CĐ-TTg"), "context", 2023),
        ([FULL, FULL], Cited("Công điện", "1404/CĐ-TTg"), "context", 2023),
        ([FULL], Cited("Công điện", "1404"), "context", 2023),
        ([FULL], Cited("Nghị định", "1404"), "stub", None),
        ([FULL, Cited("Công điện", "1404/CĐ-TTg", "2022-01-05")], Cited("Công điện", "1404/CĐ-TTg"), "stub", None),
        ([], Cited("Công điện", "1404/CĐ-TTg"), "stub", None),
        ([LAW], Cited("Luật", quote="Luật Quản lý, sử dụng tài sản công"), "context", 2017),
        ([], Cited("Luật", quote="Luật Đất đai"), "exact", None),
    ],
)
def test_what_is_left_out_comes_from_the_same_text_only_where_one_fits(
    others: list[Cited], short: Cited, reason: str, year: int | None
) -> None:
    identities, _ = identify_all([short, *others], HOME, "t1")
    assert (identities[0].reason, identities[0].year) == (reason, year)


def test_an_advisory_body_left_out_comes_from_the_same_text() -> None:
    full = Cited("Kế hoạch", "150/KH-BCĐ", "2023-12-26", "Ban Chỉ đạo phát triển du lịch tỉnh")
    (short, said), context = identify_all([Cited("Kế hoạch", "150/KH-BCĐ", "2023-12-26"), full], HOME, "t1")
    assert key(short, context) == key(said, context)


def test_what_no_text_tells_apart_is_not_thrown_together() -> None:
    short = Cited("Nghị quyết", "04/NQ-CP")
    here, there = Context(HOME, "t1"), Context(HOME, "t2")
    assert key(identify(short, here), here) != key(identify(short, there), there)


@given(st.builds(Cited, st.text(), st.none() | st.text(), st.none(), st.none() | st.text(), st.text()))
def test_no_citation_is_refused(cited: Cited) -> None:
    identity = identify(cited, HERE)
    assert key(identity, HERE)
    assert address(identity, ID)
