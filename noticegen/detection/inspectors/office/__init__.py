"""Workbooks and documents of office programs."""
