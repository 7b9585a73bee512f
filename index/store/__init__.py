"""The index on disk: it follows the library, and can always be made again from it."""
