"""The words every room shares: places, outcomes, reasons, stages, programmes and fields.

Nothing here holds or touches a person's data.
"""
