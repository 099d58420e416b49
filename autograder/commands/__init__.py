"""The commands of `xor2mnist`, one module a family; each returns an exit status."""
