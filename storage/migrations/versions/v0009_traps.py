"""What tells a trap, and captures that couldn't be read. Of the pages that are here nothing has to be known: only first
visits count, and what broke the reader is fetched again."""

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
    op.create_table(
        "seen_texts",
        sa.Column("site", sa.Text(), nullable=False),
        sa.Column("text", sa.BigInteger(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("site", "text", name="pk_seen_texts"),
    )
    op.create_table(
        "fruitless_visits",
        sa.Column("site", sa.Text(), nullable=False),
        sa.Column("shape", sa.Text(), nullable=False),
        sa.Column("in_a_row", sa.Integer(), nullable=False),
        sa.Column("began", sa.BigInteger(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("is_trap", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("site", "shape", name="pk_fruitless_visits"),
    )
