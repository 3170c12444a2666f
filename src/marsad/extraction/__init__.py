"""A reading in, events and claims out: triggers, same happenings, roles, places, dates, tolls, attribution."""
