"""Places of the world as reference, beside the place entries: the shipped extract of GeoNames and the user's own lists."""

from marsad.lexicon.gazetteer.gazetteer import GAZETTEER, Gazetteer
from marsad.lexicon.gazetteer.place import GazetteerPlace

__all__ = ["GAZETTEER", "Gazetteer", "GazetteerPlace"]
