"""Runs the migrations on the connection that `storage.database` hands over, inside its transaction."""

from alembic import context

from storage.tables import Table

context.configure(connection=context.config.attributes["connection"], target_metadata=Table.metadata)
context.run_migrations()
