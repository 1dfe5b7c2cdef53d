"""Whose a telephone is: the public's to call, or somebody's own; `judgement` is read first."""
