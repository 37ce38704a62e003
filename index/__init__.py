"""Facts in, facts out: the library of reports. Knows storage and search, never questions."""
