"""Translations: collected from the code by Babel, read without it, and a folder is enough for a language."""

import ast
import os
import shutil
import subprocess
import sys
from functools import cache

from places import ROOT

from autograder.authoring import texts
from autograder.authoring.extraction import of_python, texts_in
from autograder.language.catalogues import catalogue, file_of, languages, read

CHECKS = """
names = ("the first one", "nothing that is shown")
note("the share of zeros", 1)
expect(x, like=y, name="the bias gradient")
"""


template = cache(texts.template)


def collected(source, **how):
    return [node.value for node in texts_in(ast.parse(source), **how)]


def test_the_catalogue_is_read_as_babel_reads_it():
    known = texts.read_catalogue("ko")

    assert len(known) > 1000
    assert catalogue("ko") == {
        one.id: one.string for one in known if one.id and one.string and not one.fuzzy
    }


def test_long_texts_escapes_guesses_and_what_is_no_longer_said(tmp_path):
    source = (
        'msgid ""\nmsgstr ""\n"Language: xx\\n"\n\n'
        '#: a.py\nmsgid ""\n"one \\"two\\"\\n"\n"three \\\\n"\nmsgstr "eins"\n" zwei"\n\n'
        '#: a.py\n#, fuzzy, python-brace-format\n#| msgid "old"\nmsgid "guess {n}"\nmsgstr "geraten {n}"\n\n'
        'msgid "open"\nmsgstr ""\n\n#~ msgid "gone"\n#~ msgstr "weg"\n\n'
        '#, python-brace-format\nmsgid "{n} left"\nmsgstr "noch {n}"\n'
    )
    wanted = {'one "two"\nthree \\n': "eins zwei", "{n} left": "noch {n}"}

    assert read(source) == wanted
    (tmp_path / "x.po").write_bytes(source.replace("\n", "\r\n").encode("utf-8"))
    assert read((tmp_path / "x.po").read_text(encoding="utf-8")) == wanted


def test_both_branches_of_a_condition_and_calls_within_text_are_seen():
    assert collected('say("one" if x else "two")') == ["one", "two"]
    assert collected("f\"{say('three')}: {self.say('four {n}', n=1)}\"") == ["three", "four {n}"]
    assert collected('say(f"{x}"), say(" "), other("five")') == []


def test_the_names_of_what_a_check_compares_are_seen():
    assert set(collected(CHECKS, names=True)) == {"the first one", "the bias gradient"}
    assert collected(CHECKS) == ["the bias gradient"]


def test_a_comment_for_translators_reaches_them(tmp_path):
    source = 'x = 1\n# Translators: of a tree,\n# not of a hand.\nsay("palm")\n# Not for them.\nsay("other")\n'
    (tmp_path / "x.py").write_text(source, encoding="utf-8")
    with (tmp_path / "x.py").open("rb") as file:
        notes = {text: note for _, _, text, note in of_python(file, {}, (), {})}

    assert notes == {"palm": ["of a tree,", "not of a hand."], "other": []}


def test_the_catalogues_are_up_to_date(monkeypatch):
    monkeypatch.setattr(texts, "template", template)

    assert list(texts.about_translations()) == []
    assert texts.update("ko", template()) is False


def test_what_is_amiss_in_a_catalogue_is_said(monkeypatch, tmp_path):
    source = file_of("ko").read_text(encoding="utf-8")
    broken = source
    for english, change in (
        ("wrong", ('msgstr "틀림"', 'msgstr ""')),
        ("correct", ('msgid "correct"', '#, fuzzy\nmsgid "correct"')),
        ("{name} (line {line})", ('msgstr "{name} ({line}번째 줄)"', 'msgstr "{name}"')),
        ("not started", ('msgid "not started"', 'msgid "not begun"')),
    ):
        assert change[0] in broken, english
        broken = broken.replace(*change)
    path = tmp_path / "xor2mnist.po"
    path.write_text(broken, encoding="utf-8")
    monkeypatch.setattr(texts, "file_of", lambda lang: path)
    monkeypatch.setattr(texts, "template", template)
    monkeypatch.setattr(texts, "ROOT", tmp_path)

    said = [one.partition(": ")[2] for one in texts.about_translations()]
    assert sorted(said) == [
        "'not started' is missing; xor2mnist dev texts adds it",
        "'wrong' is not translated",
        "the translation of 'correct' is a guess; read it and take the mark fuzzy away",
        "the translation of '{name} (line {line})' has other fields",
    ]


SPOKEN = """
from autograder.commands.cli import main
from autograder.language.i18n import choose_language

print(choose_language())
main(["lesson", "1", "--plain"])
main(["start", "kopie", "--lang", "de"])
main(["quiz", "sigmoid", "--plain", "--lang", "de"])
main(["--help"])
"""


def test_a_third_language_needs_no_python(tmp_path):
    for name in ("autograder", "quizzes", "exercises", "solutions"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    begun = run(tmp_path, "-m", "autograder", "dev", "texts", "de")
    path = tmp_path / "autograder" / "language" / "locales" / "de" / "LC_MESSAGES" / "xor2mnist.po"
    assert path.is_file(), begun.stderr
    assert begun.stderr == "" and "de: 0 of " in begun.stdout

    source = path.read_text(encoding="utf-8")
    for english, german in (
        ("English", "Deutsch"),
        ("usage:", "Aufruf:"),
        ("Question {number} of {total}", "Frage {number} von {total}"),
    ):
        line = f'msgid "{english}"\nmsgstr "'
        assert line in source
        source = source.replace(line, line + german)
    path.write_text(source, encoding="utf-8")
    # Letters are UTF-8: in the ASCII of a locale that is not installed, Python finds itself in no folder with Korean ones.
    german = {"LC_ALL": "", "LC_CTYPE": "C.UTF-8", "LC_MESSAGES": "de_AT.UTF-8"}
    done = run(tmp_path, "-c", SPOKEN, XOR2MNIST_LANG="", **german)

    assert "Traceback" not in done.stderr
    # Python's own report comes last: --help ends the process.
    assert done.stdout.startswith("de\n") and "Aufruf: " in done.stdout
    # What nobody has translated yet is said in English.
    assert "the sigmoid" in done.stdout and "begin: " in done.stdout
    assert "Frage 1 von" in done.stdout, done.stderr
    assert (tmp_path / "kopie" / "ex01_sigmoid.py").is_file()


def run(place, *arguments, **environment):
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=place,
        env={**os.environ, "PYTHONPATH": str(place), **environment},
        capture_output=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
    )


def test_the_languages_of_the_kit():
    assert languages() == ("en", "ko")
