"""The pages of the window, one a file, and the navigation that leads to them."""
