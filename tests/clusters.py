"""A real Dask scheduler and real workers as processes, for tests and benchmarks."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

Process = subprocess.Popen


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


class Cluster:
    """A scheduler at an address that stays, and workers that come and go; all end with the block."""

    def __init__(self, folder: Path, protocol: str = "tcp", **environment: str) -> None:
        self.folder = folder
        self.address = f"{protocol}://127.0.0.1:{free_port()}"
        self.environment = {**os.environ, **environment}
        self.schedulers: list[Process[bytes]] = []
        self.workers: list[Process[bytes]] = []

    def __enter__(self) -> "Cluster":
        return self

    def __exit__(self, *raised: object) -> None:
        # Workers first: one whose scheduler has ended waits for it for half a minute.
        for processes in (self.workers, self.schedulers):
            for process in processes:
                process.terminate()
            for process in processes:
                try:
                    process.wait(20)
                except subprocess.TimeoutExpired:
                    process.kill()
                    process.wait()

    def _start(self, name: str, *arguments: str, **environment: str) -> "Process[bytes]":
        with (self.folder / f"{name}.log").open("ab") as log:
            return subprocess.Popen(
                [sys.executable, "-m", "dask", *arguments],
                cwd=self.folder, env={**self.environment, **environment}, stdout=log, stderr=log,
            )  # fmt: skip

    def scheduler(self, **environment: str) -> "Process[bytes]":
        """Start the scheduler, again at the same address, and wait until it listens."""
        protocol, _, place = self.address.partition("://")
        host, _, port = place.partition(":")
        process = self._start(
            "scheduler", "scheduler", "--host", f"{protocol}://{host}", "--port", port,
            "--no-dashboard", **environment,
        )  # fmt: skip
        self.schedulers.append(process)
        until = time.monotonic() + 120
        while time.monotonic() < until and process.poll() is None:
            with socket.socket() as one:
                if one.connect_ex((host, int(port))) == 0:
                    return process
            time.sleep(0.2)
        raise AssertionError((self.folder / "scheduler.log").read_text(encoding="utf-8"))

    def worker(self, name: str, threads: int = 1, **environment: str) -> "Process[bytes]":
        """Start a worker, without a nanny that would start it again."""
        process = self._start(
            name, "worker", self.address, "--no-nanny", "--nthreads", str(threads),
            "--no-dashboard", "--local-directory", str(self.folder / name), **environment,
        )  # fmt: skip
        self.workers.append(process)
        return process


def kill(process: "Process[bytes]") -> None:
    """End a process as a machine ends that loses its power."""
    process.send_signal(signal.SIGKILL)
    process.wait()
