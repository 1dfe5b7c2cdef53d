"""The way through, once: each job takes the rooms in order, from roster to released files."""
