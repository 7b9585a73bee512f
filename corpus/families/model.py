"""What families are made of, all frozen."""

from __future__ import annotations

from msgspec import Struct

KIN = 0.2
"""The share of the smaller of two sets of shingles from which it is remembered that they share it."""
VERSIONS = 0.5
"""The share of either text from which two are versions of one, if they share MANY shingles."""
MANY = 40
SURELY = 0.75
"""The share that it takes with FEW shingles: half of a short text may be one sentence that stands in many."""
FEW = 12


class Text(Struct, frozen=True):
    """An article as far as families care: ``size`` is how many different shingles it has."""

    id: int
    size: int
    published: str | None = None


class Kinship(Struct, frozen=True):
    """Two articles, ``a`` the lower number, and how many shingles they share; sizes are those of the whole sets."""

    a: int
    b: int
    shared: int
    a_size: int
    b_size: int

    @property
    def a_in_b(self) -> float:
        """The share of a's shingles that stand in b: its containment, 0 to 1."""
        return self.shared / self.a_size

    @property
    def b_in_a(self) -> float:
        """The share of b's shingles that stand in a."""
        return self.shared / self.b_size

    @property
    def share(self) -> float:
        """The containment of the one that stands more in the other."""
        return self.shared / min(self.a_size, self.b_size)

    @property
    def are_versions(self) -> bool:
        """Tell whether the two are versions of one text, or one an excerpt of the other."""
        known = min(1.0, (self.shared - FEW) / (MANY - FEW))
        return self.shared >= FEW and self.share >= SURELY - (SURELY - VERSIONS) * known

    @property
    def is_sure(self) -> bool:
        """Tell whether one of the two stands almost wholly in the other."""
        return self.share >= SURELY and self.shared >= FEW

    def other(self, number: int) -> int:
        """Return the other one of the two."""
        return self.b if number == self.a else self.a


class Version(Struct, frozen=True):
    """An article of a family, with how much of it stands in the fullest version, and of that in it: 0 to 1."""

    id: int
    size: int
    in_fullest: float
    of_fullest: float


class Family(Struct, frozen=True):
    """Versions of one text, the fullest first, and the ties between them and to texts outside of the family."""

    versions: tuple[Version, ...]
    kinships: tuple[Kinship, ...]

    @property
    def fullest(self) -> int:
        """The number of the fullest version: the one with most shingles, of equal ones the earliest."""
        return self.versions[0].id
