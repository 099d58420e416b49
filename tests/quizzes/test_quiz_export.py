"""Every export is read back by a consumer that we did not write, question by question."""

import csv
import html
import json
import re
import subprocess
import sys
import types
import unicodedata
from pathlib import Path

import pytest
import qti2latex
from moodle_xml_parser import parser as moodle_parser
from qti_package_maker.common import package_integrity
from ua_exam.gift_parser import parse_gift_file

from quizzes import export
from quizzes.built import Built, has_picture, variant
from quizzes.export import FORMATS, moodle
from quizzes.export.items import SHAPES, Item, items, plain, select
from quizzes.personal import first_variant, personal_code
from quizzes.schema import KINDS

LANGUAGES = ("en", "ko")


def all_items(bank: Built, lang: str) -> list[Item]:
    return [item for question in bank["questions"] for item in items(question, lang)]


@pytest.fixture(params=LANGUAGES)
def lang(request):
    return request.param


@pytest.fixture
def exported(sample, tmp_path, lang):
    def run(format, name):
        out = tmp_path / name
        export.export(format, out, lang, bank=sample)
        return out

    return run


def shown(text: str) -> str:
    """What a person sees of HTML: no tags, no entities, spaces as one."""
    text = re.sub(r"<br>|</p>|</li>", " ", text)
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", text)).split())


def test_texts_keep_their_tex_code_and_korean(sample, lang):
    (item,) = items(next(q for q in sample["questions"] if q["id"] == "sigmoid-derivative"), lang)
    assert r"\(S(x) = \frac{1}{1+e^{-x}}\)" in item.prompt
    (item,) = items(next(q for q in sample["questions"] if q["id"] == "backprop-bias-shape"), lang)
    assert "<code>(4, 3)</code>" in item.prompt


def test_parameters_become_several_items(sample):
    names = [item.id for item in all_items(sample, "en")]
    assert [name for name in names if name.startswith("forward-hidden-value")] == [
        "forward-hidden-value", "forward-hidden-value-2", "forward-hidden-value-3",
    ]  # fmt: skip
    assert len(set(names)) == len(names) == 10


# ---- Moodle XML, read by moodle-xml-parser (choices), by amc2moodle (choices and numbers) and by the standard library


def test_moodle_choices_are_read_back(exported, sample, lang):
    read = moodle_parser.parse_file(str(exported("moodle", "bank.xml")))["multichoice"]
    ours = [item for item in all_items(sample, lang) if item.shape in ("choice", "multiple")]
    assert [question.name for question in read] == [item.id for item in ours]
    for question, item in zip(read, ours, strict=True):
        # This reader decodes entities once more than Moodle does.
        assert question.text_pre_parse == html.unescape(item.prompt)
        assert question.general_feedback == html.unescape(item.explanation)
        assert question.single is (item.shape == "choice")
        assert question.shuffle_answers
        for option, answer in zip(question.options, item.answers, strict=True):
            assert option.answer == html.unescape(answer.text)
            assert option.feedback == html.unescape(answer.why)
            assert option.score_fraction == pytest.approx(answer.share, abs=1e-4)
        assert max(option.score_fraction for option in question.options) > 0


@pytest.fixture(scope="module")
def paper_exam():
    """The reader of amc2moodle, which makes paper exams of Moodle XML. It loads ImageMagick only to convert drawings."""
    images = types.ModuleType("wand.image")
    images.Image = None  # type: ignore[attr-defined]  # our pictures are PNG, which it takes as they are
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(sys.modules, "wand.image", images)
        from amc2moodle import moodle2amc
    return moodle2amc


def test_moodle_choices_and_numbers_are_read_back_by_a_second_reader(
    paper_exam, bank, tmp_path, lang
):
    """It reads no feedback, of shares only which are above 0, and of a tolerance one digit."""

    def unescaped(element):  # a per cent sign is written for LaTeX
        return shown(element.xpath("string()").replace(r"\%", "%"))

    drawn = [question for question in bank["questions"] if not has_picture(question)]
    every = [item for question in drawn for item in items(question, lang)]
    moodle.write(every, tmp_path / "bank.xml", lang)
    quiz = paper_exam.Quiz(str(tmp_path / "bank.xml"))
    elements = {element.findtext("idnumber"): element for element in quiz.mdl.iter("question")}
    ours = [item for item in every if item.shape in ("choice", "multiple", "number")]
    assert len(ours) > 1000
    for item in ours:
        read = paper_exam.CreateQuestion(elements[item.id].get("type"), elements[item.id])
        assert read.name == item.id
        assert unescaped(read.question()) == shown(item.prompt)
        if item.shape == "number":
            key = float(item.answers[0].text)
            if key == 0:  # it takes the logarithm of every number
                continue
            answers = read.answers()
            assert float(answers.get("target")) == key
            frame = dict(pair.split(" = ") for pair in answers.text.split(", "))
            unit = 10.0 ** -int(frame["decimals"])
            assert int(frame["exact"]) * unit == pytest.approx(item.tolerance, abs=0.51 * unit)
            assert frame["sign"] == ("true" if key < 0 else "false")
        else:
            assert read.gettype() == {"choice": "question", "multiple": "questionmult"}[item.shape]
            options = [(unescaped(one), one.tag) for one in read.answers()]
            assert options == [
                (shown(answer.text), "correctchoice" if answer.share > 0 else "wrongchoice")
                for answer in item.answers
            ]


def test_every_share_is_one_that_moodle_takes(bank):
    """Its importer refuses a question with another: whole answers, and what is shared among n right ones."""
    taken = {100 / n for n in (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 20)} | {0}
    for item in all_items(bank, "en"):
        for answer in item.answers:
            assert any(abs(abs(answer.share) - share) < 1e-3 for share in taken), (item.id, answer)


def test_numbers_are_keyed_as_a_person_would(bank):
    """Eight characters at most, where twelve digits stood; still within a tenth of the tolerance."""
    for question in bank["questions"]:
        for number, item in enumerate(items(question, "en")):
            if item.shape != "number":
                continue
            shown_one = variant(question, number)
            key = item.answers[0].text
            assert len(key.lstrip("-").replace(".", "").strip("0")) <= 6, (item.id, key)
            off = abs(float(key) - shown_one["answer"])
            assert off <= max(shown_one["tolerance"] / 10, 1e-8), (item.id, key)
            assert len(f"{item.tolerance:g}".replace("0", "").replace(".", "")) <= 5, item.id
            for text in (key, plain(item.tolerance)):
                assert re.fullmatch(r"-?\d+(\.\d*[1-9])?", text), (item.id, text)


def test_partial_credit_in_moodle_is_ours(sample):
    (item,) = [item for item in all_items(sample, "en") if item.shape == "multiple"]
    assert [(answer.key, answer.share) for answer in item.answers] == [
        ("range", 50), ("slope", 50), ("centre", -50), ("growth", -50),
    ]  # fmt: skip


def test_moodle_words_numbers_and_pairs_hold_their_answers(exported, sample, lang):
    from xml.etree import ElementTree

    root = ElementTree.parse(exported("moodle", "bank.xml")).getroot()
    read = {
        q.findtext("name/text"): q for q in root.iter("question") if q.get("type") != "category"
    }
    for item in all_items(sample, lang):
        question = read[item.id]
        if item.shape == "number":
            right, *wrong = question.findall("answer")
            assert float(right.findtext("text")) == float(item.answers[0].text)
            assert float(right.findtext("tolerance")) == item.tolerance
            assert {answer.get("fraction") for answer in wrong} == {"0"}
        elif item.shape == "word":
            texts = [
                answer.findtext("text").replace("\\*", "*") for answer in question.iter("answer")
            ]
            assert texts == [answer.text for answer in item.answers]
        elif item.shape == "pairs":
            pairs = [
                (p.findtext("text"), p.findtext("answer/text"))
                for p in question.iter("subquestion")
            ]
            assert pairs == item.pairs


@pytest.mark.parametrize("of", ["the bank", "one topic after another"])
def test_in_moodle_the_variants_of_a_question_share_a_category_with_nothing_else(
    bank, tmp_path, of
):
    from collections import defaultdict
    from xml.etree import ElementTree

    questions = select(bank, ["sigmoid", "backprop"])
    if of != "the bank":  # as in the next meeting's quiz, which follows the class and not the bank
        questions = sorted(questions, key=lambda one: one["id"][::-1])
    every = [item for question in questions for item in items(question, "en")]
    moodle.write(every, tmp_path / "bank.xml", "en")

    category, found = "", defaultdict(list)
    for question in ElementTree.parse(tmp_path / "bank.xml").getroot():
        if question.get("type") == "category":
            category = question.findtext("category/text")
        else:
            found[category].append(question.findtext("idnumber"))
    assert sum(len(names) for names in found.values()) == len(every)
    for question in questions:
        names = [item.id for item in items(question, "en")]
        topic = f"$course$/top/xor2mnist/{question['topic']}"
        if len(names) > 1:
            assert found[f"{topic}/{question['id']}"] == names
        else:
            assert names[0] in found[topic]


# ---- GIFT, read by npm's gift-pegjs


def npm_reader(folder: Path, package: str, parse: str):
    """Return what reads a file with a package of npm's; `parse` is JavaScript that turns `text` into JSON."""
    subprocess.run(
        ["npm", "install", "--no-audit", "--no-fund", package],
        cwd=folder, check=True, capture_output=True,
    )  # fmt: skip
    script = f"""
        const reader = require({json.dumps(package.split("@")[0])});
        const text = require("fs").readFileSync(process.argv[1], "utf8");
        process.stdout.write(JSON.stringify({parse}));
    """

    def read(path: Path) -> list[dict]:
        done = subprocess.run(
            ["node", "-e", script, str(path)], cwd=folder, capture_output=True, encoding="utf-8"
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return read


@pytest.fixture(scope="session")
def gift(tmp_path_factory):
    read = npm_reader(tmp_path_factory.mktemp("gift"), "gift-pegjs@1", "reader.parse(text)")
    return lambda path: [question for question in read(path) if question["type"] != "Category"]


@pytest.fixture(scope="session")
def papa(tmp_path_factory):
    parse = "reader.parse(text, {header: true, skipEmptyLines: true}).data"
    return npm_reader(tmp_path_factory.mktemp("papa"), "papaparse@5", parse)


def test_gift_is_read_back_with_tex_and_korean_intact(exported, gift, sample, lang):
    read = gift(exported("gift", "bank.gift"))
    ours = all_items(sample, lang)
    assert [question["id"] for question in read] == [item.id for item in ours]
    kinds = {
        "choice": "MC",
        "multiple": "MC",
        "number": "Numerical",
        "word": "Short",
        "pairs": "Matching",
    }
    for question, item in zip(read, ours, strict=True):
        assert question["type"] == kinds[item.shape]
        assert shown(question["stem"]["text"]) == shown(item.prompt)
        assert shown(question["globalFeedback"]["text"]) == shown(item.explanation)
        assert question["tags"] == item.tags
        if item.shape == "pairs":
            pairs = [
                (pair["subquestion"]["text"], pair["subanswer"]) for pair in question["matchPairs"]
            ]
            assert [(shown(step), place) for step, place in pairs] == [
                (shown(step), place) for step, place in item.pairs
            ]
            continue
        for choice, answer in zip(question["choices"], item.answers, strict=True):
            assert shown((choice["feedback"] or {"text": ""})["text"]) == shown(answer.why)
            if item.shape == "number":
                assert choice["text"]["number"] == pytest.approx(float(answer.text), abs=1e-9)
                assert choice["text"]["range"] == item.tolerance
            else:
                assert shown(choice["text"]["text"]) == shown(answer.text)
            weight = choice["weight"]
            if item.shape == "multiple":
                assert weight == pytest.approx(answer.share, abs=1e-4)
            else:
                assert (choice["isCorrect"] and weight != 0) is (answer.share > 0)


def test_gift_is_read_back_by_a_second_reader(exported, sample, lang):
    """What a maker of paper exams reads: it unescapes by itself, and knows no numbers and no pairs."""
    read = parse_gift_file(str(exported("gift", "bank.gift")))
    ours = all_items(sample, lang)
    assert [question["title"] for question in read] == [item.id for item in ours]
    for question, item in zip(read, ours, strict=True):
        assert question["category"] == f"xor2mnist/{item.topic}"
        assert shown(question["text"].removeprefix("[html]")) == shown(item.prompt)
        options = [(option["text"], option["is_correct"]) for option in question["options"]]
        if item.shape == "pairs":
            assert options == [(f"[html]{step} -> {place}", True) for step, place in item.pairs]
        elif item.shape == "number":
            written = [
                (f"{answer.text}:{plain(item.tolerance)}", answer.share > 0)
                for answer in item.answers
            ]
            assert options == written
        else:
            read_answers = [(text.removeprefix("[html]"), right) for text, right in options]
            assert read_answers == [
                (html.unescape(answer.text), answer.share > 0) for answer in item.answers
            ]


def test_code_keeps_its_lines_and_spaces_in_gift(gift, tmp_path, sample):
    question = next(q for q in sample["questions"] if q["id"] == "xor-shapes")
    code = "for i in range(2):\n    if i:\n\n        print(i)  # {=~#:} \\nabla\n"
    question = {**question, "variants": [{**question["variants"][0], "code": code}]}
    export.export("gift", tmp_path / "x.gift", bank={**sample, "questions": [question]})
    (read,) = gift(tmp_path / "x.gift")
    pre = re.search(r"<pre><code>(.*?)</code></pre>", read["stem"]["text"], re.DOTALL)[1]
    text = html.unescape(pre.replace("<br>", "\n")).replace("\xa0", " ")
    assert text == code.rstrip("\n")


# ---- Anki, read by the anki package


def imported(deck: Path, folder: Path):
    """Return a collection with the deck, and a function that imports it again."""
    from anki.collection import Collection, ImportAnkiPackageRequest

    collection = Collection(str(folder / "collection.anki2"))
    request = ImportAnkiPackageRequest(package_path=str(deck))
    request.options.with_deck_configs = True
    return collection, lambda: collection.import_anki_package(request).log


def test_anki_imports_the_deck_and_a_second_import_adds_nothing(exported, sample, lang, tmp_path):
    deck = exported("anki", "bank.apkg")
    collection, take = imported(deck, tmp_path)
    try:
        questions = {
            question["id"]: list(items(question, lang)) for question in sample["questions"]
        }
        first = take()
        assert (len(first.new), len(first.duplicate)) == (len(questions), 0)
        again = take()
        assert (len(again.new), len(again.updated), len(again.duplicate)) == (0, 0, len(questions))
        export.export("anki", deck, lang, bank=sample)
        newer = take()
        assert (len(newer.new), len(newer.updated) + len(newer.duplicate)) == (0, len(questions))
        notes = {note["Id"]: note for note in map(collection.get_note, collection.find_notes(""))}
        assert notes.keys() == questions.keys()
        for name, variants in questions.items():
            note = notes[name]
            assert len(note.cards()) == len(variants)
            assert set(note.tags) == set(variants[0].tags)
            for number, item in enumerate(variants, 1):
                assert item.prompt in note[f"Front{number}"]
                back = note[f"Back{number}"]
                assert item.explanation in back
                assert all(answer.text in back for answer in item.answers if answer.share > 0)
            deck_name = collection.decks.name(note.cards()[0].did)
            assert deck_name == f"xor2mnist::{lang}::{variants[0].topic}"
    finally:
        collection.close()


def test_variants_are_siblings_that_anki_buries_together(exported, tmp_path):
    collection, take = imported(exported("anki", "bank.apkg"), tmp_path)
    try:
        take()
        (note,) = map(collection.get_note, collection.find_notes("Id:forward-hidden-value"))
        first, *siblings = note.cards()
        assert len(siblings) == 2
        collection.decks.select(first.did)
        queued = collection.sched.get_queued_cards(fetch_limit=100).cards
        mine = [one.card.id for one in queued if one.card.note_id == note.id]
        assert len(mine) == 1  # the others wait for another day
    finally:
        collection.close()


def test_the_deck_is_read_back_by_a_second_reader(exported, sample, lang):
    from anki_export import ApkgReader

    with ApkgReader(str(exported("anki", "bank.apkg"))) as reader:
        (rows,) = [rows for rows in reader.export().values() if "Front1" in rows[0]]
    columns, *notes = rows
    read = {row[columns.index("Id")]: row for row in notes}
    for question in sample["questions"]:
        for number, item in enumerate(items(question, lang), 1):
            assert item.prompt in read[question["id"]][columns.index(f"Front{number}")]
            assert item.explanation in read[question["id"]][columns.index(f"Back{number}")]


def test_the_front_shuffles_its_options_and_the_back_keeps_their_order(exported, browser, tmp_path):
    collection, take = imported(exported("anki", "bank.apkg"), tmp_path)
    try:
        take()
        (note,) = map(collection.get_note, collection.find_notes("Id:backprop-bias-shape"))
        (card,) = note.cards()
        sides = card.question(), card.answer()
    finally:
        collection.close()
    orders = set()
    page = browser.new_page()
    # As in Anki, both sides are pages of one origin: a file's storage may end with its page.
    page.route(
        "http://card/*",
        lambda route: route.fulfill(
            body=sides[int(route.request.url[-1])], content_type="text/html; charset=utf-8"
        ),
    )
    for _ in range(12):
        shown = []
        for number in range(2):
            page.goto(f"http://card/{number}")
            shown.append(tuple(page.locator("ul.options li").all_inner_texts()))
        assert shown[0] == shown[1]
        orders.add(shown[0])
    assert len(orders) > 1
    page.close()


# ---- QTI 1.2, checked by qti-package-maker and read by qti2latex


def test_the_qti_package_is_whole(exported):
    assert package_integrity.check_package(str(exported("qti", "bank.zip"))) == []


def test_qti_items_are_read_back(exported, sample, lang, tmp_path):
    from xml.etree import ElementTree

    folder = qti2latex.extract_zip_to_tmp(exported("qti", "bank.zip"))
    (file,) = qti2latex.read_qti_dir(folder)
    read = qti2latex.findall_anyns(ElementTree.parse(file).getroot(), "item")
    ours = all_items(sample, lang)
    assert [item.get("ident") for item in read] == [item.id for item in ours]
    types = {
        "choice": "multiple_choice_question",
        "multiple": "multiple_answers_question",
        "number": "numerical_question",
        "word": "short_answer_question",
        "pairs": "matching_question",
    }
    for element, item in zip(read, ours, strict=True):
        metadata = qti2latex.get_qti_metadata(element)
        assert qti2latex.guess_type(metadata, element) == types[item.shape]
        assert metadata["points_possible"] == "1"
        assert qti2latex.get_item_stem(element) == item.prompt
        # This reader takes what has a feedback for right, too: Canvas reads the score.
        for processing in qti2latex.findall_anyns(element, "resprocessing"):
            for condition in qti2latex.findall_anyns(processing, "respcondition"):
                if not qti2latex.findall_anyns(condition, "setvar"):
                    processing.remove(condition)
        correct = qti2latex.get_correct_idents(element)
        if item.shape in ("choice", "multiple"):
            choices = qti2latex.get_choices(element)
            assert [text for _, text in choices] == [answer.text for answer in item.answers]
            shares = {
                ident: answer.share
                for (ident, _), answer in zip(choices, item.answers, strict=True)
            }
            assert correct == {ident for ident, share in shares.items() if share > 0}
        elif item.shape == "word":
            assert {answer.text for answer in item.answers if answer.share > 0} <= correct
        elif item.shape == "number":
            assert item.answers[0].text in correct


def qti_items(package):
    import zipfile
    from xml.etree import ElementTree

    with zipfile.ZipFile(package) as files:
        text = re.sub(r' xmlns="[^"]*"', "", files.read("xor2mnist/xor2mnist.xml").decode())
    return {item.get("ident"): item for item in ElementTree.fromstring(text).iter("item")}


def test_qti_pairs_and_numbers_hold_their_keys(bank, tmp_path):
    """What qti2latex leaves out: which place belongs to a step, and how far a number may be off."""
    drawn = [question for question in bank["questions"] if not has_picture(question)]
    every = [item for question in drawn for item in items(question, "ko")]
    export.export("qti", tmp_path / "bank.zip", "ko", bank={**bank, "questions": drawn})
    read = qti_items(tmp_path / "bank.zip")
    assert list(read) == [item.id for item in every]
    for item in every:
        conditions = list(read[item.id].iter("respcondition"))
        scored = [one for one in conditions if one.find("setvar") is not None]
        if item.shape == "pairs":
            steps = {
                one.get("ident"): one.findtext(".//mattext")
                for one in read[item.id].iter("response_lid")
            }
            places = {
                one.get("ident"): one.findtext(".//mattext")
                for one in read[item.id].iter("response_label")
            }
            keys = [one.find(".//varequal") for one in scored]
            pairs = [(steps[key.get("respident")], places[key.text]) for key in keys]
            assert pairs == item.pairs
            assert sum(float(one.findtext("setvar")) for one in scored) == pytest.approx(
                100, abs=0.1
            )
        elif item.shape == "number":
            (condition,) = scored
            key = float(item.answers[0].text)
            assert float(condition.findtext(".//varequal")) == key
            low, high = (float(condition.findtext(f".//{name}")) for name in ("vargte", "varlte"))
            assert (low, high) == pytest.approx((key - item.tolerance, key + item.tolerance))


def test_canvas_shows_the_feedback_of_the_very_answer(exported, sample, lang):
    """As Canvas writes it itself: a condition for each answer, before the one that scores."""
    read = qti_items(exported("qti", "bank.zip"))
    for item in all_items(sample, lang):
        texts = {
            feedback.get("ident"): feedback.findtext(".//mattext")
            for feedback in read[item.id].iter("itemfeedback")
        }
        assert texts["general_fb"] == item.explanation
        conditions = list(read[item.id].iter("respcondition"))
        assert conditions[0].find("displayfeedback").get("linkrefid") == "general_fb"
        linked = {}
        for condition in conditions[1:]:
            for link in condition.iter("displayfeedback"):
                linked[condition.findtext(".//varequal")] = texts[link.get("linkrefid")]
        for number, answer in enumerate(item.answers, 1):
            said = linked.get(
                answer.text if item.shape in ("number", "word") else f"answer_{number}"
            )
            assert (said or "") == answer.why, (item.id, answer)
        stops = [one.get("continue") for one in conditions]
        assert "No" not in stops[: len(linked)] or item.shape in ("number", "word")


# ---- CSV


def test_two_readers_of_the_table_find_the_same(exported, papa, lang):
    out = exported("csv", "bank.csv")
    with out.open(encoding="utf-8-sig", newline="") as file:
        assert papa(out) == list(csv.DictReader(file))


def test_the_table_is_read_back(exported, sample, lang):
    out = exported("csv", "bank.csv")
    assert out.read_bytes().startswith(b"\xef\xbb\xbf")
    with out.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 10
    row = next(row for row in rows if row["id"] == "sgd-s")
    assert row["answer"] == {"en": "stochastic", "ko": "확률적"}[lang]
    row = next(row for row in rows if row["id"] == "sigmoid-derivative")
    assert r"\frac{1}{1+e^{-x}}" in row["prompt"]
    assert "sigmoid-derivative-of-activation" in row["misconceptions"]


# ---- the command


# An Anki deck is a database, which SQLite lays out as it likes; its ids are compared above.
@pytest.mark.parametrize("format", [format for format in FORMATS if format != "anki"])
def test_the_same_bank_gives_the_same_file(sample, tmp_path, format):
    for name in ("1", "2"):
        export.export(format, tmp_path / name, bank=sample)
    assert (tmp_path / "1").read_bytes() == (tmp_path / "2").read_bytes()


def test_the_report_counts_what_was_changed(sample, tmp_path):
    report = export.export("qti", tmp_path / "x.zip", bank=sample)
    assert report.startswith("x.zip: 7 questions as 10 items: 4 kept, 3 changed, 0 left out")
    assert "order (1): changed: each step is matched with its place" in report
    assert export.export("csv", tmp_path / "x.csv", bank=sample).endswith(
        "7 kept, 0 changed, 0 left out"
    )


def test_every_type_has_a_place_in_every_format():
    assert SHAPES.keys() == KINDS.keys()


def test_topics_and_levels_select(sample):
    assert [q["id"] for q in select(sample, levels=["recall"])] == ["sgd-s"]
    assert select(sample, topics=["no-such"]) == []


def test_nothing_chosen_is_said(sample, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(export, "open_bank", lambda: sample)
    assert export.main("csv", tmp_path / "x.csv", topics=["no-such"]) == 1
    assert "no question" in capsys.readouterr().out
    assert not (tmp_path / "x.csv").exists()


@pytest.mark.parametrize("format", FORMATS)
def test_with_a_students_code_each_question_is_written_in_their_variant_alone(
    sample, tmp_path, format
):
    questions = len(sample["questions"])
    said = export.export(format, tmp_path / "own", bank=sample, code="4786cbba28b9")
    assert f"{questions} questions as {questions} items" in said


def test_two_students_of_a_class_do_not_get_the_same_quiz(bank, tmp_path):
    tables = []
    for student in ("s001", "s002"):
        out = tmp_path / student
        export.export("csv", out, bank=bank, code=personal_code("spring", student))
        with out.open(encoding="utf-8-sig", newline="") as file:
            tables.append({row["id"]: row["variant"] for row in csv.DictReader(file)})
    first, second = tables
    shown = [question for question in bank["questions"] if not has_picture(question)]
    counts = {question["id"]: len(question["variants"]) for question in shown}
    code = personal_code("spring", "s001")
    assert first == {q["id"]: str(first_variant(code, q) + 1) for q in shown}
    several = [name for name, count in counts.items() if count > 1]
    assert sum(first[name] != second[name] for name in several) > len(several) / 2


def test_a_code_follows_from_salt_and_student_on_every_machine(bank):
    assert personal_code("spring 2027", "s001") == "4786cbba28b9"
    assert personal_code("spring 2027", "s002") == "c8c3ed993095"
    composed, decomposed = "홍길동", unicodedata.normalize("NFD", "홍길동")
    assert composed != decomposed
    assert personal_code("spring", composed) == personal_code("spring", decomposed)
    question = max(bank["questions"], key=lambda one: len(one["variants"]))
    met = {first_variant(personal_code("spring", f"s{n:03}"), question) for n in range(60)}
    assert met == set(range(len(question["variants"])))
