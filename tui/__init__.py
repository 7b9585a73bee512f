"""What a person sees: the command line and the screens."""

__version__ = "0.1.0"

INTERRUPTED = 130
"""The exit code of what a person interrupts."""
STOPPED = "interrupted; what was stored before is kept"
