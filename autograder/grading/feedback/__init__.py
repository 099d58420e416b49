"""A page for every student: what to mend first, the explanations, their own code with the place marked."""
