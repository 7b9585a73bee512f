"""The commands, one module a group of them; each is a function from parsed arguments and an output to an exit code."""
