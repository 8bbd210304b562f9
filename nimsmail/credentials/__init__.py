"""How we sign in to the mailbox and the relay: a password, or an OAuth2 token.

What the operator must mend is a ConfigError. What time may mend (a command that failed, a
token endpoint that is away) is the error of the server it is wanted for, MailboxError or
PostError, so that each part of the house backs off as it does for its server.
"""

from nimsmail.credentials.credential import (
    WARN_DAYS,
    Credential,
    for_mailbox,
    for_post,
    xoauth2_response,
)

__all__ = ["WARN_DAYS", "Credential", "for_mailbox", "for_post", "xoauth2_response"]
