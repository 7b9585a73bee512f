"""``python -m tui`` is ``zte-reader``: the command line as a process of its own."""

import gc
import os
import sys

from tui import INTERRUPTED, STOPPED

GARBAGE = 10_000  # objects that come before garbage is looked for


def run() -> int:
    """Run one command and return its exit code, as ``main`` does."""
    # Nearly all that a command makes lives as long as it does: looking through it every 700 objects, and once more at
    # the end of the process, takes a sixth of the time of a short one.
    gc.set_threshold(GARBAGE)
    # Nothing here multiplies matrices, for which numpy would start a thread for each core.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    try:
        from tui.cli import main  # here, because a person may interrupt that too

        return main()
    except KeyboardInterrupt:
        print(f"zte-reader: {STOPPED}", file=sys.stderr)
        return INTERRUPTED
    finally:
        gc.freeze()


if __name__ == "__main__":
    sys.exit(run())
