"""Writes a page for every student: what to mend first, the explanations, and their code with the place marked."""
