"""Automatic replies as people word them, and what each tells; today is Monday 19 October 2026.

`TUNED` is what the rules were worked out on. `ASIDE` was written with it and not looked at: 22
of 24 were right at first sight. `LATER` was written to be harder, in two lots: 7 of 16 were, and
then 7 of 12, of which one is left out, since nothing tells that its second day is the last.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, kw_only=True)
class Absence:
    """The words of one automatic reply: back when, who else (name, address), gone for good."""

    words: str
    until: date | None = None
    name: str | None = None
    email: str | None = None
    departed: bool = False


def back(month: int, day: int, year: int = 2026) -> date:
    return date(year, month, day)


TUNED = (
    Absence(
        words="Tak for din mail. Jeg holder ferie til og med søndag den 25. oktober.",
        until=back(10, 25),
    ),
    Absence(
        words="Jeg er på ferie og er tilbage på kontoret mandag den 26. oktober 2026.\n"
        "Haster det, så kontakt min kollega Nis Boel på nibo@ribe.example.",
        until=back(10, 26),
        name="Nis Boel",
        email="nibo@ribe.example",
    ),
    Absence(words="Jeg har ferie i uge 43 og læser ikke mine mails.", until=back(10, 25)),
    Absence(
        words="Jeg er på kursus d. 19.-21. oktober. Du kan ringe til Ida Lund på tlf. 12 34 56 78.",
        until=back(10, 21),
        name="Ida Lund",
    ),
    Absence(
        words="Jeg holder efterårsferie fra 17/10 til 24/10. Ved akutte henvendelser "
        "skriv til teknik@ribe.example.",
        until=back(10, 24),
        email="teknik@ribe.example",
    ),
    Absence(words="Jeg er væk fra kontoret og vender tilbage på fredag.", until=back(10, 23)),
    Absence(
        words="Jeg er på barsel frem til 1. marts 2027. Mette Friis varetager mine opgaver i "
        "mellemtiden. Hun kan kontaktes på mefr@ribe.example.",
        until=back(3, 1, 2027),
        name="Mette Friis",
        email="mefr@ribe.example",
    ),
    Absence(words="Jeg er sygemeldt på ubestemt tid. Skriv til Klima og Miljø."),
    Absence(
        words="Jeg er pr. 1. oktober 2026 fratrådt min stilling i Ribe Kommune. "
        "Henvendelser bedes rettet til Kirsten Holm, kiho@ribe.example.",
        name="Kirsten Holm",
        email="kiho@ribe.example",
        departed=True,
    ),
    Absence(
        words="Jeg arbejder ikke længere i Ribe Kommune. Denne mailkonto lukkes den 1. november.",
        departed=True,
    ),
    Absence(
        words="Jeg er stoppet i Ribe Kommune og er begyndt et nyt sted. Min efterfølger er "
        "Bo Dahl (boda@ribe.example).",
        name="Bo Dahl",
        email="boda@ribe.example",
        departed=True,
    ),
    Absence(
        words="Jeg er gået på pension. Kontakt venligst Klimasekretariatet på klima@ribe.example.",
        email="klima@ribe.example",
        departed=True,
    ),
    Absence(
        words="Ann Reid is no longer employed by Ribe Council. Please contact Tom Bell at "
        "tobe@ribe.example instead.",
        name="Tom Bell",
        email="tobe@ribe.example",
        departed=True,
    ),
    Absence(
        words="I am on annual leave until 2 November. For urgent matters please contact "
        "Jane Moss, jamo@ribe.example.",
        until=back(11, 2),
        name="Jane Moss",
        email="jamo@ribe.example",
    ),
    Absence(
        words="I'm out of the office from October 19th to October 23rd with limited access to "
        "email.",
        until=back(10, 23),
    ),
    Absence(
        words="Thanks for your email. I am travelling and will be back in the office on Wednesday.",
        until=back(10, 21),
    ),
    Absence(
        words="I am currently on parental leave, returning on 4 January 2027.",
        until=back(1, 4, 2027),
    ),
    Absence(
        words="I have left Ribe Council. My work has been taken over by Paul Hurst "
        "(pahu@ribe.example).",
        name="Paul Hurst",
        email="pahu@ribe.example",
        departed=True,
    ),
    Absence(
        words="Please note that I no longer work here. This mailbox is not monitored.",
        departed=True,
    ),
    Absence(
        words="I am away this week and back on Monday 26 October. My colleague Sue Park is "
        "covering for me: supa@ribe.example",
        until=back(10, 26),
        name="Sue Park",
        email="supa@ribe.example",
    ),
    Absence(
        words="Jeg holder fri frem til torsdag d. 22.10. God dag.",
        until=back(10, 22),
    ),
    Absence(
        words="Kontoret har lukket. Vi åbner igen den 2/11, hvor vi svarer på din mail.",
        until=back(11, 2),
    ),
    Absence(
        words="Vi har modtaget din henvendelse og vender tilbage hurtigst muligt. "
        "Dit sagsnummer er 2026-118.",
    ),
    Absence(
        words="Jeg har forladt kontoret for i dag og svarer i morgen.",
        until=back(10, 20),
    ),
)

ASIDE = (
    Absence(
        words="Hej. Jeg er på ferie i denne uge og er tilbage igen mandag d. 26/10.",
        until=back(10, 26),
    ),
    Absence(
        words="Tak for din henvendelse. Jeg er ude af kontoret til den 30. oktober. I mit fravær "
        "kan du skrive til Lone Krog: lokr@ribe.example.",
        until=back(10, 30),
        name="Lone Krog",
        email="lokr@ribe.example",
    ),
    Absence(words="Jeg afholder ferie i ugerne 43 og 44.", until=back(11, 1)),
    Absence(
        words="Jeg er i marken hele dagen og kan træffes igen i morgen, tirsdag den 20. oktober.",
        until=back(10, 20),
    ),
    Absence(
        words="Jeg er til møder i Bruxelles til og med onsdag og har begrænset adgang til mail.",
        until=back(10, 21),
    ),
    Absence(
        words="Jeg har orlov fra 1. september 2026 til 31. januar 2027. Henvend dig til min vikar, "
        "Asger Toft, asto@ribe.example.",
        until=back(1, 31, 2027),
        name="Asger Toft",
        email="asto@ribe.example",
    ),
    Absence(
        words="Jeg er desværre syg. I hastetilfælde kan min leder, Grete Munk, kontaktes på "
        "grmu@ribe.example.",
        name="Grete Munk",
        email="grmu@ribe.example",
    ),
    Absence(
        words="Jeg er ikke længere ansat ved Ribe Kommune. Min afløser hedder Finn Juul, "
        "finj@ribe.example.",
        name="Finn Juul",
        email="finj@ribe.example",
        departed=True,
    ),
    Absence(
        words="Pr. 1. september har jeg fået nyt job. Spørgsmål om klima rettes til Vibe Lind på "
        "vili@ribe.example.",
        name="Vibe Lind",
        email="vili@ribe.example",
        departed=True,
    ),
    Absence(
        words="Jørgen Søholm er fratrådt. Mailen bliver ikke læst.",
        departed=True,
    ),
    Absence(
        words="Jeg har valgt at gå på efterløn og har haft sidste arbejdsdag den 30. september.",
        departed=True,
    ),
    Absence(
        words="Denne medarbejder er ikke længere hos os. Kontakt i stedet post@ribe.example.",
        email="post@ribe.example",
        departed=True,
    ),
    Absence(
        words="I am out of office until Friday, 23 October, and will reply when I return.",
        until=back(10, 23),
    ),
    Absence(
        words="I will be out 19-30 October. Please reach out to Mark Dean (made@ribe.example) "
        "for anything urgent.",
        until=back(10, 30),
        name="Mark Dean",
        email="made@ribe.example",
    ),
    Absence(
        words="I'm on vacation, back Nov 3. In urgent cases call Lucy Hart on +45 12 34 56 78.",
        until=back(11, 3),
        name="Lucy Hart",
    ),
    Absence(
        words="I am away from my desk and will respond on my return on 2026-10-28.",
        until=back(10, 28),
    ),
    Absence(
        words="Ann Reid has left the organisation. Please direct enquiries to info@ribe.example.",
        email="info@ribe.example",
        departed=True,
    ),
    Absence(
        words="I retired at the end of September. My successor is Kay Wood, kawo@ribe.example.",
        name="Kay Wood",
        email="kawo@ribe.example",
        departed=True,
    ),
    Absence(
        words="Thank you for your message. I am no longer with Ribe Council.",
        departed=True,
    ),
    Absence(
        words="I have changed jobs and this account will be closed. Write to Ned Cole instead: "
        "neco@ribe.example",
        name="Ned Cole",
        email="neco@ribe.example",
        departed=True,
    ),
    Absence(words="We have received your request. A colleague will answer within two days."),
    Absence(
        words="Kommunen holder lukket mellem jul og nytår og åbner igen den 4. januar.",
        until=back(1, 4, 2027),
    ),
    Absence(
        words="Jeg har forladt mødet tidligt i dag og er på telefonen igen torsdag.",
        until=back(10, 22),
    ),
    Absence(
        words="Jeg er på studietur. Mens jeg er væk, tager Per Vang (peva@ribe.example) sig af "
        "mine sager. Jeg er retur den 27. oktober.",
        until=back(10, 27),
        name="Per Vang",
        email="peva@ribe.example",
    ),
)

LATER = (
    Absence(
        words="Kære afsender. Jeg nyder min sommerhusferie og tjekker ikke mail før "
        "mandag den 2. november.",
        until=back(11, 2),
    ),
    Absence(
        words="Jeg er på efteruddannelse resten af ugen. Vibeke Storm (vist@ribe.example) "
        "hjælper dig gerne.",
        name="Vibeke Storm",
        email="vist@ribe.example",
    ),
    Absence(words="Jeg afspadserer i dag og i morgen.", until=back(10, 20)),
    Absence(
        words="Du har skrevet til en medarbejder, der ikke længere arbejder i kommunen. "
        "Skriv i stedet til post@ribe.example.",
        email="post@ribe.example",
        departed=True,
    ),
    Absence(
        words="Min ansættelse i Ribe Kommune ophørte den 31. august. Nikolaj Ege har "
        "overtaget mine opgaver: nieg@ribe.example",
        name="Nikolaj Ege",
        email="nieg@ribe.example",
        departed=True,
    ),
    Absence(
        words="Jeg er pr. 1/10 gået på pension og læser derfor ikke denne mail.", departed=True
    ),
    Absence(words="Jeg er fraværende til og med 30.10.2026.", until=back(10, 30)),
    Absence(
        words="Ude af kontoret 20/10 - 23/10. Kontakt vagten på 12 34 56 78.", until=back(10, 23)
    ),
    Absence(
        words="Jeg holder barselsorlov indtil maj 2027. Rikke Dam er min barselsvikar, "
        "rida@ribe.example.",
        name="Rikke Dam",
        email="rida@ribe.example",
    ),
    Absence(words="Out of the office, back Thursday.", until=back(10, 22)),
    Absence(
        words="I'm on leave from 12 October through 6 November 2026. Contact Joan Pike "
        "<jopi@ribe.example> in my absence.",
        until=back(11, 6),
        name="Joan Pike",
        email="jopi@ribe.example",
    ),
    Absence(words="I will have no access to e-mail until Tuesday 27th.", until=back(10, 27)),
    Absence(
        words="Please be advised that Carl Ross does not work at Ribe Council any more.",
        departed=True,
    ),
    Absence(
        words="As of 1 October I have taken up a new role elsewhere. Your message was not "
        "forwarded.",
        departed=True,
    ),
    Absence(
        words="My contract with Ribe Council ended on 30 September. Please write to Iris "
        "Snow, irsn@ribe.example.",
        name="Iris Snow",
        email="irsn@ribe.example",
        departed=True,
    ),
    Absence(words="Dr. Hale is on sabbatical and returns in week 50.", until=back(12, 7)),
    Absence(
        words="Jeg er bortrejst og svarer først på mails igen d. 29. oktober.", until=back(10, 29)
    ),
    Absence(
        words="Tak for mailen. Jeg er på tjenesterejse i Riga og er hjemme igen på lørdag.",
        until=back(10, 24),
    ),
    Absence(
        words="Jeg er sygemeldt. Teamleder Karl Bro dækker ind for mig, kabr@ribe.example.",
        name="Karl Bro",
        email="kabr@ribe.example",
    ),
    Absence(
        words="Jeg er ikke længere at finde i Teknik og Miljø, da jeg har skiftet arbejdsplads.",
        departed=True,
    ),
    Absence(
        words="Adressen er ikke længere i brug, idet medarbejderen er fratrådt.", departed=True
    ),
    Absence(
        words="Jeg har valgt at gå på pension fra den 1. oktober. Tak for samarbejdet!",
        departed=True,
    ),
    Absence(
        words="I am currently out of the country. I will be checking e-mail again from Monday.",
        until=back(10, 26),
    ),
    Absence(
        words="Maternity leave until 15 March 2027 - all questions to Lena Frost "
        "(lefr@ribe.example).",
        until=back(3, 15, 2027),
        name="Lena Frost",
        email="lefr@ribe.example",
    ),
    Absence(
        words="Mr. Dunn left us at the end of September. Please use office@ribe.example.",
        email="office@ribe.example",
        departed=True,
    ),
    Absence(words="I am in meetings all day today; for anything pressing try my mobile."),
    Absence(words="My last day at Ribe Council was 30 September.", departed=True),
)
