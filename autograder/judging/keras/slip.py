"""One thing that differs from what the contract asks for, and where in the file it may be looked for."""

from collections.abc import Iterator
from dataclasses import dataclass

from autograder.judging.keras.record import KerasRecord
from autograder.language.finding import Sentence, say


@dataclass(frozen=True)
class KerasSlip:
    """`key` tells slips apart, `what` says in one sentence what was seen.

    It stands in a call of `call` (Dense, compile, fit, …) in `line`; the argument of one of the names
    `arguments` (a name, and its place among those without a name) is meant, `inner` those of the call that this
    argument is. Without a line the first call of that name in the function is meant, and where there is none, the
    function. The call "return" is the last return statement, "line" the whole line; of several names, parted
    by spaces, the first that is called in the function is meant.
    """

    key: tuple[object, ...]
    what: Sentence
    call: str = ""
    line: int = 0
    arguments: tuple[tuple[str, int], ...] = ()
    inner: tuple[tuple[str, int], ...] = ()


def of_another_model(record: KerasRecord, *names: str) -> Iterator[KerasSlip]:
    """Yield the first call of a method that was made on another model than the one that was handed over."""
    for call in [one for one in record.of(*names) if one.other][:1]:
        what = say("{name} is called on another model than the one handed over", name=call.name)
        yield KerasSlip(("another model",), what, call.name, call.line)
