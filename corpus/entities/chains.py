"""Put the names of a text into chains, a sentence each, with what each name's neighbours in it are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpus.entities.cast import Cast
from corpus.entities.features import features
from corpus.entities.guesses import Guess
from corpus.entities.tokens import LINE_BREAK
from corpus.entities.view import View
from corpus.entities.weights import weigh

SETTLED = 0.92  # guesses that are surer are not weighed
FARTHEST = 6  # tokens between two names of one chain
NEAR, NEXT = 3, 2  # tokens between neighbours whose tie tells something, and whose type does
STOPS = frozenset({LINE_BREAK, "."})

Chain = list[int]


def weigh_doubtful(
    guesses: Sequence[Guess], headed: Sequence[Guess], view: View, cast: Cast
) -> dict[int, tuple[float, ...]]:
    """Return the probabilities of the labels of the guesses that their own words do not settle, by their place.

    ``headed`` are the guesses again, with those typed whose last word, or first, says what they are.
    """
    firm = firmness(guesses, headed)
    return {
        place: chances
        for chain in chains(firm, headed, view)
        for place, chances in zip(chain, weigh(list(chain_features(chain, firm, headed, view, cast))), strict=True)
        if not firm[place]
    }


def firmness(guesses: Sequence[Guess], headed: Sequence[Guess]) -> list[bool]:
    """Tell which guesses are settled by their own words, or by their head."""
    return [two.sure >= SETTLED or two is not one for one, two in zip(guesses, headed, strict=True)]


def chains(firm: Sequence[bool], guesses: Sequence[Guess], view: View) -> Iterator[Chain]:
    """Yield the places of guesses that stand together and of which not all are ``firm``."""
    chain: Chain = []
    for place, guess in enumerate(guesses):
        if chain and _apart(guesses[place - 1], guess, view):
            if not all(firm[at] for at in chain):
                yield chain
            chain = []
        chain.append(place)
    if chain and not all(firm[at] for at in chain):
        yield chain


def _apart(before: Guess, guess: Guess, view: View) -> bool:
    return guess.first - before.last > FARTHEST or not STOPS.isdisjoint(view.words[before.last : guess.first])


def chain_features(
    chain: Chain, firm: Sequence[bool], guesses: Sequence[Guess], view: View, cast: Cast
) -> Iterator[list[str]]:
    """Yield the features of each name of a chain; of a ``firm`` one only what it is."""
    for at, place in enumerate(chain):
        guess = guesses[place]
        if firm[place]:
            yield [f"firm={guess.type}"]
            continue
        described = features(view, guess, cast)
        if at:
            described.extend(_beside("left", guesses[place - 1], guess, view))
        if at + 1 < len(chain):
            described.extend(_beside("right", guess, guesses[place + 1], view))
        yield described


def _beside(side: str, one: Guess, two: Guess, view: View) -> Iterator[str]:
    """Yield what ties a name to its neighbour and what that seems to be ("and", a person for sure)."""
    if two.first - one.last > NEAR:
        return
    other = one if side == "left" else two
    tie = " ".join(view.words[one.last : two.first]).lower()
    kind = f"{other.type}{'!' if other.sure >= SETTLED else ''}"
    yield f"{side}={kind}+{tie}"
    yield f"{side}={tie}"
    if two.first - one.last <= NEXT:
        yield f"{side}={kind}"
