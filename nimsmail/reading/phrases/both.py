"""Words that people write in either language: commands, and the shortest answers."""

PHRASES: dict[str, str] = {
    "yes": """
        ja $
        yes $
        ja tak
        yes please
    """,
    "no": """
        nej $
        nej tak
        no thanks
    """,
    "leave": """
        unsubscribe
        afmeld
        frameld
    """,
    "stop": """
        unfollow
        stop
    """,
    "follow": """
        follow
        følg
    """,
    "join": """
        subscribe
        tilmeld
    """,
    "help": """
        help
        hjælp
    """,
    "approve": """
        godkendt
        approved
    """,
    "newsletter": """
        newsletter*
        nyhedsbrev*
    """,
}
