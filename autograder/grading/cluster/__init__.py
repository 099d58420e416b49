"""Grades on a Dask cluster: packs units of work, hands them to workers, and runs them there."""
