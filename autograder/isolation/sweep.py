"""Removes the workers and folders of graders that were killed before they could remove them.

Usually the kernel ends a worker together with its parent; this is for the cases where it did not.
"""

import contextlib
import os
import re
import shutil
import signal
import stat
import tempfile
import time
from pathlib import Path

from autograder.isolation.sandbox.privileges import FIRST_USER, USERS

# Part of the command line of every warm parent, and so of every worker, which is forked from one.
MARK = b"autograder.isolation.forkserver"
_FOLDER = re.compile(r"xor2mnist-(\d+)-\w+")
# A folder may belong to a process that is invisible here, for example in another container.
OLD_SECONDS = 3600.0
PROC = Path("/proc")


def sweep() -> None:
    """End workers that have lost their parent, and remove folders whose process is gone."""
    for pid in _lost_workers():
        with contextlib.suppress(OSError):
            os.kill(pid, signal.SIGKILL)
    for folder in _lost_folders(Path(tempfile.gettempdir())):
        shutil.rmtree(folder, ignore_errors=True)


def _ours(user: int) -> bool:
    mine = os.geteuid()
    return user == mine or (mine == 0 and FIRST_USER <= user < FIRST_USER + USERS)


def _is_of_the_kit(pid: int) -> bool:
    try:
        return MARK in (PROC / str(pid) / "cmdline").read_bytes()
    except OSError:
        return False


def _lost_workers() -> list[int]:
    workers = []
    for entry in PROC.iterdir():
        if not entry.name.isdecimal():
            continue
        try:
            _, parent, _, session = _stat(entry)
            mine = _ours(entry.stat().st_uid)
        except (OSError, ValueError):
            continue  # the process has just ended
        # A worker leads a session of its own, and is the child of a warm parent.
        pid = int(entry.name)
        if mine and session == pid and _is_of_the_kit(pid) and not _is_of_the_kit(parent):
            workers.append(pid)
    return workers


def _stat(entry: Path) -> tuple[str, int, int, int]:
    """Return the state, the parent, the group and the session of a process."""
    text = (entry / "stat").read_text(encoding="utf-8", errors="replace")
    state, parent, group, session, *_ = text.rpartition(")")[2].split()
    return state, int(parent), int(group), int(session)


def _lost_folders(place: Path) -> list[Path]:
    folders = []
    with contextlib.suppress(OSError), os.scandir(place) as entries:
        for entry in entries:
            name = _FOLDER.fullmatch(entry.name)
            if name is None or _is_of_the_kit(int(name[1])):
                continue
            with contextlib.suppress(OSError):
                about = entry.stat(follow_symlinks=False)
                old = time.time() - about.st_mtime > OLD_SECONDS
                if old and stat.S_ISDIR(about.st_mode) and _ours(about.st_uid):
                    folders.append(Path(entry.path))
    return folders
