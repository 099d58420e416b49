"""Gives up what the user running the grader may do, and all descriptors but those of the wire."""

import ctypes
import fcntl
import os
import resource

from autograder.isolation.sandbox.syscalls import prctl, syscall

# Ids that systemd hands out to services without an account: nobody's files belong to them.
FIRST_USER, USERS = 61184, 4096
PR_SET_PDEATHSIG, PR_SET_KEEPCAPS = 1, 8
CAPABILITY_VERSION = 0x20080522
# Lets root's worker read a submission that only root may read, through the view that it has.
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
    """Return the id that root's worker gets: the workers of two graders at work share none."""
    return FIRST_USER + os.getppid() % USERS


def drop() -> None:
    """Become nobody where this is root, and lose every capability but that of reading.

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
    except OSError:  # a container may lack it
        _keep(0)


def die_with_parent(signal_number: int) -> None:
    """Have the kernel send this process a signal when its parent dies."""
    prctl(PR_SET_PDEATHSIG, signal_number)


def keep_descriptors(*kept: int) -> list[int]:
    """Close every descriptor but some, and return what they are then, from 3; 0, 1 and 2 lead nowhere."""
    # First out of the way of each other.
    aside = [fcntl.fcntl(one, fcntl.F_DUPFD, 100) for one in kept]
    places = list(range(3, 3 + len(kept)))
    for one, place in zip(aside, places, strict=True):
        os.dup2(one, place)
    # Not only up to the limit: it may have been lowered after a descriptor was opened.
    os.closerange(3 + len(kept), max(resource.getrlimit(resource.RLIMIT_NOFILE)[0], 4096))
    null = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(null, standard)
    os.close(null)
    return places
