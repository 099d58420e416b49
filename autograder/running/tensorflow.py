"""Imports TensorFlow quietly into this process, and finds out which devices a call leaves visible."""

import contextlib
import importlib.util
import os
import sys
from collections.abc import Callable, Iterator
from typing import Any, Literal

from autograder.running.outcome import Outcome

Circumstance = Literal["in time", "too late", "no GPU", "twice"]
"""The situations in which use_cpu_only is tried; with "no GPU" it is called in time as well, with "twice" the
outcome is that of a second call in time."""

HIDE_ALL = ("", "-1")
"""The values of CUDA_VISIBLE_DEVICES that leave no GPU."""


def installed() -> bool:
    """Return whether TensorFlow is there, without importing it."""
    return importlib.util.find_spec("tensorflow") is not None


@contextlib.contextmanager
def _silence() -> Iterator[None]:
    """Discard what is written to descriptor 2, where TensorFlow writes its start-up messages."""
    sys.stderr.flush()
    stderr = os.dup(2)
    null = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(null, 2)
        yield
    finally:
        os.dup2(stderr, 2)
        os.close(stderr)
        os.close(null)


class EagerNeeded(RuntimeError):
    """A submission tried to switch to TensorFlow 1's graphs, which would change the reference in this process too."""


def _no_graphs() -> None:
    """Replace disable_eager_execution by an error."""
    from tensorflow.python import tf2

    tf2.enable()  # disable_v2_behavior has switched TensorFlow 2 off before
    raise EagerNeeded(
        "the checks need eager execution: TensorFlow 2 computes at once, so there is no Session; "
        "take the values with numpy()"
    )


def _keep_eager() -> None:
    """Replace disable_eager_execution, also where disable_v2_behavior calls it."""
    import tensorflow as tf
    from tensorflow.python.framework import ops

    v1 = tf.compat.v1
    for place in (ops, v1, v1.compat.v1, tf.compat.v2.compat.v1):
        place.disable_eager_execution = _no_graphs


def import_quietly() -> bool:
    """Import TensorFlow and Keras without their messages; return whether this call was the first."""
    if "tensorflow" in sys.modules:
        return False
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    # Without oneDNN's own summation orders the same updates give the same bits.
    os.environ.setdefault("TF_ENABLE_ONEDNN_OPTS", "0")
    with _silence():
        import keras  # noqa: F401
        import tensorflow

        # A check trains several models; TensorFlow's warning that each is traced anew does not help a learner.
        tensorflow.get_logger().setLevel("ERROR")
    _keep_eager()
    return True


def probe(call: Callable[[], Outcome], when: Circumstance) -> dict[str, Any]:
    """Make a call and see which devices it hid. TensorFlow in this process is unusable afterwards.

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
    if when == "twice":
        outcome = call()
    visible = sorted({device.device_type for device in tf.config.get_visible_devices()})
    variable = os.environ.get("CUDA_VISIBLE_DEVICES")
    if when != "too late" and variable != before and variable in HIDE_ALL:
        visible = [kind for kind in visible if kind != "GPU"]
    return {"outcome": outcome, "visible": visible}


def _make_up_gpu(devices: Any, number: int) -> None:
    """Add a GPU to all of TensorFlow's lists of devices."""
    import tensorflow as tf

    gpu = tf.config.PhysicalDevice(name=f"/physical_device:GPU:{number}", device_type="GPU")
    devices._physical_devices.append(gpu)
    devices._visible_device_list.append(gpu)
    if getattr(devices, "_logical_devices", None) is not None:  # the devices are initialised
        logical = tf.config.LogicalDevice(name=f"/device:GPU:{number}", device_type="GPU")
        devices._logical_devices.append(logical)
    # TensorFlow looks up every device here when it starts.
    devices._physical_device_to_index[gpu] = number
    devices._memory_growth_map[gpu] = None


@contextlib.contextmanager
def as_new() -> Iterator[None]:
    """Put the environment and TensorFlow's devices back afterwards."""
    from tensorflow.python.eager import context

    environment = dict(os.environ)
    yield
    os.environ.clear()
    os.environ.update(environment)
    context._reset_context()
