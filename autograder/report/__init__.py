"""Reports: what a verdict looks like on a screen or in a file. None of them computes a verdict."""
