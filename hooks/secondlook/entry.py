"""What the command `secondlook` begins with.

It imports nothing at first, because every process that prints sheets imports it once more before it begins.
"""

from __future__ import annotations


def main() -> int:
    """Run one command. Returns the exit status."""
    from secondlook import cli  # noqa: PLC0415 -- see above

    return cli.main()
