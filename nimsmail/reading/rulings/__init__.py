"""What a coordinator decides by answering a notice: which of its numbers, and how.

Every word of an answer is understood, or what stands with it is not acted on: a ruling may
carry out anything, and a question costs a line. So "ja til 1, hvis hun stadig vil" settles
nothing, and "ja" beside "nej til 2" leaves the others open unless a "men" says it means them.

An answer is cut into sentences, and these at commas and at "men" into parts. Each part
becomes a row of signs, one for each word that says something, and the row has a shape:
a verdict before its numbers ("nej til 2"), behind them ("2 nej"), or alone.
"""

from nimsmail.reading.rulings.answer import rulings_in

__all__ = ["rulings_in"]
