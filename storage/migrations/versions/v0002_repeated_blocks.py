"""What sites repeat. Nothing is known yet of the parts that are here: every host is to be learned by the next run."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "seen_blocks",
        sa.Column("part_id", sa.Integer(), nullable=False),
        sa.Column("host", sa.Text(), nullable=False),
        sa.Column("blocks", sa.LargeBinary(), nullable=False),
        sa.Column("repeated", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("part_id", name="pk_seen_blocks"),
        sa.ForeignKeyConstraint(["part_id"], ["parts.id"], name="fk_seen_blocks_part_id"),
    )
    op.create_index("ix_seen_blocks_host", "seen_blocks", ["host"])
    op.create_table(
        "repeated_blocks",
        sa.Column("host", sa.Text(), nullable=False),
        sa.Column("fingerprint", sa.BigInteger(), nullable=False),
        sa.Column("works", sa.Integer(), nullable=False),
        sa.Column("everywhere", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("host", "fingerprint", name="pk_repeated_blocks"),
    )
    op.create_table(
        "unlearned_hosts",
        sa.Column("host", sa.Text(), nullable=False),
        sa.Column("changes", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("host", name="pk_unlearned_hosts"),
    )
    op.execute("INSERT INTO unlearned_hosts (host, changes) SELECT DISTINCT site, 1 FROM articles")
