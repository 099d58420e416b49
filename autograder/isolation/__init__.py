"""A submission in a sandboxed process, behind the same Side as in running; imports running and what is below it."""
