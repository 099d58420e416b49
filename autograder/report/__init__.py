"""Shows verdicts on a screen and in texts; never computes one."""
