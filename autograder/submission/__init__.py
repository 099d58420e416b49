"""The ways to run a submission: in this process, in another one, from a recording."""
