"""Happenings in, the fields of their events out: who, where, when, with what, at what cost, who says so."""
