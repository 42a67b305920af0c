"""What sites say of themselves in files at fixed addresses, what they and their pages reserve, and what a host's pace
follows from: of those that are here nothing is known yet."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
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
    op.create_table(
        "origin_rights",
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("rights", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("origin", name="pk_origin_rights"),
    )
    op.create_table(
        "page_rights",
        sa.Column("page_id", sa.Integer(), nullable=False),
        sa.Column("rights", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("page_id", name="pk_page_rights"),
        sa.ForeignKeyConstraint(["page_id"], ["pages.id"], name="fk_page_rights_page_id"),
    )
    op.add_column("hosts", sa.Column("asked", sa.Double(), nullable=True))
    op.add_column("hosts", sa.Column("failures", sa.Integer(), server_default=sa.text("0"), nullable=False))
    op.add_column("hosts", sa.Column("held_until", sa.BigInteger(), nullable=True))
    op.add_column("run_sites", sa.Column("withheld", sa.Integer(), server_default=sa.text("0"), nullable=False))
