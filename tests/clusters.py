"""A real Dask scheduler and real workers as processes, for tests and benchmarks.

Where the system allows network namespaces (root on Linux, with iproute2), each of them gets a machine's own network.
"""

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

Process = subprocess.Popen


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


class Network:
    """Network namespaces on one switch, each of them like a machine; no cable leads out of it."""

    def __init__(self, machines: tuple[str, ...]) -> None:
        self.machines = machines

    def __enter__(self) -> "Network":
        try:
            self._namespace("switch")
            self._ip("-n", self._named("switch"), "link", "add", "bridge", "type", "bridge")
            self._ip("-n", self._named("switch"), "link", "set", "bridge", "up")
            for machine in self.machines:
                self._connect(machine)
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *raised: object) -> None:
        for machine in ("switch", *self.machines):
            with contextlib.suppress(subprocess.CalledProcessError):
                self._ip("netns", "del", self._named(machine))

    def _connect(self, machine: str) -> None:
        here, switch = self._namespace(machine), self._named("switch")
        self._ip("link", "add", machine, "netns", switch, "type", "veth", "peer", "name", "eth0", "netns", here)  # fmt: skip
        self._ip("-n", switch, "link", "set", machine, "master", "bridge", "up")
        self._ip("-n", here, "address", "add", f"{self.host(machine)}/24", "dev", "eth0")
        self.plug_in(machine)

    def _namespace(self, machine: str) -> str:
        self._ip("netns", "add", self._named(machine))
        self._ip("-n", self._named(machine), "link", "set", "lo", "up")
        return self._named(machine)

    def _named(self, machine: str) -> str:
        return f"xor2mnist-{os.getpid()}-{machine}"

    def _ip(self, *arguments: str) -> None:
        subprocess.run(["ip", *arguments], check=True, capture_output=True)

    def host(self, machine: str) -> str:
        """Return the address of a machine, out of a range that is reserved for documents."""
        return f"192.0.2.{self.machines.index(machine) + 1}"

    def on(self, machine: str) -> list[str]:
        """Return what stands before a command that runs on this machine."""
        return ["ip", "netns", "exec", self._named(machine)]

    def unplug(self, machine: str) -> None:
        """Pull the cable: nothing is told to either side, and what was sent gets no answer."""
        self._ip("-n", self._named(machine), "link", "set", "eth0", "down")

    def plug_in(self, machine: str) -> None:
        """Put the cable back."""
        self._ip("-n", self._named(machine), "link", "set", "eth0", "up")


@contextlib.contextmanager
def network(*machines: str) -> Iterator[Network | None]:
    """Give every machine a network namespace; None where the system allows none."""
    with contextlib.ExitStack() as ends:
        made = None
        if shutil.which("ip"):
            with contextlib.suppress(subprocess.CalledProcessError):
                made = ends.enter_context(Network(machines))
        yield made


class Wire:
    """A port that passes bytes on to another, in the place of a cable between two machines."""

    def __init__(self, port: int) -> None:
        self.target = port
        self.plugged_in = True
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        self.open: list[socket.socket] = []
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        while True:
            near, _ = self.listener.accept()
            try:
                if not self.plugged_in:
                    raise OSError
                far = socket.create_connection(("127.0.0.1", self.target))
            except OSError:
                near.close()
                continue
            self.open += [near, far]
            for one, other in ((near, far), (far, near)):
                threading.Thread(target=self._pass_on, args=(one, other), daemon=True).start()

    def _pass_on(self, one: socket.socket, other: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while data := one.recv(65536):
                other.sendall(data)
        for end in (one, other):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    def unplug(self) -> None:
        """End all connections that there are, and make no new ones."""
        self.plugged_in = False
        for one in self.open:
            with contextlib.suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
        self.open.clear()

    def plug_in(self) -> None:
        """Let new connections be made."""
        self.plugged_in = True


class Cluster:
    """A scheduler at an address that stays, and workers that come and go; all end with the block."""

    def __init__(
        self,
        folder: Path,
        protocol: str = "tcp",
        network: Network | None = None,
        **environment: str,
    ) -> None:
        self.folder = folder
        self.network = network
        self.address = (
            f"{protocol}://{network.host('scheduler')}:8786"
            if network
            else f"{protocol}://127.0.0.1:{free_port()}"
        )
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
            place = self.network.on(name) if self.network else []
            return subprocess.Popen(
                [*place, sys.executable, "-m", "dask", *arguments],
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
            if self.network and listens(process.pid, int(port)):
                return process
            with socket.socket() as one:
                if not self.network and one.connect_ex((host, int(port))) == 0:
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


@dataclass(frozen=True)
class Link:
    """How `grade` reaches the scheduler, and what makes the connection drop and come back."""

    before: list[str]
    """What stands before the command."""
    address: str
    unplug: Callable[[], None]
    plug_in: Callable[[], None]


def link_of_grade(cluster: Cluster) -> Link:
    """Return the cable of the machine called grade, or else a wire that nobody but `grade` uses."""
    if cluster.network is not None:
        ends = (partial(end, "grade") for end in (cluster.network.unplug, cluster.network.plug_in))
        return Link(cluster.network.on("grade"), cluster.address, *ends)
    wire = Wire(int(cluster.address.rpartition(":")[2]))
    return Link([], f"tcp://127.0.0.1:{wire.port}", wire.unplug, wire.plug_in)


def listens(pid: int, port: int) -> bool:
    """Return whether somebody listens at a port in the network of a process (Linux)."""
    lines = Path(f"/proc/{pid}/net/tcp").read_text(encoding="ascii").splitlines()[1:]
    own = [line.split() for line in lines]
    return any(row[1].endswith(f":{port:04X}") and row[3] == "0A" for row in own)


def kill(process: "Process[bytes]") -> None:
    """End a process as a machine ends that loses its power."""
    process.send_signal(signal.SIGKILL)
    process.wait()
