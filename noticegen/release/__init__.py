"""The second lock: the gate, the manifest, the reconciliation, all-or-nothing writing."""
