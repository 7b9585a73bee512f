"""Commands that keep things in order: ``reindex``, ``doctor``, ``paths`` and ``completion``."""

from __future__ import annotations

from argparse import Action, Namespace, _SubParsersAction

from tui import workspace
from tui.numbers import counted
from tui.output.streams import Streams


def reindex(args: Namespace, streams: Streams) -> int:
    """Build the index anew."""
    from index.store.build import catch_up
    from tui.output.progress import progress

    with workspace.opened(workspace.own(args.library)) as library, progress(library.count()) as advance:
        caught = catch_up(
            library,
            wait=True,
            rebuild=True,
            progress=(lambda done, of: advance(done, of, "", done / of)) if advance else None,
        )
        while library.kin.sign():
            pass
    streams.say(f"the index was built anew with {counted(caught.indexed, 'article')}")
    return 0


def doctor(args: Namespace, streams: Streams) -> int:
    """Look for damage in library and index; say what is wrong and what to run, or mend it."""
    from index.store.check import faults

    chosen = workspace.own(args.library)
    lost = _repaired(chosen, streams) if args.repair else []
    with workspace.opened(chosen) as library:
        # Of a library that can't be read through, nothing can be said about its index.
        found = library.check() or faults(library)
        count = 0 if found else library.count()
    for fault in found:
        streams.line((fault, "bad"))
    if not found:
        streams.line(("all is well", "good"), f": {counted(count, 'article')} in {chosen.path}")
    return 2 if found or lost else 0


def _repaired(chosen: workspace.Workspace, streams: Streams) -> list[str]:
    """Mend library and index as far as that can be done; say what was done, and return what is lost."""
    from corpus.repair.mending import mend
    from index.store.build import catch_up
    from index.store.check import faults

    mended = mend(chosen.path)
    for line in mended.done:
        streams.line(("mended", "good"), f": {line}")
    for line in mended.lost:
        streams.line(("lost", "bad"), f": {line}")
    with workspace.opened(chosen) as library:
        if faults(library):
            catch_up(library, wait=True, rebuild=True)
            streams.line(("mended", "good"), ": the index was made anew")
    return mended.lost


def paths(args: Namespace, streams: Streams) -> int:
    """Say where things are."""
    library = workspace.home(args.library)
    places = {
        "library": library,
        "index": library / "index",
        "cache": workspace.cache(),
        "sample": workspace.sample(),
        "settings": workspace.settings(),
        "state": workspace.state(),
    }
    for name, path in places.items():
        streams.line((f"{name:<10}", "dim"), str(path))
    return 0


def completion(args: Namespace, streams: Streams) -> int:
    """Print a completion script for a shell."""
    import shtab

    from tui.arguments.parser import build

    parser = build()
    commands = next(action for action in parser._actions if isinstance(action, _SubParsersAction))
    for each in [parser, *commands.choices.values()]:
        for action in each._actions:
            _complete_files(action, shtab.FILE, shtab.DIRECTORY)
    streams.write_bytes(shtab.complete(parser, args.shell).encode() + b"\n")
    return 0


def _complete_files(action: Action, file: dict[str, str], folder: dict[str, str]) -> None:
    if action.metavar == "PATH":
        action.complete = file  # type: ignore[attr-defined]
    elif action.metavar == "DIR":
        action.complete = folder  # type: ignore[attr-defined]
