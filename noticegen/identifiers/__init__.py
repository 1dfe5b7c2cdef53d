"""What an identifier is: parse, check, mask, count what a mask leaves. Pure functions."""
