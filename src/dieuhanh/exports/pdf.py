"""Finished HTML as a tagged PDF (PDF/UA-1), made without any request to anywhere."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from weasyprint.urls import URLFetcherResponse

SCHEME = "export:"


class MissingResourceError(LookupError):
    """The HTML names a picture or style that was not handed over; nothing is ever fetched."""


def pdf(html: str, *, resources: Mapping[str, tuple[bytes, str]] | None = None) -> bytes:
    """Return the PDF of an HTML page with its own styles (`<style>` or `resources`).

    `resources` are the files that the page may name as `export:NAME`, each with its media type; `data:` addresses
    work too, any other one raises `MissingResourceError`.
    """
    # Slow to load (seconds): only who makes a PDF waits for it.
    import weasyprint
    from PIL import ImageFile
    from weasyprint.urls import FatalURLFetchingError

    # weasyprint lets the whole process take pictures that are cut off; those who read sources must not.
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    document = weasyprint.HTML(string=html, base_url=SCHEME, url_fetcher=_Given(resources or {}), media_type="print")
    try:
        made: bytes = document.write_pdf(pdf_variant="pdf/ua-1", pdf_tags=True)
    except FatalURLFetchingError as fault:
        raise MissingResourceError(str(fault)) from fault
    return made


class _Given:
    """Gives weasyprint the files that were handed over and no others."""

    def __init__(self, resources: Mapping[str, tuple[bytes, str]]) -> None:
        self._resources = resources

    def __call__(self, url: str, *args: object, **options: object) -> URLFetcherResponse:
        from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

        if url.startswith("data:"):
            fetched: URLFetcherResponse = URLFetcher(allowed_protocols={"data"}).fetch(url)
            return fetched
        found = self._resources.get(url.removeprefix(SCHEME))
        if not url.startswith(SCHEME) or found is None:
            raise FatalURLFetchingError(f"{url} was not handed over")
        data, media_type = found
        return URLFetcherResponse(url, body=data, headers={"Content-Type": media_type})
