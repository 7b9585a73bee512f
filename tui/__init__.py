"""What a person sees: the command line and the screens."""

__version__ = "0.1.0"
