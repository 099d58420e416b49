"""The Korean of every sentence of ours, keyed by its English."""

KOREAN: dict[str, str] = {}
