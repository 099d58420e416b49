"""Attacks that look for what a worker should not know: hints, seeds, limits, places, and copies of the kit."""

from attacks import in_sigmoid

# Everything that can be reached from the modules and from the frames below.
SEARCH = """
import gc

def everything():
    frame, ahead, known = sys._getframe(), [sys.modules], set()
    while frame is not None:
        ahead += frame.f_locals.values()
        frame = frame.f_back
    while ahead:
        value = ahead.pop()
        if id(value) not in known:
            known.add(id(value))
            yield value
            if not isinstance(value, (str, bytes, int, float)):
                ahead += gc.get_referents(value)

"""


def finds(test: str) -> tuple[str, str]:
    """Return an attack that succeeds where some text that it can reach passes a test."""
    return "cannot_run", SEARCH + in_sigmoid(
        "found = [one for one in everything() if isinstance(one, str)]",
        f"next(one for one in found if {test})",
    )


def runs(*lines: str) -> tuple[str, str]:
    return "cannot_run", in_sigmoid(*lines)


KIT = "sys.modules['autograder.running.wire']"

ATTACKS = {
    "the last hint": runs(
        "course = sys.modules['autograder.course.catalogue'].course()",
        "hint = course.exercise('ex01_sigmoid').functions[0].hints[2]['en']",
        "exec('def f(x):\\n    ' + hint)",
    ),
    "a hint somewhere in memory": finds("'np.where(' + 'x >= 0' in one and len(one) < 200"),
    "the words of a hint": finds("'the exponent is' + ' never positive' in one"),
    "a check's name": finds("one == 'ex01.sigmoid.' + 'values'"),
    "a place of solutions": finds("os.path.isfile(one[:200] + '/ex01_sigmoid.py') and one[:200] != os.path.dirname(__file__)"),
    "the command of the parent": runs(
        "told = open('/proc/self/cmdline').read()",
        "place = next(p for p in told.replace('\\0', ':').split(':') if p.startswith('/') and os.path.isdir(p))",
        "open(place + '/solutions/ex01_sigmoid.py').read()",
    ),
    "where the kit lies": runs(f"open(os.path.dirname({KIT}.__file__) + '/../course/course.toml').read()"),
    "where its code was compiled": runs(
        f"home = os.path.dirname({KIT}.dumps.__code__.co_filename)",
        "open(home + '/../course/course.toml').read()",
    ),
    "the solution beside the code": runs(
        f"home = os.path.dirname({KIT}.dumps.__code__.co_filename) + '/../../'",
        "exec(open(home + 'solutions/ex01_sigmoid.py').read())",
    ),
    "the source of the kit": runs("import inspect", f"inspect.getsource({KIT})"),
    "a module of the kit that is not loaded": runs("import autograder.judging.engine"),
    "the questions": runs("import quizzes.built"),
    "a second copy among the packages": runs(
        "import glob",
        "places = [*sys.path, *(p + '/lib/python3*/*-packages' for p in ('/usr', '/usr/local', sys.prefix, sys.base_prefix))]",
        "found = [f for p in places for w in ('', '*/', '*/*/') for f in glob.glob(f'{p}/{w}solutions/ex01_sigmoid.py')]",
        "exec(open(found[0]).read())",
    ),
    "the start of the process": runs("vars(sys.modules['__main__'])['course']"),
    "the arguments of the process": runs("sys.argv[1]"),
    "what is planned with it": runs(
        "frame = sys._getframe()",
        "while 'plan' not in frame.f_locals: frame = frame.f_back",
    ),
    "the grader's environment": runs("os.environ['HOME_OF_THE_GRADER' if 'PWD' not in os.environ else 'PWD']"),
    "an exception that says too much": (
        "cannot_run",
        "def sigmoid(x):\n    raise type('Seed' + '7' * 500 + '\\x1b[2J', (Exception,), {})\n",
    ),
    "an exception without a kind": (
        "cannot_run",
        "class M(type):\n    __mro__ = property(lambda self: 1 / 0)\nclass E(Exception, metaclass=M): pass\n"
        "def sigmoid(x):\n    raise E\n",
    ),
    "an exception of every kind": (
        "cannot_run",
        "class M(type):\n    __name__ = property(lambda self: 'Timeout')\nclass E(Exception, metaclass=M): pass\n"
        "def sigmoid(x):\n    raise E\n",
    ),
}  # fmt: skip
