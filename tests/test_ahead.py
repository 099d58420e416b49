"""What checks ask ahead: the verdict is the one of asking call by call, whatever a submission does."""

import sys
import time

import numpy as np
import pytest
from places import SOLUTIONS

from autograder.checking.check import checks_of
from autograder.course.catalogue import course
from autograder.grading.grader import RecallingBench
from autograder.grading.script import script_of
from autograder.isolation import ahead_side
from autograder.isolation.ahead import Script
from autograder.isolation.isolated import Isolation, Limits
from autograder.isolation.link import PipeEnd
from autograder.isolation.seen import SeenAnswers, digest_of
from autograder.judging.engine import Bench
from autograder.running.local import LocalSide
from autograder.running.outcome import Raised, Returned

__test__ = sys.platform == "linux"

SEED = 11
LIMITS = Limits(wall_seconds=4, cpu_seconds=20)
NUMPY = [exercise for exercise in course() if exercise.library is None]


@pytest.fixture(scope="module")
def isolation():
    with Isolation(LIMITS) as isolation:
        yield isolation


@pytest.fixture
def impatient(monkeypatch):
    monkeypatch.setattr(ahead_side, "PATIENCE_AHEAD", 0.5)


def solution(exercise_id):
    exercise = course().exercise(exercise_id)
    return exercise, (SOLUTIONS / exercise.filename).read_text(encoding="utf-8")


def verdicts(isolation, exercise, source, ahead, limits=LIMITS, again=(), seen=None):
    """Return what every check says, its calls, and whether a time-out ended a worker; `seen` are answers known before."""
    reference = LocalSide(exercise, SOLUTIONS / exercise.filename)
    with isolation.submission(SOLUTIONS, {exercise.id: source.encode()}, limits) as submission:
        script = script_of(exercise, reference, SEED) if ahead else None
        side = submission.side_for(exercise, script)
        bench = (
            Bench(exercise, side, reference, SEED)
            if seen is None
            else RecallingBench(exercise, side, reference, SEED, seen)
        )
        results = [bench.run(check) for check in [*checks_of(exercise), *again]]
        exercise_result = bench.exercise_result(results[: len(checks_of(exercise))])
        rows = [
            (one.check.key, one.status, one.finding, [call.outcome for call in one.calls])
            for one in results
        ]
        wrong = [(one.status, one.mend_first) for one in exercise_result.functions]
        return repr(rows), wrong, side.timed_out, submission._idle


def count_asks(monkeypatch):
    """Return a list that grows with every request that waits for its answer."""
    asked = []
    ask = PipeEnd.ask
    monkeypatch.setattr(
        PipeEnd, "ask", lambda self, *given: asked.append(given) or ask(self, *given)
    )
    return asked


@pytest.mark.parametrize("exercise", NUMPY, ids=lambda exercise: exercise.id)
def test_a_solution_is_asked_once(exercise, isolation, monkeypatch):
    text = (SOLUTIONS / exercise.filename).read_text(encoding="utf-8")
    asked = count_asks(monkeypatch)
    rows, _, _, _ = verdicts(isolation, exercise, text, ahead=True)
    # Its worker is ready, it holds the file; after that everything is there to read, but for checks
    # whose calls depend on what they are answered.
    assert len(asked) == 2 or exercise.id == "ex07_optimizers"
    assert rows == verdicts(isolation, exercise, text, ahead=False)[0]


FORWARD = "def forward(x, w1, b1, w2, b2):\n    global calls\n    calls += 1\n"
SUBMISSIONS = {
    "wrong at its first call, without end at the next": (
        "ex01_sigmoid",
        "calls = 0\ndef sigmoid(x):\n    global calls\n    calls += 1\n    while calls > 1: pass\n    return 1.0\n"
        "def sigmoid_derivative(x):\n    raise NotImplementedError\n",
    ),
    "wrong at its first call, gone at the next": (
        "ex01_sigmoid",
        "import os\ncalls = 0\ndef sigmoid(x):\n    global calls\n    calls += 1\n"
        "    if calls == 2: os._exit(3)\n    return 1.0\n"
        "def sigmoid_derivative(x):\n    return 2.0\n",
    ),
    "right at its first calls, without end at the next": (
        "ex01_sigmoid",
        "import numpy as np\ncalls = 0\ndef sigmoid(x):\n    global calls\n    calls += 1\n    while calls > 3: pass\n"
        "    x = np.asarray(x, dtype=float)\n    e = np.exp(-np.abs(x))\n    return np.where(x >= 0, 1, e) / (1 + e)\n"
        "def sigmoid_derivative(x):\n    raise NotImplementedError\n",
    ),
    "right at its first calls, gone at the next": (
        "ex01_sigmoid",
        "import os, numpy as np\ncalls = 0\ndef sigmoid(x):\n    global calls\n    calls += 1\n"
        "    if calls == 4: os._exit(3)\n"
        "    x = np.asarray(x, dtype=float)\n    e = np.exp(-np.abs(x))\n    return np.where(x >= 0, 1, e) / (1 + e)\n"
        "def sigmoid_derivative(x):\n    raise NotImplementedError\n",
    ),
    "a function that crashes, and one that is right": (
        "ex01_sigmoid",
        "import os, numpy as np\ndef sigmoid(x):\n    os._exit(3)\n"
        "def sigmoid_derivative(x):\n    e = np.exp(-np.abs(np.asarray(x, float)))\n    return e / (1 + e)**2\n",
    ),
    "nothing has been written": (
        "ex03_backprop",
        "def squared_error(t, y):\n    raise NotImplementedError\n"
        "def backward(x, t, h, y, w2):\n    raise NotImplementedError\n"
        "def train(x, t, w1, b1, w2, b2, learning_rate=0.5, steps=10):\n    raise NotImplementedError\n",
    ),
    "no cache for the way back": (
        "ex10_batchnorm",
        "def batchnorm(x, gamma, beta, running, training, momentum=0.9, eps=1e-5):\n    return x\n"
        "def batchnorm_backward(dy, cache):\n    return dy\n",
    ),
    "a cache of another place": (
        "ex09_dropout",
        "def dropout(x, rate, rng, training):\n    return x, {'a set': {1}}\n"
        "def dropout_backward(dy, cache):\n    return dy\n",
    ),
    "a file that cannot be read": ("ex01_sigmoid", "def sigmoid(x:\n"),
    "a file that ends its worker": ("ex01_sigmoid", "import os\nos._exit(4)\n"),
    "more than a grader may keep waiting": (
        "ex07_optimizers",
        "import numpy as np\ndef minibatches(x, y, size, rng):\n    return [(np.zeros(10**6), y)]\n"
        "def sgd_step(params, grads, learning_rate):\n    return [np.zeros(10**6)]\n"
        "def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-8):\n"
        "    return [np.zeros(10**6)], None\n",
    ),
    "an answer ahead of its call": (
        "ex01_sigmoid",
        "import os\nos.write(3, b'\\0\\0\\0\\1n' * 3)\ndef sigmoid(x):\n    return x\n"
        "def sigmoid_derivative(x):\n    return x\n",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", SUBMISSIONS)
def test_a_submission_gets_the_verdict_of_asking_call_by_call(name, isolation, impatient):
    exercise_id, source = SUBMISSIONS[name]
    exercise = course().exercise(exercise_id)
    limits = Limits(wall_seconds=4, cpu_seconds=20, output_bytes=2**25)
    ahead = verdicts(isolation, exercise, source, True, limits)
    assert ahead[:3] == verdicts(isolation, exercise, source, False, limits)[:3]
    seen = SeenAnswers()
    for text in (solution(exercise_id)[1], source):
        verdicts(isolation, exercise, text, True, limits, seen=seen)
    assert ahead[:3] == verdicts(isolation, exercise, source, True, limits, seen=seen)[:3]


def test_a_check_with_answers_that_passed_before_is_not_run(isolation, monkeypatch):
    exercise, text = solution("ex09_dropout")
    seen, ran, run = SeenAnswers(), [], Bench.run

    def noting(self, check, *test):
        if isinstance(self, RecallingBench):
            ran.append(check.key)
        return run(self, check, *test)

    monkeypatch.setattr(Bench, "run", noting)
    first = verdicts(isolation, exercise, text, True, seen=seen)
    assert len(ran) == len(checks_of(exercise))
    # Another file with the same answers, with one wrong answer of one function, and with what a right file prints.
    ran.clear()
    assert verdicts(isolation, exercise, text + "# mine\n", True, seen=seen)[:3] == first[:3]
    assert ran == []
    wrong = text + "\ndef dropout_backward(dy, cache):\n    return dy\n"
    rows, statuses, _, _ = verdicts(isolation, exercise, wrong, True, seen=seen)
    assert {key.split(".")[1] for key in ran} == {"dropout_backward"}
    assert (rows, statuses) == verdicts(isolation, exercise, wrong, True)[:2]
    ran.clear()
    printing = text.replace("def dropout_backward(", "print('hello')\ndef dropout_backward(")
    assert verdicts(isolation, exercise, printing, True, seen=seen)[:3] == first[:3]
    assert ran == []  # it prints while the file is loaded, and no call does


def test_answers_without_room_are_not_kept():
    seen = SeenAnswers(most_bytes=10)
    seen.keep(("one", 1), [b"12345", b"6"], "first", 6)
    seen.keep(("one", 1), [b"12345", b"6"], "the same answers take no room again", 6)
    seen.keep(("one", 1), [b"12345", b"78"], "too large", 5)
    seen.keep(("one", 1), [b"12345", b"7890"], "second", 4)
    branch = seen.to(("one", 1)).following[digest_of(b"12345")]
    assert {key: one.result for key, one in branch.following.items()} == {
        digest_of(b"6"): "first",
        digest_of(b"7890"): "second",
    }
    assert seen.to(("two", 1)) is None


def test_a_function_without_end_costs_the_others_nothing(isolation):
    exercise, text = solution("ex04_relu")
    text += "\ndef leaky_relu(x, slope=0.01):\n    while True: pass\n"
    rows, wrong, late, _ = verdicts(isolation, exercise, text, ahead=True)
    statuses = {f.name: status for f, (status, _) in zip(exercise.functions, wrong, strict=True)}
    assert late and {name for name, status in statuses.items() if status != "correct"} == {
        "leaky_relu"
    }
    assert "Timeout" in rows


def test_what_finds_no_room_in_the_socket_waits(isolation):
    exercise, _ = solution("ex01_sigmoid")
    source = b"import numpy as np\ndef sigmoid(x):\n    return np.zeros(10**6)\n"
    large = np.zeros(10**6)
    script = Script({"one": [("begin", "one", 1)] + [("call", "sigmoid", (large,), {})] * 5})
    with isolation.submission(SOLUTIONS, {exercise.id: source}) as submission:
        side = submission.side_for(exercise, script)
        side.begin("one", 1)
        for _ in range(5):
            assert side.call("sigmoid", (large,), {}).value.shape == (10**6,)


def test_later_workers_are_born_with_a_script(monkeypatch):
    sent = []
    send = PipeEnd.send
    monkeypatch.setattr(
        PipeEnd, "send", lambda self, data: sent.append(len(data)) or send(self, data)
    )
    asking = []
    for name in ("ex01_sigmoid", "ex09_dropout"):
        exercise, _ = solution(name)
        reference = LocalSide(exercise, SOLUTIONS / exercise.filename)
        asking.append((exercise, reference, script_of(exercise, reference, SEED)))
    script = asking[1][2]
    (check, *_), large = script.requests, len(script.data)
    with Isolation(LIMITS) as isolation:
        for fits in (False, True, True):
            sent.clear()
            with isolation.submission(SOLUTIONS) as submission:
                for exercise, reference, asked in asking:
                    side = submission.side_for(exercise, asked)
                    bench = Bench(exercise, side, reference, SEED)
                    results = [bench.run(one) for one in checks_of(exercise)]
                    assert {one.status for one in results} == {"correct"}
            # The first worker was forked before anybody knew what exercise 9 asks.
            assert (sum(sent) < large) == fits
            if fits:
                script.leave_out(check)  # the next worker must not answer what it held


def test_a_check_that_asks_by_what_it_is_answered(isolation, monkeypatch):
    exercise, _ = solution("ex01_sigmoid")
    source = b"calls = 0\ndef sigmoid(x):\n    global calls\n    calls += 1\n    return x + 1\n"
    script = Script(
        {
            "one": [("begin", "one", 1), *[("call", "sigmoid", (x,), {}) for x in (1.0, 2.0, 3.0)]],
            "two": [("begin", "two", 1), ("call", "sigmoid", (7.0,), {})],
        }
    )
    for _ in range(2):  # the second time, the check is not asked ahead any more
        with isolation.submission(SOLUTIONS, {exercise.id: source}) as submission:
            side = submission.side_for(exercise, script)
            asked = count_asks(monkeypatch)
            side.begin("one", 1)
            assert side.call("sigmoid", (1.0,), {}) == Returned(2.0)
            assert side.call("sigmoid", (20.0,), {}) == Returned(21.0)
            side.begin("two", 1)
            assert side.call("sigmoid", (7.0,), {}) == Returned(8.0)
            monkeypatch.undo()
            # Ready, loaded, and two for the check: its two calls, or both again from its beginning.
            assert len(asked) == 4
    assert list(script.requests) == ["two"]


def test_nothing_that_is_asked_ahead_tells_what_the_solution_answers():
    """A worker may read all requests before it answers; of a chain of steps it would learn the steps."""
    for exercise in NUMPY:
        reference = LocalSide(exercise, SOLUTIONS / exercise.filename)
        script = script_of(exercise, reference, SEED)
        checks = {check.name() for check in checks_of(exercise)}
        left_out = checks - set(script.requests)
        chains = {one for one in left_out if one.startswith("ex07.adam_step")}
        assert ("ex07.adam_step.several_steps" in chains) == (exercise.id == "ex07_optimizers")
        assert left_out == chains  # everything else follows from the seed


def test_processor_time_of_calls_that_nobody_wants_is_nobodys(isolation):
    exercise, text = solution("ex04_relu")
    text += (
        "\nimport time\nstart = time.process_time\ndef spend(seconds):\n    until = start() + seconds\n"
        "    while start() < until: pass\n"
        "calls, right = 0, leaky_relu\n"
        "def relu(z):\n    global calls\n    calls += 1\n    spend(0.5 * (calls > 1))\n    return 1.0\n"
        "def leaky_relu(x, slope=0.01):\n    spend(0.3)\n    return right(x, slope)\n"
    )
    calls = [("call", "relu", (float(k),), {}) for k in range(4)]
    script = Script(
        {
            "one": [("begin", "one", 1), *calls],
            "two": [("begin", "two", 1), ("call", "leaky_relu", (2.0,), {})],
        }
    )
    limits = Limits(wall_seconds=4, cpu_seconds=1)
    with isolation.submission(SOLUTIONS, {exercise.id: text.encode()}, limits) as submission:
        side = submission.side_for(exercise, script)
        side.begin("one", 1)
        assert side.call("relu", (0.0,), {}) == Returned(1.0)
        side.begin("two", 1)
        assert side.call("leaky_relu", (2.0,), {}) == Returned(2.0)
        assert not side.timed_out


def test_what_is_kept_for_the_messages_is_bounded(isolation):
    exercise, text = solution("ex01_sigmoid")
    text += "\ndef sigmoid(x):\n    return np.zeros(10**6)\n"
    limits = Limits(wall_seconds=20, cpu_seconds=20, output_bytes=10**7)
    with isolation.submission(SOLUTIONS, {exercise.id: text.encode()}, limits) as submission:
        side = submission.side_for(exercise)
        outcomes = [side.call("sigmoid", (1.0,), {}) for _ in range(8)]
        assert [isinstance(one, Returned) for one in outcomes] == [True] * 5 + [False] * 3
        assert "too much in all" in outcomes[-1].text
        assert not isinstance(side.call("sigmoid_derivative", (0.0,), {}), Returned)


def test_a_check_is_run_again(isolation):
    exercise, text = solution("ex09_dropout")
    again = checks_of(exercise)[:2]
    rows = verdicts(isolation, exercise, text, True, again=again)[0]
    assert rows == verdicts(isolation, exercise, text, False, again=again)[0]
    assert "wrong" not in rows


RELU_THAT_SLEEPS = (
    "\nimport time\ncalls = 0\ndef relu(z):\n    global calls\n    calls += 1\n"
    "    if calls == 2: time.sleep({seconds})\n    return 1.0\n"
)


@pytest.mark.parametrize(("seconds", "patience", "wall"), [(60, 0.5, 4), (2.5, 20, 1)])
def test_an_unwanted_answer_costs_nobody_a_time_out(
    seconds, patience, wall, isolation, monkeypatch
):
    """Wrong at its first call, so that nobody wants what the check would have asked next."""
    monkeypatch.setattr(ahead_side, "PATIENCE_AHEAD", patience)
    exercise, text = solution("ex04_relu")
    text += RELU_THAT_SLEEPS.format(seconds=seconds)
    script = Script(
        {
            "one": [("begin", "one", 1), *[("call", "relu", (x,), {}) for x in (1.0, 2.0)]],
            "two": [("begin", "two", 1), ("call", "leaky_relu", (2.0,), {})],
        }
    )
    sources, limits = {exercise.id: text.encode()}, Limits(wall_seconds=wall, cpu_seconds=20)
    began = time.monotonic()
    with isolation.submission(SOLUTIONS, sources, limits) as submission:
        side = submission.side_for(exercise, script)
        side.begin("one", 1)
        assert side.call("relu", (1.0,), {}) == Returned(1.0)
        side.begin("two", 1)
        assert side.call("leaky_relu", (2.0,), {}) == Returned(2.0)
        assert not side.timed_out
    assert time.monotonic() - began < 5


def test_a_handle_with_nothing_behind_it_is_an_answer(isolation):
    from autograder.running.plain import Handle

    exercise, text = solution("ex09_dropout")
    with isolation.submission(SOLUTIONS, {exercise.id: text.encode()}) as submission:
        side = submission.side_for(exercise)
        side.begin("one", 1)
        asked = (np.ones((2, 2)), Handle("cache", 5))
        assert isinstance(side.call("dropout_backward", asked, {}), Raised)
        assert isinstance(side.call("dropout_backward", asked, {}), Raised)
