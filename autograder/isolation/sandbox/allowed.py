"""The system calls that a worker may make; every other one fails as if it did not exist.

The list holds what the solutions and the bank of right answers were seen to use, with NumPy, SciPy and
TensorFlow, and the standard calls for threads, memory, files and time by which another C library, or another
release of it, does the same. Landlock and the mounts rule which files may be opened.
"""

THREADS = (
    "futex", "set_robust_list", "get_robust_list", "rseq", "set_tid_address", "gettid", "exit", "exit_group",
    "sched_yield", "sched_getaffinity", "sched_getscheduler", "sched_getparam", "sched_get_priority_max",
    "sched_get_priority_min", "sched_rr_get_interval", "getcpu", "membarrier", "restart_syscall",
    # arch_prctl of x86_64: thread-local storage, and the large registers that matrix products use.
    "arch_prctl",
)  # fmt: skip
MEMORY = ("brk", "mmap", "munmap", "mremap", "mprotect", "madvise", "msync", "mincore")
FILES = (
    "open", "openat", "creat", "close", "close_range", "read", "readv", "pread64", "preadv", "preadv2",
    "write", "writev", "pwrite64", "pwritev", "pwritev2", "lseek", "stat", "lstat", "fstat", "newfstatat",
    "statx", "access", "faccessat", "faccessat2", "readlink", "readlinkat", "getdents", "getdents64",
    "getcwd", "chdir", "fchdir", "dup", "dup2", "dup3", "truncate", "ftruncate", "fallocate", "fadvise64",
    "readahead", "fsync", "fdatasync", "sync_file_range", "flock", "sendfile", "copy_file_range", "rename",
    "renameat", "renameat2", "mkdir", "mkdirat", "rmdir", "unlink", "unlinkat", "link", "linkat", "symlink",
    "symlinkat", "umask", "statfs", "fstatfs",
)  # fmt: skip
# Calls that change or read more of a file than its content. Landlock does not restrict them.
ABOUT_FILES = (
    "chmod", "fchmod", "fchmodat", "fchmodat2", "utime", "utimes", "utimensat", "futimesat", "getxattr",
    "lgetxattr", "fgetxattr", "listxattr", "llistxattr", "flistxattr",
)  # fmt: skip
WAITING = (
    "pipe", "pipe2", "eventfd", "eventfd2", "poll", "ppoll", "select", "pselect6", "epoll_create",
    "epoll_create1", "epoll_ctl", "epoll_wait", "epoll_pwait", "epoll_pwait2", "wait4", "waitid", "pause",
    "nanosleep", "clock_nanosleep", "alarm", "getitimer", "setitimer", "rt_sigaction", "rt_sigprocmask",
    "rt_sigreturn", "rt_sigpending", "rt_sigtimedwait", "rt_sigsuspend", "sigaltstack",
)  # fmt: skip
ASKING = (
    "clock_gettime", "clock_getres", "gettimeofday", "time", "times", "getrandom", "uname", "sysinfo",
    "getrusage", "getrlimit", "setrlimit", "getpriority", "getpid", "getppid", "getpgrp", "getpgid", "getsid",
    "getuid", "geteuid", "getgid", "getegid", "getresuid", "getresgid", "getgroups", "capget",
)  # fmt: skip

ALWAYS = THREADS + MEMORY + FILES + WAITING + ASKING

# For these calls: the number of the argument that decides, and its allowed values; others are denied.
F_ALLOWED = (
    0, 1030,  # another descriptor of the same file
    1, 2, 3, 4,  # flags
    5, 6, 7, 36, 37, 38,  # locks, on files that may be opened
    1032,  # the size of a pipe's buffer
)  # fmt: skip
# TCGETS and TCGETS2 ask whether a file is a terminal, TIOCGWINSZ for its size, FIONREAD for how much is there;
# then FIONBIO, FIOCLEX and FIONCLEX.
IOCTL_ALLOWED = (0x5401, 0x802C542A, 0x5413, 0x541B, 0x5421, 0x5451, 0x5450)
# The name of a thread, whether memory may be dumped, which capabilities there are, timers, the lengths of
# vectors on ARM, and names of memory.
PRCTL_ALLOWED = (15, 16, 3, 23, 29, 30, 51, 64, 0x53564D41)
