"""Pages that are made here rather than in the browser: the dossier, and what is shown before the app is built."""
