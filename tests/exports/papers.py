"""A report such as the Office writes, for the tests of papers."""

from __future__ import annotations

from datetime import date

from dieuhanh.exports.administrative import Figure, Heading, Paragraph, Report
from dieuhanh.exports.charts import Bar, bars
from dieuhanh.exports.tables import Column, Table

TABLE = Table(
    "Nhiệm vụ quá hạn",
    (
        Column("Cơ quan", width=30),
        Column("Quá hạn", "number"),
        Column("Tỷ lệ", "percent"),
        Column("Hạn", "date"),
    ),
    (
        ("Sở Y tế <b>", 5, 41.7, date(2023, 12, 20)),
        ("=UBND xã Mẫu Sơn", 1234, 12.5, None),
    ),
    notes=("Số liệu lúc 07:30 ngày 02/01/2024.",),
)

CHART = bars("Quá hạn theo cơ quan", [Bar("Sở Y tế", 5, "lâu nhất 41 ngày"), Bar("Sở Nội vụ", 2)])

REPORT = Report(
    parent_body="UBND TỈNH LẠNG SƠN",
    body="VĂN PHÒNG",
    sign="/BC-VP",
    place="Lạng Sơn",
    day=date(2024, 1, 2),
    kind="Báo cáo",
    subject="Tình hình thực hiện nhiệm vụ UBND tỉnh giao, tuần 1 năm 2024",
    blocks=(
        Heading("1. Tình hình chung"),
        Paragraph("Trong 186 việc đang làm: 17 quá hạn (giảm 3), 24 đến hạn tuần này <script>."),
        Figure(
            bars("Quá hạn theo cơ quan", [Bar("Sở Y tế", 5, "lâu nhất 41 ngày"), Bar("Sở Nội vụ", 2)]),
            "Sở Y tế chậm nhất.",
        ),
        TABLE,
    ),
    recipients=("Chủ tịch UBND tỉnh", "Lưu: VT"),
    signatory=("KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"),
)
