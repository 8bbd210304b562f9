"""Real servers on this machine for the tests: Dovecot, an SMTP relay, and a bad line between."""
