"""What the commands that only look say: status, explain, history, diff."""
