"""By which reader and rule each capture was last read: once, and not for a page's text and its links as if they rested
on one capture. Of what has no text of its own nobody knows it for sure: it counts as read by an older reader."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("captures", sa.Column("reader_version", sa.Integer(), nullable=True))
    op.add_column("captures", sa.Column("rule_version", sa.Text(), nullable=True))
    for name in ("reader_version", "rule_version"):
        op.execute(
            f"UPDATE captures SET {name} = (SELECT {name} FROM revisions WHERE capture_id = captures.id"  # noqa: S608
            " ORDER BY page_id, number LIMIT 1) WHERE id IN (SELECT capture_id FROM revisions)"
        )
        op.drop_column("pages", name)
