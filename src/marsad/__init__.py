"""Marsad reads Arabic reports of war: events, attributed claims, and the words that carry them."""

__version__ = "0.1.0"
