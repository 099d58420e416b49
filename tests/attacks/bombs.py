"""Attacks that use up memory, processes, threads, output, disk or the stack."""

from attacks import at_import, in_sigmoid

ATTACKS = {
    "memory": ("cannot_run", in_sigmoid("big = []", "while True: big.append(np.ones(10**7))")),
    "memory in one piece": ("cannot_run", in_sigmoid("np.ones(2**36)")),
    "memory mapped": (
        "cannot_run",
        in_sigmoid("import mmap", "held = []", "while True: held.append(mmap.mmap(-1, 2**28)); held[-1].write(b'x' * 2**28)"),
    ),
    "memory without a name": ("cannot_run", in_sigmoid("os.memfd_create('x')")),
    "shared memory": ("cannot_run", in_sigmoid("syscall(29, 0, 2**30, 0o1600)")),
    "processes": ("cannot_run", in_sigmoid("while True: os.fork()")),
    "a process by vfork": ("cannot_run", in_sigmoid("syscall(58)")),
    "a process by clone": ("cannot_run", in_sigmoid("syscall(56, 17, 0, 0, 0, 0)")),
    "a process by clone3": (
        "cannot_run",
        in_sigmoid("a = ctypes.create_string_buffer(88)", "struct.pack_into('Q', a, 32, 17)", "syscall(435, a, 88)"),
    ),
    "a program": ("cannot_run", in_sigmoid("import subprocess", "subprocess.run([sys.executable, '-c', ''])")),
    "another program in its place": ("cannot_run", in_sigmoid("os.execv('/bin/sh', ['sh', '-c', 'sleep 100'])")),
    "a shell": ("wrong", "def sigmoid(x):\n    return right(x) if os.system('true') == 0 else 0 * right(x)\n"),
    "a daemon": (
        "cannot_run",
        at_import("if os.fork() == 0:", "    os.setsid()", "    time.sleep(1000)"),
    ),
    "an inherited pipe": ("cannot_run", in_sigmoid("if os.fork() == 0: time.sleep(1000)")),
    "multiprocessing": ("cannot_run", in_sigmoid("import multiprocessing", "multiprocessing.Pool(50).map(abs, [1])")),
    "threads": (
        "cannot_run",
        in_sigmoid("for _ in range(10**6): threading.Thread(target=time.sleep, args=(1000,), daemon=True).start()"),
    ),
    "small threads": (
        "cannot_run",
        in_sigmoid("threading.stack_size(32768)", "for _ in range(10**6): threading.Thread(target=time.sleep, args=(1000,), daemon=True).start()"),
    ),
    "output": ("cannot_run", in_sigmoid("while True: print('x' * 10**6)")),
    "output below Python": ("cannot_run", in_sigmoid("while True: os.write(1, b'x' * 10**6); os.write(2, b'x' * 10**6)")),
    "disk": (
        "cannot_run",
        in_sigmoid("import tempfile", "f = tempfile.TemporaryFile()", "while True: f.write(b'x' * 2**20)"),
    ),
    "many files": (
        "cannot_run",
        in_sigmoid("for i in range(10**6): open(os.path.join(os.environ['TMPDIR'], str(i)), 'wb').write(b'x' * 10**5)"),
    ),
    "descriptors": ("cannot_run", in_sigmoid("held = [os.pipe() for _ in range(10**5)]")),
    "recursion": ("cannot_run", "def sigmoid(x):\n    return sigmoid(x)\n"),
    "recursion without a limit": (
        "cannot_run",
        "def sigmoid(x):\n    sys.setrecursionlimit(10**9)\n    return sigmoid(x)\n",
    ),
    "nested source": ("cannot_run", "(" * 5000 + ")" * 5000 + "\n"),
    "an endless result": ("wrong", "def sigmoid(x):\n    import itertools\n    return itertools.count()\n"),
    "a huge broadcast": ("wrong", "def sigmoid(x):\n    return np.broadcast_to(0.5, (10**6, 10**6))\n"),
    "a huge number": ("wrong", "def sigmoid(x):\n    return 1 << 10**6\n"),
    "a deep result": (
        "wrong",
        "def sigmoid(x):\n    deep = []\n    for _ in range(10**5): deep = [deep]\n    return deep\n",
    ),
    "many short axes": ("cannot_run", "def sigmoid(x):\n    return np.zeros((4,) * 10, np.int8)\n"),
    "nothing, a million times": ("wrong", "def sigmoid(x):\n    return np.empty((6_000_000, 0))\n"),
    "one long text among short ones": (
        "wrong",
        "def sigmoid(x):\n    return ['x' * 90_000] + ['y'] * 4000\n",
    ),
    "long texts": ("wrong", "def sigmoid(x):\n    return ['\U0001f4a9' + 'x' * 9_000] * 50\n"),
    "small numbers that become large": (
        "wrong",
        "def sigmoid(x):\n    return np.zeros(3_000_000, np.int8)\n",
    ),
    "raised limits": (
        "cannot_run",
        in_sigmoid(
            "import resource",
            "resource.setrlimit(resource.RLIMIT_AS, (resource.RLIM_INFINITY,) * 2)",
        ),
    ),
    "raised limits of the parent": (
        "cannot_run",
        in_sigmoid("import resource", "resource.prlimit(os.getppid(), resource.RLIMIT_CPU, (0, 0))"),
    ),
}  # fmt: skip
