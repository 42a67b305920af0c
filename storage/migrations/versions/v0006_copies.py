"""What the copies of a page are looked up by. Of pages that are here nothing is known until they are read again."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("pages", sa.Column("canonical_key", sa.Text(), nullable=True))
    op.add_column("pages", sa.Column("text_mark", sa.BigInteger(), nullable=True))
    op.add_column("pages", sa.Column("title_mark", sa.BigInteger(), nullable=True))
    op.add_column("pages", sa.Column("day", sa.Text(), nullable=True))
    marked, elsewhere = sa.text("text_mark IS NOT NULL"), sa.text("canonical_key IS NOT NULL")
    op.create_index(
        "ix_pages_marks", "pages", ["text_mark", "title_mark", "day"], sqlite_where=marked, postgresql_where=marked
    )
    op.create_index(
        "ix_pages_canonical",
        "pages",
        ["canonical_key", "text_mark"],
        sqlite_where=elsewhere,
        postgresql_where=elsewhere,
    )
