"""The commands of ``marsad``, one a file; each takes what the user typed and hands it to the house."""
