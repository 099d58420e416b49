"""The system call filter: threads but no new process, no socket, no signal to anybody else.

A signal to others can also be asked of a file: that it tells its owner, which may be any process,
when it is ready (fcntl's F_SETOWN and F_SETSIG). A lease on a file that others read would stop them.

It is a list of what is denied. What the kernel got after our table was written is denied as well,
as if it did not exist, so a library falls back to the older call.
"""

import ctypes
import os
import struct
from functools import cache

from autograder.isolation.sandbox.syscalls import number, prctl, syscall

# Denied in every tier, with EPERM.
DENIED = (
    # New processes, programs, namespaces, and views of the file system.
    "fork", "vfork", "execve", "execveat", "unshare", "setns", "chroot", "pivot_root", "mount",
    "umount2", "move_mount", "open_tree", "fsopen", "fsconfig", "fsmount", "fspick", "mount_setattr",
    "open_by_handle_at", "name_to_handle_at", "mknod", "mknodat",
    # Other processes.
    "ptrace", "process_vm_readv", "process_vm_writev", "kcmp", "process_madvise", "process_mrelease",
    "pidfd_open", "pidfd_getfd", "pidfd_send_signal", "tkill", "rt_sigqueueinfo",
    "rt_tgsigqueueinfo", "setpriority", "ioprio_set", "sched_setaffinity", "sched_setattr",
    "sched_setparam", "sched_setscheduler", "migrate_pages", "move_pages",
    # The network, and descriptors sent over a socket.
    "socket", "socketpair", "bind", "connect", "listen", "accept", "accept4", "sendmsg", "sendmmsg",
    "recvmsg", "recvmmsg",
    # Memory that no limit counts.
    "shmget", "shmat", "shmctl", "semget", "msgget", "mq_open", "memfd_create", "memfd_secret",
    "mbind", "set_mempolicy", "remap_file_pages",
    # What the kernel offers to nobody but administrators, and what was a way in before.
    "bpf", "perf_event_open", "userfaultfd", "io_uring_setup", "io_uring_enter", "io_uring_register",
    "io_setup", "add_key", "request_key", "keyctl", "init_module", "finit_module", "delete_module",
    "kexec_load", "kexec_file_load", "reboot", "swapon", "swapoff", "syslog", "acct", "quotactl",
    "quotactl_fd", "settimeofday", "clock_settime", "clock_adjtime", "adjtimex", "sethostname",
    "setdomainname", "personality", "iopl", "ioperm", "modify_ldt", "lookup_dcookie", "uselib",
    "vhangup", "nfsservctl", "fanotify_init", "fanotify_mark", "vmsplice", "splice", "tee", "sync",
    "syncfs",
)  # fmt: skip
# Denied where no mount is read-only: Landlock does not rule these.
UNRULED = (
    "chmod", "fchmod", "fchmodat", "fchmodat2", "chown", "fchown", "lchown", "fchownat", "utime",
    "utimes", "utimensat", "futimesat", "setxattr", "lsetxattr", "fsetxattr", "removexattr",
    "lremovexattr", "fremovexattr", "inotify_add_watch",
)  # fmt: skip
# What `fcntl` and `ioctl` do is told by their second argument.
# F_SETOWN, F_SETSIG, F_SETOWN_EX, F_SETLEASE, F_NOTIFY.
FCNTL_DENIED = (8, 10, 15, 1024, 1026)
# FIOSETOWN, SIOCSPGRP, TIOCSTI.
IOCTL_DENIED = (0x8901, 0x8902, 0x5412)
# The last number whose call was looked at; later ones get ENOSYS.
LAST = 456

ALLOW, ERRNO = 0x7FFF0000, 0x00050000
EPERM, ENOSYS = 1, 38
CLONE_THREAD, CLONE_NEW = 0x10000, 0x7E020080
AUDIT_ARCH = {0: 0xC000003E, 1: 0xC00000B7}
_LOAD, _EQUAL, _GREATER, _SET, _RETURN = 0x20, 0x15, 0x25, 0x45, 0x06
# Where things stand in what a filter reads; of an argument the lower half, all that a pid has.
_NUMBER, _ARCH, _ARGUMENT_0, _ARGUMENT_1 = 0, 4, 16, 24
PR_SET_NO_NEW_PRIVS = 38
SECCOMP_SET_MODE_FILTER = 1


def _instruction(code: int, yes: int, no: int, value: int) -> bytes:
    return struct.pack("HBBI", code, yes, no, value)


def _if_number(name: str, *body: bytes) -> bytes:
    """Run `body` for one system call alone."""
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


def _without(name: str, denied: tuple[int, ...]) -> bytes:
    """Deny a call whose second argument is one of `denied`."""
    refused = _instruction(_RETURN, 0, 0, ERRNO | EPERM)
    return _if_number(
        name,
        _instruction(_LOAD, 0, 0, _ARGUMENT_1),
        *(_instruction(_EQUAL, 0, 1, value) + refused for value in denied),
        _instruction(_RETURN, 0, 0, ALLOW),
    )


def _denied(name: str, error: int = EPERM) -> bytes:
    return _if_number(name, _instruction(_RETURN, 0, 0, ERRNO | error))


@cache
def _fixed(read_only_mounts: bool) -> bytes:
    """Return the part of the filter that is the same for every process."""
    names = DENIED if read_only_mounts else DENIED + UNRULED
    arch = AUDIT_ARCH[0 if number("fork") is not None else 1]
    return b"".join(
        [
            _instruction(_LOAD, 0, 0, _ARCH),
            _instruction(_EQUAL, 1, 0, arch),
            _instruction(_RETURN, 0, 0, ERRNO | ENOSYS),
            _instruction(_LOAD, 0, 0, _NUMBER),
            # This takes the x32 calls out as well, whose numbers start at 2^30.
            _instruction(_GREATER, 0, 1, LAST),
            _instruction(_RETURN, 0, 0, ERRNO | ENOSYS),
            _denied("clone3", ENOSYS),
            _if_number(
                "clone",
                _instruction(_LOAD, 0, 0, _ARGUMENT_0),
                _instruction(_SET, 2, 0, CLONE_NEW),
                _instruction(_SET, 0, 1, CLONE_THREAD),
                _instruction(_RETURN, 0, 0, ALLOW),
                _instruction(_RETURN, 0, 0, ERRNO | EPERM),
            ),
            _without("fcntl", FCNTL_DENIED),
            _without("ioctl", IOCTL_DENIED),
            *map(_denied, names),
        ]
    )


def build(pid: int, read_only_mounts: bool) -> bytes:
    """Return the filter for the process `pid`, as the kernel reads it."""
    own = [_only_own("kill", pid), _only_own("tgkill", pid), _only_own("prlimit64", 0)]
    return _fixed(read_only_mounts) + b"".join(own) + _instruction(_RETURN, 0, 0, ALLOW)


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_char_p))


def install(code: bytes) -> None:
    """Put this process, its threads to come included, under a filter for good."""
    prctl(PR_SET_NO_NEW_PRIVS, 1)
    syscall("seccomp", SECCOMP_SET_MODE_FILTER, 0, _Program(len(code) // 8, code))


def restrict(read_only_mounts: bool) -> None:
    """Filter what this process may ask of the kernel from here on."""
    install(build(os.getpid(), read_only_mounts))


def denying(*names: str) -> bytes:
    """Return a filter that denies some calls and nothing else (`clone` only for namespaces).

    For a system as it is where user namespaces are forbidden.
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
