"""XML from strangers: no entities, no network, no huge trees, and one clear error."""

from __future__ import annotations

from lxml import etree

from dieuhanh.sources.errors import DamagedError

_HEAD = 4096  # a declaration further down still has its entities left unresolved


def parse(content: bytes) -> etree._Element:
    """Return the root element; raise `DamagedError` for what is no well-formed XML, or declares entities."""
    if b"<!DOCTYPE" in content[:_HEAD].replace(b"\0", b"").upper():
        raise _damaged()
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as fault:
        raise _damaged() from fault
    return root


def local(element: etree._Element) -> str:
    """Return an element's name without its namespace; "" for a comment or an instruction."""
    tag: object = element.tag  # of a comment it is a function
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _damaged() -> DamagedError:
    return DamagedError(
        "Nội dung XML bị hỏng hoặc không an toàn. Hãy lấy lại tệp gốc rồi gửi lại.",
        "The XML in it is damaged or unsafe. Get the original and send it again.",
    )
