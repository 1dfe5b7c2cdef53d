"""Measurements of what noticegen finds and how long it takes; run from the checkout's root."""
