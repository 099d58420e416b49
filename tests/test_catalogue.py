import pytest

from autograder.course.catalogue import UnknownExercise, course


def test_every_function_is_worth_points():
    assert all(function.points > 0 for one in course() for function in one.functions)


@pytest.mark.parametrize(
    "asked", ["3", "03", "ex03", "backprop", "ex03_backprop", "ex03_backprop.py"]
)
def test_every_form_of_a_name_means_the_exercise(asked):
    exercise, function = course().find(asked)

    assert (exercise.id, function) == ("ex03_backprop", None)


def test_a_function_name_means_its_exercise_and_itself():
    exercise, function = course().find("backward")

    assert exercise.id == "ex03_backprop"
    assert function is not None and function.name == "backward"


def test_no_two_functions_share_a_name():
    names = [function.name for exercise in course() for function in exercise.functions]

    assert len(names) == len(set(names))


def test_an_unknown_name_suggests_the_nearest():
    with pytest.raises(UnknownExercise) as caught:
        course().find("bacprop")

    assert caught.value.nearest == "backprop"


def test_parameters_are_read_from_the_call():
    functions = course().functions()

    assert functions["build_classifier"].parameters == (
        "hidden",
        "optimizer",
        "initializer",
        "dropout",
    )
    assert functions["use_cpu_only"].parameters == ()
