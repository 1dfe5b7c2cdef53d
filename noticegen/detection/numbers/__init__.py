"""Runs of digits: identity numbers, certificates, cards, accounts and telephones."""
