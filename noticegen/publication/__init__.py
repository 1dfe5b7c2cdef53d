"""The public types: everything right of the door, and all that a template can reach.

Nothing in this package can hold a private value by type; the door (`noticegen.deidentify`) is
the only maker of its objects. It stands apart from the door so that the rooms which make pages
need not import, even indirectly, a room that sees a roster.
"""
