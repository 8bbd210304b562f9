"""The core: the secretariat's words and rules. It does no I/O and asks no clock."""
