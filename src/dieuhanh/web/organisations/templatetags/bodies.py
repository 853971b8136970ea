"""Words for what kind of body something is; provinces may keep kinds of their own, which are shown as written."""

from __future__ import annotations

from django import template
from django.utils.translation import gettext_lazy as _

register = template.Library()

_WORDS = {
    "ban": _("Ban quản lý"),
    "ban_chi_dao": _("Ban Chỉ đạo, tổ công tác"),
    "chi_cuc": _("Chi cục"),
    "cong_an": _("Công an"),
    "cuc_trung_uong": _("Cơ quan Trung ương trên địa bàn"),
    "dang": _("Cơ quan Đảng"),
    "doanh_nghiep": _("Doanh nghiệp"),
    "don_vi_su_nghiep": _("Đơn vị sự nghiệp"),
    "hdnd": _("Hội đồng nhân dân"),
    "hoi": _("Hội"),
    "ngan_hang": _("Ngân hàng"),
    "quy": _("Quỹ"),
    "so": _("Sở"),
    "thanh_tra": _("Thanh tra"),
    "to_chuc_ctxh": _("Tổ chức chính trị - xã hội"),
    "trung_uong": _("Cơ quan Trung ương"),
    "ubnd_huyen": _("UBND cấp huyện"),
    "ubnd_tinh": _("UBND tỉnh"),
    "ubnd_xa": _("UBND cấp xã"),
    "van_phong": _("Văn phòng"),
}


@register.filter
def kind_words(kind: str) -> str:
    """Return the words for a kind of body (`ubnd_xa`), or the kind itself where there are none."""
    return str(_WORDS.get(kind, kind))
