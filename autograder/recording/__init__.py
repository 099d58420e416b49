"""Results recorded for a copy without solutions, and the sides that replay them; imports checking and running."""
