"""The checks: one pytest file an exercise, one property a test."""
