"""The sentence of the house in code: a capture becomes a document, the document a reading, the reading a coding."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from marsad import __version__
from marsad.extraction.code import code
from marsad.lexicon.load import Lexicon
from marsad.model.capture import Capture
from marsad.model.record import Coder, Coding
from marsad.text.annotate import annotate
from marsad.text.clean import make_document


@dataclass(frozen=True, eq=False)
class Reader:
    """Reads reports with one lexicon. The same capture gives the same coding, whenever and wherever it is read."""

    lexicon: Lexicon

    @cached_property
    def coder(self) -> Coder:
        """Who signs the records."""
        return Coder("marsad", __version__, self.lexicon.digest)

    def read(self, capture: Capture) -> Coding:
        """The coding of one report."""
        return code(annotate(make_document(capture), self.lexicon), self.lexicon, self.coder)
