"""What several commands' arguments have in common."""

from __future__ import annotations

import argparse
from collections.abc import Callable

NUMBER_OR_TITLE = "an article's number, or the beginning of its title that no other has"

Adder = Callable[..., argparse.ArgumentParser]
