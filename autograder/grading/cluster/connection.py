"""A client of a Dask scheduler, remote or started here; it connects again after the scheduler was gone.

TLS is Dask's own: for a scheduler at tls://… the certificates of Dask's configuration are used.
"""

import contextlib
import logging
import pickle
import warnings
from collections.abc import Callable
from concurrent.futures import CancelledError
from dataclasses import dataclass
from typing import Any

# How long one attempt may take, in seconds.
CONNECTING = 10.0
FETCHING = 20.0
LOGGERS = ("distributed", "asyncio", "tornado", "tornado.application", "tornado.general", "bokeh")


class NotConnected(Exception):
    """The scheduler does not answer."""


class BadAddress(Exception):
    """The text is no address of a scheduler."""


class NoCertificate(Exception):
    """The address asks for TLS, and Dask's configuration names no certificate."""


@dataclass(frozen=True)
class Seat:
    """A worker as the scheduler describes it."""

    address: str
    host: str
    threads: int


class _PackedCall:
    """A call that is pickled as its result: unpickling makes the call."""

    def __init__(self, function: Callable[..., Any], value: object) -> None:
        self.function, self.value = function, value

    def __reduce__(self) -> tuple[Callable[..., Any], tuple[object]]:
        return self.function, (self.value,)


class Connection:
    """The scheduler at an address; without an address, a new one with `local` workers on this machine."""

    def __init__(self, address: str | None = None, local: int = 1) -> None:
        self.address = address
        self.local = local
        self._cluster: Any = None
        self._client: Any = None

    def open(self) -> None:
        """Connect. Raises NotConnected, BadAddress and NoCertificate."""
        import distributed

        _silence()
        if self.address is not None:
            _check(self.address)
        if self.address is None and self._cluster is None:
            # Other users may be on this machine, so the scheduler here requires a certificate.
            self._cluster = distributed.LocalCluster(
                n_workers=self.local,
                threads_per_worker=1,
                host="127.0.0.1",
                dashboard_address=None,
                worker_dashboard_address=None,
                security=True,
                silence_logs=logging.CRITICAL,
            )
            _silence()
        self._drop()
        options = {"security": self._cluster.security} if self._cluster is not None else {}
        try:
            self._client = distributed.Client(
                self._cluster.scheduler_address if self._cluster is not None else self.address,
                timeout=CONNECTING,
                set_as_default=False,
                # Results come through the scheduler, since this machine may be unable to reach the workers.
                direct_to_workers=False,
                **options,
            )
        except (OSError, CancelledError) as error:
            raise NotConnected(str(error)) from None

    def seats(self) -> dict[str, Seat]:
        """Return the connected workers by address. Raises NotConnected."""
        if self._client is None or self._client.status == "closed":
            self.open()
        # scheduler_info is not used, since the client overwrites it from time to time with a shorter answer.
        thread_counts = self._ask(lambda: self._client.nthreads())
        return {
            address: Seat(address, address.partition("://")[2].rpartition(":")[0], max(1, threads))
            for address, threads in thread_counts.items()
        }

    def submit(self, function: Callable[..., Any], value: object, key: str, worker: str) -> Any:
        """Send work to one worker, and return its future. Raises NotConnected."""
        import cloudpickle

        # A Dask worker ends when it receives a function that it cannot import. So the call is packed as bytes and
        # imported inside the task, where an error fails the task only; the scheduler need not import it.
        call = cloudpickle.dumps(_PackedCall(function, value))
        return self._ask(
            lambda: self._client.submit(
                pickle.loads, call, key=key, workers=[worker], allow_other_workers=False, pure=False
            )
        )

    def result(self, future: Any) -> Any:
        """Return the result of finished work. Raises NotConnected, and any exception of the work."""
        return self._ask(lambda: future.result(timeout=FETCHING))

    def _ask(self, question: Callable[[], Any]) -> Any:
        if self._client is None or self._client.status != "running":
            raise NotConnected
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                return question()
        except (OSError, CancelledError, TimeoutError) as error:
            raise NotConnected(str(error)) from None

    def _drop(self) -> None:
        client, self._client = self._client, None
        if client is not None:
            with contextlib.suppress(Exception):  # errors of a scheduler that is gone do not matter
                client.close(timeout=2)

    def close(self) -> None:
        """Disconnect from the scheduler, and end it if it was started here."""
        self._drop()
        cluster, self._cluster = self._cluster, None
        if cluster is not None:
            with contextlib.suppress(Exception):
                cluster.close(timeout=10)


def _check(address: str) -> None:
    """Raise BadAddress or NoCertificate before a client is made that would have to be closed."""
    from distributed import Security
    from distributed.comm.addressing import parse_address, parse_host_port
    from distributed.comm.registry import get_backend

    try:
        scheme, place = parse_address(address)
        get_backend(scheme)
        parse_host_port(place)
    except ValueError as error:
        raise BadAddress(str(error)) from None
    if scheme == "tls" and Security().get_connection_args("client").get("ssl_context") is None:
        raise NoCertificate


def is_killed(error: Exception) -> bool:
    """Return whether an error says that the workers with this task died."""
    from distributed import KilledWorker

    return isinstance(error, KilledWorker)


def _silence() -> None:
    """Keep Dask's log off the screen, since we report lost connections ourselves."""
    for name in LOGGERS:
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
