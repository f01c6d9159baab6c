"""What ends a command with one line on standard error and status 2."""


class UsageError(Exception):
    """What is wrong with the arguments or the input, in one line."""
