"""The command line: `nimsmail NOUN VERB`, one module for each noun."""

from nimsmail.cli.root import cli, main

__all__ = ["cli", "main"]
