"""Grading on a Dask cluster: what travels, what a worker does, and who gets which unit of work."""
