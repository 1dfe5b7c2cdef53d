"""What must not be in a file: the roster's own values, and what the detector finds beyond them."""
