"""What else is personal, one module a kind, and what is public on purpose."""
