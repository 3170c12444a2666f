"""Happenings and weapon words in, the weapons of each event out."""

from __future__ import annotations

from marsad.extraction.attach import find_ties, standing
from marsad.extraction.layers import Layers
from marsad.extraction.linear import load_model
from marsad.extraction.same import Happening
from marsad.extraction.view import View
from marsad.extraction.why import event_id, reason_of
from marsad.model.entry import Hit
from marsad.model.event import Weapon
from marsad.model.record import Reason
from marsad.model.span import Quote

WEAPON_REACH = 0  # sentences between a mention and a weapon that may be its own


def find_weapons(view: View, layers: Layers, happenings: tuple[Happening, ...],
                 reasons: list[Reason]) -> list[tuple[tuple[Weapon, ...], tuple[Hit, ...]]]:
    """The weapons of each happening, with the entries that they are (the mode is read from them)."""
    model = load_model("weapons")
    ties = standing(find_ties(view, happenings, layers.weapon_items, model, reach=WEAPON_REACH))
    out = []
    for h in range(len(happenings)):
        kept: dict[str, tuple[Weapon, Hit]] = {}
        for tie in sorted(ties.get(h, []), key=lambda tie: tie.item):
            hit = layers.weapons[tie.item]
            weapon = _weapon(view, hit)
            if weapon.quote.text not in kept:
                kept[weapon.quote.text] = (weapon, hit)
                reasons.append(reason_of(tie, model, event=event_id(h), field="weapons", quote=weapon.quote, rule=f"weapons/{hit.entry.id}"))
        out.append((tuple(weapon for weapon, _ in kept.values()), tuple(hit for _, hit in kept.values())))
    return out


def _weapon(view: View, hit: Hit) -> Weapon:
    """The weapon with the number right before it: مئات الصواريخ."""
    quantity = view.quantity_at.get(hit.first - 1)
    if quantity is None or quantity.last != hit.first or quantity.low is None or quantity.ordinal:
        return Weapon(Quote.of(view.text, hit.start, hit.end), str(hit.entry.fields.get("weapon")))
    quote = Quote.of(view.text, view.words[quantity.first].start, hit.end)
    high = None if quantity.high is None else int(quantity.high)
    return Weapon(quote, str(hit.entry.fields.get("weapon")), int(quantity.low), high)
