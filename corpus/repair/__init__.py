"""A damaged library: what is wrong with it, and what can be mended without loss."""
