"""Results recorded for a copy without solutions, and the sides that play them; imports checking, running and what is below them."""
