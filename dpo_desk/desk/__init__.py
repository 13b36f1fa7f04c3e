"""The window: what the manager sees."""
