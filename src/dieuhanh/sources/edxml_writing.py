"""Messages of the document exchange written in the nested form that QCVN 102:2016/BTTTT shows."""

from __future__ import annotations

import base64

from lxml import etree

from dieuhanh.sources.edxml_model import Message, Organ, Trace

NAMESPACE = "http://www.mic.gov.vn/TBT/QCVN_102_2016"
_E = f"{{{NAMESPACE}}}"


def write(message: Message) -> bytes:
    """Return the message as XML in UTF-8."""
    root = etree.Element(f"{_E}edXML", nsmap={"edXML": NAMESPACE})
    envelope = etree.SubElement(root, f"{_E}edXMLEnvelope")
    header = etree.SubElement(envelope, f"{_E}edXMLHeader")
    _write_header(etree.SubElement(header, f"{_E}MessageHeader"), message)
    if message.traces:
        traces = etree.SubElement(header, f"{_E}TraceHeaderList")
        for trace in message.traces:
            _write_trace(etree.SubElement(traces, f"{_E}TraceHeader"), trace)
    if message.attachments:
        body = etree.SubElement(root, f"{_E}AttachmentEncoded")
        for attachment in message.attachments:
            node = etree.SubElement(body, f"{_E}Attachment")
            _put(node, "ContentType", attachment.media_type)
            _put(node, "AttachmentName", attachment.name)
            _put(node, "ContentTransferEncoded", "base64")
            _put(node, "AttachmentContent", base64.b64encode(attachment.content).decode("ascii"))
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _write_header(node: etree._Element, message: Message) -> None:
    _put_organ(etree.SubElement(node, f"{_E}From"), message.sender)
    for receiver in message.receivers:
        _put_organ(etree.SubElement(node, f"{_E}To"), receiver)
    _put_group(node, "Code", CodeNumber=message.number, CodeNotation=message.notation)
    day = message.promulgated.isoformat() if message.promulgated else ""
    _put_group(node, "PromulgationInfo", Place=message.place, PromulgationDate=day)
    _put_group(node, "DocumentType", Type=message.type_code, TypeName=message.type_name)
    _put(node, "Subject", message.subject)
    _put_group(
        node,
        "SignerInfo",
        Competence=message.signer_competence,
        Position=message.signer_position,
        FullName=message.signer,
    )
    _put(node, "DueDate", message.due.isoformat() if message.due else "")
    _put_group(node, "OtherInfo", PageAmount="" if message.pages is None else str(message.pages))
    _put(node, "DocumentId", message.document_id)
    if message.responds_to:
        _put_group(node, "ResponseFor", DocumentId=message.responds_to)


def _write_trace(node: etree._Element, trace: Trace) -> None:
    _put_organ(node, trace.organ)
    _put(node, "StatusCode", trace.status.value if trace.status else "")
    _put(node, "Timestamp", trace.at.strftime("%Y-%m-%dT%H:%M:%S%z") if trace.at else "")
    _put(node, "Description", trace.comment)
    _put(node, "Staff", trace.staff)


def _put_organ(node: etree._Element, organ: Organ) -> None:
    _put(node, "OrganId", organ.code)
    _put(node, "OrganName", organ.name)


def _put_group(node: etree._Element, name: str, **values: str) -> None:
    if any(values.values()):
        group = etree.SubElement(node, f"{_E}{name}")
        for inner, value in values.items():
            _put(group, inner, value)


def _put(node: etree._Element, name: str, value: str) -> None:
    if value:
        etree.SubElement(node, f"{_E}{name}").text = value
