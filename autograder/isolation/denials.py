"""Notes by name the system calls of a worker that are not on the allowed list, and answers them with ENOSYS.

The kernel hands such calls over on a descriptor (seccomp_unotify(2)) and waits for the answer. Once this side
has closed it, because the worker asked too often, the kernel gives the same answer by itself.
"""

import errno
import os
import struct

from autograder.isolation.sandbox.syscalls import name_of

try:
    import fcntl
except ImportError:  # Windows, which has no seccomp
    fcntl = None  # type: ignore[assignment]

# ioctls of the descriptor, and the sizes of what they read and write: struct seccomp_notif and its response.
RECEIVE, SEND = 0xC0502100, 0xC0182101
NOTIFICATION = 80
_CALL = struct.Struct("QIIi")
_ANSWER = struct.Struct("QqiI")
MOST_ANSWERED = 200


class Denials:
    """The system calls that one worker was denied; `names` holds their names."""

    def __init__(self, descriptor: int) -> None:
        self.descriptor = descriptor
        self.names: set[str] = set()
        self._remaining = MOST_ANSWERED

    def answer(self) -> bool:
        """Note and deny the waiting call; return whether more calls are to be answered here."""
        notification = bytearray(NOTIFICATION)
        try:
            fcntl.ioctl(self.descriptor, RECEIVE, notification)
            which, _, _, number = _CALL.unpack_from(notification)
            self.names.add(name_of(number))
            fcntl.ioctl(self.descriptor, SEND, _ANSWER.pack(which, 0, -errno.ENOSYS, 0))
        except OSError:  # the asking process has ended
            pass
        self._remaining -= 1
        return self._remaining > 0

    def close(self) -> None:
        """Close the descriptor; the kernel denies further calls by itself."""
        if self.descriptor >= 0:
            os.close(self.descriptor)
            self.descriptor = -1
