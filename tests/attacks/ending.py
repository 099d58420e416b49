"""Attacks that end, stop or hold up processes: their own, the grader's, their neighbours'."""

from attacks import at_import, in_sigmoid

ATTACKS = {
    "exit in a call": ("cannot_run", in_sigmoid("sys.exit(0)")),
    "exit at once": ("cannot_run", in_sigmoid("os._exit(0)")),
    "exit while loading": ("cannot_run", at_import("sys.exit(0)")),
    "exit at once while loading": ("cannot_run", at_import("os._exit(0)")),
    "exit at once in a thread": (
        "cannot_run",
        in_sigmoid("threading.Thread(target=os._exit, args=(0,)).start()", "time.sleep(5)"),
    ),
    "loop": ("cannot_run", in_sigmoid("while True: pass")),
    "loop while loading": ("cannot_run", at_import("while True: pass")),
    "sleep": ("cannot_run", in_sigmoid("time.sleep(1000)")),
    "wait for input": ("cannot_run", in_sigmoid("input()")),
    "loop in C": ("cannot_run", in_sigmoid("sum(iter(int, 1))")),
    "catch everything": (
        "cannot_run",
        in_sigmoid(
            "while True:", "    try: time.sleep(1000)", "    except BaseException: pass"
        ),
    ),
    "ignore every signal": (
        "cannot_run",
        in_sigmoid(
            "for number in range(1, 65):",
            "    try: signal.signal(number, signal.SIG_IGN)",
            "    except (OSError, ValueError): pass",
            "while True: pass",
        ),
    ),
    "stop itself": ("cannot_run", in_sigmoid("os.kill(os.getpid(), signal.SIGSTOP)", "return None")),
    "kill itself": ("cannot_run", in_sigmoid("os.kill(os.getpid(), signal.SIGKILL)", "return 1 / 0")),
    "abort": ("cannot_run", in_sigmoid("os.abort()")),
    "segfault": ("cannot_run", in_sigmoid("ctypes.string_at(0)")),
    "write over its own memory": ("cannot_run", in_sigmoid("ctypes.memset(id(type), 255, 4096)", "type(x)()")),
    "alarm": ("cannot_run", in_sigmoid("signal.setitimer(signal.ITIMER_REAL, 0.01)", "time.sleep(5)")),
    "kill the parent": ("cannot_run", in_sigmoid("os.kill(os.getppid(), signal.SIGKILL)")),
    "stop the parent": ("cannot_run", in_sigmoid("os.kill(os.getppid(), signal.SIGSTOP)")),
    "kill everybody": ("cannot_run", in_sigmoid("os.kill(-1, signal.SIGKILL)")),
    "kill the group": ("cannot_run", in_sigmoid("os.killpg(0, signal.SIGKILL)", "os.kill(0, 9)")),
    "kill neighbours by number": (
        "cannot_run",
        in_sigmoid(
            "hit = 0",
            "for pid in range(2, 60000):",
            "    if pid == os.getpid(): continue",
            "    try: os.kill(pid, signal.SIGKILL); hit += 1",
            "    except OSError: pass",
            "if not hit: raise OSError('nobody')",
        ),
    ),
    "a signal through a pidfd": (
        "cannot_run",
        in_sigmoid("signal.pidfd_send_signal(os.pidfd_open(os.getppid()), signal.SIGKILL)"),
    ),
    "a queued signal": ("cannot_run", in_sigmoid("info = ctypes.create_string_buffer(128)", "syscall(129, os.getppid(), 9, info)")),
    "a file that signals its owner": (
        "cannot_run",
        in_sigmoid("import fcntl", "fcntl.fcntl(os.pipe()[0], 8, os.getppid())"),
    ),
    "a file that signals a group": (
        "cannot_run",
        in_sigmoid("import fcntl", "fcntl.fcntl(os.pipe()[0], 15, struct.pack('ii', 1, os.getppid()))"),
    ),
    "a file with a deadly signal": (
        "cannot_run",
        in_sigmoid("import fcntl", "fcntl.fcntl(os.pipe()[0], 10, 9)"),
    ),
    "an owner by ioctl": (
        "cannot_run",
        in_sigmoid("import fcntl", "fcntl.ioctl(0, 0x8901, struct.pack('i', os.getppid()))"),
    ),
    "a lease on a file of others": (
        "cannot_run",
        in_sigmoid("import fcntl, tempfile", "fcntl.fcntl(tempfile.TemporaryFile(), 1024, 1)"),
    ),
    "raise KeyboardInterrupt": ("cannot_run", in_sigmoid("raise KeyboardInterrupt")),
    "raise GeneratorExit": ("cannot_run", in_sigmoid("raise GeneratorExit")),
}  # fmt: skip
