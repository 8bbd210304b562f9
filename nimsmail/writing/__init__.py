"""Letters into words, and words into RFC 5322 messages. No clock, no chance, no network.

`words` finds the words of a letter, and needs templates and the libraries around them;
`plate` and `compose` make messages of words that were found before, and need neither.
"""
