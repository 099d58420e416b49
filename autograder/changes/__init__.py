"""Machine-made changes of right implementations, and a sentence for each of them."""
