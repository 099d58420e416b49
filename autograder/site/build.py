"""Writes the course as a folder of static files for any web server and any path."""

import base64
import hashlib
import json
import secrets
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

from autograder import __version__
from autograder.bundle.catalogue import HINTS
from autograder.bundle.leaks import secrets_of
from autograder.bundle.packaging import WHEEL, licence, wheel
from autograder.bundle.questions import part_of_bank, telling
from autograder.course.catalogue import Exercise
from autograder.course.paths import LESSONS, PACKAGE, SOLUTIONS
from autograder.course.stubs import make_stub
from autograder.language.i18n import LANGUAGES, in_language, translate
from autograder.pictures.gallery import has_picture
from autograder.pictures.page import SCRIPTS
from autograder.pictures.page import VENDOR as VEGA
from autograder.site.lessons import lesson_html
from autograder.site.notebook import notebook_text
from autograder.site.pyodide import VERSION, numpy_package
from quizzes import web
from quizzes.built import open_bank

HERE = Path(__file__).resolve().parent
PAGE, VENDOR = HERE / "page", HERE / "vendor"
QUIZ_SCRIPTS = ("fsrs.js", "knowledge.js")
AS_IT_IS = (
    "app.js", "dom.js", "exercise.js", "icon.svg", "lab.js", "map.js", "page.css", "picture.js", "prepared.js", "progress.js",
    "runner.js", "store.js", "verdict.js", "worker.js", "zip.js",
)  # fmt: skip
# Parts of the students' wheel that the tab does not use, left out to make it smaller.
NOT_IN_TAB = (
    "exercises/lessons/",
    "autograder/grading/classroom/",
    "autograder/pictures/vendor/",
)
# What reads the bank's Markdown, where a prediction is told; Pyodide has none of it. By distribution, their folders.
LIBRARIES = {
    "markdown-it-py": ("markdown_it/",),
    "mdit-py-plugins": (
        "mdit_py_plugins/__init__.py",
        "mdit_py_plugins/utils.py",
        "mdit_py_plugins/dollarmath/",
    ),
    "mdurl": ("mdurl/",),
}
PICTURE_STYLE = (
    "body{margin:0;background:#fff;color:#111;font-family:system-ui,sans-serif}"
    "svg{display:block;max-width:100%;height:auto}"
    ".vega-bind{display:block;margin:.6rem .75rem}.vega-bind input{width:20rem;max-width:100%}"
)


@dataclass(frozen=True)
class SiteRequest:
    """The parts of the site: the exercises, the students' files as in a bundle, and Pyodide's files."""

    exercises: Sequence[Exercise]
    bundle: Mapping[str, bytes]
    pyodide: Mapping[str, bytes]
    lang: str = "en"


def strings() -> dict[str, dict[str, str]]:
    """Return the page's own words: {name: {language: words}}."""
    english: dict[str, str] = json.loads(_page("strings.json"))
    return {
        name: {lang: translate(text, lang) for lang in LANGUAGES} for name, text in english.items()
    }


def _page(name: str) -> str:
    return (PAGE / name).read_text(encoding="utf-8")


def site_files(wish: SiteRequest) -> dict[str, bytes]:
    """Return every file of the site by its path in the folder."""
    files: dict[str, bytes] = {name: _page(name).encode() for name in AS_IT_IS}
    for name in QUIZ_SCRIPTS:
        files[name] = (web.HOME / name).read_bytes()
    files["editor.js"] = (VENDOR / "editor.js").read_bytes()
    bank = open_bank()
    without = frozenset(telling(bank, secrets_of(wish.exercises)))
    bank = part_of_bank(bank, wish.exercises, without)
    back = '<nav class="quiz auto"><a class="button" href="./">← XOR → MNIST</a></nav>'
    files["quiz.html"] = (
        web.page(bank, wish.lang).replace("<body>\n", f"<body>\n{back}\n", 1).encode()
    )
    ids = [question["id"] for question in bank["questions"]]
    files["course.json"] = _json(_course(wish.exercises, ids))
    for exercise in wish.exercises:
        for lang in LANGUAGES:
            files[f"lessons/{lang}/{exercise.id}.html"] = lesson_html(exercise, lang).encode()
            if exercise.library is not None:
                notebook = notebook_text(exercise, lang)
                files[f"notebooks/{lang}/{exercise.id}.ipynb"] = notebook.encode()
    for path in sorted([*LESSONS.glob("*.svg"), *LESSONS.glob("pictures/*.*")]):
        files[f"lessons/{path.relative_to(LESSONS).as_posix()}"] = path.read_bytes()
    files["licences.txt"] = _licences().encode()
    kit = {path: data for path, data in wish.bundle.items() if not path.startswith(NOT_IN_TAB)}
    files[WHEEL] = wheel({**kit, **_lab(), **_libraries()})
    files |= wish.pyodide
    files["runtime.json"] = _json(_runtime(files, wish.pyodide))
    files |= _pages(wish.lang)
    files["sw.js"] = _service_worker(files)
    return dict(sorted(files.items()))


def _lab() -> dict[str, bytes]:
    """Return the lab's files, which a class's copy lacks, since it has no solutions to replace missing functions."""
    root = PACKAGE.parent
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted((PACKAGE / "lab").glob("*.py"))
    }


def _libraries() -> dict[str, bytes]:
    """Return the modules of the libraries that the tab needs beside NumPy."""
    return {
        file.as_posix(): Path(str(file.locate())).read_bytes()
        for name, folders in LIBRARIES.items()
        for file in distribution(name).files or []
        if file.as_posix().startswith(folders) and file.suffix == ".py"
    }


def _library_licences() -> Iterator[str]:
    for name in LIBRARIES:
        for file in distribution(name).files or []:
            if file.name.startswith("LICENSE") and ".dist-info" in file.as_posix():
                text = Path(str(file.locate())).read_text(encoding="utf-8")
                yield f"{name} ({file.name})\n\n{text}"


def _json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def _course(exercises: Sequence[Exercise], questions: list[str]) -> dict[str, Any]:
    return {
        "version": __version__,
        "languages": {lang: translate("English", lang) for lang in LANGUAGES},
        "strings": strings(),
        "questions": questions,
        "exercises": [
            {
                "id": one.id,
                "number": one.number,
                "title": _in_all(one.title),
                "browser": one.library is None,
                "picture": one.library is None and has_picture(one),
                "after": one.after,
                "stub": {lang: make_stub(one, SOLUTIONS, lang) for lang in LANGUAGES},
                "functions": [
                    {
                        "name": function.name,
                        "call": function.call,
                        "points": function.points,
                        # The third hint is the line itself, so it is left out of a public page.
                        "hints": [_in_all(hint) for hint in function.hints[:HINTS]],
                        "before": function.before,
                    }
                    for function in one.functions
                ],
            }
            for one in exercises
        ],
    }


def _in_all(text: Mapping[str, str]) -> dict[str, str]:
    """Return a text of the catalogue in every language of the page."""
    return {lang: in_language(text, lang) for lang in LANGUAGES}


def _runtime(files: Mapping[str, bytes], pyodide: Mapping[str, bytes]) -> dict[str, Any]:
    """Return the files that the runner fetches: their names in the worker, their addresses, and their sizes."""
    listed = [{"name": "worker.js", "address": "worker.js"}, {"name": "kit.whl", "address": WHEEL}]
    listed += [{"name": name.removesuffix(".gz"), "address": name} for name in pyodide]
    return {
        "files": [{**one, "size": len(files[one["address"]])} for one in listed],
        "version": _version({one["address"]: files[one["address"]] for one in listed}),
        "pyodide": VERSION,
        "numpy": numpy_package(),
    }


def _digest(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def _pages(lang: str) -> dict[str, bytes]:
    """Return the page, the frames of the runner and of pictures, and the manifest, with their policies."""
    script = _page("frame.js")
    digest = _digest(script)
    # The frame's worker inherits its policy, so that code in it cannot connect to anything.
    of_frame = f"default-src 'none'; script-src {digest} 'wasm-unsafe-eval'; worker-src blob:"
    frame = _page("frame.html").replace("{{policy}}", of_frame).replace("{{script}}", script)
    # CodeMirror and the frames of pictures insert style sheets with this nonce.
    nonce = secrets.token_urlsafe(16)
    drawing = "\n".join(
        [
            *((VEGA / name).read_text(encoding="utf-8") for name in SCRIPTS),
            _page("picture-frame.js"),
        ]
    )
    # A frame written by the page is under the page's policy as well.
    of_picture = f"default-src 'none'; script-src {_digest(drawing)}; style-src 'nonce-{nonce}'"
    picture = _page("picture.html")
    for name, text in {"policy": of_picture, "nonce": nonce, "style": PICTURE_STYLE}.items():
        picture = picture.replace("{{" + name + "}}", text)
    picture = picture.replace("{{script}}", drawing)
    policy = "; ".join(
        [
            "default-src 'none'",
            f"script-src 'self' {digest} {_digest(drawing)} 'wasm-unsafe-eval'",
            f"style-src 'self' 'nonce-{nonce}'",
            "img-src 'self'",
            "connect-src 'self'",
            "worker-src 'self' blob:",
            "frame-src 'self'",
            "manifest-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )
    words = strings()
    noscript = " ".join(f'<p lang="{one}">{words["noscript"][one]}</p>' for one in LANGUAGES)
    page = _page("index.html")
    parts = {"lang": lang, "policy": policy, "nonce": nonce, "title": words["title"][lang]}
    for name, text in {**parts, "noscript": noscript}.items():
        page = page.replace("{{" + name + "}}", text)
    manifest = {
        "name": words["title"][lang],
        "short_name": "XOR → MNIST",
        "lang": lang,
        "start_url": "./",
        "scope": "./",
        "display": "standalone",
        "background_color": "#ffffff",
        "theme_color": "#0b5cad",
        "icons": [{"src": "icon.svg", "sizes": "any", "type": "image/svg+xml"}],
    }
    return {
        "index.html": page.encode(),
        "frame.html": frame.encode(),
        "picture.html": picture.encode(),
        "manifest.webmanifest": _json(manifest),
    }


def _version(files: Mapping[str, bytes]) -> str:
    """Return a name for these files that no others have."""
    digest = hashlib.sha256()
    for path, data in sorted(files.items()):
        digest.update(f"{path} {hashlib.sha256(data).hexdigest()}\n".encode())
    return digest.hexdigest()[:16]


def _service_worker(files: Mapping[str, bytes]) -> bytes:
    text = _page("sw.js").replace("{{version}}", _version(files))
    return text.replace("{{files}}", json.dumps(sorted(files))).encode()


def _licences() -> str:
    pyodide = (
        f"Pyodide {VERSION} (https://pyodide.org): Mozilla Public License 2.0, https://mozilla.org/MPL/2.0/\n"
        "Python (in python_stdlib.zip): PSF License Agreement, https://docs.python.org/3/license.html\n"
        "NumPy: BSD 3-Clause; its licence stands in the wheel.\n"
    )
    editor = (VENDOR / "LICENSE-codemirror.txt").read_text(encoding="utf-8")
    vega = [path.read_text(encoding="utf-8") for path in sorted(VEGA.glob("LICENSE*.txt"))]
    mnist = (HERE.parent / "data" / "LICENSE-MNIST.txt").read_text(encoding="utf-8")
    fsrs = (web.HOME.parent / "LICENSE-fsrs.txt").read_text(encoding="utf-8")
    parts = ["xor2mnist", licence(), pyodide, *_library_licences(), editor, fsrs, *vega, mnist]
    return "\n\n".join(parts)
