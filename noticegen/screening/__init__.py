"""Who may be shown? One function per check; each gives findings, never values."""
