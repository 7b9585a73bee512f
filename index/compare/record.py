"""A comparison as plain data: what ``compare --json`` prints for a pair."""

from __future__ import annotations

from typing import Any

from index.compare.model import Comparison, Edit, Entry, Holdings, Passage, PassageKind

Record = dict[str, Any]


def record(comparison: Comparison) -> Record:
    """Return a comparison as dictionaries, lists, strings and numbers, ready for JSON."""
    return {
        "a": comparison.a,
        "b": comparison.b,
        "relation": comparison.relation.value,
        "overlap": {
            "a_in_b": round(comparison.overlap.a_in_b, 4),
            "b_in_a": round(comparison.overlap.b_in_a, 4),
        },
        "passages": [_passage(passage) for passage in comparison.passages],
        "ledger": {
            "only_a": _holdings(comparison.ledger.only_a),
            "only_b": _holdings(comparison.ledger.only_b),
            "both": _holdings(comparison.ledger.both),
            "conflicts": [
                {
                    "about": found.about,
                    "a": found.a,
                    "b": found.b,
                    "a_span": list(found.a_span),
                    "b_span": list(found.b_span),
                }
                for found in comparison.ledger.conflicts
            ],
        },
    }


def _passage(passage: Passage) -> Record:
    plain: Record = {
        "a": list(passage.a),
        "b": list(passage.b),
        "kind": passage.kind.value,
        "score": passage.score,
        "edits": [_edit(edit) for edit in passage.edits],
        "typographic": [_edit(edit) for edit in passage.typographic],
    }
    if passage.a_spans:
        plain["a_spans"] = [list(place) for place in passage.a_spans]
        plain["b_spans"] = [list(place) for place in passage.b_spans]
    if passage.kind is PassageKind.SAME_FACT:
        plain["a_sentence"], plain["b_sentence"] = list(passage.a_spans[0]), list(passage.b_spans[0])
    return plain


def _edit(edit: Edit) -> Record:
    return {
        "a": edit.a,
        "b": edit.b,
        "a_span": list(edit.a_span),
        "b_span": list(edit.b_span),
        "kind": edit.kind.value,
    }


def _holdings(holdings: Holdings) -> Record:
    return {
        "entities": [_entry(entry) for entry in holdings.entities],
        "numbers": [_entry(entry) for entry in holdings.numbers],
        "quotes": [{**_entry(entry), "speakers": list(entry.speakers)} for entry in holdings.quotes],
    }


def _entry(entry: Entry) -> Record:
    return {
        "name": entry.name,
        "type": entry.type,
        "a_spans": [list(place) for place in entry.a_spans],
        "b_spans": [list(place) for place in entry.b_spans],
    }
