"""Everything a file holds, as passages of text with their places."""
