"""What each run did at each site, and by which versions. Of runs before, neither is known."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("runs", sa.Column("versions", sa.Text(), nullable=True))
    op.create_table(
        "run_sites",
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("site", sa.Text(), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("found", "new", "changed", "unchanged", "gone")),
        sa.Column("failed", sa.Text(), nullable=False),
        sa.Column("trapped", sa.Text(), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("requests", "not_modified")),
        *(sa.Column(name, sa.BigInteger(), nullable=False) for name in ("received", "archived")),
        sa.Column("listed", sa.Integer(), nullable=False),
        sa.Column("ended", sa.Text(), nullable=False),
        sa.Column("alarm", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("run_id", "site", name="pk_run_sites"),
        sa.ForeignKeyConstraint(["run_id"], ["runs.id"], name="fk_run_sites_run_id"),
    )
    op.create_index("ix_run_sites_site", "run_sites", ["site"])
