"""A privacy notice read into proposals, every one with the words it rests on."""
