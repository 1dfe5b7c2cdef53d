"""What an office says in words of its own: it gives nobody away and undoes no notice."""
