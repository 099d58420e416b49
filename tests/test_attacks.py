"""No attack gains a point, harms a neighbour or leaves anything behind, in either tier."""

import shutil
import sys
from pathlib import Path

import pytest
from attacks import PRELUDE, bombs, ending, forging, keras, kernel, learning, reading
from places import SOLUTIONS

from autograder.checking.check import checks_of
from autograder.course.catalogue import course
from autograder.grading.messages import messages_of
from autograder.grading.script import script_of
from autograder.isolation import warm
from autograder.isolation.isolated import Isolation, Limits
from autograder.judging.engine import Bench, assess
from autograder.judging.verdict import Verdict
from autograder.running.local import LocalSide

# Nothing to collect elsewhere: the sandbox is Linux's.
__test__ = sys.platform == "linux"

ATTACKS = {
    **ending.ATTACKS,
    **bombs.ATTACKS,
    **reading.ATTACKS,
    **forging.ATTACKS,
    **kernel.ATTACKS,
    **learning.ATTACKS,
}
LIMITS = Limits(
    cpu_seconds=2,
    # Long enough that nobody who computes runs out of it where other tests take the processors.
    wall_seconds=3.0,
    memory_bytes=256 * 2**20,
    processes=16,
    file_bytes=4 * 2**20,
    output_bytes=4 * 2**20,
)
SIGMOID = course().exercise("ex01_sigmoid")
# Around the warm parent: a system whose user namespaces are forbidden.
WITHOUT_NAMESPACES = (
    "import json, os, sys;"
    "raw = globals().get('raw') or os.fdopen(int(sys.argv[2]), 'rb', closefd=False).read();"
    "sys.path.append(json.loads(raw)['path'][-1]);"
    "from autograder.isolation.sandbox import seccomp as s;"
    "s.install(s.denying('unshare', 'clone', 'clone3', 'setns', 'mount'));"
    "sys.path.pop();"
)


@pytest.fixture(scope="module", params=["namespaces", "landlock"])
def isolation(request):
    with pytest.MonkeyPatch.context() as patch:
        if request.param == "landlock":
            patch.setattr(warm, "START", WITHOUT_NAMESPACES + warm.START)
        with Isolation(LIMITS) as isolation:
            assert isolation.tier == request.param
            yield isolation


@pytest.fixture
def grounds(tmp_path) -> Path:
    """A place to grade in: solutions, results, an attacker and an honest neighbour."""
    root = tmp_path / "grounds"
    for folder in ("solutions", "results", "submissions/neighbour", "submissions/attacker"):
        (root / folder).mkdir(parents=True)
    for folder in ("solutions", "submissions/neighbour"):
        shutil.copy(SOLUTIONS / SIGMOID.filename, root / folder)
    (root / "results/neighbour.json").write_text('{"score": 6}', encoding="utf-8")
    (root / "submissions/attacker/link").symlink_to(root / "solutions" / SIGMOID.filename)
    for folder in (root, *root.rglob("*")):
        if folder.is_dir():
            # As open as can be: what protects the grounds is the sandbox alone.
            folder.chmod(0o777)
        elif not folder.is_symlink():
            folder.chmod(0o666)
    return root


def snapshot(root: Path) -> dict[str, tuple[int, bytes]]:
    """Return every path below a folder with its mode and its content."""
    return {
        str(path.relative_to(root)): (
            path.lstat().st_mode,
            path.read_bytes() if path.is_file() else b"",
        )
        for path in sorted(root.rglob("*"))
    }


def descendants(pid: int) -> list[int]:
    """Return the processes that come from `pid`, however far down."""
    parents: dict[int, list[int]] = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdecimal():
            try:
                stat = (folder / "stat").read_text(encoding="utf-8", errors="replace")
            except OSError:
                continue
            parents.setdefault(int(stat.rpartition(")")[2].split()[1]), []).append(int(folder.name))
    found, ahead = [], [pid]
    while ahead:
        children = parents.get(ahead.pop(), [])
        found += children
        ahead += children
    return found


def graded(isolation: Isolation, folder: Path):
    """Return the result of ex01 as the grader gets it."""
    reference = LocalSide(SIGMOID, SOLUTIONS / SIGMOID.filename)
    with isolation.submission(folder) as submission:
        side = submission.side_for(SIGMOID, script_of(SIGMOID, reference, seed=5))
        verdict = assess([Bench(SIGMOID, side, reference, seed=5)])
    return verdict.exercises[0]


def expect_fit_to_be_shown(result) -> None:
    """Expect that what a person may be shown of a result is short, and steers nothing."""
    told = messages_of(Verdict([result], 5, "", 0.0), result.exercise.filename, None, "en")
    messages = {key: one.message for key, one in told.items()}
    assert messages
    printed = [getattr(c.trouble, "printed", "") for f in result.functions for c in f.checks]
    fed_back = [text for one in told.values() for text in one.feedback.values()]
    for text in [*messages.values(), *fed_back, *printed]:
        assert all(c.isprintable() or c in "\n\t" for c in text), repr(text)[:200]
        assert len(text.encode("utf-8")) < 10_000


def leftovers(parent: int) -> list[Path]:
    """Return the temporary folders of a warm parent's workers that are still there."""
    return list(Path("/tmp").glob(f"xor2mnist-{parent}-*"))


def test_the_corpus_is_large_enough():
    assert len(ATTACKS) >= 230


@pytest.mark.parametrize("name", [one for one in reading.ATTACKS if "right answer" in one])
def test_a_right_answer_that_can_be_read_is_worth_the_points(name, grounds):
    # Without a sandbox: an attack that fails by itself would show nothing of what keeps it out.
    path = grounds / "submissions/attacker" / SIGMOID.filename
    source = PRELUDE.format(root=str(grounds)) + reading.ATTACKS[name][1]
    path.write_text(source, encoding="utf-8")
    reference = LocalSide(SIGMOID, SOLUTIONS / SIGMOID.filename)

    verdict = assess([Bench(SIGMOID, LocalSide(SIGMOID, path), reference, seed=5)])

    assert verdict.function("sigmoid").status == "correct"


@pytest.mark.long
@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_gains_nothing_and_harms_nobody(name, isolation, grounds):
    status, source = ATTACKS[name]
    attacker = grounds / "submissions/attacker"
    text = PRELUDE.format(root=str(grounds)) + source
    (attacker / SIGMOID.filename).write_text(text, encoding="utf-8")
    before = snapshot(grounds)

    result = graded(isolation, attacker)

    sigmoid = result.functions[0]
    assert result.score == 0 and sigmoid.score == 0
    assert sigmoid.status == status, [(c.status, c.trouble, c.finding) for c in sigmoid.checks]
    assert snapshot(grounds) == before
    parent = isolation.parent(None)
    assert parent.running and descendants(parent._process.pid) == []
    assert leftovers(parent._process.pid) == []
    expect_fit_to_be_shown(result)
    neighbour = graded(isolation, grounds / "submissions/neighbour")
    assert neighbour.status == "correct" and neighbour.score == SIGMOID.points


@pytest.mark.long
@pytest.mark.parametrize("name", keras.ATTACKS)
def test_a_hostile_model_gains_nothing(name, isolation, tmp_path):
    exercise = course().exercise("ex12_keras_xor")
    source = f"{keras.PRELUDE}\n{keras.ATTACKS[name]}\n".encode()
    reference = LocalSide(exercise, SOLUTIONS / exercise.filename)
    wanted = [check for check in checks_of(exercise) if check.function == "build_xor_model"]
    limits = Limits(cpu_seconds=30, wall_seconds=30)
    with isolation.submission(tmp_path, {exercise.id: source}, limits) as submission:
        bench = Bench(exercise, submission.side_for(exercise), reference, seed=5)
        result = bench.exercise_result(bench.run(check) for check in wanted)
    (built,) = result.functions
    assert built.score == 0 and built.status in ("cannot_run", "wrong")
    expect_fit_to_be_shown(result)
    # Only what stands in the description is forged: nothing is taken for right.
    assert "correct" not in {check.status for check in built.checks[:1]}
