"""`dev explain` prints the way of a real verdict: real files, real calls, the real explanation."""

import re

from courses import half_done
from places import ROOT


def test_the_way_of_a_wrong_function(xor2mnist, tmp_path):
    half_done(tmp_path)

    done = xor2mnist("dev", "explain", "backward", cwd=tmp_path)

    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert [line[0] for line in lines if line[0] != " "] == list("1234567")
    assert "the bias gradient has shape (6, 3), not (3,)" in done.stdout
    assert "backprop-bias-per-example" in done.stdout and "line 67: delta_h" in done.stdout
    assert "student.backward(" in done.stdout and "reference.backward(" in done.stdout
    for path in re.findall(r"autograder/[\w/]+\.?\w*", done.stdout):
        assert (ROOT / path).exists(), path


def test_the_way_of_a_right_function_ends_with_its_points(xor2mnist, tmp_path):
    half_done(tmp_path)

    done = xor2mnist("dev", "explain", "1", cwd=tmp_path)

    assert done.stdout.splitlines()[-1].endswith("sigmoid is correct, 3 of 3 points")


def test_an_unknown_name_is_refused(xor2mnist, tmp_path):
    half_done(tmp_path)

    done = xor2mnist("dev", "explain", "backwards", cwd=tmp_path)

    assert done.returncode == 2 and "did you mean backward" in done.stderr
