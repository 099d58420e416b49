"""Chooses what grades the units of `grade`: processes on this machine, or a Dask cluster."""

import sys

from autograder.commands.common import Context, UsageError
from autograder.grading.cluster.connection import Connection
from autograder.grading.cluster.pool import ClusterGone, ClusterPool
from autograder.grading.run import Tally
from autograder.language.finding import Sentence
from autograder.language.i18n import printable, render

__all__ = ["ClusterGone", "ClusterPool", "cluster_for", "without_cluster"]


def cluster_for(
    context: Context, scheduler: str | None, workers: int | None, allow_unsandboxed: bool
) -> ClusterPool:
    """Return the requested cluster. Raises UsageError where Dask is not installed."""
    if scheduler is not None and workers is not None:
        raise UsageError("--scheduler names a cluster, --cluster starts one: give one of the two")
    try:
        import distributed  # noqa: F401
    except ModuleNotFoundError:
        raise UsageError(
            'a cluster needs Dask: python -m pip install "xor2mnist[cluster]"'
        ) from None

    def tell(sentence: Sentence) -> None:
        context.print_sentence(sentence)
        sys.stdout.flush()

    return ClusterPool(Connection(scheduler, workers or 1), allow_unsandboxed, tell)


def without_cluster(context: Context, gone: ClusterGone, tally: Tally) -> int:
    """Say that the cluster is gone, and how far grading got; 1."""
    text = printable(render(gone.sentence, context.lang), sys.stderr.encoding)
    print(f"xor2mnist: {text}", file=sys.stderr)
    context.print(
        "stopped; {count} students are graded, and the same command goes on from there",
        count=tally.graded + tally.unchanged,
    )
    return 1
