"""Attacks on the verdict itself: the wire, the worker's own code, libraries, comparisons, texts."""

from attacks import at_import, in_sigmoid

WORKER = "import autograder.submission.{0} as {0}"
FRAME = "answer = wire.dumps(Returned(0.5))\nframe = struct.pack('>I', len(answer)) + answer\n"
WIRE = "import autograder.running.wire as wire\nfrom autograder.running.outcome import *\n"

ATTACKS = {
    "frames on every descriptor": (
        "cannot_run",
        WIRE + FRAME + "for fd in range(3, 256):\n    try: os.write(fd, frame)\n    except OSError: pass\n" + in_sigmoid("return 0"),
    ),
    "frames at every call": (
        "wrong",
        WIRE + FRAME + in_sigmoid("for fd in range(3, 64):", "    try: os.write(fd, frame)", "    except OSError: pass", "return 0"),
    ),
    "noise on every descriptor": (
        "cannot_run",
        in_sigmoid("for fd in range(64):", "    try: os.write(fd, b'\\xff' * 1000)", "    except OSError: pass"),
    ),
    "a frame that claims 4 GB": ("cannot_run", in_sigmoid("os.write(4, b'\\xff\\xff\\xff\\xff')")),
    "a frame that never ends": ("cannot_run", in_sigmoid("os.write(4, struct.pack('>I', 10**6))", "time.sleep(1000)")),
    "a frame that drips": (
        "cannot_run",
        in_sigmoid("os.write(4, struct.pack('>I', 10**6))", "while True: os.write(4, b'n'); time.sleep(0.1)"),
    ),
    "a flood of frames": ("cannot_run", in_sigmoid("while True: os.write(4, b'\\x00\\x00\\x00\\x01n' * 1000)")),
    "closed descriptors": ("cannot_run", in_sigmoid("os.closerange(0, 256)")),
    "descriptors turned round": ("cannot_run", in_sigmoid("for fd in range(3, 20): os.dup2(0, fd)")),
    "an answer that is a handle": (
        "cannot_run",
        WIRE + "from autograder.running.plain import *\nimport autograder.running.executor as e\ne.to_plain = lambda value: Handle('cache', 1)\n" + in_sigmoid("pass"),
    ),
    "an answer of an unknown kind": (
        "cannot_run",
        "import autograder.isolation.worker as w\nw.wire.send.__globals__['framed'] = lambda value: b'\\0\\0\\0\\2r\\xc8'\n" + in_sigmoid("pass"),
    ),
    "an answer with foreign fields": (
        "cannot_run",
        "import autograder.isolation.worker as w\nw.wire.send.__globals__['framed'] = lambda value: b'\\0\\0\\0\\6r\\5nnnn'\n" + in_sigmoid("pass"),
    ),
    "an answer of no possible shape": (
        "cannot_run",
        "from autograder.running.wire_format import npy_header\nheader = npy_header('<f8', (0, 2**70))\n"
        "answer = b'r\\5a' + struct.pack('>I', len(header)) + header + b'u\\0\\0\\0\\0s\\0\\0\\0\\0s\\0\\0\\0\\0'\n"
        + in_sigmoid("os.write(4, struct.pack('>I', len(answer)) + answer)"),
    ),
    "a pickle": (
        "cannot_run",
        "import pickle\nclass P:\n    def __reduce__(self): return (open, (ROOT + '/results/pickled', 'w'))\n"
        + in_sigmoid("data = pickle.dumps(P())", "os.write(4, struct.pack('>I', len(data)) + data)", "return P()"),
    ),
    "a pickle in an array": ("wrong", "def sigmoid(x):\n    return np.array([print], dtype=object)\n"),
    "an exception that is a hook": (
        "cannot_run",
        "class E(Exception):\n    def __str__(self): os._exit(0)\ndef sigmoid(x):\n    raise E\n",
    ),
    "an exception without end": (
        "cannot_run",
        "class E(Exception):\n    def __str__(self):\n        while True: pass\ndef sigmoid(x):\n    raise E\n",
    ),
    "pretended to be missing": (
        "cannot_run",
        "import autograder.running.executor as e\nfrom autograder.running.outcome import *\ne.Executor.call = lambda *a: Unloadable('missing')\n" + in_sigmoid("pass"),
    ),
    "pretended that the library is missing": (
        "cannot_run",
        "import autograder.running.executor as e\nfrom autograder.running.outcome import *\ne.Executor.call = lambda *a: Unloadable('library', 'tensorflow')\n" + in_sigmoid("pass"),
    ),
    "a patched allclose": (
        "wrong",
        "np.allclose = np.array_equal = lambda *a, **k: True\nnp.testing.assert_allclose = lambda *a, **k: None\n" + in_sigmoid("return 0"),
    ),
    "patched arrays": (
        "wrong",
        "class Equal(np.ndarray):\n    def __eq__(self, other): return np.True_\n    __ne__ = __sub__ = __lt__ = lambda self, other: np.False_\n"
        + in_sigmoid("return np.zeros(np.shape(x)).view(Equal)"),
    ),
    "an object that equals everything": (
        "wrong",
        "class Any(float):\n    __hash__ = None\n    def __eq__(self, other): return True\n    def __sub__(self, other): return 0.0\n" + in_sigmoid("return Any(3)"),
    ),
    "an object of every attribute": (
        "wrong",
        "class Any:\n    def __getattr__(self, name): return self\n    def __call__(self, *a, **k): return self\n    def __array__(self, *a, **k): return np.zeros(())\n" + in_sigmoid("return Any()"),
    ),
    "patched builtins": (
        "wrong",
        "import builtins\nbuiltins.isinstance_ = builtins.isinstance\nbuiltins.all = builtins.any = lambda *a: True\nbuiltins.abs = lambda x: 0\n" + in_sigmoid("return 0"),
    ),
    "patched pytest": (
        "cannot_run",
        "import pytest\npytest.raises = pytest.approx = None\nsys.modules['autograder.judging.engine'].Bench.run = None\n" + in_sigmoid("pass"),
    ),
    "a hunt through the frames": (
        "cannot_run",
        in_sigmoid(
            "frame = sys._getframe()",
            "while frame:",
            "    for value in frame.f_locals.values():",
            "        if hasattr(value, 'reference') or 'expected' in str(value): return value.reference.sigmoid(x)",
            "    frame = frame.f_back",
            "raise LookupError('no reference')",
        ),
    ),
    "a hunt through the collector": (
        "cannot_run",
        in_sigmoid(
            "import gc",
            "found = [o for o in gc.get_objects() if type(o).__name__ in ('Bench', 'Check', 'LocalSide', 'Misconception')]",
            "found[0].reference",
        ),
    ),
    "a hunt through the modules": (
        "cannot_run",
        in_sigmoid(
            "names = [n for n in sys.modules if 'check' in n.split('.')[-1] or 'solution' in n or 'misconception' in n]",
            "names = [n for n in names if n.startswith(('autograder', 'solutions', 'test_ex'))]",
            "sys.modules[names[0]]",
        ),
    ),
    "another clock": ("cannot_run", in_sigmoid("time.monotonic = time.time = lambda: 0", "while True: pass")),
    "HTML in an exception": ("cannot_run", in_sigmoid("raise ValueError('<script>alert(1)</script>')")),
    "terminal codes in an exception": ("cannot_run", in_sigmoid("print('\\x1b[2J')", "raise ValueError('\\x1b]0;owned\\x07\\x9b2J\\u202e')")),
    "half a surrogate": ("cannot_run", in_sigmoid("raise ValueError('\\ud800')")),
    "a type with a name of codes": (
        "cannot_run",
        "def sigmoid(x):\n    return type('\\x1b[31m' + 'x' * 10**6, (), {})()\n",
    ),
    "its own exception called Timeout": ("cannot_run", "class Timeout(Exception): pass\ndef sigmoid(x):\n    raise Timeout\n"),
    "a module called numpy": ("cannot_run", "sys.modules['numpy'] = sys.modules['autograder.running.plain'] = None\n" + in_sigmoid("return 0")),
    "exit handlers": ("cannot_run", at_import("import atexit", "atexit.register(os.fork)", "sys.exit(0)")),
    "audit hooks": ("cannot_run", in_sigmoid("sys.addaudithook(lambda *a: os._exit(0))", "open(os.devnull)")),
    "a trace function": ("wrong", at_import("sys.setprofile(lambda *a: None)").replace("return right(x)", "return 0 * right(x)")),
    "requests read by itself": ("cannot_run", in_sigmoid("os.set_blocking(3, False)", "os.read(3, 10**6)", "time.sleep(1000)")),
    "the wire tied to itself": ("cannot_run", in_sigmoid("os.dup2(3, 4)")),
    "a hundred thousand changed arguments": (
        "cannot_run",
        "import autograder.isolation.worker as w\nmany = b'r\\5du' + bytes(8) \n"
        "many = b'r\\5' + b'd' + bytes(8) + b'u' + struct.pack('>I', 10**6) + (b's\\0\\0\\0\\1x') * 10**6 + b's\\0\\0\\0\\0s\\0\\0\\0\\0'\n"
        "w.wire.send.__globals__['framed'] = lambda value: struct.pack('>I', len(many)) + many\n" + in_sigmoid("pass"),
    ),
    "a million small lists": (
        "cannot_run",
        "import autograder.isolation.worker as w\nmany = b'l' + struct.pack('>I', 10**6) + (b'l\\0\\0\\0\\0') * 10**6\n"
        "many = b'r\\5' + many + b'u\\0\\0\\0\\0s\\0\\0\\0\\0s\\0\\0\\0\\0'\n"
        "w.wire.send.__globals__['framed'] = lambda value: struct.pack('>I', len(many)) + many\n" + in_sigmoid("pass"),
    ),
    "dicts in dicts": (
        "wrong",
        "def sigmoid(x):\n    found = 0.5\n    for _ in range(10**4): found = {'x': found}\n    return found\n",
    ),
    "a dict that holds itself": ("wrong", "def sigmoid(x):\n    found = {}\n    found['x'] = found\n    return found\n"),
}  # fmt: skip
