"""One article at a time: raw files become articles, mentions are found in them, and a library keeps both."""
