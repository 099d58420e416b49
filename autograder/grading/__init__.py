"""Grading of whole classes: collects the work, spreads it over cores, stores and sums up results."""
