"""QTI 2.1: a content package, an XML file for each item and the manifest that lists them.

https://www.imsglobal.org/question/qtiv2p1/imsqti_implv2p1.html
"""

import io
import zipfile
from collections.abc import Sequence
from xml.etree import ElementTree as ET

from assistant.printable import printable
from assistant.quiz.accepted import accepted
from assistant.quiz.item import BLANK, Item
from assistant.quiz.quiz import Quiz

_QTI = "http://www.imsglobal.org/xsd/imsqti_v2p1"
_PACKAGE = "http://www.imsglobal.org/xsd/imscp_v1p1"
_RULES = "http://www.imsglobal.org/question/qti_v2p1/rptemplates/"
_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the same quiz makes the same bytes
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_SINGLE, _MULTIPLE, _ORDERED = "single", "multiple", "ordered"


def to_qti(quiz: Quiz) -> bytes:
    """A ZIP archive that learning platforms import."""
    manifest = ET.Element("manifest", xmlns=_PACKAGE, identifier=f"quiz-{quiz.doc_id}-{quiz.seed}")
    metadata = ET.SubElement(manifest, "metadata")
    ET.SubElement(metadata, "schema").text = "QTIv2.1 Package"
    ET.SubElement(metadata, "schemaversion").text = "1.0.0"
    ET.SubElement(manifest, "organizations")
    resources = ET.SubElement(manifest, "resources")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for item in quiz.items:
            name = f"items/{item.id}.xml"
            _write(package, name, _item(item))
            resource = ET.SubElement(
                resources,
                "resource",
                identifier=f"i{item.id}",
                type="imsqti_item_xmlv2p1",
                href=name,
            )
            ET.SubElement(resource, "file", href=name)
        _write(package, "imsmanifest.xml", manifest)
    return out.getvalue()


def _write(package: zipfile.ZipFile, name: str, root: ET.Element) -> None:
    data: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    package.writestr(zipfile.ZipInfo(name, _LONG_AGO), data, zipfile.ZIP_DEFLATED)


def _item(item: Item) -> ET.Element:
    root = ET.Element(
        "assessmentItem",
        {
            "xmlns": _QTI,
            "identifier": f"i{item.id}",
            "title": printable(item.stem[:80]),
            "adaptive": "false",
            "timeDependent": "false",
            _XML_LANG: item.lang,
        },
    )
    names = {text: f"c{place}" for place, text in enumerate(item.options)}
    if item.kind == "cloze":
        _declare_text(root, accepted(item))
    elif item.kind == "short":
        ET.SubElement(
            root, "responseDeclaration",
            identifier="RESPONSE", cardinality=_SINGLE, baseType="string",
        )  # fmt: skip
    else:
        _declare(root, item, names)
    ET.SubElement(
        root, "outcomeDeclaration", identifier="SCORE", cardinality=_SINGLE, baseType="float"
    )
    body = ET.SubElement(root, "itemBody")
    _ask(body, item, names)
    rubric = ET.SubElement(body, "rubricBlock", view="scorer tutor")
    _paragraph(rubric, item.explanation)
    for point in item.key if item.kind == "short" else ():
        _paragraph(rubric, f"1: {point}")
    if item.kind != "short":
        rule = "map_response" if item.kind == "cloze" else "match_correct"
        ET.SubElement(root, "responseProcessing", template=_RULES + rule)
    return root


def _declare(root: ET.Element, item: Item, names: dict[str, str]) -> None:
    pairs = item.kind == "matching"
    cardinality = {"single": _SINGLE, "truefalse": _SINGLE, "ordering": _ORDERED}
    declared = ET.SubElement(
        root,
        "responseDeclaration",
        identifier="RESPONSE",
        cardinality=cardinality.get(item.kind, _MULTIPLE),
        baseType="directedPair" if pairs else "identifier",
    )
    right = ET.SubElement(declared, "correctResponse")
    for place, text in enumerate(item.key):
        ET.SubElement(right, "value").text = f"p{place} {names[text]}" if pairs else names[text]


def _declare_text(root: ET.Element, answers: Sequence[str]) -> None:
    declared = ET.SubElement(
        root, "responseDeclaration", identifier="RESPONSE", cardinality=_SINGLE, baseType="string"
    )
    right = ET.SubElement(declared, "correctResponse")
    ET.SubElement(right, "value").text = answers[0]
    mapping = ET.SubElement(declared, "mapping", defaultValue="0")
    for answer in answers:
        ET.SubElement(mapping, "mapEntry", mapKey=answer, mappedValue="1", caseSensitive="false")


def _ask(body: ET.Element, item: Item, names: dict[str, str]) -> None:
    if item.kind == "cloze":
        before, _, after = item.stem.partition(BLANK)
        paragraph = _paragraph(body, before)
        entry = ET.SubElement(paragraph, "textEntryInteraction", responseIdentifier="RESPONSE")
        entry.tail = printable(after)
        return
    kinds = {"matching": "match", "ordering": "order", "short": "extendedText"}
    asked = ET.SubElement(
        body, f"{kinds.get(item.kind, 'choice')}Interaction", responseIdentifier="RESPONSE"
    )
    ET.SubElement(asked, "prompt").text = printable(item.stem)
    if item.kind == "short":
        return
    asked.set("shuffle", "false")
    if item.kind == "matching":
        asked.set("maxAssociations", str(len(item.prompts)))
        prompts = {text: f"p{place}" for place, text in enumerate(item.prompts)}
        for side in (prompts, names):
            sides = ET.SubElement(asked, "simpleMatchSet")
            for text, name in side.items():
                choice = ET.SubElement(
                    sides, "simpleAssociableChoice", identifier=name, matchMax="1"
                )
                choice.text = printable(text)
        return
    if item.kind != "ordering":
        asked.set("maxChoices", "0" if item.kind == "multiple" else "1")
    for text, name in names.items():
        ET.SubElement(asked, "simpleChoice", identifier=name).text = printable(text)


def _paragraph(parent: ET.Element, text: str) -> ET.Element:
    paragraph = ET.SubElement(parent, "p")
    paragraph.text = printable(text)
    return paragraph
