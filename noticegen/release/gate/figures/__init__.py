"""Numbers and dates, however they are written, and whether those a page states are true."""
