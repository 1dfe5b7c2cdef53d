"""Invented rosters to try noticegen with, and the program that writes them."""
