"""The file that a document came in, given out byte for byte, with what its signatures say."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from dieuhanh.sources.signatures import Signature
from dieuhanh.web.documents import files
from dieuhanh.web.documents.models import Document, StoredFile, TextVersion
from dieuhanh.web.intake.models import SignatureCheck
from dieuhanh.web.intake.selectors import signatures_of


@dataclass(frozen=True, slots=True)
class Original:
    """A file with the last check of its signatures, in the language of the page."""

    file: StoredFile
    check: SignatureCheck | None
    english: bool

    @property
    def fault(self) -> str:
        """Why the signatures could not be checked; empty where they were."""
        if self.check is None:
            return ""
        return self.check.fault_en if self.english else self.check.fault_vi

    @property
    def verdicts(self) -> list[tuple[Signature, str]]:
        """Each signature with its verdict in words."""
        found = self.check.found if self.check else ()
        return [(one, one.message_en if self.english else one.message_vi) for one in found]


def originals_of(document: Document) -> list[Original]:
    """Return the files that texts of a document were read from, the newest first."""
    english = (get_language() or "vi").startswith("en")
    held = StoredFile.objects.filter(texts__document=document).distinct().order_by("-recorded_at")
    return [Original(file, signatures_of(file), english) for file in held]


@require_GET
def original(request: HttpRequest, identifier: UUID) -> FileResponse:
    """Give out the file as it came; only files that a text was read from, not those of tasks or people."""
    file = get_object_or_404(StoredFile, pk=identifier)
    if not TextVersion.objects.filter(file=file).exists():
        raise Http404
    return FileResponse(
        files.opened(file.path),
        as_attachment=True,
        filename=file.original_name,
        content_type="application/octet-stream",
    )
