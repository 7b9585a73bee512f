"""Families of versions: wire copy, syndicated and later editions of one text, found over the whole library."""
