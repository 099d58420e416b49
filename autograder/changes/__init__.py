"""Machine-made changes of right implementations, and what each of them is in words."""
