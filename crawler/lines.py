"""What all that is printed for people is made with: a count, a moment, and a line that steers no terminal."""

from datetime import datetime


def counted(count: int, noun: str) -> str:
    """'1 page', '2 pages'."""
    return f"{count} {noun}{'' if count == 1 else 's'}"


def moment(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M:%S} UTC"


def plain(text: str) -> str:
    """A line for a terminal: nothing of a page's text may steer it."""
    return "".join(character if character.isprintable() else " " for character in text)
