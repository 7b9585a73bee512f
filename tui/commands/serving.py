"""The command that lets the reader be used in a browser."""

from __future__ import annotations

import ipaddress
import sys
from argparse import Namespace

from corpus.extras import needs
from tui import workspace
from tui.output.streams import Streams

EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1", "": "127.0.0.1"}


def serve(args: Namespace, streams: Streams) -> int:
    """Serve the reader to browsers until a signal ends it."""
    needs("textual_serve.server", "web")
    from tui.browser.guard import Address, Guard
    from tui.browser.server import ReaderServer, bound, reader, run

    workspace.readable(args.library)
    options = [f"--{name}" for name in ("no-color", "no-mouse", "debug") if getattr(args, name.replace("-", "_"))]
    with bound(args.host, args.port) as listening:
        port = listening.getsockname()[1]
        guard = Guard.of(args.host, port, args.allow_host)
        server = ReaderServer(*reader(args.library, options), guard, streams.say)

        def ready() -> None:
            if not _private(listening.getsockname()[0]):
                streams.say(
                    f"zte-reader: whoever can reach port {port} of this machine can now read, add and remove in this"
                    " library, and there is no password"
                )
            streams.line(f"http://{Address(EVERYWHERE.get(args.host, args.host), port)}/")
            sys.stdout.flush()
            streams.say("open this address in a browser; Ctrl-C ends it")

        run(server, listening, ready)
    streams.say("ended; every reader is closed")
    return 0


def _private(host: str) -> bool:
    """Tell whether an address can be reached from this machine alone."""
    return ipaddress.ip_address(host.partition("%")[0]).is_loopback
