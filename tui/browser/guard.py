"""Who is answered: requests under a foreign name, or from a page of elsewhere, are refused. Pure.

A page from anywhere can let a name of its own mean 127.0.0.1 (DNS rebinding) and have a browser ask under that name,
and a browser opens WebSockets to other origins without asking anybody. ``Host`` gives away the one, ``Origin``
(RFC 6454) the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from msgspec import Struct

OWN = ("localhost", "127.0.0.1", "::1")
PORTS = {"http": 80, "https": 443}
NAMED = re.compile(r"(?:\[([0-9a-f:.]{2,45})\]|([a-z0-9_.-]{1,253}))(?::([0-9]{1,5}))?", re.IGNORECASE)


class Address(NamedTuple):
    """A host without brackets, and its port; without one, the usual port or any, as the case may be."""

    host: str
    port: int | None = None

    def __str__(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port is None else f"{host}:{self.port}"


def address(text: str) -> Address | None:
    """Read ``name``, ``name:port``, ``192.0.2.1:port`` or ``[::1]:port``; None where it is none of these."""
    read = NAMED.fullmatch(text)
    if read is None:
        return None
    literal, name, port = read.groups()
    if port is not None and int(port) > 65535:
        return None
    return Address((literal or name).lower(), None if port is None else int(port))


class Guard(Struct, frozen=True):
    """The names of a server: ``names`` at its own ``port``, and ``allowed`` ones, at any port where they have none."""

    port: int
    names: frozenset[str]
    allowed: tuple[Address, ...] = ()

    @classmethod
    def of(cls, host: str, port: int, allowed: Iterable[Address] = ()) -> Guard:
        """Return the guard of a server that was bound to a host and a port."""
        return cls(port, frozenset((*OWN, host.lower().strip("[]"))), tuple(allowed))

    def refusal(self, hosts: Sequence[str], origins: Sequence[str], reached: str = "") -> str | None:
        """Return why a request is refused in one line; None where it is answered.

        ``hosts`` and ``origins`` are its headers of that name, ``reached`` is the address at which its connection came
        in: a number, which unlike a name always means the same machine. What no page sends has no ``Origin``.
        """
        host = address(hosts[0]) if len(hosts) == 1 else None
        if host is None:
            return "refused: the request does not say by its Host whom it means"
        if not self._knows(host, reached):
            return (
                f"refused: the reader at localhost:{self.port} does not go by the name “{host}”; to let it:"
                f" zte-reader serve --allow-host {host}"
            )
        if any(not _same(origin, host) for origin in origins):
            return "refused: a page from elsewhere asks; only the page of this reader itself may"
        return None

    def _knows(self, host: Address, reached: str) -> bool:
        if (host.port or PORTS["http"]) == self.port and (host.host in self.names or host.host == reached):
            return True
        return any(host.host == one.host and one.port in (None, host.port) for one in self.allowed)


def _same(origin: str, host: Address) -> bool:
    """Tell whether an origin is that of the address that was asked; behind a proxy that may be https."""
    scheme, _, rest = origin.partition("://")
    asking = address(rest)
    usual = PORTS.get(scheme.lower())
    return (
        asking is not None
        and usual is not None
        and (asking.host, asking.port or usual) == (host.host, host.port or usual)
    )
