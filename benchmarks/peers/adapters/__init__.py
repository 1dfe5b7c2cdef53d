"""One program per package: it reads texts, asks its package, and writes what was found.

An adapter runs in its package's own environment and so imports nothing of noticegen. Where a
peer's type may mean several of ours it is mapped to all of them: the benefit of the doubt.
"""
