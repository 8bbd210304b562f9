"""The words, as data: one table a language, and one of what mail programs write.

A new phrase is a new line in a table. How a phrase is written is told in `matching`.
"""
