"""How a text is written: characters folded, layout read aloud, every offset kept."""
