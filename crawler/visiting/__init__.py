"""What becomes of a visit: recorded in the archive, what its page offers followed, the next visit fixed."""
