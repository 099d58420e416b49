"""Gives up the privileges of the user who runs the grader, and all descriptors but those of the wire."""

import ctypes
import fcntl
import os
import resource

from autograder.isolation.sandbox.syscalls import prctl, syscall

# Ids that systemd reserves for services without an account, so no files belong to them.
FIRST_USER, USERS = 61184, 4096
PR_SET_PDEATHSIG, PR_SET_KEEPCAPS = 1, 8
CAPABILITY_VERSION = 0x20080522
# With this capability root's worker can read a submission that only root may read, within its view.
READ_EVERYTHING = 1 << 2


class _Header(ctypes.Structure):
    _fields_ = (("version", ctypes.c_uint32), ("pid", ctypes.c_int))


class _Sets(ctypes.Structure):
    _fields_ = tuple(
        (f"{name}{half}", ctypes.c_uint32)
        for half in (0, 1)
        for name in ("effective", "permitted", "inheritable")
    )


def _keep(capabilities: int) -> None:
    sets = _Sets(capabilities, capabilities, 0, 0, 0, 0)
    header = _Header(CAPABILITY_VERSION, 0)
    syscall("capset", header, sets)


def worker_user() -> int:
    """Return the id that root's worker gets; the workers of two graders have different ids."""
    return FIRST_USER + os.getppid() % USERS


def drop() -> None:
    """Become an unprivileged user where this is root, and drop every capability except that of reading.

    Reading is bounded by the view and by Landlock, so the capability opens nothing else.
    """
    if os.geteuid() != 0:
        _keep(0)
        return
    os.setgroups([])
    prctl(PR_SET_KEEPCAPS, 1)
    user = worker_user()
    os.setresgid(user, user, user)
    os.setresuid(user, user, user)
    try:
        _keep(READ_EVERYTHING)
    except OSError:  # a container may lack this capability
        _keep(0)


def die_with_parent(signal_number: int) -> None:
    """Have the kernel send this process a signal when its parent dies."""
    prctl(PR_SET_PDEATHSIG, signal_number)


def keep_descriptors(*descriptors: int) -> list[int]:
    """Close every descriptor but some, which become 3 and up and are returned; 0, 1 and 2 become /dev/null."""
    # They are first moved up, so that they do not overwrite each other.
    aside = [fcntl.fcntl(one, fcntl.F_DUPFD, 100) for one in descriptors]
    places = list(range(3, 3 + len(descriptors)))
    for one, place in zip(aside, places, strict=True):
        os.dup2(one, place)
    # Descriptors above the present limit are closed too, since it may have been lowered after they were opened.
    os.closerange(3 + len(descriptors), max(resource.getrlimit(resource.RLIMIT_NOFILE)[0], 4096))
    null = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(null, standard)
    os.close(null)
    return places
