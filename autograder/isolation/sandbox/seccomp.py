"""The filter of system calls: it allows threads, but no new process, no socket and no signal to other processes.

It is a list of what is allowed, see `allowed`. Any other call gets ENOSYS, as if the kernel did not know it, so
a library falls back to an older call. For calls that do many things an argument decides: a signal may go only to
the process itself, and fcntl may neither signal another process (F_SETOWN, F_SETSIG) nor take a lease.
"""

import ctypes
import os
import socket
import struct
from collections.abc import Iterable
from functools import cache

from autograder.isolation.sandbox.allowed import (
    ABOUT_FILES,
    ALWAYS,
    F_ALLOWED,
    IOCTL_ALLOWED,
    PRCTL_ALLOWED,
)
from autograder.isolation.sandbox.syscalls import number, prctl, syscall

ALLOW, ERRNO, NOTIFY = 0x7FFF0000, 0x00050000, 0x7FC00000
EPERM, EINVAL, ENOTTY, ENOSYS = 1, 22, 25, 38
CLONE_THREAD, CLONE_NEW = 0x10000, 0x7E020080
# The flags with which C libraries start a thread, which shares everything; the last ones say where to store its id.
CLONE_OF_A_THREAD = 0x17D0F00
AUDIT_ARCH = {0: 0xC000003E, 1: 0xC00000B7}
_LOAD, _EQUAL, _GREATER, _LEAST, _SET, _RETURN = 0x20, 0x15, 0x25, 0x35, 0x45, 0x06
# Offsets in the data that a filter reads; of an argument the lower half, which is enough for a process id.
_NUMBER, _ARCH, _ARGUMENT_0, _ARGUMENT_1 = 0, 4, 16, 24
PR_SET_NO_NEW_PRIVS = 38
SECCOMP_SET_MODE_FILTER, NEW_LISTENER = 1, 8
HANDING_ON = ("sendmsg", "seccomp")


def _instruction(code: int, yes: int, no: int, value: int) -> bytes:
    return struct.pack("HBBI", code, yes, no, value)


def _if_number(name: str, *body: bytes) -> bytes:
    """Run `body` for one system call only."""
    which = number(name)
    if which is None:
        return b""
    code = b"".join(body)
    return _instruction(_EQUAL, 0, len(code) // 8, which) + code


def _only_own(name: str, allowed: int) -> bytes:
    """Deny a call unless its first argument, a process, is `allowed`."""
    return _if_number(
        name,
        _instruction(_LOAD, 0, 0, _ARGUMENT_0),
        _instruction(_EQUAL, 0, 1, allowed),
        _instruction(_RETURN, 0, 0, ALLOW),
        _instruction(_RETURN, 0, 0, ERRNO | EPERM),
    )


def _with(name: str, place: int, allowed: tuple[int, ...], error: int) -> bytes:
    """Allow a call where an argument is one of `allowed`."""
    permitted = _instruction(_RETURN, 0, 0, ALLOW)
    return _if_number(
        name,
        _instruction(_LOAD, 0, 0, place),
        *(_instruction(_EQUAL, 0, 1, value) + permitted for value in allowed),
        _instruction(_RETURN, 0, 0, ERRNO | error),
    )


def _denied(name: str, error: int = EPERM) -> bytes:
    return _if_number(name, _instruction(_RETURN, 0, 0, ERRNO | error))


def _unknown(name: str) -> bytes:
    return _denied(name, ENOSYS)


def _allowed(names: Iterable[str]) -> bytes:
    """Allow calls by name; for a range of consecutive numbers the two ends are compared."""
    numbers = sorted({one for name in names if (one := number(name)) is not None})
    code = []
    while numbers:
        first = last = numbers.pop(0)
        while numbers and numbers[0] == last + 1:
            last = numbers.pop(0)
        code += [
            _instruction(_LEAST, 0, 2, first),
            _instruction(_GREATER, 1, 0, last),
            _instruction(_RETURN, 0, 0, ALLOW),
        ]
    return b"".join(code)


@cache
def _fixed(read_only_mounts: bool) -> bytes:
    """Return the part of the filter that is the same for every process."""
    names = ALWAYS + ABOUT_FILES if read_only_mounts else ALWAYS
    arch = AUDIT_ARCH[0 if number("fork") is not None else 1]
    return b"".join(
        [
            _instruction(_LOAD, 0, 0, _ARCH),
            _instruction(_EQUAL, 1, 0, arch),
            _instruction(_RETURN, 0, 0, ERRNO | ENOSYS),
            # Calls of the x32 ABI have numbers from 2^30 on, so none of the allowed numbers below matches them.
            _instruction(_LOAD, 0, 0, _NUMBER),
            _allowed(names),
            _denied("clone3", ENOSYS),
            _if_number(
                "clone",
                _instruction(_LOAD, 0, 0, _ARGUMENT_0),
                _instruction(_SET, 2, 0, ~CLONE_OF_A_THREAD & 0xFFFFFFFF),
                _instruction(_SET, 0, 1, CLONE_THREAD),
                _instruction(_RETURN, 0, 0, ALLOW),
                _instruction(_RETURN, 0, 0, ERRNO | EPERM),
            ),
            _with("fcntl", _ARGUMENT_1, F_ALLOWED, EINVAL),
            _with("ioctl", _ARGUMENT_1, IOCTL_ALLOWED, ENOTTY),
            _with("prctl", _ARGUMENT_0, PRCTL_ALLOWED, EINVAL),
            b"" if read_only_mounts else b"".join(map(_denied, ABOUT_FILES)),
        ]
    )


def build(pid: int, read_only_mounts: bool, tell: bool = False) -> bytes:
    """Return the filter for the process `pid`, as the kernel reads it.

    With `tell`, calls that are not on the list are handed to the process that holds the filter's descriptor, and
    the calls that send this descriptor are still allowed.
    """
    own = [_only_own("kill", pid), _only_own("tgkill", pid), _only_own("prlimit64", 0)]
    last = _allowed(HANDING_ON) if tell else b""
    otherwise = _instruction(_RETURN, 0, 0, NOTIFY if tell else ERRNO | ENOSYS)
    return _fixed(read_only_mounts) + b"".join(own) + last + otherwise


_RETURN_ALLOW = _instruction(_RETURN, 0, 0, ALLOW)


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_char_p))


def install(code: bytes, flags: int = 0) -> int:
    """Put this process and its future threads under a filter for good."""
    prctl(PR_SET_NO_NEW_PRIVS, 1)
    return _add(code, flags)


def _add(code: bytes, flags: int = 0) -> int:
    return syscall("seccomp", SECCOMP_SET_MODE_FILTER, flags, _Program(len(code) // 8, code))


def restrict(read_only_mounts: bool, report: socket.socket) -> None:
    """Filter the system calls of this process from here on.

    Where the kernel can hand over denied calls, the descriptor for that is sent on `report`, which is closed in any
    case.
    """
    with report:
        try:
            descriptor = install(build(os.getpid(), read_only_mounts, tell=True), NEW_LISTENER)
        except OSError:  # an old kernel, or a container that already has a listener
            install(build(os.getpid(), read_only_mounts))
            return
        try:
            socket.send_fds(report, [b"d"], [descriptor])
        finally:
            os.close(descriptor)
    _add(b"".join([_instruction(_LOAD, 0, 0, _NUMBER), *map(_unknown, HANDING_ON), _RETURN_ALLOW]))


def denying(*names: str) -> bytes:
    """Return a filter that denies some calls and nothing else (`clone` only for namespaces).

    With it a test makes this system behave like one that forbids user namespaces.
    """
    parts = [_instruction(_LOAD, 0, 0, _NUMBER)]
    for name in names:
        if name == "clone":
            parts.append(
                _if_number(
                    name,
                    _instruction(_LOAD, 0, 0, _ARGUMENT_0),
                    _instruction(_SET, 0, 1, CLONE_NEW),
                    _instruction(_RETURN, 0, 0, ERRNO | EPERM),
                    _instruction(_RETURN, 0, 0, ALLOW),
                )
            )
        else:
            parts.append(_denied(name, ENOSYS if name == "clone3" else EPERM))
    return b"".join(parts) + _instruction(_RETURN, 0, 0, ALLOW)
