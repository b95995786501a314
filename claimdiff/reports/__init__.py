"""The report folder: the page that a person reads and the files that other programs read."""
