"""Questions with a picture: drawn from the parameters, shown by every face, told in words, and no answer given away."""

import base64
import gzip
import html
import io
import json
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from urllib.parse import unquote, urlparse
from xml.etree import ElementTree

import numpy as np
import pytest
from anki.collection import Collection, ImportAnkiPackageRequest
from moodle_xml_parser import parser as moodle_parser
from playwright.sync_api import expect
from qti_package_maker.common import package_integrity

from autograder.pictures.terminal import quick_look
from quizzes import charts, export, lettering, pictures, terminal, web
from quizzes.built import variant
from quizzes.export.items import items
from quizzes.expressions import view
from quizzes.lint_pictures import picture_complaints
from quizzes.loader import load
from quizzes.pictures import complete, figure, localised
from quizzes.variants import variants

PNG = b"\x89PNG\r\n"


@pytest.fixture(scope="session")
def pictured(bank):
    """Every variant of every question that carries a picture."""
    return [
        variant(question, number)
        for question in bank["questions"]
        for number in range(len(question["variants"]))
        if "picture" in variant(question, number)
    ]


def data_of(spec, key="values"):
    """Every data set of a specification."""
    if isinstance(spec, list):
        return [found for one in spec for found in data_of(one)]
    if not isinstance(spec, dict):
        return []
    return (
        [spec[key]] if key in spec else [found for one in spec.values() for found in data_of(one)]
    )


def test_the_picture_of_a_variant_shows_its_parameters(bank):
    question = next(q for q in bank["questions"] if q["id"] == "sigmoid-picture-weight")
    drawn = [json.dumps(variant(question, n)["picture"]["spec"]) for n in range(4)]
    assert len(set(drawn)) == 4
    first = variant(question, 0)
    right = next(o["text"]["en"] for o in first["options"] if o["key"] == "right")
    lines = {
        layer["encoding"]["color"]["datum"]: layer["data"]["values"]
        for layer in first["picture"]["spec"]["layer"]
        if layer["mark"]["type"] == "line"
    }
    at_middle = min(lines[right], key=lambda point: abs(point["x"] - 2))  # -b / w of the prompt
    assert at_middle["y"] == pytest.approx(0.5, abs=1e-3)
    assert lines[right][0]["y"] < 0.1 < 0.9 < lines[right][-1]["y"]


def names_outside(spec):
    """Return the names that stand outside the axes of their panel."""
    if isinstance(spec, list):
        return [found for one in spec for found in names_outside(one)]
    if not isinstance(spec, dict):
        return []
    found = [row for one in spec.values() for row in names_outside(one)]
    channels = spec.get("encoding", {})
    for row in spec.get("data", {}).get("values", ()) if "text" in channels else ():
        for axis in {"x", "y"} & channels.keys():
            value = row.get(channels[axis].get("field"))
            low, *_, high = channels[axis].get("scale", {}).get("domain", (None, None))
            numeric = all(isinstance(one, int | float) for one in (value, low, high))
            if numeric and not low <= value <= high:
                found.append(row)
    return found


def test_every_name_stands_inside_its_panel(pictured):
    outside = {shown["id"]: names_outside(shown["picture"]["spec"]) for shown in pictured}
    assert {name: rows for name, rows in outside.items() if rows} == {}


def test_a_name_without_free_room_stays_inside_the_panel():
    xs = list(range(1, 26))
    falling = [1.42 * 0.98**x for x in xs]  # below the upper edge at the very end alone
    lines = [["training", xs, falling], ["validation", xs, [y + 0.02 for y in falling]]]
    drawn = charts.chart(lines, x="x", y="y", up=[0, 1.05])
    rows = [row for layer in drawn["layer"] for row in layer["data"]["values"]]
    assert [row["name"] for row in rows if "name" in row] == ["training", "validation"]
    assert names_outside(drawn) == []


def panels_of(spec):
    """Every chart with lines, and the panel it is drawn in."""
    charts_shown = spec.get("concat", [spec])
    for chart in charts_shown:
        lines = [layer for layer in chart.get("layer", ()) if layer["mark"]["type"] == "line"]
        if lines:
            series = [
                [
                    layer["encoding"]["color"]["datum"],
                    *([point[axis] for point in layer["data"]["values"]] for axis in "xy"),
                ]
                for layer in lines
            ]
            x, y = (lines[0]["encoding"][axis]["scale"] for axis in "xy")
            ranges = x.get("domain"), y.get("domain"), y.get("type") == "log"
            yield chart, series, charts._panel(series, *ranges, chart["width"], chart["height"])


def test_every_name_is_nearer_to_its_own_line_or_dot_than_to_another(pictured):
    """One that is nearer to another line, or as near, says the wrong thing: such a picture has two answers."""
    checked = 0
    for shown in pictured:
        for chart, series, panel in panels_of(shown["picture"]["spec"]):
            traces = [lettering.trace(panel.pixels(xs, ys), panel) for _, xs, ys in series]
            named = [str(name) for name, *_ in series]
            dots = {
                str(row["name"]): panel.pixels([row["x"]], [row["y"]])
                for layer in chart["layer"]
                if layer["mark"]["type"] == "point"
                for row in layer["data"]["values"]
                if "name" in row
            }
            for layer in chart["layer"]:
                if layer["mark"]["type"] != "text":
                    continue
                (row,) = layer["data"]["values"]
                mark, name = layer["mark"], str(row["name"])
                middle = panel.pixels([row["x"]], [row["y"]]) + np.array([mark["dx"], mark["dy"]])
                half = lettering.half_size(row["name"])
                assert panel.shown(middle - half).all(), (shown["id"], name)
                assert panel.shown(middle + half).all(), (shown["id"], name)
                own = named.index(name) if name in named else None
                things = {f"line {k}": line for k, line in enumerate(traces)} | dots
                mine = things.pop(f"line {own}" if own is not None else name)
                near = lettering._distance(middle, half, mine).item()
                assert near > 2, (shown["id"], name, "stands on its own line")
                checked += 1
                for other, points in things.items():
                    if own is None and other.startswith("line"):
                        continue  # a dot's letter stands at the line that the dot lies on
                    if (
                        own is not None
                        and np.abs(lettering._distance(points, half * 0, mine)).max() < 5
                    ):
                        continue  # two lines that are nearly one have their names on two sides
                    away = lettering._distance(middle, half, points).item()
                    assert away > 1.5 * near, (shown["id"], name, other, near, away)
    assert checked > 150


def test_dots_without_a_line_have_their_letters():
    drawn = charts.chart(
        letters=[["P", 1, 2], ["Q", 1.01, 2]], x="x", y="y", up=[0, 4], across=[0, 2]
    )
    marks = [layer["mark"] for layer in drawn["layer"] if layer["mark"]["type"] == "text"]
    assert (
        len({(mark["dx"], mark["dy"]) for mark in marks}) == 2
    )  # on two sides of nearly one place


def test_names_of_two_lines_that_are_one_stand_on_two_sides_of_one_place():
    falling = [["w1", [0, 5, 10], [0, -2, -5]], ["w2", [0, 5, 10], [0, -2, -5]]]
    drawn = charts.chart(falling, x="x", y="y", up=[-3.2, 0.2], width=150, height=160)
    first, second = (layer for layer in drawn["layer"] if layer["mark"]["type"] == "text")
    places = [(row["x"], row["y"]) for one in (first, second) for row in one["data"]["values"]]
    assert places[0] == places[1]
    assert (first["mark"]["dx"], first["mark"]["dy"]) != (0, 0)
    assert (first["mark"]["dx"], first["mark"]["dy"]) == (
        -second["mark"]["dx"], -second["mark"]["dy"]
    )  # fmt: skip


def test_letters_are_options_in_their_order(pictured):
    for shown in pictured:
        texts = [option["text"]["en"] for option in shown.get("options", ())]
        if all(re.fullmatch("[A-F]", text) for text in texts):
            assert texts == sorted(texts), shown["id"]


def test_the_right_letter_is_another_one_in_another_variant(bank):
    """Somebody who is asked again cannot answer with the letter that they remember."""
    for question in bank["questions"]:
        shown = [variant(question, number) for number in range(len(question["variants"]))]
        lettered = [
            next(o["text"]["en"] for o in one["options"] if o["key"] == one["answer"])
            for one in shown
            if "picture" in one and question["type"] == "choice"
        ]
        if lettered and all(re.fullmatch("[A-F]", text) for text in lettered):
            assert len(set(lettered)) > 1, (question["id"], lettered)


def test_a_specification_is_in_one_language(pictured):
    for shown in pictured:
        for lang in ("en", "ko"):
            text = json.dumps(localised(shown["picture"]["spec"], lang), ensure_ascii=False)
            assert '"en":' not in text
            if lang == "en":
                assert not re.search("[가-힣]", text), shown["id"]


def test_a_chart_is_told_from_its_neighbours_without_colour():
    drawn = charts.chart([[n, [0, 1], [k, k]] for k, n in enumerate("ABCD")], x="x", y="y")
    lines = [layer for layer in drawn["layer"] if layer["mark"]["type"] == "line"]
    names = [layer for layer in drawn["layer"] if layer["mark"]["type"] == "text"]
    assert len({str(line["mark"]["strokeDash"]) for line in lines}) == 4
    assert [layer["data"]["values"][0]["name"] for layer in names] == [*"ABCD"]


def test_an_expression_that_draws_nothing_is_refused():
    with pytest.raises(TypeError, match="not a view"):
        view("1 + 1", {})


# ---- the faces


def test_the_terminal_tells_it_in_words_and_opens_it(monkeypatch, capsys, bank, tmp_path):
    opened = []
    monkeypatch.setenv("XOR2MNIST_DATA", str(tmp_path / "홍길동 문서"))
    monkeypatch.setattr("webbrowser.open", opened.append)
    monkeypatch.setattr(terminal, "open_bank", lambda: bank)
    monkeypatch.setattr("sys.stdin", io.StringIO("picture\nquit\n"))
    assert terminal.ask("sigmoid-picture-weight", "ko", plain=True) == 0
    out = capsys.readouterr().out
    assert "그림 설명" in out and "0.5를" in out
    (address,) = opened
    assert address.startswith("file:") and "picture-sigmoid-picture-weight.html" in address
    path = Path(unquote(urlparse(address).path))
    assert "vegaEmbed('#picture'" in path.read_text(encoding="utf-8")


def test_the_sketch_has_lines_powers_of_ten_bars_and_tables():
    line = charts.chart(
        [["A", [0, 1, 2], [1, 10, 100]], ["B", [0, 1, 2], [5, 5, 5]]], x="x", y="y", log=True
    )
    text = quick_look(complete({"spec": line, "alt": {"en": "", "ko": ""}}, "en"), 70, "utf-8")
    assert re.search(r"^ *100┤", text, re.MULTILINE) and " A" in text and " B" in text
    bars = charts.panels([["A", charts.bars(["p", "q"], [3, 1], x="k", y="y")]])
    text = quick_look(complete({"spec": bars, "alt": {"en": "", "ko": ""}}, "en"), 70, "utf-8")
    assert "█" in text and re.search(r"p +q", text)
    table = charts.grid([[1, 20], [3, 4]], ["참 0", "참 1"], ["0", "1"], x="predicted", y="true")
    text = quick_look(complete({"spec": table, "alt": {"en": "", "ko": ""}}, "ko"), 70, "utf-8")
    assert text.splitlines()[:4] == [
        "→ predicted   ↓ true", "       0   1", "참 0   1  20", "참 1   3   4",
    ]  # fmt: skip


def test_a_page_without_pictures_carries_no_vega(sample, bank):
    packed = re.compile(r'<script id="drawing" type="application/gzip">(.*?)</script>')
    assert packed.search(web.page(sample))[1] == ""
    script = gzip.decompress(base64.b64decode(packed.search(web.page(bank))[1])).decode()
    assert "vegaEmbed" in script


@pytest.fixture(scope="session")
def page_file(bank, tmp_path_factory):
    path = tmp_path_factory.mktemp("pictures") / "quiz.html"
    path.write_text(web.page(bank), encoding="utf-8")
    return path


@pytest.mark.long
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_draws_it_light_and_dark_and_on_a_phone(browser, page_file, scheme):
    context = browser.new_context(color_scheme=scheme, viewport={"width": 320, "height": 800})
    page, wrong = context.new_page(), []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda message: wrong.append(message.text))
    page.on(
        "request",
        lambda request: wrong.append(request.url) if request.url.startswith("http") else None,
    )
    page.goto(page_file.as_uri() + "#sigmoid-picture-weight")
    place = page.get_by_role("img")
    expect(place.locator("svg").first).to_be_visible(timeout=30_000)
    assert "S-shaped" in place.get_attribute("aria-label")
    ink = place.locator("svg text").first.evaluate("one => getComputedStyle(one).fill")
    assert (int(re.search(r"\d+", ink)[0]) > 180) == (scheme == "dark")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    # The same element stays while the question is drawn anew.
    page.evaluate("document.querySelector('figure svg').dataset.mine = 'yes'")
    page.get_by_role("button", name="Hint").click()
    assert page.locator("figure svg").get_attribute("data-mine") == "yes"
    page.get_by_role("button", name="한국어").click()
    expect(place.locator("svg").first).to_contain_text("활성값", timeout=30_000)
    page.get_by_text("그림 설명").click()
    expect(page.locator("figure details p")).to_contain_text("S자 곡선")
    assert wrong == []
    context.close()


@pytest.mark.long
def test_panels_are_drawn_too(browser, page_file):
    page = browser.new_page(viewport={"width": 320, "height": 800})
    page.goto(page_file.as_uri() + "#batchnorm-picture-axis")
    drawn = page.get_by_role("img").locator("svg").first
    expect(drawn).to_contain_text("feature", timeout=30_000)
    assert drawn.locator("text", has_text=re.compile("^(the batch|[A-D])$")).count() == 5
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.close()


@pytest.mark.long
def test_every_picture_is_drawn_on_a_small_screen_in_both_languages(browser, page_file, pictured):
    ids = list(dict.fromkeys(shown["id"] for shown in pictured))
    assert len(ids) >= 25
    page = browser.new_page(viewport={"width": 320, "height": 640})
    page.set_default_timeout(120_000)
    page.goto(page_file.as_uri())
    for language in ("English", "한국어"):
        page.get_by_role("button", name=language).click()
        wrong = page.evaluate(DRAW_ALL, ids)
        assert wrong == []
        page.evaluate("window.quiz.overview()")
    page.close()


DRAW_ALL = """async (ids) => {
  const wrong = [];
  for (const id of ids) {
    window.quiz.ask([id], 0);
    for (let k = 0; k < 500 && !document.querySelector("figure svg path"); k++) {
      await new Promise((done) => setTimeout(done, 20));
    }
    const svg = document.querySelector("figure svg");
    if (!svg || svg.querySelectorAll("text").length < 4) wrong.push(`${id} is not drawn`);
    else if (svg.getBoundingClientRect().right > 320) wrong.push(`${id} is too wide`);
  }
  return wrong;
}"""


def test_whoever_asks_no_such_question_imports_no_numpy():
    code = (
        "import sys, quizzes.web, quizzes.terminal, quizzes.jupyter; print('numpy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_html_that_stands_alone_holds_an_image_or_the_words(bank, monkeypatch):
    question = next(q for q in bank["questions"] if q["id"] == "training-picture-rates")
    picture = variant(question, 0)["picture"]
    held = figure(picture, "en")
    data = base64.b64decode(re.search(r"base64,([^\"]*)", held)[1])
    assert data.startswith(PNG) and 'alt="The loss' in held
    monkeypatch.setattr(pictures, "can_draw", lambda: False)
    told = figure(picture, "ko")
    assert "<img" not in told and "로그 눈금" in told


# ---- the exports


@pytest.fixture(scope="session")
def drawn_bank(bank):
    """A bank of three questions: one without a picture, a choice and a number with one."""
    wanted = ("sigmoid-picture-weight", "sigmoid-picture-point", "before-sigmoid")
    questions = [question for question in bank["questions"] if question["id"] in wanted]
    short = [
        {**one, "variants": one["variants"][:2]} if "picture" in one["id"] else one
        for one in questions
    ]
    return {**bank, "questions": short}


def images_of(drawn_bank, lang):
    return {
        item.image.name: item.image.alt
        for question in drawn_bank["questions"]
        for item in items(question, lang)
        if item.image
    }


def test_moodle_holds_every_picture_in_its_question(drawn_bank, tmp_path):
    out = tmp_path / "bank.xml"
    assert "0 left out" in export.export("moodle", out, "ko", bank=drawn_bank)
    read = moodle_parser.parse_file(str(out))["multichoice"]
    assert sum("@@PLUGINFILE@@/" in one.text_pre_parse for one in read) == 2
    found = {}
    for asked in ElementTree.parse(out).getroot().iter("questiontext"):
        for held in asked.iter("file"):
            assert (held.get("path"), held.get("encoding")) == ("/", "base64")
            assert base64.b64decode(held.text).startswith(PNG)
            text = html.unescape(asked.find("text").text)
            found[held.get("name")] = re.search(r'PLUGINFILE@@/([^"]+)" alt="([^"]+)"', text)
    wanted = images_of(drawn_bank, "ko")
    assert len(wanted) == 4
    assert {name: match[2] for name, match in found.items()} == wanted
    assert all(match[1] == name for name, match in found.items())


def test_anki_imports_the_pictures_as_media(drawn_bank, tmp_path):
    deck = tmp_path / "bank.apkg"
    export.export("anki", deck, "en", bank=drawn_bank)
    collection = Collection(str(tmp_path / "collection.anki2"))
    collection.import_anki_package(ImportAnkiPackageRequest(package_path=str(deck)))
    wanted = images_of(drawn_bank, "en")
    for name in wanted:
        path = Path(collection.media.dir(), name)
        assert path.read_bytes().startswith(PNG)
    fields = " ".join(
        " ".join(collection.get_note(note).fields) for note in collection.find_notes("")
    )
    assert set(re.findall(r'<img src="([^"]+)"', fields)) == set(wanted)
    assert collection.media.check().missing == []
    collection.close()


def test_canvas_gets_the_pictures_as_files_of_the_package(drawn_bank, tmp_path):
    out = tmp_path / "bank.zip"
    export.export("qti", out, "en", bank=drawn_bank)
    assert package_integrity.check_package(str(out)) == []
    with zipfile.ZipFile(out) as package:
        manifest = ElementTree.fromstring(package.read("imsmanifest.xml"))
        listed = {one.get("href") for one in manifest.iter() if one.get("type") == "webcontent"}
        assert listed == {f"xor2mnist/images/{name}" for name in images_of(drawn_bank, "en")}
        for name in listed:
            assert package.read(name).startswith(PNG)
        asked = html.unescape(package.read("xor2mnist/xor2mnist.xml").decode())
    assert {name.removeprefix("xor2mnist/") for name in listed} == set(
        re.findall(r'<img src="([^"]+)"', asked)
    )


@pytest.mark.parametrize("format", ["gift", "csv"])
def test_formats_without_pictures_leave_such_questions_out_and_say_so(drawn_bank, tmp_path, format):
    report = export.export(format, tmp_path / "out", "en", bank=drawn_bank)
    assert "2 left out" in report and "the format takes no pictures" in report
    assert "sigmoid-picture" not in (tmp_path / "out").read_text(encoding="utf-8-sig")


def test_without_vl_convert_they_are_left_out_with_the_command_that_helps(
    drawn_bank, tmp_path, monkeypatch
):
    monkeypatch.setattr(export, "can_draw", lambda: False)
    report = export.export("moodle", tmp_path / "bank.xml", "en", bank=drawn_bank)
    assert "2 left out" in report and 'pip install "xor2mnist[plots]"' in report


# ---- the linter


def test_the_linter_reads_what_is_told_of_a_picture():
    question = next(q for _, q in load().questions if q.id == "init-picture-twins")
    built = list(variants(question))
    assert list(picture_complaints(question, built)) == []

    def complaints(**alt):
        told = [{**one, "picture": {**one["picture"], "alt": alt}} for one in built]
        return [message for _, message in picture_complaints(question, told)]

    right = next(option["text"] for option in built[0]["options"] if option["key"] == "alike")
    assert "tells too little of what there is to see" in complaints(en="A table.", ko="표.")
    away = complaints(
        en=f"A table with two rows. {right['en']}, as can be seen.", ko="표입니다. " * 9
    )
    assert any(message.startswith("gives the answer away") for message in away)
    coded = complaints(
        en="A table of `w1` with two rows and three columns, all alike.", ko="표입니다. " * 9
    )
    assert "holds TeX or code, which nobody reads out" in coded
    alike = [{**one, "picture": built[0]["picture"]} for one in built]
    assert "gives the same picture for two parameter sets" in [
        message for _, message in picture_complaints(question, alike)
    ]
