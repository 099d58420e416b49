"""Answers written by people who knew only the contract and the stubs; they are kept as they came."""
