"""A tie that stands in, the reason that ``marsad explain`` shows out."""

from __future__ import annotations

from marsad.extraction.fields.attach import Tie
from marsad.extraction.learned.linear import load_model
from marsad.extraction.learned.trees import load_trees
from marsad.extraction.learned.weighed import Weighed
from marsad.model.record import Reason
from marsad.model.span import Quote


def reason_of(tie: Tie, *, model: str, event: str, field: str, quote: Quote, rule: str) -> Reason:
    """Why the quote is this event's ``field``: the rule that read it, the numbers and the features that tied it."""
    return Reason(event, field, quote.text, quote.start, rule, True, round(tie.score, 3), weighed(tie, model))


def weighed(tie: Tie, model: str) -> Weighed:
    """What the second look weighed, then what the first did."""
    linear, trees = load_model(model), load_trees(model) if tie.numbers else None
    second = trees.weighed if trees is not None else lambda _: ()
    return Weighed(lambda: (*second(tie.numbers), *linear.weighed(tie.features)))


def event_id(happening: int) -> str:
    """The id of the event that a happening becomes."""
    return f"e{happening + 1}"
