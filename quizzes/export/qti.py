"""QTI 1.2 in a package, with the question types that Canvas reads from its item metadata."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from quizzes.export.items import Answer, Item

QTI = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"
CP = "http://www.imsglobal.org/xsd/imscp_v1p1"
NAME = "xor2mnist"
# Named as seen from the assessment's file; Canvas looks for the file of the package that ends so.
BESIDE = "images/"
IMAGES = f"{NAME}/{BESIDE}"
# A fixed date, so that the same bank gives the same file.
_DATE = (2020, 1, 1, 0, 0, 0)
TYPES = {
    "choice": "multiple_choice_question",
    "multiple": "multiple_answers_question",
    "number": "numerical_question",
    "word": "short_answer_question",
    "pairs": "matching_question",
}


def write(items: list[Item], out: Path, lang: str) -> None:
    """Write the items as one assessment with its manifest, zipped."""
    root = Element("questestinterop", xmlns=QTI)
    assessment = SubElement(root, "assessment", ident=NAME, title="From XOR to MNIST")
    section = SubElement(assessment, "section", ident="root_section")
    for item in items:
        section.append(_item(item))
    images = [item.image for item in items if item.image]
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for image in images:
            package.writestr(zipfile.ZipInfo(IMAGES + image.name, _DATE), image.data)
        for name, tree in {
            "imsmanifest.xml": _manifest(image.name for image in images),
            f"{NAME}/{NAME}.xml": root,
        }.items():
            ElementTree.indent(tree)
            text = ElementTree.tostring(tree, encoding="unicode")
            package.writestr(
                zipfile.ZipInfo(name, _DATE), f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'
            )


def _manifest(images: Iterable[str]) -> Element:
    manifest = Element("manifest", identifier=f"{NAME}_manifest", xmlns=CP)
    metadata = SubElement(manifest, "metadata")
    SubElement(metadata, "schema").text = "IMS Content"
    SubElement(metadata, "schemaversion").text = "1.1.3"
    SubElement(manifest, "organizations")
    resources = SubElement(manifest, "resources")
    resource = SubElement(
        resources, "resource", identifier=NAME, type="imsqti_xmlv1p2", href=f"{NAME}/{NAME}.xml"
    )
    SubElement(resource, "file", href=f"{NAME}/{NAME}.xml")
    for name in images:
        image_resource = SubElement(
            resources, "resource", identifier=name, type="webcontent", href=IMAGES + name
        )
        SubElement(image_resource, "file", href=IMAGES + name)
    return manifest


def _item(item: Item) -> Element:
    root = Element("item", ident=item.id, title=item.id)
    metadata = SubElement(SubElement(root, "itemmetadata"), "qtimetadata")
    for label, entry in {"question_type": TYPES[item.shape], "points_possible": "1"}.items():
        pair = SubElement(metadata, "qtimetadatafield")
        SubElement(pair, "fieldlabel").text = label
        SubElement(pair, "fieldentry").text = entry
    presentation = SubElement(root, "presentation")
    _material(presentation, item.prompt_with_picture(BESIDE))
    processing = SubElement(root, "resprocessing")
    outcomes = SubElement(processing, "outcomes")
    SubElement(outcomes, "decvar", maxvalue="100", minvalue="0", varname="SCORE", vartype="Decimal")
    # Feedback comes before the score: a reader stops at the condition that decides.
    general = SubElement(processing, "respcondition", {"continue": "Yes"})
    SubElement(SubElement(general, "conditionvar"), "other")
    _display(general, "general_fb")
    if item.shape in ("choice", "multiple"):
        _whys(item, processing)
    _BODIES[item.shape](item, presentation, processing)
    _feedback(root, "general_fb", item.explanation)
    for number, answer in enumerate(item.answers, 1):
        if answer.why:
            _feedback(root, f"answer_{number}_fb", answer.why)
    return root


def _material(parent: Element, html: str) -> None:
    SubElement(SubElement(parent, "material"), "mattext", texttype="text/html").text = html


def _feedback(root: Element, name: str, html: str) -> None:
    feedback = SubElement(root, "itemfeedback", ident=name)
    _material(SubElement(feedback, "flow_mat"), html)


def _display(condition: Element, name: str) -> None:
    SubElement(condition, "displayfeedback", feedbacktype="Response", linkrefid=name)


def _score(condition: Element, points: str = "100", action: str = "Set") -> None:
    SubElement(condition, "setvar", action=action, varname="SCORE").text = points


def _labels(presentation: Element, item: Item, cardinality: str) -> None:
    response = SubElement(presentation, "response_lid", ident="response1", rcardinality=cardinality)
    choices = SubElement(response, "render_choice")
    for number, answer in enumerate(item.answers, 1):
        _material(SubElement(choices, "response_label", ident=f"answer_{number}"), answer.text)


def _condition(processing: Element, last: bool) -> tuple[Element, Element]:
    condition = SubElement(processing, "respcondition", {"continue": "No" if last else "Yes"})
    return condition, SubElement(condition, "conditionvar")


def _equal(variables: Element, text: str) -> Element:
    equal = SubElement(variables, "varequal", respident="response1")
    equal.text = text
    return equal


def _whys(item: Item, processing: Element) -> None:
    for number, answer in enumerate(item.answers, 1):
        if answer.why:
            condition, variables = _condition(processing, last=False)
            _equal(variables, f"answer_{number}")
            _display(condition, f"answer_{number}_fb")


def _choice(item: Item, presentation: Element, processing: Element) -> None:
    _labels(presentation, item, "Single")
    for number, answer in enumerate(item.answers, 1):
        if answer.share > 0:
            condition, variables = _condition(processing, last=True)
            _equal(variables, f"answer_{number}")
            _score(condition)


def _multiple(item: Item, presentation: Element, processing: Element) -> None:
    """Canvas wants the exact set; it then gives partial credit of its own."""
    _labels(presentation, item, "Multiple")
    condition, variables = _condition(processing, last=True)
    both = SubElement(variables, "and")
    for number, answer in enumerate(item.answers, 1):
        parent = both if answer.share > 0 else SubElement(both, "not")
        _equal(parent, f"answer_{number}")
    _score(condition)


def _entry(presentation: Element, kind: str) -> None:
    response = SubElement(presentation, "response_str", ident="response1", rcardinality="Single")
    SubElement(SubElement(response, "render_fib", fibtype=kind), "response_label", ident="answer1")


def _number(item: Item, presentation: Element, processing: Element) -> None:
    _entry(presentation, "Decimal")
    for number, answer in enumerate(item.answers, 1):
        condition, variables = _condition(processing, last=answer.share > 0)
        value, near = float(answer.text), item.tolerance
        either = SubElement(variables, "or")
        _equal(either, answer.text)
        between = SubElement(either, "and")
        SubElement(between, "vargte", respident="response1").text = f"{value - near:.10g}"
        SubElement(between, "varlte", respident="response1").text = f"{value + near:.10g}"
        _outcome(answer, number, condition)


def _word(item: Item, presentation: Element, processing: Element) -> None:
    _entry(presentation, "String")
    for number, answer in enumerate(item.answers, 1):
        condition, variables = _condition(processing, last=answer.share > 0)
        _equal(variables, answer.text)
        _outcome(answer, number, condition)


def _outcome(answer: Answer, number: int, condition: Element) -> None:
    if answer.share > 0:
        _score(condition)
    elif answer.why:
        _display(condition, f"answer_{number}_fb")


def _pairs(item: Item, presentation: Element, processing: Element) -> None:
    places = [place for _, place in item.pairs]
    share = f"{100 / len(item.pairs):.2f}"
    for number, (step, place) in enumerate(item.pairs, 1):
        name = f"response_{number}"
        response = SubElement(presentation, "response_lid", ident=name)
        _material(response, step)
        choices = SubElement(response, "render_choice")
        for other in places:
            _material(SubElement(choices, "response_label", ident=f"place_{other}"), other)
        condition = SubElement(processing, "respcondition")
        variables = SubElement(condition, "conditionvar")
        SubElement(variables, "varequal", respident=name).text = f"place_{place}"
        _score(condition, share, "Add")


_BODIES = {
    "choice": _choice,
    "multiple": _multiple,
    "number": _number,
    "word": _word,
    "pairs": _pairs,
}
