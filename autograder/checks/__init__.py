"""The checks: one pytest file for each exercise, one property for each test."""
