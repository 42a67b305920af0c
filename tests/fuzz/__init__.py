"""Mutation fuzzing of all that reads what strangers write: `python -m tests.fuzz --minutes 30 --seed 1`.

Not part of the suite: what it found is, as inputs in the tests of the modules concerned.
"""
