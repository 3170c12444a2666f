"""A store in, the observatory in the browser out: an API over it, and the app that is built into ``static/``."""
