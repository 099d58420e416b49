"""Measures how good the checks are: mutants, figures and stability, for `xor2mnist dev trust`."""
