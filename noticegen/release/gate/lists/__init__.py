"""The list on a page: its households look alike, stand in order and say what was published."""
