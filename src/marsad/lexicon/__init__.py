"""The reader of the words: knowledge files in, one frozen lexicon out, and its matches in a document."""
