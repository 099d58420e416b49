"""What differs in a Keras function that is wrong: the calls that failed are made again, and Keras's calls noted."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from autograder import DEFAULT_SEED
from autograder.checking.keras_view import UnreadableModel, read_model
from autograder.judging.engine import Bench
from autograder.judging.keras.built import built_slips
from autograder.judging.keras.compiled import compiled_slips, shared_slips
from autograder.judging.keras.devices import device_slips
from autograder.judging.keras.evaluated import evaluation_slips, saving_slips
from autograder.judging.keras.lines import FileLines, FilePiece
from autograder.judging.keras.record import KerasRecord, read_record
from autograder.judging.keras.required import DEFAULTS, INPUTS, required_network
from autograder.judging.keras.slip import KerasSlip
from autograder.judging.keras.trained import classifier_slips, xor_slips
from autograder.judging.verdict import MAX_EXPRESSION, CheckResult, FirstWrong, FunctionResult
from autograder.language.finding import Sentence, Word, say
from autograder.running import keras_calls
from autograder.running.admit import clean
from autograder.running.outcome import Raised, Returned
from autograder.running.plain import Handle
from autograder.running.proxy import Call

keras_calls.offer()

MOST_BUILT, MOST_TRAINED = 6, 2
"""How many calls are made again: a model is built in a tenth of a second, a training takes up to a second."""

Slips = Callable[[KerasRecord, dict[str, Any]], Iterator[KerasSlip]]

TRAININGS: dict[str, Slips] = {
    "train_xor": xor_slips,
    "train_classifier": classifier_slips,
    "evaluate_classifier": evaluation_slips,
    "save_and_reload": saving_slips,
}
DEVICES = "use_cpu_only"
BUILDERS = frozenset({"build_xor_model", "build_deep_xor_model", "build_classifier"})


def slips_of(bench: Bench, function: FunctionResult) -> list[FirstWrong]:
    """Return what differs, in the order of the lines; none where nothing is known.

    A class is graded at a secret seed and explained at the learner's, where they can see it again.
    """
    name = function.function.name
    text: str = getattr(bench.student, "text", "")
    if name not in BUILDERS | TRAININGS.keys() | {DEVICES} or function.mend_first or not text:
        return []
    try:
        lines = FileLines(text, name)
    except (SyntaxError, ValueError, RecursionError):
        return []
    failed = [one for one in function.checks if one.failed]
    if bench.seed != DEFAULT_SEED:
        again = Bench(bench.exercise, bench.student, bench.reference, DEFAULT_SEED, explained=False)
        failed = [one for one in (again.run(one.check) for one in failed) if one.failed]
    said: list[tuple[FilePiece | None, Sentence]]
    if name == DEVICES:
        said = [(lines.piece(node), what) for node, what in device_slips(lines, failed)]
    else:
        slips = _built(bench, name, failed) if name in BUILDERS else _trained(bench, name, failed)
        said = [(lines.place(slip), slip.what) for slip in slips]
    raised = [(lines.place(slip), slip.what) for slip in _raised(name, failed)]
    places = [_place_of(piece, what) for piece, what in said + raised if piece is not None]
    first = {(place.line, place.column, place.expression): place for place in reversed(places)}
    return sorted(first.values(), key=lambda place: (place.line, place.column))


def _place_of(piece: FilePiece, what: Sentence) -> FirstWrong:
    expression = clean(piece.expression, MAX_EXPRESSION)
    return FirstWrong(piece.line, piece.column, expression, None, note=what)


def _raised(name: str, results: Sequence[CheckResult]) -> Iterator[KerasSlip]:
    """Yield the lines that raised in failed checks, each once."""
    known = set()
    for result in results:
        call = next((one for one in reversed(result.calls) if one.function.name == name), None)
        outcome = call.outcome if call is not None else None
        if call is None or not isinstance(outcome, Raised) or not outcome.line:
            continue
        if outcome.line not in known:
            known.add(outcome.line)
            slip = KerasSlip(
                ("raised",),
                say("this line raises {type}", type=Word(outcome.type)),
                "line",
                outcome.line,
            )
            yield _in_call(call, slip) if name in BUILDERS else slip


def _calls(name: str, results: Sequence[CheckResult]) -> Iterator[Call]:
    """Yield the calls of a function in failed checks, and no question that the kit asks about it."""
    for result in results:
        for call in result.calls:
            values = [*call.args, *call.kwargs.values()]
            if call.function.name == name and not any(isinstance(one, Handle) for one in values):
                yield call


def _record_of(bench: Bench, *made: Call) -> KerasRecord | None:
    """Return the record of the last of some calls, which are made again one after another."""
    calls = [(call.function.name, call.args, call.kwargs) for call in made]
    inputs = INPUTS.get(bench.exercise.id, 1)
    answer = bench.student.call("@noted_calls", (calls, inputs), {})
    return read_record(answer.value) if isinstance(answer, Returned) else None


def _built(bench: Bench, name: str, results: Sequence[CheckResult]) -> list[KerasSlip]:
    slips: list[KerasSlip] = []
    known: set[tuple[object, ...]] = set()
    calls: dict[str, Call] = {}
    for call in sorted(_calls(name, results), key=lambda call: len(_unusual(call))):
        calls.setdefault(repr(_unusual(call)), call)
    for call in list(calls.values())[:MOST_BUILT]:
        refused = _refused(call)
        if refused is not None:
            slips.append(refused)
            continue
        required = required_network(name, call.arguments)
        record = _record_of(bench, call) if required is not None else None
        if required is None or record is None or record.model is None:
            continue
        try:
            model = read_model(record.model)
        except UnreadableModel:
            continue
        mine = [
            *built_slips(model, required, record.layers),
            *compiled_slips(model, required, record.line("compile")),
            *shared_slips(record),
        ]
        new = [slip for slip in mine if slip.key[:2] not in known]
        known |= {slip.key[:2] for slip in mine}
        slips += [_in_call(call, slip) for slip in new]
    return slips


def _refused(call: Call) -> KerasSlip | None:
    """Return what is wrong where a model came back although a name is unknown to Keras."""
    for name, calls in (("optimizer", "compile"), ("initializer", "Dense")):
        value = call.arguments.get(name)
        if str(value).startswith("no_such") and isinstance(call.outcome, Returned):
            what = say("Keras's own error must come here, and a model came back")
            arguments = (("kernel_initializer", 99),) if calls == "Dense" else (("optimizer", 0),)
            return _in_call(call, KerasSlip(("refused", name), what, calls, 0, arguments))
    return None


def _unusual(call: Call) -> dict[str, Any]:
    """Return the arguments of a call that are no defaults."""
    return {name: value for name, value in call.arguments.items() if DEFAULTS.get(name) != value}


def _in_call(call: Call, slip: KerasSlip) -> KerasSlip:
    """Return a slip whose sentence says for which arguments it was seen, unless they are the defaults."""
    arguments = ", ".join(
        f"{name}={value:.4g}" if isinstance(value, float) else f"{name}={value!r}"
        for name, value in _unusual(call).items()
    )
    if not arguments:
        return slip
    return replace(slip, what=say("with {given}: {what}", given=arguments, what=slip.what))


def _trained(bench: Bench, name: str, results: Sequence[CheckResult]) -> list[KerasSlip]:
    slips: list[KerasSlip] = []
    made: list[list[Call]] = []
    for result in results:
        calls = [call for call in _calls(name, [result]) if "model" in call.arguments]
        # What is saved a second time finds a file there.
        made.append(calls if name == "save_and_reload" else calls[:1])
    for calls in [calls for calls in made if calls][:MOST_TRAINED]:
        call, record = calls[-1], _record_of(bench, *calls)
        if record is not None:
            known = {slip.key for slip in slips}
            new = TRAININGS[name](record, call.arguments)
            slips += [slip for slip in new if slip.key not in known]
    return slips
