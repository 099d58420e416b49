"""Makes system calls that Python has no function for, by number.

`ctypes` and a table of numbers stand here in place of a binding: py-landlock and pyseccomp
install, but the first offers three system calls, and the second needs a shared library of the system
that containers may lack; neither makes namespaces.
"""

import ctypes
import os
import platform
from functools import cache

from autograder.isolation.sandbox.numbers import NUMBERS

_ARCHITECTURES = {"x86_64": 0, "aarch64": 1, "arm64": 1}


def number(name: str) -> int | None:
    """Return the number of a system call on this machine.

    Raises OSError on an architecture that is not in the table.
    """
    try:
        column = _ARCHITECTURES[platform.machine()]
    except KeyError:
        raise OSError(f"no system call numbers for {platform.machine()}") from None
    return NUMBERS[name][column]


@cache
def name_of(which: int) -> str:
    """Return the name of a system call on this machine, or its number where the table has no name."""
    column = _ARCHITECTURES.get(platform.machine(), 0)
    names = {numbers[column]: name for name, numbers in NUMBERS.items()}
    return names.get(which, f"call {which}")


@cache
def libc() -> ctypes.CDLL:
    """Return the C library, loaded once."""
    return ctypes.CDLL(None, use_errno=True)


def syscall(name: str, *arguments: int | bytes | ctypes.Structure | None) -> int:
    """Make a system call and return what it returns; OSError where it fails.

    Whole numbers are passed as 64-bit values, bytes as pointers, structures by reference.
    """
    which = number(name)
    if which is None:
        raise OSError(f"{name} does not exist on {platform.machine()}")
    passed = [_argument(one) for one in arguments]
    result = libc().syscall(ctypes.c_long(which), *passed)
    if result < 0:
        code = ctypes.get_errno()
        raise OSError(code, f"{name}: {os.strerror(code)}")
    return int(result)


def _argument(value: object) -> object:
    if isinstance(value, int):
        return ctypes.c_long(value)
    if isinstance(value, bytes):
        return ctypes.c_char_p(value)
    if isinstance(value, ctypes.Structure):
        return ctypes.byref(value)
    return value


def prctl(option: int, *arguments: int) -> int:
    """Call prctl; OSError where it fails."""
    values = [ctypes.c_ulong(one) for one in (*arguments, 0, 0, 0, 0)[:4]]
    result = libc().prctl(option, *values)
    if result < 0:
        code = ctypes.get_errno()
        raise OSError(code, f"prctl {option}: {os.strerror(code)}")
    return int(result)
