"""Fields of words that stand in the same place of many phrases: `<can>`, `<coming>`."""

DA: dict[str, str] = {
    "I": "jeg vi undertegnede",
    "me": "mig os undertegnede",
    "my": "min mit mine vores",
    "can": "kan kunne ka ku",
    "not": "ikke ik ikk ikek aldrig",
    # To come, in the forms in which one says it of oneself, and slips of the key.
    "coming": """
        kommer komme komer kommre deltager deltage deltar delager dletager deltger ankommer
        indfinder medvirker møder stiller dukker tropper møde
    """,
    # The same, but only where it is said that one does it: no "undlader at komme".
    "comes": "kommer komer kommre deltager deltar delager dletager deltger ankommer indfinder",
    "up": "op frem",
    "show": "dukker dukke møder møde tropper troppe stiller stille trille triller ruller",
    "put": "sæt sætte sætter skriv skrive skriver put notér noter notere noterer før anfør tilføj",
    "seat": "plads pladsen stol siddeplads kuvert billet kop sæde",
    "gladly": "gerne gladelig gladeligt glædeligt",
    "list": "listen deltagerlisten deltagerliste mødelisten gæstelisten tilmeldingslisten",
    "that": "den det de",
    "day": """
        dag dagen torsdag fredag mandag tirsdag onsdag lørdag søndag uge ugen formiddag
        eftermiddag aften morgen dato periode måned tidspunkt
    """,
    # What one does elsewhere: "den dag underviser jeg".
    "busy": """
        er har sidder står skal holder ligger rejser flyver underviser fejrer åbner indvier
        afholder modtager vil
    """,
    "must": "må bliver skal måtte",
    "sorry": "desværre desv beklageligvis ærgerligt beklager ked kedeligt",
    "fits": "passer dur duer går fungerer klapper harmonerer egner spiller",
    "well": "fint godt perfekt glimrende udmærket udemærket strålende fortrinligt sagtens helt",
    "give": """
        giver give sender sende skriver skrive siger sige vender vende melder melde svarer svare
    """,
}
EN: dict[str, str] = {
    "I": "i we i'll we'll i'd we'd i'm we're",
    "me": "me us myself",
    "my": "my our",
    "can": "can could",
    "not": "not never",
    "come": "come attend join participate",
    # With a "not" before them these speak of coming too.
    "stay": "come attend join participate be make",
    "there": "there present aboard among",
    "glad": "happy glad pleased delighted thrilled honoured honored keen eager excited",
    "look": "look looking",
    "put": "put write note add enter mark pencil",
    "seat": "seat place chair spot",
    "day": """
        day date week month time morning afternoon thursday friday monday tuesday wednesday
        weekend period moment year
    """,
    "sorry": "sorry unfortunately sadly regrettably afraid alas",
}
