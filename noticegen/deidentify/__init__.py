"""The door: the only way from private to public. Roster, findings and policy become a publication."""
