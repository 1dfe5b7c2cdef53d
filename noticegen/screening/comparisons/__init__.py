"""Lists of other offices and months, and what a roster must not have in common with them."""
