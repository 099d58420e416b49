"""Grades whole classes: collects the submissions, spreads the work over cores, stores and sums up results."""
