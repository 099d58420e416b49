"""A client of a Dask scheduler, elsewhere or started here; it comes back where the scheduler was gone.

TLS is Dask's own: a scheduler at tls://… is spoken to with the certificates of Dask's configuration.
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
    """What was named is no address of a scheduler."""


class NoCertificate(Exception):
    """The address asks for TLS, and Dask's configuration names no certificate."""


@dataclass(frozen=True)
class Seat:
    """A worker as the scheduler describes it."""

    address: str
    host: str
    threads: int


class _PackedCall:
    """What is unpacked to the result of a call."""

    def __init__(self, function: Callable[..., Any], value: object) -> None:
        self.function, self.value = function, value

    def __reduce__(self) -> tuple[Callable[..., Any], tuple[object]]:
        return self.function, (self.value,)


class Connection:
    """The scheduler at an address, or where there is none one with `local` workers on this machine."""

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
            # Others may use this machine too: what listens here asks for a certificate.
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
                # Whoever hands out the work may see the scheduler alone.
                direct_to_workers=False,
                **options,
            )
        except (OSError, CancelledError) as error:
            raise NotConnected(str(error)) from None

    def seats(self) -> dict[str, Seat]:
        """Return the workers that are there, by address. Raises NotConnected."""
        if self._client is None or self._client.status == "closed":
            self.open()
        # Not scheduler_info: what it returns is overwritten by the client's own, shorter question now and then.
        found = self._ask(lambda: self._client.nthreads())
        return {
            address: Seat(address, address.partition("://")[2].rpartition(":")[0], max(1, threads))
            for address, threads in found.items()
        }

    def submit(self, function: Callable[..., Any], value: object, key: str, worker: str) -> Any:
        """Send work to one worker, and return its future. Raises NotConnected."""
        import cloudpickle

        # A worker ends that receives a function which it cannot import. So what is called is packed, and
        # is looked for where an error is only that of the work; the scheduler needs nothing of it.
        call = cloudpickle.dumps(_PackedCall(function, value))
        return self._ask(
            lambda: self._client.submit(
                pickle.loads, call, key=key, workers=[worker], allow_other_workers=False, pure=False
            )
        )

    def result(self, future: Any) -> Any:
        """Return what came of work that is finished. Raises NotConnected, and what the work raised."""
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
            with contextlib.suppress(Exception):  # it is gone, whatever it says
                client.close(timeout=2)

    def close(self) -> None:
        """Let go of the scheduler, which forgets what nobody waits for; end one that was started here."""
        self._drop()
        cluster, self._cluster = self._cluster, None
        if cluster is not None:
            with contextlib.suppress(Exception):
                cluster.close(timeout=10)


def _check(address: str) -> None:
    """Raise BadAddress or NoCertificate before there is a client that would have to be closed."""
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
    """Return whether an error says that the workers ended that were given some work."""
    from distributed import KilledWorker

    return isinstance(error, KilledWorker)


def _silence() -> None:
    """Keep Dask from writing to the screen: what Dask logs of lost connections is said by us."""
    for name in LOGGERS:
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
