"""The submission behind a sandboxed worker: the Side that a grader uses.

    with Isolation(Limits()) as isolation:
        print(isolation.tier)
        with isolation.submission(folder) as submission:
            bench = Bench(exercise, submission.side_for(exercise), reference, seed)

Nothing of a submission is imported, unpickled or evaluated on this side: source text goes to the
worker, plain data comes back.
"""

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from autograder.course.catalogue import Exercise
from autograder.isolation.ahead import Script
from autograder.isolation.ahead_side import AheadSide
from autograder.isolation.budget import SubmissionBudget
from autograder.isolation.isolated_side import IsolatedSide, ready
from autograder.isolation.link import Link, PipeLink
from autograder.isolation.sandbox.limits import Limits
from autograder.isolation.sandbox.view import SUBMISSION
from autograder.isolation.untrusted import read_untrusted
from autograder.isolation.warm import Sandbox, WarmParent, WorkerUnavailable
from autograder.language.finding import Sentence, say
from autograder.running import tensorflow
from autograder.running.outcome import Unloadable

__all__ = ["Isolation", "Limits", "SandboxRefused", "Submission", "WorkerUnavailable"]

FORKS = sys.platform == "linux"
# Packages that right answers use, by the bytes that mention them in a source text. The warm parent imports them,
# since importing them in every worker would take longer than all the checks. Only names in this table are imported.
WANTED = {
    b"scipy": "scipy.special",
    b"scipy.linalg": "scipy.linalg",
    b"scipy.stats": "scipy.stats",
    b"pandas": "pandas",
}


class SandboxRefused(Exception):
    """No tier that the kernel enforces works here; `sentence` says what is missing and how to get it."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(sentence.template)
        self.sentence = sentence


class Submission:
    """One submission; a side is made for every exercise when it is asked for."""

    def __init__(
        self, isolation: "Isolation", folder: Path, sources: Mapping[str, bytes], limits: Limits
    ) -> None:
        self.folder = Path.cwd() / folder
        self.limits = limits
        self.budget = SubmissionBudget(limits)
        self._isolation = isolation
        self._sources = sources
        self._sandboxes: dict[str | None, Sandbox] = {}
        self._idle: dict[str | None, Link] = {}
        self._side: IsolatedSide | AheadSide | None = None
        self._read_sources = list(sources.values())

    def side_for(
        self, exercise: Exercise, script: Script | None = None
    ) -> IsolatedSide | AheadSide:
        """Return the side of an exercise; the one that was asked for before is closed.

        The calls in `script` are asked ahead, as soon as a worker has loaded the file. No worker starts before the
        first call. Raises WorkerUnavailable where the exercise's library is not installed on the grader.
        """
        if self._side is not None:
            self._side.close()
        library = exercise.library
        if exercise.library == "tensorflow" and not tensorflow.installed():
            raise WorkerUnavailable("TensorFlow is not installed")
        if script is not None:
            self._isolation.scripts[exercise.id] = script
        source: bytes | Unloadable | None = self._sources.get(exercise.id)
        if source is None:
            source = self._read(exercise.filename)
        if isinstance(source, bytes):
            self._read_sources.append(source)
        folder = SUBMISSION if self._isolation.tier == "namespaces" else self.folder
        path = str(folder / exercise.filename)
        make = partial(
            IsolatedSide,
            exercise,
            path,
            source,
            lambda fresh: self._lend(library, fresh),
            lambda link: self._keep(library, link),
            self.limits,
            self.budget,
        )
        self._side = make() if script is None else AheadSide(make, script, self.limits.output_bytes)
        return self._side

    def _read(self, filename: str) -> bytes | Unloadable:
        # A student may hand in a folder, but no link, which could show somebody else's folder.
        if self.folder.is_symlink():
            return Unloadable("not a file")
        return read_untrusted(self.folder / filename)

    def _lend(self, library: str | None, fresh: bool) -> Link:
        """Return a worker that is ready to load a file; a `fresh` one has loaded no other file before."""
        idle = self._idle.pop(library, None)
        if idle is not None:
            if not fresh:
                return idle
            idle.close()
        return ready(self._start(library))

    def _keep(self, library: str | None, link: Link) -> None:
        # One worker loads the files one after another. A new fork for each would copy the same memory pages again,
        # which costs more than all the checks of a file.
        self._idle[library] = link

    def _start(self, library: str | None) -> Link:
        if not FORKS:
            return self._isolation.spare(library)
        sandbox = self._sandboxes.get(library)
        if sandbox is None:
            parent = self._isolation.parent(library)
            parent.have(name for mark, name in WANTED.items() if self._mentions(mark))
            # With a library the calls take so long that asking ahead gains nothing.
            if library is None:
                parent.learn(self._isolation.scripts)
            sandbox = Sandbox(parent, self._isolation.tier, self.folder, self.limits)
            self._sandboxes[library] = sandbox
        try:
            return sandbox.worker(self.limits.output_bytes, self.budget)
        except WorkerUnavailable:
            # The sandbox may have been killed when the machine ran out of memory: the next call starts a new one.
            self._sandboxes.pop(library).close()
            raise

    def _mentions(self, mark: bytes) -> bool:
        return any(mark in source for source in self._read_sources)

    def close(self) -> None:
        """End every worker, and every process that one may have started."""
        if self._side is not None:
            self._side.close()
            self._side = None
        for link in self._idle.values():
            link.close()
        self._idle.clear()
        for sandbox in self._sandboxes.values():
            sandbox.close()
        self._sandboxes.clear()


class Isolation:
    """The warm parents and the sandbox. A grading process makes one, after it was forked itself.

    `tier` is "namespaces", "landlock" or, if `allow_unsandboxed` is true, "process". Entering the context tries
    them in this order, and raises SandboxRefused where none works.
    """

    def __init__(self, limits: Limits, allow_unsandboxed: bool = False) -> None:
        self.limits = limits
        self.allow_unsandboxed = allow_unsandboxed
        self.tier = "none"
        self.scripts: dict[str, Script] = {}
        self._parents: dict[str | None, WarmParent] = {}
        self._spares: dict[str | None, PipeLink] = {}

    def __enter__(self) -> "Isolation":
        try:
            self.tier = self._probe()
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def _probe(self) -> str:
        """Return the best tier that really holds a worker here."""
        reasons = {"namespaces": sys.platform, "landlock": sys.platform}
        if FORKS:
            from autograder.isolation.probe import holds
            from autograder.isolation.sweep import sweep

            sweep()
            for tier in ("namespaces", "landlock"):
                try:
                    holds(self.parent(None), tier, self.limits)
                    return tier
                except WorkerUnavailable as error:
                    reasons[tier] = str(error)
        if self.allow_unsandboxed:
            return "process"
        raise SandboxRefused(_refusal(reasons))

    def parent(self, library: str | None) -> WarmParent:
        """Return the warm parent for exercises with a library, started where there is none."""
        parent = self._parents.get(library)
        if parent is None or not parent.running:
            if parent is not None:
                parent.close()
            parent = self._parents[library] = WarmParent(library)
        return parent

    def spare(self, library: str | None) -> PipeLink:
        """Return a worker that was started in advance, and start the next one."""
        ahead = self._spares.pop(library, None) or _spare(library)
        self._spares[library] = _spare(library)
        return ahead

    def close(self) -> None:
        """End the warm parents and everything that they started."""
        for parent in self._parents.values():
            parent.close()
        for link in self._spares.values():
            link.close()
        self._parents.clear()
        self._spares.clear()

    @contextmanager
    def submission(
        self,
        folder: Path,
        sources: Mapping[str, bytes] | None = None,
        limits: Limits | None = None,
    ) -> Iterator[Submission]:
        """Yield the submission in `folder`; when the block ends, every process that it started has ended.

        `sources` maps the id of an exercise to source text that replaces its file (from a notebook, for example);
        `limits` replaces the isolation's own limits.
        """
        submission = Submission(self, folder, sources or {}, limits or self.limits)
        try:
            yield submission
        finally:
            submission.close()


def _spare(library: str | None) -> PipeLink:
    try:
        return PipeLink(*([library] if library else []))
    except OSError as error:
        raise WorkerUnavailable(str(error)) from error


def _refusal(reasons: dict[str, str]) -> Sentence:
    if not FORKS:
        return say(
            "this system ({system}) has no sandbox for student code: grade on Linux, for example in "
            "WSL 2 or a container, or accept a plain process with --allow-unsandboxed",
            system=sys.platform,
        )
    return say(
        "no sandbox works here: user namespaces are refused ({namespaces}) and so is Landlock "
        "({landlock}); give a container --security-opt seccomp=unconfined, on Ubuntu run sudo sysctl "
        "kernel.apparmor_restrict_unprivileged_userns=0, or accept a plain process with "
        "--allow-unsandboxed; docs/sandbox.md says more",
        **reasons,
    )
