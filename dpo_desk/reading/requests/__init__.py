"""What a letter asks for, in whose name, and in which language."""
