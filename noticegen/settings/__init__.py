"""What an office sets once: the unit file; and where the program's own resources lie."""
