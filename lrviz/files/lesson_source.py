"""A part of a lesson file that knows its lines, so that a mistake can be told with its own."""

from dataclasses import dataclass

from lrviz.files.errors import ContentError


@dataclass(frozen=True)
class Source:
    """Text of a lesson file, the first line of which is the file's line number `line`."""

    text: str
    line: int

    def line_of(self, needle: str) -> int:
        """Return the line in which `needle` stands first; the first line of all if it stands in none."""
        position = self.text.find(needle)
        return self.line + self.text.count("\n", 0, max(position, 0))

    def mistake(self, reason: str, needle: str = "") -> ContentError:
        """Return the mistake that `reason` tells, in the line of `needle`."""
        return ContentError(reason, line=self.line_of(needle))
