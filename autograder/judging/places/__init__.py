"""Finds the first expression of a submission with a wrong value, by comparison with the values of right programs."""
