"""What an officer does: one function an action, the same for the window and the command line."""
