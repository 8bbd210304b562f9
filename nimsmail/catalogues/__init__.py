"""Lists of EU calls as others publish them, read into one neutral shape."""
