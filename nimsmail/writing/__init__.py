"""Letters into words, and words into RFC 5322 messages. No clock, no chance, no network."""

from nimsmail.writing.words import Writer

__all__ = ["Writer"]
