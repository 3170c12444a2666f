"""Alembic's way in: the steps run on the connection that migrate.py holds, in its transaction."""

from alembic import context

context.configure(connection=context.config.attributes["connection"], transaction_per_migration=False)
context.run_migrations()
