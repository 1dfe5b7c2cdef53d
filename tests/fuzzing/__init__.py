"""Hostile input against the detector and the readers; run by `scripts/fuzz`, not by pytest."""
