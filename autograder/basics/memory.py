"""Limits the memory of the own process, so that code of others raises MemoryError and does not fill the machine."""

import contextlib


def limit_memory(most: int) -> None:
    """Allow this process no more bytes of address space than `most`; on Windows nothing happens."""
    try:
        import resource
    except ModuleNotFoundError:
        return
    _, allowed = resource.getrlimit(resource.RLIMIT_AS)
    if allowed == resource.RLIM_INFINITY or allowed > most:
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_AS, (most, allowed))
