"""Confines a worker by the kernel: namespaces, Landlock, seccomp and limits (Linux only).

Nothing here is needed by a learner, and nothing is imported by what a learner runs.
"""
