"""From words to happenings: what names an event, which mentions are one, which of them the record takes up."""
