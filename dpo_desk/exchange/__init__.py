"""What other programs read and write: one file a format."""
