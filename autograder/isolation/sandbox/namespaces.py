"""A process in namespaces of its own, and the small read-only file system that it sees.

The system calls are those of bubblewrap. bubblewrap itself cannot be used, since it starts a program, where
importing NumPy takes 0.1 s; a fork of the warm parent, with all of this, takes 3 ms.
"""

import ctypes
import os
import signal
from pathlib import Path

from autograder.isolation.sandbox import view
from autograder.isolation.sandbox.syscalls import libc, syscall

NEW_MOUNTS, NEW_NAME, NEW_IPC = 0x00020000, 0x04000000, 0x08000000
NEW_USER, NEW_PIDS, NEW_NET = 0x10000000, 0x20000000, 0x40000000
EVERYTHING = NEW_MOUNTS | NEW_NAME | NEW_IPC | NEW_USER | NEW_PIDS | NEW_NET

MS_RDONLY, MS_NOSUID, MS_NODEV, MS_NOEXEC, MS_REMOUNT = 1, 2, 4, 8, 32
MS_BIND, MS_REC, MS_PRIVATE = 4096, 16384, 1 << 18
MNT_DETACH = 2
AT_FDCWD, AT_RECURSIVE = -100, 0x8000
ATTR_RDONLY, ATTR_NOSUID, ATTR_NODEV = 1, 2, 4

# /tmp itself is not covered, since Python or its packages may be installed below it.
TEMPORARY = Path("/temporary")
USUAL_TEMPORARY = Path("/tmp")


def clone(flags: int) -> int:
    """Fork into new namespaces; return the child's process id, and 0 in the child."""
    # os.fork runs these hooks around its call; libraries release their locks in them.
    ctypes.pythonapi.PyOS_BeforeFork()
    try:
        pid = syscall("clone", flags | signal.SIGCHLD, 0, 0, 0, 0)
    except OSError:
        ctypes.pythonapi.PyOS_AfterFork_Parent()
        raise
    if pid == 0:
        ctypes.pythonapi.PyOS_AfterFork_Child()
    else:
        ctypes.pythonapi.PyOS_AfterFork_Parent()
    return pid


def map_users(pid: int) -> None:
    """Map the ids that we may map into the user namespace of a child, each to itself."""
    proc = Path("/proc", str(pid))
    if os.geteuid() == 0:
        for name in ("uid_map", "gid_map"):
            rows = Path("/proc/self", name).read_text(encoding="ascii").splitlines()
            ranges = [(row.split()[0], row.split()[2]) for row in rows]
            text = "".join(f"{first} {first} {count}\n" for first, count in ranges)
            (proc / name).write_text(text, encoding="ascii")
        return
    (proc / "setgroups").write_text("deny", encoding="ascii")
    for name, own in (("uid_map", os.geteuid()), ("gid_map", os.getegid())):
        (proc / name).write_text(f"{own} {own} 1\n", encoding="ascii")


def _mount(source: str, target: str, kind: str | None, flags: int, data: str | None = None) -> None:
    encoded = [None if one is None else os.fsencode(one) for one in (source, target, kind)]
    options = None if data is None else data.encode("ascii")
    if libc().mount(*encoded, ctypes.c_ulong(flags), options) != 0:
        code = ctypes.get_errno()
        raise OSError(code, f"mount {target}: {os.strerror(code)}")


class _Attributes(ctypes.Structure):
    _fields_ = tuple(
        (name, ctypes.c_uint64) for name in ("set", "clear", "propagation", "namespace")
    )


def _protect(target: str, attributes: int) -> None:
    """Make a mount and all below it read-only, in one call that leaves its other flags alone."""
    how = _Attributes(attributes, 0, 0, 0)
    size = ctypes.sizeof(how)
    syscall("mount_setattr", AT_FDCWD, os.fsencode(target), AT_RECURSIVE, how, size)


def _bind(source: Path, target: Path, devices: bool = False) -> None:
    """Show `source` of the old file system, read-only, as `target` of the new one."""
    old = f"/old{source}"
    if Path(old).is_dir():
        target.mkdir(parents=True, exist_ok=True)
    else:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.touch()
    _mount(old, str(target), None, MS_BIND | MS_REC)
    _protect(str(target), ATTR_RDONLY | ATTR_NOSUID | (0 if devices else ATTR_NODEV))


def build_view(folder: Path) -> None:
    """Leave this process, alone in its mount namespace, a file system with Python and the submission only.

    There is no /sys, and of /proc only one link: workers need nothing else there, and root could write much there.
    """
    # Links are resolved before anything is covered, since they lead through the old file system.
    real = {path: path.resolve() for path in view.folders()}
    hidden = [path for path, _ in view.seen_as()]
    folder = folder.resolve()
    _mount("none", "/", None, MS_REC | MS_PRIVATE)
    _mount("tmpfs", "/tmp", "tmpfs", MS_NOSUID | MS_NODEV, "size=1m,nr_inodes=4096,mode=755")
    Path("/tmp/old").mkdir()
    syscall("pivot_root", b"/tmp", b"/tmp/old")
    os.chdir("/")
    for path in view.folders():
        if path.is_symlink() or not path.exists():
            _bind(real[path], path)
    for path in hidden:
        if not path.exists():  # it can be seen only by its other name
            continue
        _mount("tmpfs", str(path), "tmpfs", MS_RDONLY | MS_NOSUID | MS_NODEV, "size=4k,mode=755")
    for name in view.DEVICES:
        if Path(f"/old{name}").exists():
            _bind(Path(name), Path(name), devices=True)
    _bind(folder, view.SUBMISSION)
    # TensorFlow reads this link to its program, and aborts without it. (If the program were called python,
    # TensorFlow would read the command line as well.)
    Path("/proc/self").mkdir(parents=True)
    Path("/proc/self/exe").symlink_to("/worker")
    TEMPORARY.mkdir()
    if not USUAL_TEMPORARY.exists():
        USUAL_TEMPORARY.symlink_to(TEMPORARY)
    syscall("umount2", b"/old", MNT_DETACH)
    Path("/old").rmdir()
    _mount("none", "/", None, MS_REMOUNT | MS_BIND | MS_RDONLY | MS_NOSUID | MS_NODEV)


def fresh_temporary(size: int) -> None:
    """Replace the temporary folder by an empty one of at most `size` bytes."""
    if os.path.ismount(TEMPORARY):
        syscall("umount2", os.fsencode(TEMPORARY), MNT_DETACH)
    flags = MS_NOSUID | MS_NODEV | MS_NOEXEC
    _mount("tmpfs", str(TEMPORARY), "tmpfs", flags, f"size={size},nr_inodes=1024,mode=1777")
