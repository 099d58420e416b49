"""Runs checks, makes the verdict, and explains what is wrong; imports misconceptions, checks, recording, checking."""
