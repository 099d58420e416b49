"""Runs checks, makes the verdict, and names what is wrong; imports misconceptions, checks, recording, checking and what is below them."""
