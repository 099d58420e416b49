"""Compares the answers of a class: syntax trees that are alike, and rare wrong results that are equal."""
