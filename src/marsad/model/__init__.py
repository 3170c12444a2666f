"""The nouns: frozen values that every floor of the house may hold, no input or output."""
