"""What the kernel holds a worker to: namespaces, Landlock, seccomp and limits (Linux alone).

Nothing here is needed by a learner, and nothing is imported by what a learner runs.
"""
