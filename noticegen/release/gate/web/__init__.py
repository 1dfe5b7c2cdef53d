"""What a finished web page may be made of."""
