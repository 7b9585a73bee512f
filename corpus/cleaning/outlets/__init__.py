"""Which outlet an article is from, by what the furniture of its page says."""
