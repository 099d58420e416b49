"""A PostgreSQL server of the test's own, in a folder and on a port of its own."""

import contextlib
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

USERS = ("postgres", "nobody")


def programs() -> Path | None:
    """Return the folder of initdb and pg_ctl, None where PostgreSQL is not installed."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if found:
        return found[-1].parent
    initdb = shutil.which("initdb")
    return Path(initdb).resolve().parent if initdb else None


def _user() -> str | None:
    """Return whom the server runs as: it refuses to be root."""
    if os.geteuid() != 0:
        return None
    known = {one.pw_name for one in pwd.getpwall()}
    return next(name for name in USERS if name in known)


def _run(user: str | None, *words: object) -> None:
    subprocess.run(
        [str(word) for word in words],
        check=True,
        cwd="/",
        user=user,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        timeout=120,
    )


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@contextlib.contextmanager
def server() -> Iterator[str]:
    """Start a server with data of its own; yield the URL of an empty database of it."""
    home, user = programs(), _user()
    assert home is not None, "PostgreSQL is not installed"
    # Not below pytest's folders, which another run of pytest closes to everybody but its own user.
    with tempfile.TemporaryDirectory(prefix="xor2mnist-") as folder:
        Path(folder).chmod(0o711)
        data, port = Path(folder, "data"), _free_port()
        data.mkdir()
        if user is not None:
            shutil.chown(data, user)
        own = ("-A", "trust", "-U", "grader", "-E", "UTF8", "--no-sync")
        _run(user, home / "initdb", "-D", data, *own)
        options = f"-p {port} -c listen_addresses=127.0.0.1 -c fsync=off"
        options += " -c unix_socket_directories=''"
        control = (home / "pg_ctl", "-D", data, "-w", "-t", "60")
        _run(user, *control, "-l", data / "log", "-o", options, "start")
        try:
            yield f"postgresql+psycopg://grader@127.0.0.1:{port}/postgres"
        finally:
            _run(user, *control, "-m", "immediate", "stop")
