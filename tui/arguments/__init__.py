"""What each command takes: its arguments, and the words about them."""

from tui.arguments.changing import keeping, shelf, upkeep
from tui.arguments.looking import comparing, raw, reading, screens, searching

ROOMS = (screens, shelf, reading, searching, keeping, comparing, raw, upkeep)
