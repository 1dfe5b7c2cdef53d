"""All that a PDF shows, hides or carries."""
