"""Results recorded for a copy without solutions, and the sides that replay them; imports checking, running and the
rooms below them.
"""
