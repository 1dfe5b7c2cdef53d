"""What a finished PDF may be made of."""
