"""Photograph-like pictures of notices with known content: what hangs on boards and in chats."""
