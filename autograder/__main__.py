"""`python -m autograder`: the command, where scripts are not on the path."""

from autograder.commands.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
