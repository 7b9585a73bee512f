"""What the articles of a library share: their families of versions, and the ties between them."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.families import circle, register
from corpus.families.model import Family, Kinship
from corpus.store import storage
from corpus.store.connections import Connections


class Kin:
    """The families of a library, read and found over its connections."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def families(self) -> list[Family]:
        """List the families of versions of one text, in the order of the numbers of their fullest versions."""
        with self._connections.reading() as connection:
            return circle.families(connection)

    def family(self, article_id: int) -> Family | None:
        """Return the family that an article belongs to, None where it has no other versions."""
        with self._connections.reading() as connection:
            numbers = circle.of_many(connection, [article_id]).get(article_id)
            return circle.families(connection, numbers[:1])[0] if numbers else None

    def of_many(self, ids: Sequence[int]) -> dict[int, tuple[int, ...]]:
        """Return the numbers of the families of those articles that have one, the fullest version first."""
        with self._connections.reading() as connection:
            return circle.of_many(connection, ids)

    def kinships(self, article_id: int) -> list[Kinship]:
        """Return what an article shares with others, of its family and outside of it."""
        with self._connections.reading() as connection:
            return circle.kinships(connection, [article_id])

    def sign(self, most: int = 200) -> int:
        """Find the families of articles that came before families were found: of ``most`` of them, in one transaction.

        Return how many that were, 0 where none is left. Raises ``LibraryError``.
        """
        connection = self._connections.here
        if not self._connections.writable or not register.may_lack_signatures(connection):
            return 0
        with storage.transaction(connection, self._connections.path):
            return circle.catch_up(connection, most)
