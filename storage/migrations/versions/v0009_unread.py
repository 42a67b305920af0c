"""Captures that couldn't be read. Of those that are here nothing is known: what broke the reader is fetched again."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "unread_captures",
        sa.Column("capture_id", sa.Integer(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("capture_id", name="pk_unread_captures"),
        sa.ForeignKeyConstraint(["capture_id"], ["captures.id"], name="fk_unread_captures_capture_id"),
    )
