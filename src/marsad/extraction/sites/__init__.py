"""The places that a report names, each with its words."""
