"""Worker processes: work that may end its own process and no other."""
