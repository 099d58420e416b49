"""Finds the first expression of a submission whose value is wrong, by what right programs compute."""
