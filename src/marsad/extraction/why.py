"""A tie that stands in, the reason that ``marsad explain`` shows out."""

from __future__ import annotations

from marsad.extraction.attach import Tie
from marsad.extraction.linear import LinearModel
from marsad.model.record import Reason
from marsad.model.span import Quote


def reason_of(tie: Tie, model: LinearModel, *, event: str, field: str, quote: Quote, rule: str) -> Reason:
    """Why the quote is this event's ``field``: the rule that read it and the features that tied it."""
    return Reason(event, field, quote.text, quote.start, rule, True, round(tie.score, 3), model.weighed(tie.features))


def event_id(happening: int) -> str:
    """The id of the event that a happening becomes."""
    return f"e{happening + 1}"
