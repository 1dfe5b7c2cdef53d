"""The door, the only way from private to public: roster, findings and policy become pages."""
