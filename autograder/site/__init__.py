"""The course in a browser tab: what writes its folder, and what judges in it."""
