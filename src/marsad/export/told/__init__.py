"""What records tell, as exports need it: events with their report, where, when, by whom, how many, and what is one happening."""
