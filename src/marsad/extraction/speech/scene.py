"""A view and its persons, asked about nouns: what may begin, continue or close the phrase of one who speaks."""

from __future__ import annotations

from marsad.extraction.clause.people import Person, inside_cue
from marsad.extraction.clause.view import View
from marsad.model.entry import Hit

OPENING = "\"«“„'‘”"
CLOSING = "\"»”“'’"
COMMAS = "،,"
_NAME_WORDS = 8  # words that a name in quotation marks or brackets may have
_ARTICLES = ("ال", "وال", "بال", "فال", "كال", "لل", "ولل", "وبال", "#ال")
_SHAPES = (("وال", "و"), ("بال", "ب"), ("لل", "ل"), ("فال", "ف"), ("كال", "ك"), ("ولل", "ول"), ("وبال", "وب"))


class Scene:
    """What the readers of speech ask of a report, remembered word by word."""

    def __init__(self, view: View, people: tuple[Person, ...]) -> None:
        self.view = view
        self.people = {person.first: person for person in people}
        self._classes: dict[int, str] = {}
        self._proclitics: dict[int, str] = {}

    def cls(self, i: int) -> str:
        """The class of a word, put right: أمني is no أم with a pronoun but a noun, a word of a fixed phrase is none."""
        found = self._classes.get(i)
        if found is None:
            found = self._classes[i] = self._class_of(i)
        return found

    def _class_of(self, i: int) -> str:
        view = self.view
        cls = view.classes[i]
        cues = view.at("cues", i)
        if cls == "N" and (inside_cue(view, i) or any(hit.last > i + 1 for hit in cues)) and not view.at("titles", i):
            return "F"
        classed = [hit for hit in cues if hit.entry.fields.get("class")] if cls in "CP" else []
        if classed and all(hit.suffix and (cls == "C" or view.at("titles", i - 1)) for hit in classed):
            return "N"
        return cls

    def proclitic(self, i: int) -> str:
        """What is written together before the noun at ``i``: the shortest that its entries allow, else what its shape shows."""
        found = self._proclitics.get(i)
        if found is None:
            found = self._proclitics[i] = self._proclitic_of(i)
        return found

    def _proclitic_of(self, i: int) -> str:
        if self.view.words[i].kind == "mark":
            return ""
        prefixes = [hit.prefix for shelf, hits in self.view.hits.items() if shelf != "cues" for hit in hits.get(i, ())]
        if prefixes:
            return min(prefixes, key=len)
        form = self.view.forms[i]
        return next((prefix for head, prefix in _SHAPES if form.startswith(head) and len(form) > len(head) + 1), "")

    def definite(self, i: int) -> bool:
        """Whether the word is written with the article (إليز folds to a word that only looks so)."""
        return self.view.words[i].text.startswith(_ARTICLES)

    def opens_clause(self, i: int) -> bool:
        """Whether a reported clause opens at ``i``: أن, بأن, a colon."""
        return self.view.words[i].text == ":" or self.view.cue_at(i, "that") is not None

    def comma(self, i: int) -> bool:
        """Whether a comma stands at ``i``."""
        return self.view.words[i].text in COMMAS

    def time_end(self, i: int) -> int | None:
        """The end of the time expression that holds word ``i``."""
        time = self.view.time_at.get(i)
        return time.last if time is not None else None

    def belonging(self, i: int) -> Hit | None:
        """The wording that ties a speaker to a body: تابعة ل, صادر عن."""
        return next((hit for hit in self.view.at("cues", i) if hit.entry.fields.get("belongs")), None)

    def any_at(self, i: int, *shelves: str) -> bool:
        """Whether an entry of one of the shelves begins at ``i``."""
        return any(self.view.at(shelf, i) for shelf in shelves)

    def closing(self, i: int, limit: int) -> int | None:
        """Where the mark at ``i`` is closed, when what it holds is short enough to be a name."""
        words = self.view.words
        wanted = ")" if words[i].text == "(" else CLOSING
        for j in range(i + 2, min(limit, i + 2 + _NAME_WORDS)):
            if words[j].kind == "mark":
                if words[j].text in wanted:
                    return j
                if words[j].text not in "-.":
                    return None
        return None

    def clause_start(self, i: int, start: int) -> int:
        """The word that opens the clause of ``i``: past قد, كان, لكن, فيما, من جهته before it."""
        while i > start and ((self._leads_in(i - 1) and self.cls(i - 1) != "N") or (i - 1) in self.view.time_at):
            i -= 1
        return i

    def _leads_in(self, i: int) -> bool:
        return self.view.classes[i] in "ACF" and not self.opens_clause(i)
