"""Reading notices: the tests and the measure of how much is found."""
