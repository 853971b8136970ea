"""XML from strangers: no entities, no network, no huge trees, and one clear error."""

from __future__ import annotations

from lxml import etree

from dieuhanh.sources.errors import DamagedError


def parse(content: bytes) -> etree._Element:
    """Return the root element; raise `DamagedError` for what is no well-formed XML, or declares entities."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as fault:
        raise _damaged() from fault
    if root.getroottree().docinfo.doctype:
        raise _damaged()
    return root


def local(element: etree._Element) -> str:
    """Return an element's name without its namespace; "" for a comment or an instruction."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _damaged() -> DamagedError:
    return DamagedError(
        "Nội dung XML bị hỏng hoặc không an toàn. Hãy lấy lại tệp gốc rồi gửi lại.",
        "The XML in it is damaged or unsafe. Get the original and send it again.",
    )
