"""The EU programmes: their names, what people and portals call them, and their clock.

The identifiers are the portal's own; names and habits are those that the programmes publish.
"""

from dataclasses import dataclass
from datetime import time

PORTAL_CLOCK = time(17)


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    """One programme; `key` is what everything here calls it.

    `portal` tells that its calls on the Funding & Tenders Portal close at 17:00 in Brussels
    where nothing else is said. `succeeded_by` is who took over a programme that is closed.
    """

    key: str
    name: str
    danish: str
    portal_id: str = ""
    aliases: tuple[str, ...] = ()
    portal: bool = False
    succeeded_by: str = ""


PROGRAMMES: tuple[Programme, ...] = (
    Programme(
        key="HORIZON",
        name="Horizon Europe",
        danish="Horisont Europa",
        portal_id="43108390",
        aliases=(
            "horizon",
            "horizon europe",
            "horisont",
            "HE",
            "H-EU",
        ),
        portal=True,
    ),
    Programme(
        key="DIGITAL",
        name="Digital Europe Programme",
        danish="programmet for et digitalt Europa",
        portal_id="43152860",
        aliases=(
            "digital europe",
            "DEP",
            "digitalt europa",
        ),
        portal=True,
    ),
    Programme(
        key="LIFE",
        name="Programme for the Environment and Climate Action (LIFE)",
        danish="LIFE – programmet for miljø og klima",
        portal_id="43252405",
        aliases=(
            "life",
            "LIFE2027",
        ),
        portal=True,
    ),
    Programme(
        key="ERASMUS+",
        name="Erasmus+",
        danish="Erasmus+",
        portal_id="43353764",
        aliases=(
            "erasmus",
            "erasmus plus",
            "E+",
            "KA1",
            "KA2",
            "KA210",
            "KA220",
            "ERASMUS2027",
            "ERASMUS-EDU",
            "ERASMUS-SPORT",
        ),
        portal=True,
    ),
    Programme(
        key="CERV",
        name="Citizens, Equality, Rights and Values programme",
        danish="programmet for borgere, ligestilling, rettigheder og værdier",
        portal_id="43251589",
        aliases=(
            "cerv",
            "venskabsby",
            "town twinning",
            "network of towns",
        ),
        portal=True,
    ),
    Programme(
        key="EFC",
        name="Europe for Citizens",
        danish="Europa for Borgerne",
        aliases=(
            "europa for borgerne",
            "europe for citizens",
        ),
        succeeded_by="CERV",
    ),
    Programme(
        key="CREA",
        name="Creative Europe",
        danish="Et Kreativt Europa",
        portal_id="43251814",
        aliases=(
            "creative europe",
            "kreativt europa",
            "CREA",
            "MEDIA",
        ),
        portal=True,
    ),
    Programme(
        key="CEF",
        name="Connecting Europe Facility",
        danish="Connecting Europe-faciliteten",
        portal_id="43251567",
        aliases=(
            "CEF",
            "CEF2027",
            "connecting europe",
        ),
        portal=True,
    ),
    Programme(
        key="EU4H",
        name="EU4Health",
        danish="EU4Health-programmet",
        portal_id="43332642",
        aliases=(
            "eu4health",
            "EU4H",
            "sundhedsprogrammet",
        ),
        portal=True,
    ),
    Programme(
        key="SMP",
        name="Single Market Programme",
        danish="programmet for det indre marked",
        portal_id="43252476",
        aliases=(
            "SMP",
            "COSME",
        ),
        portal=True,
    ),
    Programme(
        key="ESF+",
        name="European Social Fund Plus (incl. EaSI)",
        danish="Den Europæiske Socialfond Plus",
        portal_id="43254019",
        aliases=(
            "ESF",
            "socialfonden",
            "EaSI",
        ),
    ),
    Programme(
        key="ERDF",
        name="European Regional Development Fund",
        danish="Den Europæiske Fond for Regionaludvikling",
        aliases=(
            "ERDF",
            "EFRU",
            "regionalfonden",
            "strukturfonde",
        ),
    ),
    # Whoever follows it follows all that are called so.
    Programme(key="INTERREG", name="Interreg", danish="Interreg"),
    Programme(
        key="INTERREG-DEDK",
        name="Interreg 6A Deutschland-Danmark",
        danish="Interreg Deutschland-Danmark",
        aliases=(
            "interreg 6a",
            "interreg tyskland",
        ),
    ),
    Programme(
        key="INTERREG-OKS",
        name="Interreg Öresund-Kattegat-Skagerrak",
        danish="Interreg Øresund-Kattegat-Skagerrak",
        aliases=(
            "interreg øks",
            "ØKS",
        ),
    ),
    Programme(
        key="INTERREG-NS",
        name="Interreg North Sea",
        danish="Interreg Nordsøregionen",
        aliases=(
            "interreg north sea",
            "nordsø",
        ),
    ),
    Programme(
        key="INTERREG-BSR",
        name="Interreg Baltic Sea Region",
        danish="Interreg Østersøregionen",
        aliases=(
            "interreg baltic sea",
            "østersø",
        ),
    ),
    Programme(
        key="INTERREG-EU",
        name="Interreg Europe",
        danish="Interreg Europe",
        aliases=("interreg europe",),
    ),
    Programme(
        key="URBACT",
        name="URBACT IV",
        danish="URBACT",
        aliases=("urbact",),
    ),
    Programme(
        key="EUI",
        name="European Urban Initiative",
        danish="Det europæiske byinitiativ",
        aliases=(
            "EUI",
            "UIA",
            "urban initiative",
        ),
    ),
    Programme(
        key="ESC",
        name="European Solidarity Corps",
        danish="Det Europæiske Solidaritetskorps",
        portal_id="43254037",
        aliases=(
            "solidaritetskorps",
            "ESC",
        ),
    ),
    Programme(
        key="UCPM",
        name="Union Civil Protection Mechanism",
        danish="EU-civilbeskyttelsesmekanismen",
        portal_id="43298203",
        aliases=(
            "UCPM",
            "civilbeskyttelse",
            "beredskab",
        ),
        portal=True,
    ),
    Programme(
        key="EMFAF",
        name="European Maritime, Fisheries and Aquaculture Fund",
        danish="Den Europæiske Hav-, Fiskeri- og Akvakulturfond",
        portal_id="43392145",
        aliases=(
            "EMFAF",
            "EHFAF",
            "havfonden",
        ),
        portal=True,
    ),
    Programme(
        key="INNOVFUND",
        name="Innovation Fund",
        danish="Innovationsfonden (EU ETS)",
        portal_id="43089234",
        aliases=("innovation fund",),
        portal=True,
    ),
    Programme(
        key="I3",
        name="Interregional Innovation Investments",
        danish="interregionale innovationsinvesteringer",
        portal_id="44416173",
        aliases=("I3",),
        portal=True,
    ),
    Programme(
        key="JTM",
        name="Just Transition Mechanism",
        danish="Mekanismen for Retfærdig Omstilling",
        portal_id="44773066",
        aliases=(
            "JTM",
            "just transition",
        ),
        portal=True,
    ),
    Programme(
        key="JUST",
        name="Justice programme",
        danish="programmet for retlige anliggender",
        portal_id="43252386",
        aliases=("justice",),
        portal=True,
    ),
    Programme(
        key="EDF",
        name="European Defence Fund",
        danish="Den Europæiske Forsvarsfond",
        portal_id="44181033",
        aliases=(
            "EDF",
            "forsvarsfonden",
        ),
        portal=True,
    ),
    Programme(
        key="RELEX",
        name="EU External Action",
        danish="EU's eksterne foranstaltninger",
        aliases=(
            "europeaid",
            "NDICI",
        ),
    ),
    Programme(
        key="PPPA",
        name="Pilot Projects and Preparatory Actions",
        danish="pilotprojekter og forberedende foranstaltninger",
        portal_id="43637601",
        aliases=("PPPA",),
        portal=True,
    ),
    Programme(
        key="SOCPL",
        name="Social prerogatives and specific competencies lines",
        danish="sociale beføjelser",
        portal_id="43252517",
        aliases=("SOCPL",),
        portal=True,
    ),
    Programme(
        key="ISF",
        name="Internal Security Fund",
        danish="Fonden for Intern Sikkerhed",
        portal_id="43252368",
        aliases=("ISF",),
        portal=True,
    ),
    Programme(
        key="EURATOM",
        name="Euratom Research and Training",
        danish="Euratom",
        portal_id="43298916",
        aliases=("EURATOM2027",),
        portal=True,
    ),
    Programme(
        key="AGRIP",
        name="Promotion of agricultural products",
        danish="fremme af landbrugsprodukter",
        portal_id="43298664",
        aliases=("AGRIP2027",),
        portal=True,
    ),
    Programme(
        key="RFCS",
        name="Research Fund for Coal and Steel",
        danish="Kul- og Stålforskningsfonden",
        portal_id="43252449",
        aliases=("RFCS",),
        portal=True,
    ),
    Programme(
        key="RENEWFM",
        name="Renewable Energy Financing Mechanism",
        danish="EU-finansieringsmekanismen for vedvarende energi",
        portal_id="43253967",
        aliases=("RENEWFM",),
        portal=True,
    ),
    Programme(
        key="EUBA",
        name="EU bodies and agencies",
        danish="EU-organer og -agenturer",
        portal_id="45532249",
        aliases=("EUBA",),
    ),
    Programme(
        key="EP",
        name="European Parliament",
        danish="Europa-Parlamentet",
        portal_id="43697167",
        aliases=("EP",),
    ),
    Programme(
        key="EUAF",
        name="EU Anti-Fraud Programme",
        danish="EU's program for bekæmpelse af svig",
        portal_id="43251842",
        aliases=("EUAF",),
        portal=True,
    ),
    Programme(
        key="PERICLES IV",
        name="Protection of the euro against counterfeiting",
        danish="Pericles IV",
        portal_id="43252433",
        aliases=("PERICLES",),
        portal=True,
    ),
    Programme(
        key="NORDPLUS",
        name="Nordplus",
        danish="Nordplus",
        aliases=("nordplus",),
    ),
    Programme(
        key="LAG",
        name="LEADER / Local Action Groups",
        danish="LAG-midler",
        aliases=(
            "LAG",
            "leader",
            "landdistriktsmidler",
        ),
    ),
    Programme(
        key="EUCF",
        name="European City Facility",
        danish="European City Facility",
        aliases=(
            "EUCF",
            "city facility",
        ),
    ),
    Programme(
        key="H2020",
        name="Horizon 2020",
        danish="Horisont 2020",
        portal_id="31045243",
        aliases=("h2020",),
        succeeded_by="HORIZON",
    ),
)

# What members are asked about by name, as the reader of their answers knows it.
OFFERED = (
    "Horizon Europe",
    "Erasmus+",
    "Interreg",
    "LIFE",
    "CERV",
    "Digital Europe",
    "Creative Europe",
    "EUI",
    "Nordplus",
    "URBACT",
    "EU4Health",
)

_OLD_PERIOD = "2027"  # some lists write LIFE2027 for the LIFE of 2021 to 2027


def _written(text: str) -> str:
    return " ".join(text.casefold().replace("-", " ").replace("–", " ").split())


def _names() -> dict[str, Programme]:
    found: dict[str, Programme] = {}
    for each in PROGRAMMES:
        for name in (each.key, each.portal_id, each.name, each.danish, *each.aliases):
            if name:
                found.setdefault(_written(name), each)
    return found


_BY_NAME = _names()
_BY_KEY = {each.key: each for each in PROGRAMMES}


def programme(text: str) -> Programme | None:
    """Find a programme by its key, its id on the portal, a name or what people call it.

    >>> found = programme("LIFE2027")
    >>> found.key if found else None
    'LIFE'
    """
    found = _BY_NAME.get(_written(text))
    return found or _BY_NAME.get(_written(text).removesuffix(_OLD_PERIOD))


def by_key(key: str) -> Programme | None:
    """Find a programme by what everything here calls it."""
    return _BY_KEY.get(key)


def today(found: Programme) -> Programme:
    """Return who carries on what a programme that is closed did."""
    return _BY_KEY[found.succeeded_by] if found.succeeded_by else found


def of_identifier(identifier: str) -> Programme | None:
    """Find the programme that a topic's identifier begins with: HORIZON-CL5-2027-D2-01.

    >>> found = of_identifier("INTERREG-DEDK-2027-01")
    >>> found.key if found else None
    'INTERREG-DEDK'
    """
    parts = identifier.upper().replace("_", "-").split("-")
    for length in (2, 1):
        found = programme(" ".join(parts[:length]))
        if found is not None:
            return found
    return None


def offered_as(key: str) -> str | None:
    """Return the name by which the reader knows a programme, if it knows it."""
    return next((name for name in OFFERED if programme(name) is _BY_KEY.get(key)), None)
