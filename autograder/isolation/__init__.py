"""Runs a submission in a sandboxed process, behind the Side of running; imports running and the rooms below it."""
