"""The words by which people choose on a ballot, as compared: folded, apostrophes left out."""

from nimsmail.reading.wordlists import words

NUMBERS = {
    "ettern": 1, "enern": 1,
    "et": 1, "en": 1, "one": 1, "ener": 1, "toern": 2, "treern": 3, "firern": 4,
    "femmern": 5, "seksern": 6, "eneren": 1, "etter": 1, "etteren": 1, "eteren": 1,
    "ettallet": 1, "to": 2, "two": 2, "toer": 2, "toeren": 2, "totallet": 2,
    "tre": 3, "three": 3, "treer": 3, "treeren": 3, "trieren": 3, "tretallet": 3,
    "fire": 4, "four": 4, "firer": 4, "fireren": 4, "firen": 4, "firetallet": 4, "fjeren": 4,
    "fem": 5, "five": 5, "femmer": 5, "femmeren": 5, "femtallet": 5,
    "seks": 6, "six": 6, "sekser": 6, "sekseren": 6, "sekstallet": 6,
    "syv": 7, "seven": 7, "syver": 7, "syveren": 7, "syvtallet": 7,
    "otte": 8, "eight": 8, "otter": 8, "otteren": 8, "ottetallet": 8,
    "ni": 9, "nine": 9, "nier": 9, "nieren": 9,
}  # fmt: skip
ORDINALS = {
    "foerste": 1, "foerstnaevnte": 1, "anden": 2, "andet": 2, "tredje": 3, "tredie": 3,
    "tredjeste": 3, "fjerde": 4, "femte": 5, "sjette": 6, "syvende": 7, "ottende": 8,
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "5th": 5, "6th": 6, "7th": 7, "8th": 8,
}  # fmt: skip
# Words that may stand between the numbers of a plain vote.
PLAIN = words(
    """
    og and saa then derefter dernaest samt plus foerst first second third som foerste andet
    anden tredje valg prioritet nr nummer numrene number numbers no tema temaerne theme themes
    emne emnerne topic topics jeg i we vi stemmer vote votes voting for paa mine min my go goes
    to tak please stemme stemmen vores er are is det the in that order med og hej dear 👍 ✅ os
    us me mig choose vaelger peger til saa derpaa sidst last og choice choices priority
    foersteprioritet andenprioritet tredjeprioritet prioriteter raekkefoelge denne den raekkefølge
    saet saetter kryds ved ud et mit helst ellers faar naestbedst bedst would be like picks pick
    our ours of preference preferences favorit favoritter favoritterne favourite favourites
    favorite favorites gaar gives giver giver afgiver herfra fra from alternativt alternatively
    subsidiaert subsidiary tallet tallene kommer efter after followed by both begge either skal
    maa gerne meget vil ville want hereby hermed and point punkt hellere interesserer mest most
    clearly klart helt bare just only kun option options mulighed muligheder three's ja yes
    stem stemt absolut absolutely definitely bestemt certainly helt
    naeste next runner up dels hos have has takes gets get bliver synes tager take taking sounds
    """
)
ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8}
TOP = words("oeverste top")
BOTTOM = words("sidste sidstnaevnte nederste bagerste last bottom")
LAST_BUT_ONE = words("naestsidste naestnederste penultimate")

# Far more often little words than numbers.
LITTLE = words("en et to one ni")
# A number behind one of these is meant as a number of the ballot.
MARKS = words(
    """
    nr nummer numrene numre number numbers no num tema temaet temaerne theme themes topic topics
    emne emnet emnerne subject subjects punkt item items forslag proposal option options
    mulighed muligheder boks felt linje line
    """
)
SEVERAL = words("numrene numre numbers temaerne emnerne themes topics subjects options items")
# An ordinal before one of these tells a place on the ballot, not one among the own wishes.
LISTED = words(
    """
    one ones tema emne forslag theme topic subject proposal item option punkt linje line paa on
    oppefra nedefra
    """
)
RANK_NOUNS = words(
    """
    prioritet prioriteten prio pri prioritering valg valget plads pladsen choice priority
    preference pref place rank favorit favourite favorite
    """
)
RANKS = {
    "foerst": 1, "firstly": 1, "secondly": 2, "thirdly": 3, "bedst": 1, "helst": 1,
    "naestbedst": 2, "naesthelst": 2, "tredjebedst": 3,
}  # fmt: skip
POINTS = words("point points pts pt stemmer votes stemme vote kryds stjerner stars")
# What is counted, or measured, when a number stands before it.
UNITS = words(
    """
    af of kolleger colleagues personer people persons mand medarbejdere staff ansatte employees
    aar years year gange times gang uger weeks uge dage days day timer hours minutter minutes
    kommuner municipalities indbyggere inhabitants citizens borgere skoler schools byer towns
    projekter projects maaneder months emner temaer forslag themes topics subjects options
    proposals kandidater muligheder kroner kr euro eur pct procent percent medlemmer members
    afdelinger departments valg choices favoritter favourites favorites oensker wishes numre
    """
)
COUNTING = words("alle samtlige all hver every uge week kl klokken side page at er are har have")

EXCEPTING = (
    "med undtagelse af", "undtagen", "undtaget", "bortset fra", "paa naer", "paanaer", "fraregnet",
    "pa naer", "except for", "except", "excepting", "excluding",
    "apart from", "other than", "save for", "alt andet end", "alle andre end",
    "alle de andre end", "alt end",
    "bare ikke", "blot ikke", "just not", "anything not",
)  # fmt: skip
# So do these, but only right before a choice: "uden tøven" spares nothing.
WITHOUT = words("uden without minus")
# These take a choice back, or say that it never was one.
DROPPING = (
    "i stedet for", "istedet for", "i stedetfor", "instead of", "in place of", "rather than",
    "frem for", "fremfor", "ikke", "not", "glem", "glemme", "forget", "slet", "slette", "fjern",
    "remove", "delete", "drop", "droppe", "stryg", "annuller", "cancel", "scrap", "ignore",
    "tidligere", "previously", "previous", "previously", "earlier", "before", "lige ved",
    "naesten", "nearly", "almost", "nej til", "no to", "hverken", "neither", "nor", "heller ikke",
    "havde stemt", "had voted", "skrev", "wrote", "stemte foer", "foer stemte", "plejer", "don't",
    "do not", "withdraw", "retract", "take back", "aldrig", "never", "ingen", "kasseret",
)  # fmt: skip
# The same, behind what is meant.
DROPPED = (
    "traekke tilbage", "traekker tilbage", "traekkes tilbage", "traekker jeg tilbage",
    "traekker vi tilbage", "udgaar", "stryges", "slettes", "var en fejl", "var forkert",
    "var en tastefejl", "was a mistake", "was wrong", "was an error", "withdrawn", "kan udgaa",
    "skal slettes", "skal fjernes", "skal vaek", "er ikke noget", "siger os ikke", "keder",
    "kan i beholde", "orker", "can go", "is out", "springer vi over", "springer jeg over",
)  # fmt: skip
# No "not" is in these.
HARMLESS = (
    "ikke mindst", "not least", "ikke kun", "ikke bare", "not only", "not just", "ikke andet end",
    "intet andet end", "nothing but", "nothing other than", "hvorfor ikke", "why not", "uden tvivl",
    "no doubt", "without a doubt", "without doubt", "ingen tvivl", "hvis ikke", "if not",
    "som tidligere", "ikke i tvivl", "not in doubt", "not sure why", "uden at blinke",
    "uden at toeve", "without hesitation", "uden sammenligning", "ikke til at komme udenom",
    "ikke til at komme uden om", "der ikke", "som ikke", "that does not", "that doesn't",
    "as before", "uden videre", "en anden gang", "noget andet", "alt andet lige", "first of all",
    "foerst og fremmest", "in the first place", "second thoughts", "paa den anden side",
    "at last", "last but not least", "sidst men ikke mindst", "sidste gang", "sidste aar",
    "last time", "last year", "sidste moede", "last meeting", "sidste uge", "last week",
    "i sidste ende", "the one", "that one", "this one", "den ene", "en stemme", "one vote",
    "det eneste", "den eneste",
)  # fmt: skip
# From here on it is told why.
BECAUSE = words("fordi because since eftersom idet thi siden as")
OR = words("eller or")
ALL = words("alle alt samtlige all everything allesammen allihopa")
NONE = words("ingen none")
MOVED = words(
    """
    omgjort aendret flyttet lavet aendres flyttes rykkes rettet rettes byttet skiftet changed moved
    switched swapped laves omgoeres goeres skifter aendrer flytter retter
    """
)

# Words that any title may share with the talk around it.
COMMON = words(
    """
    og i paa til for af med fra om den det de en et vi kan hvad hvordan hvorfor saadan over under
    mellem uden at er som der vores gode god den store lille smaa nye ny stor egen eget in on to
    for of with from about the a an we can how what why that which our and by at is are good new
    small big own eu a z arbejder arbejdede arbejdes works kommune kommunen kommuner kommunerne
    kommunens municipality municipalities municipal
    """
)
WEAK = words(
    """
    arbejde arbejdet work working holder last unge young praksis practice gode kommune kommunen
    kommuner kommunerne kommunens municipality municipalities municipal projekt projekter projects
    project effekt effect maaler measure finder finding find rolle role byer towns town fortael
    telling story historie udbytte pay samarbejde samarbejdet cooperation internationalt europa
    europe europaeisk european network netvaerk moede meeting stemme vote tema theme medarbejdere
    medarbejder staff money midler kurser faelles lokal lokale local sammen together hjemme people
    """
)
