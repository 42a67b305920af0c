"""What sites say of themselves in files at fixed addresses, and what a host's pace follows from: of those that are here
nothing is known yet."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "site_files",
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("host", sa.Text(), nullable=False),
        sa.Column("asked_at", sa.BigInteger(), nullable=False),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("url", name="pk_site_files"),
    )
    op.add_column("hosts", sa.Column("asked", sa.Double(), nullable=True))
    op.add_column("hosts", sa.Column("failures", sa.Integer(), server_default=sa.text("0"), nullable=False))
    op.add_column("hosts", sa.Column("held_until", sa.BigInteger(), nullable=True))
