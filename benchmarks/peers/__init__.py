"""The detector beside other packages that look for Chinese personal data, on the same lines.

`python -m benchmarks.peers [half]` installs each peer, pinned by `requirements/`, into an
environment of its own that is thrown away, lets its adapter (`adapters/`) answer on every line of
the generated corpus, and prints one table. No peer is ever a dependency of noticegen: nothing here
imports one except the adapters, which run in the peer's own interpreter.
"""
