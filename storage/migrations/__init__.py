"""The archive's schema, step by step. Opening an archive for writing runs what is missing."""
