"""Attacks by system calls that no solution makes: what is not on the list does not exist for a worker.

The numbers are those of x86_64.
"""

from attacks import in_sigmoid


def calls(number: int, *arguments: object) -> tuple[str, str]:
    """Return an attack that makes one system call and fails where it is refused."""
    given = ", ".join(map(str, (number, *arguments)))
    return "cannot_run", in_sigmoid("b = ctypes.create_string_buffer(256)", f"syscall({given})")


def asks(*lines: str) -> tuple[str, str]:
    return "cannot_run", in_sigmoid("import fcntl", *lines)


# Machine code that makes a call of 32-bit programs (getpid, which would be allowed): mov eax, 20; int 0x80; ret.
OTHER_CALLS = (
    "import mmap",
    "page = mmap.mmap(-1, 4096, prot=7)",
    r"page.write(b'\xb8\x14\x00\x00\x00\xcd\x80\xc3')",
    "start = ctypes.addressof(ctypes.c_char.from_buffer(page))",
    "if ctypes.CFUNCTYPE(ctypes.c_int)(start)() != os.getpid(): raise OSError('refused')",
)

ATTACKS = {
    "outlive the parent": calls(157, 1, 0),
    "another command line": calls(157, 35, 8, "b", 0, 0),
    "a reaper of orphans": calls(157, 36, 1),
    "a tracer of its own": calls(157, 0x59616D61, -1),
    "memory that may be dumped": calls(157, 4, 1),
    "capabilities kept": calls(157, 8, 1),
    "an ambient capability": calls(157, 47, 2, 2, 0, 0),
    "capabilities dropped from the bounding set": calls(157, 24, 2),
    "a filter of its own": calls(317, 1, 0, "b"),
    "a filter that it answers itself": calls(317, 1, 8, "b"),
    "rules of its own": calls(444, 0, 0, 1),
    "a child of its grandparent": calls(56, 0x8000 | 17, 0, 0, 0, 0),
    "a thread in new namespaces": calls(56, 0x10000 | 0x10000000, 0, 0, 0, 0),
    "a thread that is traced": calls(56, 0x10F00 | 0x2000, 0, 0, 0, 0),
    "a table of files of its own": calls(272, 0x400),
    "a file by openat2": calls(437, -100, "os.fsencode(ROOT) + b'/solutions/ex01_sigmoid.py'", "b", 24),
    "a copy of the tree": calls(428, -100, "b'/'", 1),
    "a file system by its name": calls(430, "b'tmpfs'", 0),
    "a process as a descriptor": calls(434, "os.getppid()", 0),
    "itself as a descriptor": calls(434, "os.getpid()", 0),
    "advice about another's memory": calls(440, 0, "b", 1, 4, 0),
    "memory that is secret": calls(447, 0),
    "a watch on files": calls(294, 0),
    "a watch on the whole file system": calls(300, 0, 0),
    "faults handled by itself": calls(323, 0),
    "a counter of the processor": calls(298, "b", 0, -1, -1, 0),
    "a timer that signals others": calls(222, 0, "b", "b"),
    "a queue of messages": calls(240, "b'/x'", 0o102, 0o600, 0),
    "a set of semaphores": calls(64, 0, 1, 0o1600),
    "memory that is locked": calls(151, 1),
    "another name of the host": calls(170, "b'x'", 1),
    "pages moved between processes": calls(279, "os.getppid()", 0, 0, 0, 0, 0),
    "a page table of its own": calls(154, 0, "b", 16),
    "pipes joined": calls(275, 3, 0, 4, 0, 100, 0),
    "memory given into a pipe": calls(278, 4, "b", 1, 0),
    "the cache of a file": calls(451, 3, "b", "b", 0),
    "what the kernel logs": calls(103, 3, "b", 256),
    "a quota": calls(179, 0, "b'/'", 0, "b"),
    "a key in a ring": calls(248, "b'user'", "b'x'", "b", 1, -3),
    "calls of another architecture": asks(*OTHER_CALLS),
    "who is at the other end": asks("socket.socket(fileno=os.dup(3)).getsockopt(1, 17, 12)"),
    "the other end as a process": calls(55, 3, 1, 77, "b", "b"),
    "a packet filter on the wire": calls(54, 4, 1, 26, "b", 16),
    "a descriptor handed over": calls(46, 4, "b", 0),
    "the interfaces of the host": asks("fcntl.ioctl(3, 0x8912, bytes(40))"),
    "a signal when the wire is ready": asks("fcntl.ioctl(3, 0x5452, struct.pack('i', 1))"),
    "who owns the wire": asks("fcntl.fcntl(3, 16, bytes(8))"),
    "letters typed for others": asks("fcntl.ioctl(0, 0x5412, b'x')"),
    "a larger pipe": asks("fcntl.fcntl(4, 1031, 2**20)"),
    "a sealed file": asks("fcntl.fcntl(4, 1033, 1)"),
    "a file cloned": asks("fcntl.ioctl(4, 0x40049409, 3)"),
    "a lower priority for all": asks("os.setpriority(os.PRIO_USER, 0, 19)"),
    "the parent on one core": asks("os.sched_setaffinity(os.getppid(), {0})"),
    "ahead of everybody": asks("os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(1))"),
    "the group of the parent": asks("os.setpgid(0, os.getppid())"),
    "denied calls without end": asks("f = ctypes.CDLL(None).syscall", "while True: f(425, 8, 0)"),
    "denied calls from many threads": asks(
        "f = ctypes.CDLL(None).syscall",
        "for _ in range(8): threading.Thread(target=lambda: [f(425, 8, 0) for _ in iter(int, 1)], daemon=True).start()",
        "time.sleep(1000)",
    ),
    "the end of its time ignored": asks("signal.signal(signal.SIGXCPU, signal.SIG_IGN)", "while True: pass"),
}  # fmt: skip
