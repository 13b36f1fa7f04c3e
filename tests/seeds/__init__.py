"""The five registers to start from, held against what a careful reader finds in their notices."""
