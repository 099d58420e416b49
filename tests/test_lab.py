"""The lab: a learner's functions as one network, what replaces them, and the network that is kept."""

import json
import shutil
import sys
import zipfile

import numpy as np
import pytest
from courses import edited, half_done
from places import EXERCISES, SOLUTIONS

from autograder.commands import lab as command
from autograder.commands.common import Context, UsageError, refuse_without_solutions
from autograder.course.catalogue import course
from autograder.data import load_subset
from autograder.judging.verdict import ExerciseResult, Verdict
from autograder.lab.compare import Table, TrainingRun, tables
from autograder.lab.network import Network, Recipe
from autograder.lab.pieces import Pieces
from autograder.lab.saved import NoNetwork, load, network_file, save
from autograder.lab.screen import HEIGHT, TrainingScreen, columns, curve
from autograder.lab.training import Digits, Progress, train
from autograder.language.finding import say
from autograder.language.i18n import width_of
from autograder.learner.invitations import invitations
from autograder.pictures.image import image

SMALL = Recipe(hidden=(32, 16), dropout=0.2, batchnorm=True, epochs=2, batch_size=50)


@pytest.fixture(scope="module")
def digits():
    (x, y), (x_test, y_test) = load_subset()
    return Digits.of((x[:1500], y[:1500]), (x_test[:300], y_test[:300]))


@pytest.fixture
def copy(tmp_path):
    """Return a solved copy of the NumPy exercises."""
    folder = tmp_path / "홍길동 문서"
    folder.mkdir()
    for path in SOLUTIONS.glob("ex0*.py"):
        shutil.copy(path, folder)
    shutil.copy(SOLUTIONS / "ex10_batchnorm.py", folder)
    return folder


def change(folder, name, old, new):
    path = folder / f"{name}.py"
    path.write_text(edited(path.read_text(encoding="utf-8"), old, new), encoding="utf-8")


def trained(folder, digits, recipe=SMALL, seed=7):
    pieces = Pieces(folder)
    pieces.try_out(recipe.pieces)
    network = command.fresh(recipe, pieces, seed)
    *_, progress = train(network, digits, seed)
    return network, progress


def test_a_right_course_becomes_a_network_that_reads(copy, digits):
    network, progress = trained(copy, digits)

    assert network.pieces.replaced == {}
    assert len(progress.losses) == progress.steps == 60
    assert progress.test[-1] > 0.6 and progress.training[-1] > progress.training[0]
    again, _ = trained(copy, digits)
    assert np.array_equal(network.layers[0].w, again.layers[0].w)


def test_what_a_half_done_course_lacks_is_replaced_and_said(tmp_path, digits):
    folder = half_done(tmp_path / "half")
    network, progress = trained(folder, digits)
    right, _ = trained(SOLUTIONS, digits)

    replaced = {
        name: [one.template for one in why] for name, why in network.pieces.replaced.items()
    }
    assert set(replaced) == {"relu", "minibatches", "adam_step", "dropout", "batchnorm"}
    assert replaced["dropout"] == ["{function} is not written yet."]
    assert replaced["relu"][0] == "{file} is not valid Python: {text}"
    # What is there is right, so the network is the one of a whole course.
    assert np.allclose(network.layers[0].w, right.layers[0].w)
    assert progress.test[-1] > 0.6


def test_a_wrong_dropout_stays_and_shows_what_it_does(copy, digits):
    change(copy, "ex09_dropout", "/ (1 - rate)", "* (1 - rate)")
    change(copy, "ex09_dropout", "if not training", "if training")
    network, progress = trained(copy, digits, Recipe(hidden=(32,), dropout=0.6, epochs=2))
    _, right = trained(SOLUTIONS, digits, Recipe(hidden=(32,), dropout=0.6, epochs=2))

    assert network.pieces.replaced == {}
    # Nothing is dropped in training, so the loss falls lower; at test most units are, so less is read.
    assert progress.losses[-1] < right.losses[-1] - 0.2
    assert progress.test[-1] < right.test[-1] - 0.05


@pytest.mark.parametrize(
    ("name", "old", "new", "piece"),
    [
        # Right for the first steps, so that only a training finds it.
        ("ex07_optimizers", "    k += 1\n", "    k += 1\n    assert k < 9\n", "adam_step"),
        ("ex09_dropout", "return dout.copy() if", "assert len(dout) < 9\n    return dout.copy() if", "dropout"),
        ("ex10_batchnorm", "return gamma * x_hat + beta,", "return (gamma * x_hat + beta)[:16],", "batchnorm"),
        ("ex05_initializers", "* np.sqrt(2 / fan_in)", "* [0, 0, 0]", "he_init"),
    ],
)  # fmt: skip
def test_a_piece_that_fails_on_the_way_is_replaced_for_the_rest(
    copy, digits, name, old, new, piece
):
    change(copy, name, old, new)
    network, progress = trained(copy, digits)

    assert list(network.pieces.replaced) == [piece]
    assert len(progress.losses) == 60


def test_rows_that_part_from_their_labels_teach_nothing(copy, digits):
    change(
        copy,
        "ex07_optimizers",
        "yield x[rows], y[rows]",
        "yield x[rows], y[rng.permutation(len(y))[: len(rows)]]",
    )
    network, progress = trained(copy, digits)

    assert network.pieces.replaced == {}
    assert progress.test[-1] < 0.3


@pytest.mark.parametrize(
    "body", ["return [(x, y, x)]", "return [(x[:2], y)]", "return [(x + 1, y)]", "return []"]
)
def test_batches_of_another_form_are_replaced(copy, digits, body):
    change(
        copy,
        "ex07_optimizers",
        "    order = rng.permutation(len(x))\n",
        f"    {body}\n    order = rng.permutation(len(x))\n",
    )
    source = (copy / "ex07_optimizers.py").read_text(encoding="utf-8")
    source = source.replace("        yield x[rows], y[rows]\n", "        pass\n")
    (copy / "ex07_optimizers.py").write_text(source, encoding="utf-8")
    pieces = Pieces(copy)
    pieces.try_out(SMALL.pieces)

    assert list(pieces.replaced) == ["minibatches"]


def loss_of(network, x, t):
    passed = network.forward(x, training=True)
    p = network.pieces.call("softmax", passed.logits, shape=passed.logits.shape)
    return float(-(t * np.log(p)).sum() / len(x))


@pytest.mark.parametrize("activation", ["sigmoid", "relu"])
@pytest.mark.parametrize("batchnorm", [True, False])
def test_the_way_back_gives_the_slope_of_the_loss(activation, batchnorm, digits):
    recipe = Recipe(hidden=(7, 5), activation=activation, batchnorm=batchnorm)
    network = Network.fresh(recipe, Pieces(SOLUTIONS), 3)
    # With biases of 0, a unit that gets only zeros stands right on the kink of ReLU.
    for layer in network.layers:
        layer.b += 0.1
    x, t = digits.x[:20], digits.t[:20]
    gradients, loss = network.gradients(x, t, None)

    assert loss == pytest.approx(loss_of(network, x, t), rel=1e-4)
    for layer, found in zip(network.layers, gradients, strict=True):
        for values, slopes in zip(layer.learned, found, strict=True):
            place = np.unravel_index(np.argmax(np.abs(slopes)), slopes.shape)
            losses, step = [], 1e-3
            for sign in (1, -1):
                values[place] += sign * step
                losses.append(loss_of(network, x, t))
                values[place] -= sign * step
            slope = (losses[0] - losses[1]) / (2 * step)
            # A bias before batch normalisation moves nothing.
            assert slopes[place] == pytest.approx(slope, rel=0.05, abs=2e-3)


@pytest.mark.long
def test_the_command_trains_keeps_and_says_what_it_did(copy, xor2mnist, own_progress):
    change(copy, "ex06_softmax", "e / e.sum(axis=1, keepdims=True)", "undefined_name")
    done = xor2mnist("lab", "--in", copy, "--epochs", "1")

    assert done.returncode == 0, done.stderr
    assert "NameError" in done.stdout and "the reference's" in done.stdout
    assert done.stdout.count("your function") == 6
    assert "epoch 1 of 1" in done.stdout and "xor2mnist draw" in done.stdout
    network, about = load(own_progress / "network.npz", Pieces(SOLUTIONS))
    assert about["replaced"] == ["softmax"] and about["train"] == 7000
    assert f"{100 * about['accuracy']:.2f} %" in done.stdout
    assert network.recipe.sizes == (784, 256, 128, 10)


def test_ctrl_c_keeps_what_was_learned(copy, monkeypatch, capsys, digits):
    monkeypatch.setattr(command, "load_digits", lambda data: digits)
    shown = []

    def show(self, progress):
        shown.append(len(progress.losses))
        if len(shown) == 12:
            raise KeyboardInterrupt

    monkeypatch.setattr(command.TrainingScreen, "show", show)
    status = command.lab(Context("en", str(copy)), None, 5, 7)

    assert status == 0
    assert "Stopped after 12 of 75 batches" in capsys.readouterr().out
    network, about = load(network_file(), Pieces(SOLUTIONS))
    assert about["batches"] == 12
    assert about["accuracy"] == pytest.approx(network.accuracy(digits.x_test, digits.labels_test))


def small_tables():
    two = tuple(
        TrainingRun(
            say("dropout {rate}", rate=rate), Recipe(hidden=(16,), dropout=rate, epochs=3), 600
        )
        for rate in (0.0, 0.5)
    )
    one = TrainingRun(
        say("Adam"), Recipe(hidden=(16, 16), batchnorm=True, activation="sigmoid", epochs=1)
    )
    return Table(say("The lecture: 784-256-256-10"), two), Table(say("Adam"), (one,))


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_compare_trains_every_run_and_draws_the_curves(
    lang, copy, monkeypatch, capsys, digits, tmp_path
):
    monkeypatch.setattr(command, "load_digits", lambda data: digits)
    monkeypatch.setattr(command, "tables", small_tables)
    status = command.compare(Context(lang, str(copy)), None, 7, str(tmp_path / "curves.json"))
    said = capsys.readouterr().out

    assert status == 0
    assert said.count(" %") == 6
    specification = json.loads((tmp_path / "curves.json").read_text(encoding="utf-8"))
    panels = specification["hconcat"]
    assert [len(panel["data"]["values"]) for panel in panels] == [6, 1]
    # Not Vega's own steps, which are halves where there are few epochs.
    ticks = [panel["encoding"]["x"]["axis"]["values"] for panel in panels]
    assert ticks == [[1, 2, 3], [1]]
    assert image(specification, ".png").startswith(b"\x89PNG")
    shown = json.dumps(specification, ensure_ascii=False)
    assert ("테스트 정확도" in shown) == (lang == "ko")
    assert len(specification["title"]["subtitle"]) == 1  # every function is the learner's own
    assert not network_file().exists()


def compared(folder, capfd, out, lang="en") -> tuple[list[str], dict]:
    """Return the lines of `lab compare`, with the errors among them, and the picture's title."""
    assert command.compare(Context(lang, str(folder)), None, 7, str(out)) == 0
    said = capfd.readouterr()
    return (said.out + said.err).splitlines(), json.loads(out.read_text("utf-8"))["title"]


def test_compare_says_which_functions_are_wrong_unchecked_or_had_to_be_replaced_meanwhile(
    copy, monkeypatch, capfd, digits, tmp_path
):
    monkeypatch.setattr(command, "load_digits", lambda data: digits)
    monkeypatch.setattr(command, "tables", small_tables)
    checked = {name: {"status": "correct"} for name in ("relu", "relu_derivative", "sgd_step")}
    checked["adam_step"] = {"status": "wrong"}
    monkeypatch.setattr(command, "last_checks", lambda events: checked)
    start = "    return rng.standard_normal((fan_in, fan_out)) * np.sqrt(2 / fan_in)"
    change(copy, "ex05_initializers", start, f"    assert fan_in < 100\n{start}")

    lines, title = compared(copy, capfd, tmp_path / "curves.json")

    told = {line.split()[0]: line for line in lines if " ex" in line}
    assert told["relu"].endswith("your function")
    assert told["softmax"].endswith("your function, not checked yet")
    assert "not right yet: " in told["adam_step"]
    at = lines.index("While training, these had to be replaced by ours:")
    assert lines[at + 1].split() == ["he_init", "ex05", "the", "reference's"]
    assert "in he_init, line 27" in lines[at + 2]
    assert title["subtitle"][1:] == [
        "The reference's functions, not yours: he_init", "Not right yet: adam_step",
    ]  # fmt: skip


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_a_training_whose_numbers_grow_without_bounds_says_so_in_a_sentence(
    lang, copy, monkeypatch, capfd, digits, tmp_path
):
    up = Recipe((32, 16), optimizer="sgd_step", learning_rate=50.0, epochs=2)
    table = Table(say("Adam"), (TrainingRun(say("Adam"), up),))
    monkeypatch.setattr(command, "load_digits", lambda data: digits)
    monkeypatch.setattr(command, "tables", lambda: (table,))
    change(
        copy, "ex07_optimizers", "np.asarray(p) - learning_rate", "np.asarray(p) + learning_rate"
    )

    said = "\n".join(compared(copy, capfd, tmp_path / "curves.json", lang)[0])

    words = {"en": "the loss is no finite number", "ko": "손실이 유한한 수가 아닙니다"}
    assert words[lang] in " ".join(said.split()) and "RuntimeWarning" not in said


def test_the_batch_from_which_on_no_loss_is_finite():
    nan = float("nan")
    losses = ([1.0, nan, 2.0], [1.0, nan, 2.0, nan, nan], [nan], [])
    assert [Progress(9, list(one)).overflow for one in losses] == [None, 4, 1, None]


@pytest.mark.parametrize(
    ("lang", "title", "lent"),
    [
        ("en", "The lab: your functions learn to read digits", "The reference's functions, not yours: "),
        ("ko", "실험실: 나의 함수로 학습하는 숫자 인식", "나의 함수 대신 쓴 모범 풀이 함수: "),
    ],
)  # fmt: skip
def test_the_picture_of_the_lab_says_which_functions_are_not_the_learner_s(
    lang, title, lent, monkeypatch, digits, tmp_path
):
    monkeypatch.setattr(command, "load_digits", lambda data: digits)
    folder = half_done(tmp_path / "half")
    command.lab(Context(lang, str(folder)), None, 1, 7, str(tmp_path / "curve.json"))

    shown = json.loads((tmp_path / "curve.json").read_text(encoding="utf-8"))["title"]
    assert shown["text"] == title
    assert shown["subtitle"][1].startswith(lent) and "relu" in shown["subtitle"][1]


def test_the_runs_that_are_compared_are_those_of_the_lecture_and_the_lessons():
    lecture, nine, ten = tables()

    assert [run.recipe.optimizer for run in lecture.runs] == ["sgd_step", *["adam_step"] * 4]
    assert lecture.runs[-1].recipe.hidden == (512,) * 8
    assert [(run.recipe.dropout, run.digits) for run in nine.runs] == [
        (0, 1000),
        (0.3, 1000),
        (0.5, 1000),
    ]
    assert [run.recipe.batchnorm for run in ten.runs] == [False, True]


def test_a_stop_keeps_the_runs_that_have_ended(copy, monkeypatch, capsys, digits, tmp_path):
    monkeypatch.setattr(command, "load_digits", lambda data: digits)
    monkeypatch.setattr(command, "tables", small_tables)
    real, calls = command.train, []

    def stopped(*args):
        calls.append(args)
        if len(calls) == 2:
            raise KeyboardInterrupt
        return real(*args)

    monkeypatch.setattr(command, "train", stopped)
    status = command.compare(Context("en", str(copy)), None, 7, str(tmp_path / "curves.json"))

    assert status == 0
    assert "what had ended by then is above" in capsys.readouterr().out
    specification = json.loads((tmp_path / "curves.json").read_text(encoding="utf-8"))
    assert len(specification["hconcat"]) == 1


def test_options_that_mean_nothing_are_refused(xor2mnist, copy):
    done = xor2mnist("lab", "compare", "--epochs", "3", "--in", copy)
    assert done.returncode == 2 and "--epochs" in done.stderr
    done = xor2mnist("lab", "--out", "curves.gif", "--in", copy)
    assert done.returncode == 2 and ".png" in done.stderr


@pytest.mark.parametrize(("lang", "plot"), [("en", "See what it does"), ("ko", "그림으로 보려면")])
def test_a_green_exercise_leads_to_its_picture_and_all_of_them_to_the_lab(
    lang, plot, copy, xor2mnist
):
    one = xor2mnist("check", "1", "--in", copy, "--lang", lang)
    assert one.stdout.rstrip().endswith("xor2mnist plot ex01") and plot in one.stdout
    several = xor2mnist("check", "1", "2", "--in", copy, "--lang", lang)
    assert "xor2mnist" not in several.stdout.splitlines()[-1]
    whole = xor2mnist("check", *range(1, 11), "--in", copy, "--lang", lang)
    assert whole.returncode == 0, whole.stdout
    last = whole.stdout.rstrip().splitlines()[-2:]
    assert last[0].endswith("xor2mnist lab") and last[1].endswith("xor2mnist draw")
    wrong = xor2mnist("check", "1", "--in", EXERCISES, "--lang", lang)
    assert plot not in wrong.stdout


def test_a_stop_before_the_first_batch_keeps_the_old_network(copy, monkeypatch, capsys, digits):
    monkeypatch.setattr(command, "load_digits", lambda data: digits)

    def stopped(*args):
        raise KeyboardInterrupt
        yield

    monkeypatch.setattr(command, "train", stopped)

    assert command.lab(Context("en", str(copy)), None, 5, 7) == 1
    assert not network_file().exists()


def test_a_network_that_is_kept_reads_as_before(copy, digits, tmp_path):
    network, _ = trained(copy, digits)
    path = tmp_path / "new" / "network.npz"
    save(network, {"seed": 7}, path)
    again, about = load(path, Pieces(SOLUTIONS))

    assert about["seed"] == 7
    assert np.array_equal(again.probabilities(digits.x_test), network.probabilities(digits.x_test))


def test_a_damaged_file_is_no_network(digits, tmp_path):
    path = tmp_path / "network.npz"
    save(Network.fresh(SMALL, Pieces(SOLUTIONS), 7), {}, path)
    whole = path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        arrays = {name: archive.read(name) for name in archive.namelist()}
    other = json.loads(str(np.load(path)["about"]))
    broken = [b"", b"nothing", whole[: len(whole) // 2]]
    for data in broken:
        path.write_bytes(data)
        with pytest.raises(NoNetwork):
            load(path, Pieces(SOLUTIONS))
    for about in (other | {"version": 99}, other | {"recipe": {"new": 1}}, [1]):
        np.savez(path, about=np.array(json.dumps(about)))
        with zipfile.ZipFile(path, "a") as archive:
            for name, data in arrays.items():
                if name != "about.npy":
                    archive.writestr(name, data)
        with pytest.raises(NoNetwork):
            load(path, Pieces(SOLUTIONS))


def test_the_curve_falls_and_fits_every_console():
    falling = [1 / (1 + k / 20) for k in range(500)]
    lines = curve(columns(falling, 60), "utf-8")

    assert len(lines) == HEIGHT and max(map(len, lines)) <= 60
    assert lines[0].startswith("█") and len(lines[0]) < len(lines[-1]) == 60
    for encoding in ("ascii", "cp949"):
        for line in curve(columns([*falling, float("nan"), float("inf")], 60), encoding):
            line.encode(encoding)
    assert curve(columns([float("nan")], 60), "utf-8") == [""] * HEIGHT


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_the_bar_and_the_curve_fit_80_columns(lang, capsys):
    shown = TrainingScreen(sys.stdout, lang, 10)
    for losses in ([], [float("nan")], [2.3, 1.0, 0.5], [2.3] * 700):
        lines = shown.lines(Progress(700, losses))

        assert len(lines) == HEIGHT + 3
        assert max(map(width_of, lines)) <= 80
    assert " 100%" in lines[0] and "Ctrl-C" in lines[-1]


def test_digits_of_another_file_are_refused_in_words(xor2mnist, copy, tmp_path):
    (tmp_path / "digits.npz").write_bytes(b"nothing")
    done = xor2mnist("lab", "--in", copy, "--data", tmp_path / "digits.npz")

    assert done.returncode == 2
    assert "digits.npz" in done.stderr and "Traceback" not in done.stderr


@pytest.mark.parametrize("name", ["lab", "draw"])
def test_a_copy_without_solutions_has_nothing_to_lend(name, monkeypatch):
    monkeypatch.setattr("autograder.commands.common.has_solutions", lambda: False)
    with pytest.raises(UsageError):
        refuse_without_solutions([name])
    exercises = [one for one in course() if one.library is None]
    verdict = Verdict([ExerciseResult(one, []) for one in exercises], 7, "", 0.0)
    monkeypatch.setattr(Verdict, "status", "correct")

    assert len(invitations(verdict)) == 2
    monkeypatch.setattr("autograder.learner.invitations.has_solutions", lambda: False)
    assert invitations(verdict) == []


LOADED = (
    "import sys\nimport autograder\n{rest}\n"
    "unwanted = ('autograder.lab', 'autograder.pictures', 'vl_convert', 'plotext', 'http.server')\n"
    "print([name for name in sys.modules if name.startswith(unwanted)])"
)


def test_importing_the_package_loads_nothing_that_draws_or_trains(run):
    assert run("-c", LOADED.format(rest="")).stdout == "[]\n"


def test_the_checks_of_all_exercises_load_nothing_that_draws_or_trains(run):
    """Those of the untouched course: every file of checks is imported, and every check is run."""
    rest = "from autograder.commands.cli import main\nmain(['check', '--in', sys.argv[1]])"

    done = run("-c", LOADED.format(rest=rest), EXERCISES)
    assert "ex13" in done.stdout, done.stderr
    assert done.stdout.endswith("\n[]\n")


def test_the_checks_of_right_functions_load_nothing_that_draws_or_trains(run, copy):
    rest = (
        "from autograder.commands.cli import main\nmain(['check', '1', '8', '--in', sys.argv[1]])"
    )

    done = run("-c", LOADED.format(rest=rest), copy)
    assert "ex08" in done.stdout and done.stdout.endswith("\n[]\n"), done.stderr
