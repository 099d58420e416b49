"""The commands of `xor2mnist`, one module for each family; each returns an exit status."""
