"""Why a reviewer's act is not carried out."""

from __future__ import annotations

from marsad.errors import MarsadError


class Unknown(MarsadError):
    """There is no such report, event, incident or entry."""


class Changed(MarsadError):
    """What the reviewer was shown is not what is kept now: look again."""


class Impossible(MarsadError):
    """An act that cannot be done as things stand."""
