"""Find Chinese personal data in text and in finished files."""
