"""The gate: finished files are inspected before anything is written, and never passed unread."""
