"""The page a file is made from, as a reader, a machine or a listener meets it."""
