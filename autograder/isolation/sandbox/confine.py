"""Takes a freshly forked worker into a tier, step by step, before any line of a submission runs."""

import os
import signal
import socket
import tempfile
from dataclasses import dataclass
from pathlib import Path

from autograder.isolation.sandbox import (
    keras_scratch,
    landlock,
    limits,
    namespaces,
    privileges,
    seccomp,
    view,
)

READ_WRITE = landlock.READ_FILE | landlock.WRITE_FILE | landlock.TRUNCATE
ALL_RIGHTS = (1 << 16) - 1


@dataclass(frozen=True)
class Confinement:
    """The restrictions of a worker.

    `tier` is "namespaces", "landlock" or "process"; `scratch` a folder made for it, "" where the view
    holds one; `taken` the address space of the warm parent in bytes.
    """

    tier: str
    folder: str
    scratch: str
    limits: limits.Limits
    taken: int


def confine(plan: Confinement, scratch_file: str, report: socket.socket) -> str:
    """Restrict this process for good; return the file that it may write, "" where it may write any in its folder.

    The descriptor that tells of denied calls is sent on `report`; see `seccomp.restrict`.
    Raises OSError where the system refuses a step: then nothing of a submission may run here.
    """
    with_namespaces = plan.tier == "namespaces"
    temporary = plan.scratch or str(namespaces.TEMPORARY)
    file = ""
    if plan.tier == "landlock":
        file = str(Path(plan.scratch, scratch_file))
        Path(file).touch()
        keras_scratch.use(keras_scratch.prepare(Path(plan.scratch)))
    rules = None if plan.tier == "process" else _rules(plan, file)
    # For a new user, and in a new user namespace, the kernel counts threads from 0.
    counted_alone = with_namespaces or (plan.tier == "landlock" and os.geteuid() == 0)
    others = 0 if counted_alone else limits.tasks_of_this_user()
    prefer_to_be_killed()
    if plan.tier != "process":
        if file and os.geteuid() == 0:
            for path in (plan.scratch, file):
                os.chown(path, privileges.worker_user(), privileges.worker_user())
        privileges.drop()
    limits.apply(plan.limits, plan.taken, others)
    # The kernel resets this when the user changes, so it is set again.
    privileges.die_with_parent(signal.SIGKILL)
    os.environ.update(HOME=temporary, TMPDIR=temporary)
    tempfile.tempdir = temporary  # tempfile has stored the parent's folder
    os.chdir(temporary)
    if rules is not None:
        rules.enforce()
        seccomp.restrict(with_namespaces, report)
    report.close()
    return file


def _rules(plan: Confinement, file: str) -> landlock.Ruleset | None:
    try:
        rules = landlock.Ruleset()
    except OSError:
        if plan.tier == "landlock":
            raise
        return None  # without Landlock the mounts restrict what can be opened
    if plan.tier == "namespaces":
        rules.allow_reading([Path("/")])
        rules.allow(namespaces.TEMPORARY, ALL_RIGHTS)
    else:
        readable, listable = view.without_hidden()
        rules.allow_reading(readable)
        for folder in listable:
            rules.allow(folder, landlock.READ_DIR)
        rules.allow_reading([Path(plan.folder)])
        rules.allow(Path(plan.scratch), landlock.READ_DIR)
        rules.allow(Path(file), READ_WRITE)
        # TensorFlow aborts where it cannot read this file, which holds the command line of the warm parent.
        rules.allow(Path("/proc", str(os.getpid()), "cmdline"), landlock.READ_FILE)
    for device in view.DEVICES:
        rules.allow(Path(device), READ_WRITE)
    return rules


def prefer_to_be_killed() -> None:
    """Have the kernel choose this process first when the machine runs out of memory."""
    try:
        Path("/proc/self/oom_score_adj").write_text("1000", encoding="ascii")
    except OSError:  # there is no /proc in the namespaces; their first process has done it
        return
