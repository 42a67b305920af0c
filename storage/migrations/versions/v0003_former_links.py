"""Links that left their pages stay as former ones, and an unnumbered first part is found by its title.

The links that are here are current, and rest on the last capture of their pages.
"""

import json

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

FORMER = sa.text("former")


def upgrade() -> None:
    op.execute("CREATE TABLE links_before AS SELECT * FROM links")
    op.drop_table("links")
    op.create_table(
        "links",
        sa.Column("page_id", sa.Integer(), nullable=False),
        sa.Column("capture_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("former", sa.Boolean(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("target_key", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("page_id", "capture_id", "place", name="pk_links"),
        sa.ForeignKeyConstraint(["page_id"], ["pages.id"], name="fk_links_page_id"),
        sa.ForeignKeyConstraint(["capture_id"], ["captures.id"], name="fk_links_capture_id"),
    )
    op.create_index("ix_links_target_key", "links", ["target_key"])
    op.create_index("ix_links_former", "links", ["capture_id"], sqlite_where=FORMER, postgresql_where=FORMER)
    op.execute(
        "INSERT INTO links SELECT page_id, pages.capture_id, place, false, role, b.position, target_key, b.url, text,"
        " why, number FROM links_before AS b JOIN pages ON pages.id = page_id"
    )
    op.drop_table("links_before")
    _name_untitled_parts()


def _name_untitled_parts() -> None:
    """Gives each part whose title names no series its whole title as a name, as parts are stored from now on."""
    connection = op.get_bind()
    rows = connection.execute(sa.text("SELECT id, url, metadata FROM parts WHERE series_key IS NULL")).all()
    for part_id, url, metadata in rows:
        title = json.loads(metadata).get("title") or ""
        name = "".join(character for character in title.casefold() if character.isalnum())
        if name:
            host = url.partition("//")[2].partition("/")[0].lower()
            key = {"id": part_id, "key": f"{host} {name}"}
            connection.execute(sa.text("UPDATE parts SET series_key = :key WHERE id = :id"), key)
