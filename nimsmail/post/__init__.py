"""SMTP: a pool of connections that sends each letter to its one recipient.

`Post` is the pool, `Line` one of its connections, and a `Report` says what became of
one letter. Who is to get what, and when to try again, is not decided here.
"""

from nimsmail.post.limits import Limits
from nimsmail.post.line import Line
from nimsmail.post.pool import Post
from nimsmail.post.report import Report, Verdict

__all__ = ["Limits", "Line", "Post", "Report", "Verdict"]
