"""TensorFlow in this process: imported quietly, and tried out in fresh processes.

Whether a function hides every device but the CPU can be asked only once in a process, and only
before TensorFlow initialises its devices. So a nursery, a process that has imported TensorFlow and
done nothing else, forks a child for every question; where there is no fork, a new process is
started instead, one for all of the kit's own code.
"""

import atexit
import contextlib
import importlib.util
import itertools
import os
import queue
import select
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from io import BufferedReader
from pathlib import Path
from typing import IO, Any, Literal

from autograder.running import wire
from autograder.running.outcome import Outcome, Raised

ENDED = {"outcome": Raised("SystemExit", "the process ended"), "visible": []}

Circumstance = Literal["in time", "too late", "no GPU"]
"""Where use_cpu_only is tried; "no GPU" is in time as well."""

HIDE_ALL = ("", "-1")
"""The values of CUDA_VISIBLE_DEVICES that leave no GPU."""


def installed() -> bool:
    """Return whether TensorFlow is there, without importing it."""
    return importlib.util.find_spec("tensorflow") is not None


@contextlib.contextmanager
def _silence() -> Iterator[None]:
    """Send what is written to descriptor 2 nowhere: TensorFlow's start-up lines are not ours."""
    sys.stderr.flush()
    kept = os.dup(2)
    null = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(null, 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(null)


class EagerNeeded(RuntimeError):
    """A submission wanted TensorFlow 1's graphs, which would be the reference's in this process too."""


def _no_graphs() -> None:
    """Stand in the place of disable_eager_execution."""
    from tensorflow.python import tf2

    tf2.enable()  # which disable_v2_behavior has switched off before
    raise EagerNeeded(
        "the checks need eager execution: TensorFlow 2 computes at once, so there is no Session; "
        "take the values with numpy()"
    )


def _keep_eager() -> None:
    """Take disable_eager_execution away, also for disable_v2_behavior, which calls it first."""
    import tensorflow as tf
    from tensorflow.python.framework import ops

    v1 = tf.compat.v1
    for place in (ops, v1, v1.compat.v1, tf.compat.v2.compat.v1):
        place.disable_eager_execution = _no_graphs


def import_quietly(nursery: bool = True) -> None:
    """Import TensorFlow and Keras without their chatter, and set a nursery up before first use."""
    if "tensorflow" in sys.modules:
        return
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    # Without oneDNN's own summation orders the same updates give the same bits.
    os.environ.setdefault("TF_ENABLE_ONEDNN_OPTS", "0")
    with _silence():
        import keras  # noqa: F401
        import tensorflow

        # A check trains several models; that each one is traced anew is no news to a learner.
        tensorflow.get_logger().setLevel("ERROR")
    _keep_eager()
    if nursery:
        Nursery.start()


def probe(call: Callable[[], Outcome], when: Circumstance) -> dict[str, Any]:
    """Make a call in this process, of which nothing is left usable, and see what it hid.

    Two made-up GPUs are added to TensorFlow's lists of devices, so that there is something to hide on
    every machine, and more than the first. "too late" initialises the devices before: then TensorFlow
    refuses any change. Returns the call's outcome and the kinds of devices that are visible after it.
    """
    import tensorflow as tf
    from tensorflow.python.eager import context

    before = os.environ.get("CUDA_VISIBLE_DEVICES")
    if when == "too late":
        tf.constant(1.0) + 1.0
    devices = context.context()
    devices._initialize_physical_devices()
    if when == "no GPU":
        for known in (devices._physical_devices, devices._visible_device_list):
            known[:] = [device for device in known if device.device_type != "GPU"]
    else:
        for number in range(2):
            _make_up_gpu(devices, number)
    outcome = call()
    visible = sorted({device.device_type for device in tf.config.get_visible_devices()})
    variable = os.environ.get("CUDA_VISIBLE_DEVICES")
    if when != "too late" and variable != before and variable in HIDE_ALL:
        visible = [kind for kind in visible if kind != "GPU"]
    return {"outcome": outcome, "visible": visible}


def _make_up_gpu(devices: Any, number: int) -> None:
    """Put a GPU into all lists of devices that there are."""
    import tensorflow as tf

    gpu = tf.config.PhysicalDevice(name=f"/physical_device:GPU:{number}", device_type="GPU")
    devices._physical_devices.append(gpu)
    devices._visible_device_list.append(gpu)
    if getattr(devices, "_logical_devices", None) is not None:  # they are initialised
        logical = tf.config.LogicalDevice(name=f"/device:GPU:{number}", device_type="GPU")
        devices._logical_devices.append(logical)
    # Code that starts TensorFlow looks every device up there.
    devices._physical_device_to_index[gpu] = number
    devices._memory_growth_map[gpu] = None


def _probe_file(exercise_id: str, file: str, misconception: str | None, when: Circumstance) -> Any:
    """Load an exercise file afresh, with a misconception in it where one is named, and probe it."""
    from autograder.course.catalogue import course
    from autograder.misconceptions import find_misconception
    from autograder.running.executor import Executor

    executor = Executor(course().exercise(exercise_id), Path(file))
    if misconception is not None:
        executor.replace(find_misconception(misconception).functions)
    return probe(lambda: executor.call("use_cpu_only", (), {}), when)


class _Asked:
    """A process that tries use_cpu_only out, question by question."""

    def __init__(self, requests: IO[bytes], answers: IO[bytes]) -> None:
        self.requests = requests
        self.answers = answers

    def close(self) -> None:
        """Let go of the process, which ends."""
        with contextlib.suppress(OSError):  # what it no longer read is lost with it
            self.requests.close()
        self.answers.close()

    def ask(self, *question: Any) -> Any:
        """Return the answer to a question."""
        try:
            wire.send(self.requests, question)
            return wire.receive(self.answers)
        except (EOFError, OSError, wire.WireError):  # what was tried ended the process too
            self.close()
            return ENDED
        except BaseException:  # what comes yet would be taken for the next question's answer
            self.close()
            raise


class Nursery(_Asked):
    """A process with TensorFlow imported and not yet used, which forks a child a question."""

    current: "Nursery | None" = None

    @classmethod
    def start(cls) -> None:
        """Fork the nursery, where there is fork and nothing has been computed yet."""
        if cls.current is not None or not hasattr(os, "fork"):
            return
        request_read, request_write = os.pipe()
        answer_read, answer_write = os.pipe()
        if os.fork() == 0:
            os.close(request_write)
            os.close(answer_read)
            _serve(os.fdopen(request_read, "rb"), os.fdopen(answer_write, "wb"))
        os.close(request_read)
        os.close(answer_write)
        cls.current = cls(os.fdopen(request_write, "wb"), os.fdopen(answer_read, "rb"))
        # Left open, they would be a warning at the end of the learner's screen.
        atexit.register(cls.current.close)

    def close(self) -> None:
        """End the nursery, and a child that it waits for."""
        Nursery.current = None
        super().close()


class NewProcess(_Asked):
    """A process that starts TensorFlow for itself, which takes seconds: where there is no nursery.

    The kit's own misconceptions share one: they leave TensorFlow as they found it but for its
    devices, and those can be put back. Of a student's code nobody knows what it leaves.
    """

    ours: "NewProcess | None" = None

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "autograder.running.tensorflow"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        assert self.process.stdin is not None and self.process.stdout is not None
        super().__init__(self.process.stdin, self.process.stdout)

    @classmethod
    def of_ours(cls) -> "NewProcess":
        """Return the process of the misconceptions, started where there is none."""
        if cls.ours is None:
            cls.ours = cls()
            atexit.register(cls.ours.close)
        return cls.ours

    def close(self) -> None:
        """End the process."""
        if NewProcess.ours is self:
            NewProcess.ours = None
        self.process.kill()
        self.process.wait()
        super().close()


def _serve(requests: BufferedReader, answers: IO[bytes]) -> None:
    """Answer every question from a child of its own; never returns."""
    _let_go_of_all_but(requests.fileno(), answers.fileno())
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that asks
    while True:
        try:
            question = wire.receive(requests)
        except (EOFError, wire.WireError):
            os._exit(0)
        child = os.fork()
        if child == 0:
            status = 1
            try:
                wire.send(answers, _probe_file(*question))
                status = 0
            finally:
                os._exit(status)
        if _status_of(child, requests) != 0:
            with contextlib.suppress(OSError):  # whoever asked may be gone; the next read tells
                wire.send(answers, ENDED)


def _status_of(child: int, requests: BufferedReader) -> int:
    """Wait for a child, but end it once there is nobody to answer: its loop may be endless."""
    while True:
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            return status
        if select.select([requests], [], [], 0.01)[0]:
            # A question, which follows upon an answer: the child is about to end by itself.
            if not requests.peek(1):
                os.kill(child, signal.SIGKILL)
            return os.waitpid(child, 0)[1]


def _let_go_of_all_but(*kept: int) -> None:
    """Close what the fork inherited: whoever waits for the end of a pipe must not wait for us."""
    null = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(null, descriptor)
    ends = [2, *sorted(kept), os.sysconf("SC_OPEN_MAX")]
    for below, above in itertools.pairwise(ends):
        os.closerange(below + 1, above)


def devices_after(
    exercise_id: str, file: str, misconception: str | None, when: Circumstance
) -> Any:
    """Return what `use_cpu_only` of a file did in a fresh process; see `probe`."""
    question = (exercise_id, file, misconception, when)
    if Nursery.current is not None:
        return Nursery.current.ask(*question)
    if misconception is not None:
        return NewProcess.of_ours().ask(*question)
    with contextlib.closing(NewProcess()) as process:
        return process.ask(*question)


def main() -> None:
    """Answer the questions from standard input on what was standard output; never returns."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    questions: queue.SimpleQueue[Any] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(sys.stdin.buffer, questions), daemon=True).start()
    import_quietly(nursery=False)
    while True:
        with _as_new():
            wire.send(answers, _probe_file(*questions.get()))


def _listen(requests: IO[bytes], questions: "queue.SimpleQueue[Any]") -> None:
    """Hand the questions on; their end ends this process, in whatever loop it is."""
    with contextlib.suppress(EOFError, wire.WireError):
        while True:
            questions.put(wire.receive(requests))
    os._exit(0)


@contextlib.contextmanager
def _as_new() -> Iterator[None]:
    """Put the environment and TensorFlow's devices back afterwards."""
    from tensorflow.python.eager import context

    kept = dict(os.environ)
    yield
    os.environ.clear()
    os.environ.update(kept)
    context._reset_context()


if __name__ == "__main__":
    main()
