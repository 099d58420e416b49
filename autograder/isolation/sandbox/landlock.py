"""Landlock: restricts which files a process may open, and keeps it from sockets and other processes.

The three system calls are described in landlock(7); the bits are those of <linux/landlock.h>.
"""

import ctypes
import os
from collections.abc import Iterable
from pathlib import Path

from autograder.isolation.sandbox.seccomp import PR_SET_NO_NEW_PRIVS
from autograder.isolation.sandbox.syscalls import prctl, syscall

# Before version 3 a file could be emptied without a right to write it.
LOWEST_ABI = 3
READ_FILE, READ_DIR = 1 << 2, 1 << 3
WRITE_FILE, TRUNCATE = 1 << 1, 1 << 14
FILE_RIGHTS = (1 << 0) | WRITE_FILE | READ_FILE | TRUNCATE | (1 << 15)
VERSION_FLAG = 1
PATH_BENEATH = 1


class _RulesetAttributes(ctypes.Structure):
    _fields_ = (("files", ctypes.c_uint64), ("net", ctypes.c_uint64), ("scoped", ctypes.c_uint64))


class _PathBeneath(ctypes.Structure):
    _pack_ = 1
    _fields_ = (("allowed", ctypes.c_uint64), ("parent", ctypes.c_int32))


def abi() -> int:
    """Return the version of Landlock that the kernel offers; OSError where there is none."""
    return syscall("landlock_create_ruleset", None, 0, VERSION_FLAG)


def _handled(version: int) -> tuple[int, int, int]:
    """Return what a version can restrict: files, network, and the scope of sockets and signals."""
    files = (1 << (16 if version >= 5 else 15)) - 1
    return files, 0b11 if version >= 4 else 0, 0b11 if version >= 6 else 0


class Ruleset:
    """The files that may be opened; everything else is denied once `enforce` is called."""

    def __init__(self) -> None:
        version = abi()
        if version < LOWEST_ABI:
            raise OSError(f"Landlock has version {version}; {LOWEST_ABI} is needed")
        self._files, net, scoped = _handled(version)
        size = 24 if version >= 6 else 16 if version >= 4 else 8
        self._ruleset = syscall(
            "landlock_create_ruleset", _RulesetAttributes(self._files, net, scoped), size, 0
        )

    def allow(self, path: Path, rights: int) -> None:
        """Allow `rights` on a file or below a folder; a path that does not exist is skipped."""
        try:
            parent = os.open(path, os.O_PATH | os.O_CLOEXEC)
        except OSError:
            return
        try:
            if not path.is_dir():
                rights &= FILE_RIGHTS
            syscall(
                "landlock_add_rule",
                self._ruleset,
                PATH_BENEATH,
                _PathBeneath(rights & self._files, parent),
                0,
            )
        finally:
            os.close(parent)

    def allow_reading(self, paths: Iterable[Path]) -> None:
        """Allow reading files and folders."""
        for path in paths:
            self.allow(path, READ_FILE | READ_DIR)

    def enforce(self) -> None:
        """Apply the rules to this process and the threads that it starts, for good."""
        prctl(PR_SET_NO_NEW_PRIVS, 1)
        syscall("landlock_restrict_self", self._ruleset, 0)
        os.close(self._ruleset)
