"""What a person named becomes the raw bytes of articles, with what was said of them outside of their texts."""
