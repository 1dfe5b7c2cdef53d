"""What an identifier is: parse, check, mask, and how many people a masked value leaves. Pure functions."""
