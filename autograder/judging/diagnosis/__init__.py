"""Explains wrong functions by the name of a misconception, or by the nearest change of a right implementation."""

from autograder.judging.diagnosis.naming import CONFIRMATIONS, Diagnosis, NamedMisconception
from autograder.judging.diagnosis.traces import Trace, same, trace_of

__all__ = ["CONFIRMATIONS", "Diagnosis", "NamedMisconception", "Trace", "same", "trace_of"]
