"""The room of parameters as a Django app."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ParametersConfig(AppConfig):
    """Dated numbers of the house and their page."""

    name = "dieuhanh.web.parameters"
    label = "parameters"

    def ready(self) -> None:
        """Say who may do what, where the page is, and that the database watches the table."""
        from dieuhanh.web.audit.witnesses import watch
        from dieuhanh.web.pages import doors, sections
        from dieuhanh.web.parameters.rights import define_rights

        define_rights()
        watch(*self.get_models())
        doors.open_with("/nb/quan-tri/lich-nhac/", "parameters.see")
        sections.add(
            55,
            _("Lịch nhắc và leo thang"),
            _("Nhắc trước mấy ngày, khi nào báo cấp trên, mức xếp hạng; có ngày áp dụng và căn cứ."),
            "parameters:page",
        )
