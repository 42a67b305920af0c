"""A run from plan to exit code: what it is to do, its limits, its record, who is told, what starts it."""
