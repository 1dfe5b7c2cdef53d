"""Badly and well redacted pages: what `noticegen scan` tells of them, beside x-ray.

`python -m benchmarks.redactions` makes the pages (`pages`), lets both look, and prints what each
said. x-ray of the Free Law Project looks for text below boxes; it needs PyMuPDF (AGPL) and so runs
in an environment of its own, like the peers of `benchmarks.peers`.
"""
