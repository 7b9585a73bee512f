"""Lines of a text to segments: what goes on with what, and what was said before."""
