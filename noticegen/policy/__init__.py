"""What the law allows, as data: the policy language, its strict loader, catalogue and bench."""
