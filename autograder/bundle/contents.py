"""The files of a bundle, by their paths in it."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import tomli_w

from autograder import __version__
from autograder.bundle.catalogue import course_toml, others_toml
from autograder.bundle.leaks import Secrets, leaks_in, secrets_of
from autograder.bundle.packaging import PLUGIN, licence, project
from autograder.bundle.questions import part_of_bank, telling
from autograder.bundle.record import record
from autograder.bundle.recording_cache import recorded
from autograder.course.catalogue import Exercise
from autograder.course.paths import LESSONS, PACKAGE, QUIZZES, SOLUTIONS, lesson_path
from autograder.course.stubs import make_stub
from autograder.language.errors import KitError
from autograder.language.i18n import LANGUAGES
from quizzes.built import as_text, open_bank

HERE = Path(__file__).resolve().parent

# Left out: files that work on solutions or tell about them, and the instructor's parts.
LEFT_OUT = (
    "autograder/authoring/",
    "autograder/bundle/",
    "autograder/changes/programs/",
    "autograder/course/course.toml",
    "autograder/course/docstrings_",
    "autograder/course/exercises/",
    "autograder/course/solutions/",
    "autograder/lab/",
    "autograder/misconceptions/ex",
    "autograder/notebooks/explain.toml",
    "autograder/recording/results/",
    "autograder/right_answers/",
    "autograder/site/build.py",
    "autograder/site/lessons.py",
    "autograder/site/notebook.py",
    "autograder/site/page/",
    "autograder/site/pyodide.py",
    "autograder/site/vendor/",
    "autograder/trust/",
    "quizzes/bank.json",
    "quizzes/bank/",
)

PYTEST = "--disable-plugin-autoload -p no:unraisableexception -p xor2mnist_pytest"


@dataclass(frozen=True)
class BundleRequest:
    """What is released: exercises, the seeds of their checks, the language of the stubs.

    `graded` are the questions that count for a grade, whose keys must not be in the bundle.
    """

    exercises: Sequence[Exercise]
    seeds: Sequence[int]
    lang: str = "en"
    graded: frozenset[str] = frozenset()


@dataclass
class Contents:
    """The files of a bundle, and the questions that were left out since they show a solution."""

    files: dict[str, bytes] = field(default_factory=dict)
    questions_left_out: list[str] = field(default_factory=list)

    def add(self, path: str, content: str | bytes) -> None:
        """Add a file; texts end their lines as on Unix."""
        self.files[path] = content.encode("utf-8") if isinstance(content, str) else content


def contents(
    wish: BundleRequest, on_exercise: Callable[[Exercise], None] = lambda exercise: None
) -> Contents:
    """Return the contents of a bundle; `on_exercise` is called for every exercise that is recorded.

    Raises KitError where an exercise cannot be recorded, or where a file shows a solution.
    """
    secrets = secrets_of(wish.exercises)
    bundle = Contents()
    for path, data in _code():
        bundle.add(path, data)
    _add_course(bundle, wish, secrets)
    for exercise in wish.exercises:
        on_exercise(exercise)
        archive = recorded(exercise, wish.seeds, record)
        bundle.add(f"autograder/recording/results/{exercise.id}.zip", archive)
    _add_project(bundle)
    leaks = leaks_in(bundle.files, secrets)
    if leaks:
        raise KitError("the bundle would show a solution: " + "; ".join(leaks))
    bundle.files = dict(sorted(bundle.files.items()))
    return bundle


def _code() -> Iterator[tuple[str, bytes]]:
    """Yield the files of the packages that a bundle needs."""
    root = PACKAGE.parent
    for package in (PACKAGE, QUIZZES):
        for path in sorted(package.rglob("*")):
            name = path.relative_to(root).as_posix()
            if not path.is_file() or "__pycache__" in path.parts or path.suffix == ".pyc":
                continue
            if not name.startswith(LEFT_OUT):
                yield name, path.read_bytes()
    yield PLUGIN, (root / PLUGIN).read_bytes()


def _add_course(bundle: Contents, wish: BundleRequest, secrets: Secrets) -> None:
    """Add stubs, lessons, the catalogue and the questions."""
    bank = part_of_bank(open_bank(), wish.exercises, wish.graded)
    bundle.questions_left_out = telling(bank, secrets)
    without = wish.graded | set(bundle.questions_left_out)
    bundle.add("quizzes/bank.json", as_text(part_of_bank(bank, wish.exercises, without)))
    bundle.add("autograder/course/course.toml", course_toml(wish.exercises, without))
    bundle.add("autograder/recording/results/functions.toml", others_toml(wish.exercises))
    about = {"kit": __version__, "seeds": sorted(wish.seeds)}
    bundle.add("autograder/recording/results/about.json", json.dumps(about) + "\n")
    for exercise in wish.exercises:
        bundle.add(f"exercises/{exercise.filename}", make_stub(exercise, SOLUTIONS, wish.lang))
        for lang in LANGUAGES:
            stub = make_stub(exercise, SOLUTIONS, lang)
            bundle.add(f"autograder/recording/results/stubs/{lang}/{exercise.filename}", stub)
            lesson = lesson_path(exercise.id, lang)
            bundle.add(f"exercises/lessons/{lang}/{lesson.name}", lesson.read_bytes())
    for path in sorted([*LESSONS.glob("*.*"), *LESSONS.glob("pictures/*.*")]):
        inside = path.relative_to(LESSONS).as_posix()
        bundle.add(f"exercises/lessons/{inside}", path.read_bytes())
    # Checks are added for the released exercises only.
    chosen = {f"autograder/checks/test_{exercise.filename}" for exercise in wish.exercises}
    for name in [name for name in bundle.files if name.startswith("autograder/checks/test_")]:
        if name not in chosen:
            del bundle.files[name]


def _add_project(bundle: Contents) -> None:
    """Add the files by which pip and pytest recognise the folder as a project."""
    about = project()
    bundle.add("README.md", (HERE / "README.en.md").read_text(encoding="utf-8"))
    bundle.add("README.ko.md", (HERE / "README.ko.md").read_text(encoding="utf-8"))
    bundle.add("LICENSE", licence())
    bundle.add(
        "pyproject.toml",
        tomli_w.dumps(
            {
                "build-system": {"requires": ["hatchling"], "build-backend": "hatchling.build"},
                "project": {
                    "name": "xor2mnist",
                    "version": __version__,
                    "description": about.summary,
                    "requires-python": about.python,
                    "dependencies": about.needs,
                    "optional-dependencies": about.extras,
                    "scripts": {"xor2mnist": "autograder.commands.cli:main"},
                    "entry-points": {"pytest11": {"xor2mnist_pytest": "xor2mnist_pytest"}},
                },
                "tool": {
                    "hatch": {
                        "build": {
                            "dev-mode-dirs": ["."],
                            "targets": {
                                "wheel": {
                                    "only-include": ["autograder", "quizzes", PLUGIN],
                                    "force-include": {"exercises": "autograder/course/exercises"},
                                }
                            },
                        }
                    },
                    "pytest": {
                        "ini_options": {
                            "addopts": PYTEST,
                            "testpaths": ["autograder/checks"],
                            "python_files": ["test_*.py"],
                        }
                    },
                },
            }
        ),
    )
