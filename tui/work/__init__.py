"""What takes longer than a key: searches, long work, and how long it still takes."""
