"""People in running text."""
