"""Families: the households of several programmes' lists, joined by ID number. All private."""
