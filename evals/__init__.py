"""How well the coder reads: its scores on the evaluation sets, and the floors they may not sink below."""
