"""What can go wrong, named by who can mend it.

* NimsmailError
  - ConfigError        the operator: config.toml is missing something   exit 1
  - StoreError         the operator: the store is damaged or too new    exit 4
  - NotFound           the coordinator: no such member or meeting       exit 1
  - Busy               time: another run holds it                       exit 3
  - MailboxError       time: the IMAP server; the next turn retries     exit 75
  - PostError          time: the SMTP server; the outbox retries        exit 75

An error's text names the thing and the remedy, and is fit to show a coordinator.
The exit codes are those of a command that ends with the error.
"""

from typing import ClassVar


class NimsmailError(Exception):
    """Anything nimsmail raises on purpose; its text is fit to show a coordinator."""

    exit_code: ClassVar[int] = 1


class ConfigError(NimsmailError):
    """The configuration is missing something or says something impossible."""


class StoreError(NimsmailError):
    """The store cannot be opened, read or written."""

    exit_code = 4


class NotFound(NimsmailError):
    """The coordinator named something that is not in the store, or said something impossible."""


class Busy(NimsmailError):
    """Another run of nimsmail holds what this one needs."""

    exit_code = 3


class MailboxError(NimsmailError):
    """The mailbox cannot be reached or refused us; the next turn tries again."""

    exit_code = 75


class PostError(NimsmailError):
    """The relay cannot be reached or refused us; the outbox tries again."""

    exit_code = 75
