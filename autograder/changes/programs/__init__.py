"""Right implementations as a textbook or a beginner writes them, to be changed by machine.

`name` or `name__2` is one of `name`; it runs among the names of the solution's file, which it may use.
What its variables are in words stands in `autograder/changes/sentences.toml`.
"""
