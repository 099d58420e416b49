"""Makes one place of several that are computed from one wrong variable."""

from collections.abc import Iterator
from typing import Any

from autograder.judging.places.failing_run import FailingRun
from autograder.judging.places.forms import shape_of
from autograder.judging.places.options import PossibleValues
from autograder.judging.places.replacements import sizes
from autograder.judging.places.runner import Puts
from autograder.judging.places.slip import Slip
from autograder.judging.places.trace import Watched
from autograder.running.recorder import KEEP
from autograder.running.watching import Expression

CONVERSIONS = ("Call asarray", "Call array", "Call float")


def _is_size(maker: Expression | None) -> bool:
    """Return whether a whole number is the size of something, which does not count steps."""
    return maker is None or maker.shape in ("Call len", "Attribute size", "Subscript")


def _are_whole(values: list[Any]) -> bool:
    return all(type(value) is int for value in values)


class Merging(FailingRun):
    """A failing call in which places may become one."""

    def merged(self, fixed: Puts, slips: list[Slip]) -> list[Slip] | None:
        """Return fewer places: several that use one name whose value lacks something become one place.

        A wrong number of a step is one place even where it has one use.
        """
        lacking: dict[str, list[Slip]] = {}
        counts: dict[str, int] = {}
        for slip in slips:
            for name in dict.fromkeys(name for name, _ in self.arrays_in(slip.number)):
                lacking.setdefault(name, []).append(slip)
        for slip in slips:
            for name, number in dict(self._counts_in(slip.number, 2)).items():
                lacking.setdefault(name, []).append(slip)
                counts.setdefault(name, number)
        for name, group in lacking.items():
            others = [slip for slip in slips if slip not in group]
            use = counts.get(name, self._first_use(name))
            maker = self._made_at(use) if use is not None else None
            if maker is None or (len(group) < 2 and name not in counts):
                continue
            if self._are_hidden(group, others):
                continue
            if name in counts:
                maker = self._raised(maker) or maker
            watched = self.base.judged.trace.streams[maker.number]
            if maker.shape in CONVERSIONS and self.is_argument(watched):
                continue  # no other value belongs in the place of an argument
            puts = {**fixed, **{slip.number: slip.values for slip in others}}
            # Some places of the group may be wrong on their own; as few as possible are kept.
            for stay in ([], *([[slip] for slip in group] if name not in counts else [])):
                put_in = {**puts, **{slip.number: slip.values for slip in stay}}
                choices = self._for_all(watched)
                runs = self.runner.each([{**put_in, maker.number: one.values} for one in choices])
                for option, tried in zip(choices, runs, strict=False):
                    if tried.complete:
                        one = Slip(maker.number, option.values, True, "known")
                        return [*others, one, *stay]
        return None

    def _are_hidden(self, slips: list[Slip], others: list[Slip]) -> bool:
        """Return whether some places lead into others: with a right value there, nobody sees whether they are mended."""
        expressions = self.runner.expressions
        return any(
            self.leads_into(expressions[one.number], other.number)
            for one in slips
            for other in others
        )

    def _made_at(self, use: int) -> Expression | None:
        """Return where the value of a name was assigned, or that of an item such as `state["t"]` was raised."""
        expression = self.runner.expressions[use]
        return self._raised(expression) or self.maker(self.base, use)

    def _first_use(self, name: str) -> int | None:
        streams = self.base.judged.trace.streams
        expressions = (watched.expression for watched in streams.values())
        return next(
            (one.number for one in expressions if one.shape == "Name" and one.text == name), None
        )

    def _counts_in(self, number: int, depth: int) -> Iterator[tuple[str, int]]:
        """Yield the names and items with a whole number, such as that of a step, from which an expression was computed.

        `depth` is how many assignments are followed.
        """
        streams = self.base.judged.trace.streams
        for part in self.parts(number):
            if part.number not in streams:
                continue
            if self._raised(part) is not None:
                yield part.text, part.number
            if part.shape != "Name":
                continue
            if type(streams[part.number].values[-1]) is int:
                maker = self.maker(self.base, part.number)
                if not _is_size(maker) or (maker is not None and self._raised(maker)):
                    yield part.text, part.number
            elif depth and (maker := self.maker(self.base, part.number)) is not None:
                yield from self._counts_in(maker.number, depth - 1)

    def _raised(self, maker: Expression) -> Expression | None:
        """Return the statement such as `state["t"] += 1` whose number a name is given."""
        streams = self.base.judged.trace.streams
        read = streams.get(maker.number)
        if maker.shape != "Subscript" or read is None or not _are_whole(read.values):
            return None
        return next(
            (
                watched.expression
                for watched in streams.values()
                if watched.expression.role == "update"
                and watched.expression.function == maker.function
                and _are_whole(watched.values)
                and watched.values == read.values
                and watched.times[0] < read.times[0]
            ),
            None,
        )

    def _for_all(self, watched: Watched) -> list[PossibleValues]:
        """Return the values of a variable that may mend several of its uses."""
        if _are_whole(watched.values):
            before, last = watched.values[:-1], watched.values[-1]
            other = [[one + by for one in watched.values] for by in (1, -1)]
            other += [[*before, last + by] for by in (1, -1) if before]
            return [PossibleValues(one) for one in (*other, list(range(1, len(before) + 2)))]
        choices = self.options(self.base, watched)
        if type(watched.values[-1]) is float:
            choices += [PossibleValues([one]) for one in sizes(self) if type(one) is float]
        shapes = [shape_of(value) for value in watched.values[:-1]]
        # In its last round a loop may compute what is never used, and what right programs do not compute.
        for stream in self.right.streams if shapes else ():
            if [shape_of(value) for value in stream.values] == shapes:
                choices.append(PossibleValues([*stream.values, KEEP]))
        return choices
