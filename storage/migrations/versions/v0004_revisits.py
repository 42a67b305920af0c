"""When an address last changed, and when it appeared. Of those that are here neither is known: they are as they were
first seen, and may always have been there."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("frontier", sa.Column("changed_at", sa.BigInteger(), nullable=True))
    op.add_column("frontier", sa.Column("appeared_at", sa.BigInteger(), nullable=True))
