"""Pictures: what right and wrong functions look like, in both languages, and the command that shows them."""

import json
import shutil

import numpy as np
import pytest
from places import EXERCISES, SOLUTIONS

from autograder.commands.cli import main
from autograder.course.catalogue import course
from autograder.language.catalogues import catalogue
from autograder.language.finding import say
from autograder.misconceptions import find_misconception, side_of
from autograder.pictures import ex11_tensors, ex12_keras_xor
from autograder.pictures.calls import PictureCalls
from autograder.pictures.gallery import drawn, drawn_in, has_picture
from autograder.pictures.image import image
from autograder.pictures.page import VENDOR, page
from autograder.pictures.style import SCHEMA, framed, near, powers_of_ten, window
from autograder.pictures.terminal import quick_look
from autograder.running.local import LocalSide

# For every picture two misconceptions, and a part of the note that says what is wrong.
WRONG = {
    "ex01_sigmoid": {
        "sigmoid-one-plus-precedence": "sigmoid: yours differs from the reference, most of all at x = -8",
        "sigmoid-derivative-of-the-activation": "is not the slope of your sigmoid: at x = -8",
    },
    "ex02_xor_forward": {
        "forward-hidden-bias-dropped": "wrong side of 0.5 at: (0, 1) (1, 0)",
        "forward-output-not-squashed": "forward, y: yours differs from the reference, most of all at (1, 1): -7.748",
    },
    "ex03_backprop": {
        "training-gradient-added": "train: your loss leaves the reference's at step 1",
        "training-lecture-loop": "Your b1 has the shape (4, 3) after training",
    },
    "ex04_relu": {
        "relu-absolute-value": "relu: yours differs from the reference, most of all at x = -4: 4 instead of 0",
        "norms-hidden-slope-missing": 'gradient_norms, "sigmoid": yours differs from the reference',
    },
    "ex05_initializers": {
        "he-fan-out": "he_init(300, 100): the standard deviation of yours is 0.14",
        "xavier-variance-as-deviation": "xavier_init(300, 100): the standard deviation of yours is 0.0033",
    },
    "ex06_softmax": {
        "softmax-over-examples": "Your probabilities add up to",
        "cross-entropy-minus-missing": "cross_entropy: yours differs from the reference, most of all at p = 0.01: -4.605",
    },
    "ex07_optimizers": {
        "sgd-adds-the-gradient": "sgd_step: yours differs from the reference",
        "adam-no-bias-correction": "adam_step: yours differs from the reference, most of all at step 10, w[1]",
        "minibatches-tail-dropped": "One epoch of your minibatches has 45 examples instead of 48.",
    },
    "ex08_mlp": {
        "mlp-forward-softmax-over-examples": "Your probabilities of one digit add up to",
        "mlp-accuracy-percent": "accuracy: yours says",
        "mlp-gradients-sign": "Your loss does not fall",
        "mlp-gradients-transposed": "in train_mlp, line",
    },
    "ex09_dropout": {
        "dropout-scale-of-survivors": "In training, ones come out with the mean 0.09",
        "dropout-backward-dout-comes-back": "288 of 288 elements pass the gradient with another factor",
        "dropout-flag-reversed": "At test, ones come out with the mean",
        "dropout-whole-examples": "Whole rows or columns of your mask are alike",
    },
    "ex10_batchnorm": {
        "batchnorm-divided-by-the-variance": "the deviations [2.063",
        "batchnorm-momentum-reversed": "running_mean: yours differs from the reference, most of all at batch 2, feature 2",
    },
}


def solved(exercise):
    return LocalSide(exercise, SOLUTIONS / exercise.filename)


def picture_of(exercise_id, side=None, lang="en", reference=True, seed=7):
    exercise = course().exercise(exercise_id)
    asked = PictureCalls(
        exercise, side or solved(exercise), solved(exercise) if reference else None, seed
    )
    return drawn(asked, lang)


def notes(specification):
    return " ".join(specification["title"]["subtitle"])


def png(specification):
    data = image(specification, ".png")
    assert data.startswith(b"\x89PNG")
    return data


# The first three where a person waits.
FIRST_THREE_AND_LONG = [
    name if number < 3 else pytest.param(name, marks=pytest.mark.long)
    for number, name in enumerate(sorted(WRONG))
]


def unseen(node):
    """Return the series of which fewer than two points lie within the axis that they are drawn along."""
    if isinstance(node, list):
        return [name for one in node for name in unseen(one)]
    if not isinstance(node, dict):
        return []
    found = [name for key in ("hconcat", "vconcat", "layer") for name in unseen(node.get(key, []))]
    y = node.get("encoding", {}).get("y", {})
    domain = (y.get("scale") or {}).get("domain")
    if domain and "data" in node:
        seen = {row["series"]: 0 for row in node["data"]["values"] if "series" in row}
        for row in node["data"]["values"]:
            value = row.get(y["field"])
            if "series" in row and value is not None:
                seen[row["series"]] += domain[0] <= value <= domain[1]
        found += [name for name, count in seen.items() if count < 2]
    return found


def english_left(specification):
    """Return the texts of ours in a specification that have a Korean, and are English all the same."""
    shown = json.dumps(specification, ensure_ascii=False)
    return [
        text
        for text in catalogue("ko")
        if len(text) > 12 and "{" not in text and f'"{text}"' in shown
    ]


@pytest.mark.parametrize("exercise", FIRST_THREE_AND_LONG)
def test_a_right_answer_is_drawn_over_the_reference(exercise):
    specification = picture_of(exercise)

    assert specification["$schema"] == SCHEMA
    assert "differs" not in notes(specification) and "not written" not in notes(specification)
    assert specification["description"].startswith(specification["description"][:1].upper())
    png(specification)


@pytest.mark.parametrize("exercise", FIRST_THREE_AND_LONG)
def test_a_picture_speaks_korean(exercise):
    specification = picture_of(exercise, lang="ko")

    assert english_left(specification) == []
    assert b"</svg>" in image(specification, ".svg")


@pytest.mark.long
@pytest.mark.turns(3)
@pytest.mark.parametrize(
    ("exercise", "name"), [(one, name) for one, wrong in WRONG.items() for name in wrong]
)
def test_a_misconception_shows_what_is_wrong(exercise, name):
    right = png(picture_of(exercise))
    asked = PictureCalls(
        course().exercise(exercise),
        side_of(find_misconception(name), SOLUTIONS),
        solved(course().exercise(exercise)),
        7,
    )
    wrong, korean = drawn_in(asked, ("en", "ko")).values()

    assert WRONG[exercise][name] in notes(wrong)
    assert png(wrong) != right
    assert png(korean) and english_left(korean) == []
    assert unseen(wrong) == []


def test_each_note_ends_where_a_picture_is_read_out():
    specification = framed({}, say("digits"), [say("digits"), say("digits")], say("digits"), "en")

    assert specification["description"] == "digits. digits. digits."
    assert specification["title"]["subtitle"] == ["digits", "digits"]


def test_an_axis_is_long_enough_for_a_curve_that_lies_apart():
    right, apart = np.linspace(0, 1, 9), np.linspace(40, 1e6, 9)

    assert window((right, None), -1, 2) == pytest.approx([-0.05, 1.05])
    low, high = window((right, apart), -1, 2)
    assert low < 0 and 1e5 < high < 0.6e6  # the nearest quarter
    assert window((np.full(3, np.nan),), -1, 2) == [-1, 2]


def test_far_values_come_near_enough_for_a_renderer():
    assert near(np.array([0.5, 1e300, -np.inf]), (0, 1)).tolist() == [0.5, 1001, -np.inf]
    assert powers_of_ten(2e-5, 1) == [1e-4, 1e-3, 1e-2, 1e-1, 1]


def test_a_loss_that_is_no_number_is_no_point_of_the_curve():
    lost = ex12_keras_xor.Trained(
        [1, 10, 100], [0.7, 90.0, np.nan], np.full((24**2 + 4, 1), np.nan)
    )
    drawn_lost = ex12_keras_xor.specification([lost] * 3, (), "en")
    curve = drawn_lost["vconcat"][0]["layer"][0]

    assert [row["y"] for row in curve["data"]["values"]] == [0.7, 90.0, None]
    assert curve["encoding"]["y"]["scale"]["domain"] == [0.01, 90.0]
    assert curve["encoding"]["y"]["axis"]["values"] == [0.01, 0.1, 1, 10]
    assert "4 of the 4 answers are not numbers" in notes(drawn_lost)
    assert "wrong side" not in notes(drawn_lost)
    png(drawn_lost)


@pytest.mark.parametrize("exercise", FIRST_THREE_AND_LONG)
def test_a_copy_without_solutions_draws_what_is_there(exercise):
    specification = picture_of(exercise, reference=False)

    png(specification)
    assert '"the reference"' not in json.dumps(specification)


@pytest.mark.parametrize("exercise", FIRST_THREE_AND_LONG)
def test_every_picture_has_a_quick_look(exercise):
    text = quick_look(picture_of(exercise), 80, "utf-8")

    assert len(text.splitlines()) > 16
    assert "\x1b" not in text
    quick_look(picture_of(exercise, lang="ko"), 80, "cp949").encode("cp949")
    quick_look(picture_of(exercise), 80, "ascii").encode("ascii")


def test_the_page_needs_no_network_and_no_text_ends_its_script():
    specification = picture_of("ex01_sigmoid")
    specification["description"] = "</script><script>alert(1)</script>"
    text = page(specification, "en", "about")
    for script in VENDOR.glob("*.js"):
        text = text.replace(script.read_text(encoding="utf-8"), "")

    assert "default-src 'none'" in text
    assert "alert(1)" in text and "<script>alert" not in text
    assert "src=" not in text and "href=" not in text


def test_the_vendored_scripts_are_small_and_licensed():
    scripts = sorted(VENDOR.glob("*.js"))

    assert [one.name for one in scripts] == ["vega-embed.min.js", "vega-lite.min.js", "vega.min.js"]
    for script in scripts:
        assert script.stat().st_size < 1_000_000
        licence = VENDOR / f"LICENSE-{script.name.removesuffix('.min.js')}.txt"
        assert "Redistribution and use" in licence.read_text(encoding="utf-8")


@pytest.fixture
def copy(tmp_path):
    folder = tmp_path / "홍길동 문서"
    shutil.copytree(EXERCISES, folder)
    shutil.copy(SOLUTIONS / "ex01_sigmoid.py", folder)
    return folder


def test_plot_writes_the_file_that_is_asked_for(xor2mnist, copy, tmp_path):
    for suffix, start in ((".html", b"<!DOCTYPE html>"), (".png", b"\x89PNG"), (".svg", b"<svg"),
                          (".pdf", b"%PDF"), (".json", b"{")):  # fmt: skip
        out = tmp_path / f"그림{suffix}"
        done = xor2mnist("plot", "1", "--in", copy, "--out", out)

        assert done.returncode == 0, done.stderr
        assert out.read_bytes().startswith(start)
        assert str(out) in done.stdout


def test_plot_says_what_is_not_written_yet(xor2mnist, copy, tmp_path):
    stub = (copy / "ex01_sigmoid.py").read_text(encoding="utf-8")
    (copy / "ex01_sigmoid.py").write_text(
        stub + "\n\ndef sigmoid_derivative(x):\n    raise NotImplementedError\n", encoding="utf-8"
    )
    half = xor2mnist("plot", "1", "--in", copy, "--out", tmp_path / "half.json")
    shutil.copy(EXERCISES / "ex01_sigmoid.py", copy)
    untouched = xor2mnist("plot", "1", "--in", copy, "--out", tmp_path / "none.html")

    assert half.returncode == 0
    drawn_half = json.loads((tmp_path / "half.json").read_text(encoding="utf-8"))
    assert "sigmoid_derivative is not written yet." in notes(drawn_half)
    assert untouched.returncode == 1
    assert "sigmoid is not written yet." in untouched.stdout
    assert not (tmp_path / "none.html").exists()


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("return x.nothing", "in sigmoid, line"),
        ("return 'much'", "no array of numbers"),
        ("return 1 +", "is not valid Python"),
        ("return np.zeros(3)", "returns the shape (3,)"),
        ("return 1j * np.asarray(x)", "no array of numbers"),
        ("exit()", "ends the program"),
    ],
)
def test_plot_says_why_nothing_can_be_drawn(xor2mnist, copy, body, said):
    source = f"import numpy as np\n\n\ndef sigmoid(x):\n    {body}\n"
    (copy / "ex01_sigmoid.py").write_text(source, encoding="utf-8")

    done = xor2mnist("plot", "1", "--in", copy, "--terminal")

    assert done.returncode == 1, done.stderr
    assert said in done.stdout
    assert "Traceback" not in done.stdout + done.stderr


def test_a_name_that_is_no_format_is_refused(xor2mnist, copy):
    done = xor2mnist("plot", "1", "--in", copy, "--out", "picture.gif")

    assert done.returncode == 2
    assert ".png" in done.stderr


def test_an_exercise_without_a_picture_says_so(copy, capsys, monkeypatch):
    assert all(map(has_picture, course()))  # a new one begins without
    monkeypatch.setattr("autograder.commands.plot.has_picture", lambda exercise: False)

    assert main(["plot", "11", "--in", str(copy), "--lang", "en"]) == 1
    assert "no picture of ex11" in capsys.readouterr().out


def test_without_the_extra_plot_says_what_to_install(run, copy):
    code = (
        "import sys; sys.modules['vl_convert'] = sys.modules['plotext'] = None\n"
        "from autograder.commands.cli import main\n"
        "sys.exit(main(sys.argv[1:]))"
    )
    for more in (("--out", "a.png"), ("--terminal",)):
        done = run("-c", code, "plot", "1", "--in", copy, *more)

        assert done.returncode == 2
        assert "xor2mnist[plots]" in done.stderr
    page_alone = run("-c", code, "plot", "1", "--in", copy, "--out", copy / "a.html")
    assert page_alone.returncode == 0, page_alone.stderr


def test_checks_load_no_pictures(run, copy):
    code = (
        "import sys\nfrom autograder.commands.cli import main\n"
        "main(['check', '1', '--in', sys.argv[1]])\n"
        "print([n for n in sys.modules if 'pictures' in n or n in ('vl_convert', 'plotext')])"
    )

    assert run("-c", code, copy).stdout.rstrip().endswith("[]")


@pytest.mark.parametrize(
    ("greatest", "top", "marked"), [(1e-7, 1, False), (4.4, 1e3, False), (float("nan"), 1e3, True)]
)
def test_an_error_greater_than_one_is_drawn_at_its_place(greatest, top, marked):
    results = ex11_tensors.Errors({"float32": [greatest, 1e-8], "float64": [1e-16, 1e-16]})
    drawn = ex11_tensors.specification(results, (), "en")

    layer = drawn["hconcat"][0]["layer"][-1]
    y = layer["encoding"]["y"]
    assert y["scale"]["domain"][1] == y["axis"]["values"][-1] == top
    assert layer["data"]["values"][0]["y"] == (top if marked else greatest)
    assert ("labelExpr" in y["axis"]) == marked
