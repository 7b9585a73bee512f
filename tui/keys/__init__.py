"""One table of keys, what a person changes in it, and how keys are named. Pure."""
