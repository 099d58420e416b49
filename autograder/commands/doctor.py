"""`doctor`: says what is installed, which sandbox works, and which commands install what is missing."""

import importlib.metadata
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from packaging.requirements import Requirement

from autograder import __version__
from autograder.commands.common import Context, path_from_here
from autograder.course.paths import HOME, has_solutions
from autograder.events.log import data_folder
from autograder.language.finding import Sentence, say
from autograder.language.i18n import printable, render
from autograder.report.troubles import TENSORFLOW_PYTHONS

# The use of each extra in pyproject.toml; extras that are not listed are for the kit's developers.
EXTRAS = {
    "keras": say("TensorFlow and Keras, for exercises 11 to 13"),
    "plots": say("pictures as PNG and SVG, and in the terminal"),
    "jupyter": say("questions in Jupyter"),
    "qr": say("a QR code for the phone"),
    "nbgrader": say("courses with nbgrader"),
    "authors": say("the question bank's linter and exports"),
}
TIERS = ("namespaces", "landlock")
PROVED = {
    "namespaces": say(
        "namespaces. In a trial a worker could not read a neighbour's file or the kit, could not write, "
        "start a process, open a socket or reach its parent."
    ),
    "landlock": say(
        "landlock. In a trial a worker could not read a neighbour's file or the kit, could not write, "
        "start a process, open a socket or reach its parent."
    ),
}
# Fonts with Hangul; a system that can show Hangul has one of them.
HANGUL_FONTS = (
    "/System/Library/Fonts/AppleSDGothicNeo.ttc",
    "C:/Windows/Fonts/malgun.ttf",
)
NEEDED, WANTED, FINE = "!", "-", "✓"


@dataclass(frozen=True)
class Examined:
    """One thing that was examined; `mark` is FINE, WANTED (works without it) or NEEDED."""

    mark: str
    what: Sentence
    mend: str | Sentence = ""


def doctor(context: Context) -> int:
    """Print what was found; 1 where something that is needed is broken, else 0."""
    _print(f"xor2mnist {__version__}")
    worst = 0
    for group, findings in (
        (say("This machine"), _machine()),
        (say("Packages"), _packages()),
        (say("Data and fonts"), _data()),
        (say("The sandbox, for who grades"), _sandbox()),
    ):
        context.print()
        context.print_sentence(group)
        for examined in findings:
            _print(f"  {examined.mark} {render(examined.what, context.lang)}")
            if examined.mend:
                mend = (
                    examined.mend
                    if isinstance(examined.mend, str)
                    else render(examined.mend, context.lang)
                )
                _print(f"      {mend}")
            worst = max(worst, int(examined.mark == NEEDED))
    context.print()
    context.print(
        "Something that is needed is broken: the lines with ! say what to type."
        if worst
        else "Everything that is needed is here. What has a - can be added."
    )
    return worst


def _print(text: str) -> None:
    print(printable(text, getattr(sys.stdout, "encoding", None)))


def _machine() -> Iterator[Examined]:
    version = platform.python_version()
    yield Examined(
        FINE,
        say(
            "Python {version}, {path}; {system}",
            version=version,
            path=str(path_from_here(Path(sys.executable))),
            system=platform.platform(terse=True),
        ),
    )
    kind = (
        say("the course: {folder}, with its solutions", folder=str(HOME))
        if has_solutions()
        else say("the course: {folder}, a copy without solutions", folder=str(HOME))
    )
    yield Examined(FINE, kind)
    folder = data_folder()
    if _writable(folder):
        yield Examined(FINE, say("your progress is kept in {folder}", folder=str(folder)))
    else:
        yield Examined(
            NEEDED,
            say("{folder} cannot be written, so no progress is kept", folder=str(folder)),
            say("name another folder in the variable XOR2MNIST_DATA"),
        )
    encoding = getattr(sys.stdout, "encoding", None) or "ascii"
    try:
        "한".encode(encoding)
    except (UnicodeEncodeError, LookupError):
        yield Examined(
            WANTED,
            say("this console shows {encoding}, which lacks Hangul", encoding=encoding),
            "chcp 65001" if os.name == "nt" else "export LC_ALL=C.UTF-8",
        )
    else:
        yield Examined(FINE, say("this console shows Korean ({encoding})", encoding=encoding))


def _writable(folder: Path) -> bool:
    near = next((one for one in (folder, *folder.parents) if one.exists()), folder)
    return near.is_dir() and os.access(near, os.W_OK)


def _packages() -> Iterator[Examined]:
    try:
        needs = [Requirement(text) for text in importlib.metadata.requires("xor2mnist") or ()]
    # The kit runs from a folder without being installed.
    except importlib.metadata.PackageNotFoundError:
        needs = [Requirement(text) for text in ("numpy>=2", "pytest>=8.4", "rich>=13")]
    base = [one for one in needs if one.marker is None or one.marker.evaluate({"extra": ""})]
    yield from _extra(say("what the NumPy exercises need"), base, NEEDED)
    for extra, what in EXTRAS.items():
        own = [one for one in needs if one.marker is not None and _only_by(one, extra)]
        if not own:
            continue
        first, last = TENSORFLOW_PYTHONS
        if extra == "keras" and not first <= sys.version_info[:2] <= last:
            builds = say(
                "TensorFlow has builds for Python {first} to {last}; this is Python {here}",
                first="{}.{}".format(*first),
                last="{}.{}".format(*last),
                here="{}.{}".format(*sys.version_info[:2]),
            )
            yield Examined(WANTED, builds)
            continue
        yield from _extra(what, own, WANTED)


def _only_by(requirement: Requirement, extra: str) -> bool:
    marker = requirement.marker
    assert marker is not None
    return marker.evaluate({"extra": extra}) and not marker.evaluate({"extra": ""})


def _extra(what: Sentence, needs: list[Requirement], mark: str) -> Iterator[Examined]:
    """Yield which packages of one extra are installed, or the command that installs the rest."""
    there, lacking = [], []
    for need in needs:
        try:
            version = importlib.metadata.version(need.name)
        except importlib.metadata.PackageNotFoundError:
            lacking.append(need)
            continue
        if need.specifier.contains(version, prereleases=True):
            there.append(f"{need.name} {version}")
        else:
            lacking.append(need)
    if not lacking:
        yield Examined(FINE, say("{what}: {packages}", what=what, packages=", ".join(there)))
        return
    missing = ", ".join(one.name for one in lacking)
    quoted = " ".join(f'"{one.name}{one.specifier}"' for one in lacking)
    yield Examined(
        mark,
        say("{what}: missing or too old: {packages}", what=what, packages=missing),
        f"{Path(sys.executable).name} -m pip install {quoted}",
    )


def _data() -> Iterator[Examined]:
    from autograder.data import DamagedData, find_cache, load_subset, read_mnist

    try:
        (_, few), _ = load_subset()
        yield Examined(
            FINE, say("MNIST: the {count} digits that come with the kit", count=len(few))
        )
    except DamagedData as error:
        yield Examined(NEEDED, say("MNIST: {why}", why=str(error)), _again())
    cached = find_cache()
    if cached is None:
        yield Examined(
            WANTED,
            say("MNIST: the full data are not here yet; Keras downloads them when they are needed"),
            'python -c "import keras; keras.datasets.mnist.load_data()"',
        )
    else:
        try:
            (_, many), _ = read_mnist(cached)
            yield Examined(
                FINE,
                say("MNIST: {count} digits in {file}", count=len(many), file=str(cached)),
            )
        except DamagedData as error:
            yield Examined(NEEDED, say("MNIST: {why}", why=str(error)), f'rm "{cached}"')
    try:
        from quizzes.built import open_bank

        count = len(open_bank()["questions"])
        yield Examined(FINE, say("the question bank: {count} questions", count=count))
    except (ImportError, OSError, ValueError) as error:
        yield Examined(
            NEEDED, say("the question bank cannot be opened: {why}", why=str(error)), _again()
        )
    yield _font()


def _again() -> str:
    return f"{Path(sys.executable).name} -m pip install --force-reinstall xor2mnist"


def _font() -> Examined:
    """Return whether pictures can show Hangul, which depends on the system's fonts."""
    if any(Path(one).is_file() for one in HANGUL_FONTS):
        return Examined(FINE, say("a font with Hangul, for pictures"))
    lister = shutil.which("fc-list")
    if lister is None:
        return Examined(
            WANTED, say("no list of fonts here (fc-list), so Hangul in pictures is not sure")
        )
    done = subprocess.run(
        [lister, ":lang=ko", "family"], capture_output=True, encoding="utf-8", errors="replace",
        check=False,
    )  # fmt: skip
    names = sorted(line for line in done.stdout.splitlines() if line.strip())
    if names:
        return Examined(FINE, say("a font with Hangul, for pictures: {name}", name=names[0]))
    install = "sudo apt install fonts-nanum"
    if shutil.which("dnf"):
        install = "sudo dnf install google-noto-sans-cjk-fonts"
    return Examined(WANTED, say("no font here has Hangul, which pictures in Korean need"), install)


def _sandbox() -> Iterator[Examined]:
    """Yield the tier that `grade` would use, and for each better one why it does not work."""
    from autograder.isolation.isolated import FORKS, Isolation, SandboxRefused
    from autograder.isolation.probe import holds
    from autograder.isolation.sandbox.limits import Limits
    from autograder.isolation.warm import WorkerUnavailable

    if not FORKS:
        try:
            with Isolation(Limits()):
                pass
        except SandboxRefused as refused:
            yield Examined(WANTED, refused.sentence)
        return
    isolation = Isolation(Limits())
    try:
        for tier in TIERS:
            try:
                holds(isolation.parent(None), tier, isolation.limits)
            except WorkerUnavailable as error:
                yield Examined(
                    WANTED, say("{tier} is refused: {why}", tier=tier, why=str(error)), _mend(tier)
                )
            else:
                yield Examined(FINE, PROVED[tier])
                return
    finally:
        isolation.close()
    yield Examined(
        WANTED,
        say("so grade refuses to run student code here; learners need no sandbox"),
        say("docs/sandbox.md says how to get one, for Docker, Kubernetes and others"),
    )


def _mend(tier: str) -> str | Sentence:
    """Return what to do to get a tier here, if that can be told."""
    if tier == "landlock":
        return say("it needs Linux 6.2 or later; this is {version}", version=platform.release())
    if Path("/.dockerenv").exists():
        return "docker run --security-opt seccomp=unconfined --security-opt apparmor=unconfined …"
    restricted = Path("/proc/sys/kernel/apparmor_restrict_unprivileged_userns")
    if restricted.is_file():
        return "sudo sysctl kernel.apparmor_restrict_unprivileged_userns=0"
    return "sudo sysctl user.max_user_namespaces=15000"
