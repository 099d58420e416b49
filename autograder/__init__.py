"""The package that checks, explains and grades; the command is `xor2mnist`."""

__version__ = "0.1.0"
