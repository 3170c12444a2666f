"""Happenings and weapon words in, the weapons of each event out."""

from __future__ import annotations

from marsad.extraction.clause.view import View
from marsad.extraction.events.mention import Mention
from marsad.extraction.events.same import Happening
from marsad.extraction.fields.attach import Tie, find_ties, one_happening_each, standing
from marsad.extraction.fields.why import event_id, reason_of
from marsad.extraction.layers import Layers
from marsad.extraction.learned.linear import load_model
from marsad.model.entry import Hit
from marsad.model.event import Weapon
from marsad.model.record import Reason
from marsad.model.span import Quote

WEAPON_REACH = 0  # sentences between a mention and a weapon that may be its own
_WITH = ("ب", "و")
_LONGEST = 6  # words that may describe a weapon
_QUOTES = "\"«»“”"


def find_weapons(view: View, layers: Layers, happenings: tuple[Happening, ...],
                 reasons: list[Reason]) -> list[tuple[tuple[Weapon, ...], tuple[Hit, ...]]]:
    """The weapons of each happening, with the entries that they are (the mode is read from them)."""
    model = load_model("weapons")
    all_ties = find_ties(view, happenings, layers.weapon_items, model, reach=WEAPON_REACH,
                         extra=lambda mention, i: weapon_features(view, layers, mention, i))
    ties = standing(one_happening_each(all_ties))
    out = []
    for h in range(len(happenings)):
        kept: list[Tie] = []
        for tie in sorted(ties.get(h, []), key=lambda tie: tie.item):
            hit = layers.weapons[tie.item]
            if any(layers.weapons[other.item].last <= hit.first < phrase_end(view, layers.weapons[other.item]) for other in kept):
                continue  # a name set beside a word: طائرة أباتشي
            again = next((i for i, other in enumerate(kept) if _same(layers.weapons[other.item], hit)), None)
            if again is None:
                kept.append(tie)
            elif hit.last - hit.first > (known := layers.weapons[kept[again].item]).last - known.first:
                kept[again] = tie  # the finer name
        weapons = tuple(_weapon(view, layers.weapons[tie.item]) for tie in kept)
        for tie, weapon in zip(kept, weapons, strict=True):
            rule = f"weapons/{layers.weapons[tie.item].entry.id}"
            reasons.append(reason_of(tie, model="weapons", event=event_id(h), field="weapons", quote=weapon.quote, rule=rule))
        out.append((weapons, tuple(layers.weapons[tie.item] for tie in kept)))
    return out


def weapon_features(view: View, layers: Layers, mention: Mention, i: int) -> list[str]:
    """What only weapons look at: the word they hang on (انفجار عبوة, مخزن أسلحة), their form, whether the word is another's."""
    hit = layers.weapons[i]
    before = hit.first - 1
    frame = str(mention.candidate.hits[0].entry.fields.get("frame"))
    held = "mention" if mention.candidate.last == hit.first else _held(view, before)
    features = [
        f"held={held}", f"held={held}|{hit.entry.fields.get('weapon')}", f"held={held}|{hit.tag}", f"w-1={view.stem(before)}",
        f"tag={hit.tag}|{hit.definite}", f"tag={hit.tag}|{frame}", f"w+1={view.stem(hit.last)}", f"other={_is_other(view, hit)}",
    ]
    if view.sentence_of(hit.first) == view.sentence_of(mention.candidate.first):
        low, high = sorted((mention.candidate.first, hit.first))
        events = view.hits.get("events", {})
        between = min(3, sum(1 for j in range(low + 1, high) if j in events))
        features += [f"events={between}|{hit.first > mention.candidate.first}", f"events={between}|{frame}"]
    return features


def _held(view: View, i: int) -> str:
    """What stands right before a weapon: the frame of an event word, a preposition, a verb, a noun that owns it."""
    if i < 0:
        return "edge"
    if i in view.quantity_at:
        return "number"
    for hit in view.at("events", i):
        return f"event:{hit.entry.fields.get('frame')}"
    for shelf in ("kinds", "weapons", "groups", "parties"):
        if view.at(shelf, i):
            return shelf
    return view.classes[i]


def _is_other(view: View, hit: Hit) -> str:
    """مسيرات may be marches, الحجر الأسود is a suburb: the word stands inside a name or is an event of another kind."""
    for i in range(max(0, hit.first - 2), hit.first + 1):
        for other in (*view.at("places", i), *view.at("parties", i)):
            if other.first <= hit.first and other.last >= hit.last and other.tag != "demonym":
                return "name"
    for other in view.at("events", hit.first):
        return str(other.entry.fields.get("kind"))
    return "no"


def _same(a: Hit, b: Hit) -> bool:
    """The same entry, or a word and its finer name (مدفعية, مدفعية ثقيلة)."""
    if a.entry is b.entry:
        return True
    return a.entry.fields.get("weapon") == b.entry.fields.get("weapon") and (
        a.entry.id.startswith(f"{b.entry.id}.") or b.entry.id.startswith(f"{a.entry.id}."))


def phrase_end(view: View, hit: Hit) -> int:
    """The end of the weapon with its make and origin: صاروخ من طراز القسام, طائرات حربية روسية, لغم من مخلفات الحرب."""
    i, size = hit.last, len(view.words)
    while i < size and i - hit.last < _LONGEST:
        if any(other.tag == "demonym" and not other.prefix and other.definite == hit.definite for other in view.at("places", i)):
            i += 1
        elif not hit.definite and (beside := _plain_hit(view, i)):
            i = beside.last
        elif view.cue_at(i, "out-of") and (make := view.cue_at(i + 1, "make")):
            i = _make_end(view, make.last)
        elif view.cue_at(i, "out-of") and any(other.entry.id == "ied.remnant" for other in view.at("weapons", i + 1)):
            i = view.at("weapons", i + 1)[0].last
        else:
            break
    return min(i, size)


def _plain_hit(view: View, i: int) -> Hit | None:
    """A weapon word without proclitics and article: what may stand beside another."""
    return next((hit for hit in view.at("weapons", i) if not hit.prefix and not hit.definite), None)


def _make_end(view: View, i: int) -> int:
    """The name of a make, in its quotation marks where it has them: من طراز "هامر"."""
    if i < len(view.words) and view.words[i].text in _QUOTES:
        for j in range(i + 1, min(i + 5, len(view.words))):
            if view.words[j].text in _QUOTES:
                return j + 1
    return i + 1


def _weapon(view: View, hit: Hit) -> Weapon:
    """The weapon with its article, what describes it, and the number right before it: مئات الصواريخ."""
    kind, end = str(hit.entry.fields.get("weapon")), view.words[phrase_end(view, hit) - 1].end
    quantity = view.quantity_at.get(hit.first - 1)
    counts = quantity is not None and quantity.last == hit.first and not quantity.ordinal and not hit.prefix
    if not counts or quantity is None or quantity.low is None or quantity.first in view.time_at:
        start = max(view.words[hit.first].start, hit.start - 2) if hit.definite else hit.start
        return Weapon(Quote.of(view.text, start, end), kind)
    high = None if quantity.high is None else int(quantity.high)
    few = quantity.count_kind == "vague" and high is not None  # بضعة has a ب of its own
    start = view.words[quantity.first].start + (1 if view.forms[quantity.first].startswith(_WITH) and not few else 0)
    return Weapon(Quote.of(view.text, start, end), kind, int(quantity.low), high)
