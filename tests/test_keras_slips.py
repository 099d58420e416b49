"""What differs in a Keras function is said slip by slip, with its line, and never more than was seen."""

import re
import sys

import pytest
from courses import edited
from frozen.frozen_bank import cases
from places import EXERCISES, ROOT, SOLUTIONS

from autograder.checking.check import checks_of
from autograder.commands.attempt import _checked, _code
from autograder.course.catalogue import course
from autograder.judging.diagnosis import Diagnosis
from autograder.judging.diagnosis.changed import RecordedChanges
from autograder.judging.engine import Bench, assess
from autograder.judging.keras.find import slips_of
from autograder.judging.keras.lines import FileLines
from autograder.judging.keras.slip import KerasSlip
from autograder.judging.verdict import FunctionResult
from autograder.language.finding import say
from autograder.language.i18n import render
from autograder.recording import store as recordings
from autograder.report.notices import Notices
from autograder.running.local import LocalSide

pytestmark = pytest.mark.long

FROZEN = ROOT / "tests" / "frozen"
BANK = {
    case.id: case
    # Of one name, the later one.
    for bank in ("eighteenth", "sixteenth", "second", "twelfth", "fourteenth")
    for case in cases(FROZEN / bank, EXERCISES)
}

SOURCE = """
def build(units):
    def inner():
        return None
    opt = keras.optimizers.SGD(0.01)
    layers = [Dense(10, "relu") for _ in range(6)]
    for u in units:
        layers.append(
            keras.layers.Dense(
                u,
                activation="tänh", use_bias=False
            )
        )
    model = keras.Sequential(layers)
    model.compile("sgd" if units else opt, loss="mse")
    other.compile(optimizer=opt)
    return model
"""


@pytest.mark.parametrize(
    ("slip", "line", "expression"),
    [
        (("Dense", 9, (("activation", 1),)), 11, '"tänh"'),
        (("Dense", 9, (("use_bias", 2),)), 11, "False"),
        (("Dense", 6, (("activation", 1),)), 6, '"relu"'),
        (("Dense", 6, (("kernel_initializer", 3),)), 6, 'Dense(10, "relu")'),
        (("compile", 15, (("loss", 1),)), 15, '"mse"'),
        (("compile", 16, (("optimizer", 0),)), 5, "keras.optimizers.SGD(0.01)"),
        (("compile", 16, (("optimizer", 0),), (("learning_rate", 0),)), 5, "0.01"),
        (("compile", 0, (("loss", 1),)), 15, '"mse"'),
        (("return", 0), 17, "return model"),
        (("fit", 15), 15, 'model.compile("sgd" if units else opt, loss="mse")'),
        (("fit", 0), 2, "def build(units):"),
    ],
)
def test_the_argument_that_is_meant_is_found(slip, line, expression):
    call, at, *arguments = slip
    place = FileLines(SOURCE, "build").place(
        KerasSlip(("key",), say("yours"), call, at, *arguments)
    )
    assert (place.line, place.expression) == (line, expression)
    row = SOURCE.split("\n")[line - 1]
    assert row[place.column - 1 :].startswith(expression.split("\n")[0])


def test_a_number_of_layers_is_looked_for_in_the_loop():
    lines = FileLines(SOURCE, "build")
    found = [lines.place(KerasSlip(("hidden layers",), say("yours"), "Dense", at)) for at in (6, 9)]
    assert [one.expression for one in found] == ["range(6)", "units"]


SAID = {
    "build_xor_model-505": [
        "the hidden layer: the number of units is 2; it must be 3",
        "the optimiser is adam; it must be sgd",
        "the loss is mean_squared_error; it must be binary_crossentropy",
    ],
    "build_deep_xor_model-503": [
        "the hidden layers: the number of units is 7; it must be 10",
        "with activation='tanh': the hidden layers: the activation is relu; it must be tanh",
    ],
    "build_classifier-502": [
        "with hidden=(8, 6, 7), dropout=0.1774: the number of Dropout layers is 1; there must be 3, one behind each hidden layer",
        "with hidden=(6,), optimizer='sgd': the optimiser is adam; it must be sgd",
    ],
    "train_xor-501": ["fit is given batch_size=1; here it must be 38"],
    "evaluate_classifier-502": [
        "evaluate is given 100 rows; all 1028 must be evaluated",
        "the accuracy that comes back is 100 times what evaluate gives",
    ],
    "save_and_reload-501": [
        "with compile=False the model is loaded without what it was compiled with"
    ],
    "ex11-cpu-two-02": [
        "the list given to set_visible_devices is what stays visible: here GPU; it must be CPU",
        "too late, True comes back; it must be False",
    ],
    "ex12-tx-one-03": ["the model's optimiser has made 0 updates; it must make 1"],
    "ex12-train_xor-rare-04": ["fit is called on another model than the one handed over"],
    "ex12-train_xor-two-02": ["the model's optimiser has made 0 updates; it must make 1"],
    "ex13-bc-rare-02": ["with hidden=(): this line raises IndexError"],
    "ex13-build_classifier-rare-05": [
        "the output layer: the activation is probabilities(); it must be softmax"
    ],
    "ex13-ec-two-02": [
        "the loss that comes back is divided by the number of all entries, not of the rows",
        "the accuracy that comes back is the share of the wrong rows",
    ],
    "ex13-sr-rare-01": ["this line raises AttributeError"],
    "ex13-sr-rare-02": ["the model is not saved: save is not called"],
    "ex13-train_classifier-rare-02": ["fit is given x times 0.003922"],
    "ex13-tc-rare-02": [
        "the last 3 rows of an epoch, which fill no whole batch, are not trained on"
    ],
}

# What is said of them is in no line of the task that the author of the answer marked.
ELSEWHERE = {
    "ex13-evaluate_classifier-rare-03": (
        81,
        "the accuracy that comes back counts rows whose label has an output above 0.5, not those where it has the largest one",
    ),
    "ex13-bc-rare-03": (
        76,
        "with hidden=(6,), optimizer='no_such_optimizer': Keras's own error must come here, and a model came back",
    ),
    "ex13-sr-rare-03": (73, "save is called on another model than the one handed over"),
}

CHANGED = {
    "ex13-pr-two-01": "Two things are wrong here. The result comes out as if the pixels were divided by the largest one of "
    "these images, not by 255, and t were whole numbers.",
    "ex13-pr-two-02": "Two things are wrong here. x comes out as if the pixels were divided by 256, not by 255, and each "
    "image stayed square, 28 by 28.",
    "ex13-pr-rare-03": "t comes out as if the labels were counted anew among those that occur.",
}


def judged(name, folder, explain=None):
    """Return a case of the banks with its bench and verdict."""
    case = BANK[name]
    exercise = course().exercise(case.exercise)
    side = LocalSide(exercise, case.write(folder))
    bench = Bench(exercise, side, LocalSide(exercise, SOLUTIONS / exercise.filename), 7)
    # One short check of a training is enough.
    wanted = {"train_xor": {"one_step"}, "train_classifier": {"updates"}}.get(case.function)
    verdict = assess(
        [bench],
        explain,
        lambda check: check.function == case.function and (not wanted or check.id in wanted),
    )
    return case, bench, verdict.function(case.function)


def slips(name, folder):
    """Return a case of the banks, and what differs in it."""
    case, bench, function = judged(name, folder)
    return case, slips_of(bench, function)


@pytest.mark.parametrize("name", SAID)
def test_every_slip_is_said_with_its_line(name, tmp_path):
    pytest.importorskip("tensorflow")
    case, found = slips(name, tmp_path)
    assert [render(one.note, "en") for one in found] == SAID[name]
    assert {one.line for one in found} <= {line for line, _ in case.marks}
    # What was looked at is as it was before.
    import keras

    methods = (keras.Model.fit, keras.Model.compile, keras.Model.save, keras.layers.Layer.__init__)
    assert all("keras_calls" not in method.__code__.co_filename for method in methods)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("x = (x - x.mean()) / x.std()", "in x: their mean is 0; in x it is 0.1"),
        ("t = 0.9 * t + 0.01", "in t: the largest is 0.91; in t it is 1"),
        ("order = np.arange(len(x))[::-1]; x, t = x[order], t[order]", ""),
    ],
)
def test_other_numbers_than_those_handed_over_are_seen(change, said, tmp_path):
    pytest.importorskip("tensorflow")
    exercise = course().exercise("ex13_keras_mnist")
    source = (SOLUTIONS / exercise.filename).read_text(encoding="utf-8")
    begin = "    return model.fit("
    assert source.count(begin) == 1
    path = tmp_path / exercise.filename
    path.write_text(source.replace(begin, f"    {change}\n{begin}"), encoding="utf-8")
    bench = Bench(exercise, LocalSide(exercise, path), Diagnosis(SOLUTIONS).reference(exercise), 7)
    wanted = [one for one in checks_of(exercise) if one.key == "ex13.train_classifier.updates"]

    result = bench.exercise_result([bench.run(check) for check in wanted])

    (function,) = [one for one in result.functions if one.function.name == "train_classifier"]
    found = slips_of(bench, function)
    assert [said in render(one.note, "en") for one in found] == [True] * bool(said)


@pytest.mark.parametrize("name", ELSEWHERE)
def test_what_cannot_be_traced_further_is_said_where_it_was_seen(name, tmp_path):
    pytest.importorskip("tensorflow")
    _, found = slips(name, tmp_path)
    assert [(one.line, render(one.note, "en")) for one in found] == [ELSEWHERE[name]]


@pytest.mark.parametrize("name", CHANGED)
def test_the_changes_of_prepare_are_found_one_and_two_at_a_time(name, tmp_path):
    pytest.importorskip("tensorflow")
    _, _, function = judged(name, tmp_path, Diagnosis(SOLUTIONS, places=False))
    assert function.change.text["en"] == CHANGED[name]


def test_a_copy_without_solutions_has_the_recorded_changes_of_prepare(tmp_path, monkeypatch):
    exercise = course().exercise("ex13_keras_mnist")
    recorded = {
        "prepare": {"phrases": [["x-as-float64", {"en": "x", "ko": "x"}, 0, []]], "rows": {}}
    }
    empty = {"phrases": [], "rows": {}}
    monkeypatch.setattr(recordings, "changes", lambda _, name: recorded.get(name, empty))
    copy = Diagnosis(tmp_path)
    assert isinstance(copy._changes_of(exercise, "prepare"), RecordedChanges)
    assert copy._changes_of(exercise, "build_classifier") is None


def test_watch_does_not_train_again_what_was_right_and_is_the_same(tmp_path):
    pytest.importorskip("tensorflow")
    exercise = course().exercise("ex12_keras_xor")
    solution = (SOLUTIONS / exercise.filename).read_text(encoding="utf-8")
    file = tmp_path / exercise.filename
    file.write_text(solution, encoding="utf-8")
    reference = LocalSide(exercise, SOLUTIONS / exercise.filename)

    def checked(before):
        bench = Bench(exercise, LocalSide(exercise, file), reference, 7)
        codes = {f.name: _code(bench, f.name) for f in exercise.functions}
        notices = Notices("en", 2, sys.stderr)
        return codes, *_checked([bench], lambda check: True, notices, before)

    codes = {
        f.name: _code(Bench(exercise, LocalSide(exercise, file), reference, 7), f.name)
        for f in exercise.functions
    }
    # As if all three had been right: FunctionResult without checks counts as correct.
    before = {
        (exercise.id, f.name): (codes[f.name], FunctionResult(f, [])) for f in exercise.functions
    }
    _, verdict, _ = checked(before)
    assert [one.checks for one in verdict.exercises[0].functions] == [[], [], []]

    file.write_text(
        edited(solution, "Dense(3, activation", "Dense(4, activation"), encoding="utf-8"
    )
    _, verdict, right = checked(before)
    changed, *same = verdict.exercises[0].functions
    assert changed.function.name == "build_xor_model" and changed.status == "wrong"
    assert [one.checks for one in same] == [[], []]
    assert right == {}


@pytest.mark.parametrize(
    ("answer", "said", "expression"),
    [
        (
            """
OPTIMIZER = keras.optimizers.SGD(learning_rate=0.1)


def build_xor_model():
    layers = [keras.Input((2,)), keras.layers.Dense(3, "sigmoid"), keras.layers.Dense(1, "sigmoid")]
    model = keras.Sequential(layers)
    model.compile(OPTIMIZER, "binary_crossentropy", metrics=["accuracy"])
    return model
""",
            "every model gets the same optimiser object",
            "keras.optimizers.SGD(learning_rate=0.1)",
        ),
        (
            """
HIDDEN = keras.layers.Dense(3, "sigmoid")


def build_xor_model():
    model = keras.Sequential([keras.Input((2,)), HIDDEN, keras.layers.Dense(1, "sigmoid")])
    model.compile(keras.optimizers.SGD(0.1), "binary_crossentropy", metrics=["accuracy"])
    return model
""",
            "every model gets the same layers",
            "",
        ),
        (
            """
def train_classifier(model, x, t, epochs=5, batch_size=100):
    draws = np.random.default_rng(1)
    images = draws.permutation(x)
    labels = draws.permutation(t)
    return model.fit(images, labels, batch_size, epochs, verbose=0).history
""",
            "fit is given rows of x with rows of t that belong to other examples",
            "draws.permutation(t)",
        ),
        (
            """
class EachBatch(keras.callbacks.Callback):
    def on_train_batch_end(self, batch, logs=None):
        self.seen["loss"].append(float(logs["loss"]))
        self.seen["accuracy"].append(float(logs["accuracy"]))


def train_classifier(model, x, t, epochs=5, batch_size=100):
    each = EachBatch()
    each.seen = {"loss": [], "accuracy": []}
    model.fit(x, t, batch_size, epochs, verbose=0, callbacks=[each])
    return each.seen
""",
            "the history that comes back has ",
            "return each.seen",
        ),
    ],
)
def test_what_a_second_model_and_every_row_need_for_themselves_is_said(
    answer, said, expression, tmp_path
):
    pytest.importorskip("tensorflow")
    name = re.search(r"^def (\w+)", answer, re.MULTILINE)[1]
    exercise = next(one for one in course() if name in {f.name for f in one.functions})
    source = (SOLUTIONS / exercise.filename).read_text(encoding="utf-8")
    path = tmp_path / exercise.filename
    path.write_text(source + answer, encoding="utf-8")
    bench = Bench(exercise, LocalSide(exercise, path), Diagnosis(SOLUTIONS).reference(exercise), 7)

    result = bench.exercise_result(
        [bench.run(check) for check in checks_of(exercise) if check.function == name]
    )

    (function,) = [one for one in result.functions if one.function.name == name]
    assert function.status != "correct"
    found = slips_of(bench, function)
    assert [render(one.note, "en").startswith(said) for one in found] == [True]
    assert not expression or found[0].expression == expression
