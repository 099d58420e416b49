"""Attacks that read or change what is not theirs: solutions, right answers, neighbours, results, memory, network."""

from attacks import in_sigmoid
from autograder.course.paths import RIGHT_ANSWERS


def reads(path: str) -> str:
    """Return a file that takes the answer from another file."""
    return in_sigmoid(f"open({path}).read()")


def runs_a_right_answer(*found: str) -> str:
    """Return a file that answers with a right answer of the bank's file, which some lines call `path`."""
    return in_sigmoid(
        *found,
        "import re",
        "answers = []",
        "keep = lambda of, why, together_with=None: lambda answer: answers.append(answer) or answer",
        "text = re.sub('from (scipy|[.]) import .*', '', open(path).read())",
        "exec(text, {'right': keep, '__name__': 'answers'})",
        "return next(one for one in answers if one.__name__ == 'sigmoid_tanh')(x)",
    )


ATTACKS = {
    "read the solution": ("cannot_run", reads("ROOT + '/solutions/ex01_sigmoid.py'")),
    "read a neighbour": ("cannot_run", reads("ROOT + '/submissions/neighbour/ex01_sigmoid.py'")),
    "read a neighbour by a way round": ("cannot_run", reads("os.path.dirname(__file__) + '/../neighbour/ex01_sigmoid.py'")),
    "read through its own link": ("cannot_run", reads("os.path.dirname(__file__) + '/link'")),
    "list the neighbours": ("cannot_run", in_sigmoid("os.listdir(ROOT + '/submissions')")),
    "write a result": ("cannot_run", in_sigmoid("open(ROOT + '/results/attacker.json', 'w').write('100')")),
    "change a result": ("cannot_run", in_sigmoid("open(ROOT + '/results/neighbour.json', 'r+').write('0')")),
    "remove a result": ("cannot_run", in_sigmoid("os.remove(ROOT + '/results/neighbour.json')")),
    "empty a result": ("cannot_run", in_sigmoid("os.truncate(ROOT + '/results/neighbour.json', 0)")),
    "lock a folder up": ("cannot_run", in_sigmoid("os.chmod(ROOT + '/results', 0)")),
    "rename a neighbour": ("cannot_run", in_sigmoid("os.rename(ROOT + '/submissions/neighbour', ROOT + '/submissions/x')")),
    "change its own file": ("cannot_run", in_sigmoid("open(__file__, 'w').write('changed')")),
    "leave a file beside its own": ("cannot_run", in_sigmoid("open(os.path.dirname(__file__) + '/left', 'w')")),
    "change Python": ("cannot_run", in_sigmoid("open(os.__file__, 'a').write('x = 1')")),
    "change numpy on disk": ("cannot_run", in_sigmoid("open(np.__file__, 'a').write('x = 1')")),
    "import the solution": ("cannot_run", in_sigmoid("sys.path.insert(0, ROOT + '/solutions')", "import ex01_sigmoid", "return ex01_sigmoid.sigmoid(x)")),
    "import the kit's solutions": ("cannot_run", in_sigmoid("from solutions import ex01_sigmoid")),
    "import the checks": ("cannot_run", in_sigmoid("import autograder.checks.test_ex01_sigmoid")),
    "import the misconceptions": ("cannot_run", in_sigmoid("import autograder.misconceptions.ex01_sigmoid")),
    "import the right answers": ("cannot_run", in_sigmoid("from autograder.right_answers.ex01_sigmoid import sigmoid_tanh", "return sigmoid_tanh(x)")),
    "run a right answer of the kit's bank": ("cannot_run", runs_a_right_answer(f"path = {str(RIGHT_ANSWERS / 'ex01_sigmoid.py')!r}")),
    "look for the bank of right answers": ("cannot_run", runs_a_right_answer("import glob", "ways = ('', 'python*/*-packages/', 'python*/*-packages/*/')", "places = [*sys.path, sys.prefix + '/lib', sys.base_prefix + '/lib', '/usr/lib', '/usr/local/lib']", "found = [f for p in places for w in ways for f in glob.glob(f'{p}/{w}**/right_answers/ex01*')]", "path = found[0]")),
    "the parent's memory": ("cannot_run", reads("f'/proc/{os.getppid()}/mem'")),
    "the parent's environment": ("cannot_run", reads("f'/proc/{os.getppid()}/environ'")),
    "its own memory as a file": ("cannot_run", reads("'/proc/self/mem'")),
    "the list of processes": ("cannot_run", in_sigmoid("found = [p for p in os.listdir('/proc') if p.isdecimal()]", "if not found: raise OSError('none')")),
    "trace the parent": ("cannot_run", in_sigmoid("syscall(101, 16, os.getppid(), 0, 0)")),
    "read another process": ("cannot_run", in_sigmoid("b = ctypes.create_string_buffer(16)", "syscall(310, os.getppid(), b, 1, b, 1, 0)")),
    "the accounts": ("cannot_run", reads("'/etc/passwd'")),
    "a handle past the view": ("cannot_run", in_sigmoid("b = ctypes.create_string_buffer(128)", "syscall(304, 3, b, 0)")),
    "new namespaces": ("cannot_run", in_sigmoid("syscall(272, 0x10000000)")),
    "a new root": ("cannot_run", in_sigmoid("os.chroot('/')")),
    "a mount": ("cannot_run", in_sigmoid("syscall(165, b'none', b'/tmp', b'tmpfs', 0, 0)")),
    "a device": ("cannot_run", in_sigmoid("os.mknod(os.environ['TMPDIR'] + '/disk', 0o60660, os.makedev(8, 0))")),
    "the network": ("cannot_run", in_sigmoid("socket.create_connection(('127.0.0.1', 80), 1)")),
    "a server": ("cannot_run", in_sigmoid("socket.socket().bind(('127.0.0.1', 0))")),
    "an abstract socket": ("cannot_run", in_sigmoid("socket.socket(socket.AF_UNIX).bind('\\0x')")),
    "a name looked up": ("cannot_run", in_sigmoid("socket.getaddrinfo('localhost', 80, proto=1)", "socket.socket(socket.AF_INET, socket.SOCK_DGRAM)")),
    "io_uring": ("cannot_run", in_sigmoid("b = ctypes.create_string_buffer(256)", "syscall(425, 8, b)")),
    "bpf": ("cannot_run", in_sigmoid("b = ctypes.create_string_buffer(256)", "syscall(321, 0, b, 128)")),
    "keys of the kernel": ("cannot_run", in_sigmoid("syscall(250, 0, -4, 1)")),
    "a call by another number": ("cannot_run", in_sigmoid("syscall(0x40000000 + 57)")),
    "become root": ("cannot_run", in_sigmoid("os.setuid(0 if os.getuid() else 1)")),
}  # fmt: skip
