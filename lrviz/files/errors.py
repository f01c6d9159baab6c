"""What is wrong with a data file, and where: found without knowing the file's name, told with it."""

from lrviz.files.numbers import printable


class DataFileError(ValueError):
    """One line for the user: "NAME, line L, column C: what is wrong", with what is known of L and C."""


class ContentError(ValueError):
    """What is wrong in the content of a file, told without the file's name.

    Parameters
    ----------
    reason : str
        What is wrong, in a sentence for the user.
    line, column : int, optional
        The physical line of the file and the column of the table, both from 1.
    """

    def __init__(self, reason: str, line: int | None = None, column: int | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.line = line
        self.column = column

    def in_file(self, name: str) -> DataFileError:
        """Return the error that tells this of the file `name`."""
        line = "" if self.line is None else f", line {self.line}"
        column = "" if self.column is None else f", column {self.column}"
        return DataFileError(f"{printable(name)}{line}{column}: {self.reason}")
