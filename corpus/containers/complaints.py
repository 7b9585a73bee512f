"""What can't be had of a long list, told one by one until it is clear, and then by number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from msgspec import Struct, field

from corpus.containers import Job
from corpus.intake.members import Refused

EACH = 20
"""Parts of one kind that are told one by one."""


class Complaints(Struct):
    """The parts of one container that were refused so far."""

    job: Job
    told: Counter[str] = field(default_factory=Counter)

    def about(self, part: str, kind: str, reason: str) -> Iterator[Refused]:
        """Yield what is wrong with a part, unless many of its ``kind`` ("have no text") were told before."""
        self.told[kind] += 1
        if self.told[kind] <= EACH:
            yield Refused(self.job.within(part), reason)

    def others(self) -> Iterator[Refused]:
        """Yield how many more there were of each kind."""
        for kind, count in self.told.items():
            if count > EACH:
                yield Refused(self.job.within(f"{count - EACH:,} more"), f"{kind}, as those named before")
