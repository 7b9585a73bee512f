"""``python -m tui`` is ``zte-reader``."""

import sys

from tui.cli import main

if __name__ == "__main__":
    sys.exit(main())
