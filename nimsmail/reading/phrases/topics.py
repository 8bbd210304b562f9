"""Words for one topic of municipal work abroad, in both languages: one topic a line."""

_TOPICS = """
ai kunstig intelligens artificial intelligence robot robotterne robotter
venskabsby venskabsbyer twinning twin tvillingeby
landdistrikt landdistrikter rural countryside landsbyer landsby village villages landbrug
beskaeftigelse employment job jobs jobbene arbejdsmarked arbejdspladser labour
cirkulaer circular genbrug recycling affald waste
klima climate co2 klimaet
energi energy
sundhed health
aeldre elderly aeldreomraadet ageing
medier some
kultur culture cultural
turisme tourism turister
uddannelse education
digital digitalisering digitalisation digitalt
borgerinddragelse citizen involvement inddragelse
fundraising fundraise fondssoegning fondsmidler fondsraising
integration indvandrere flygtninge
mobilitet mobility udstationering
beredskab preparedness kriseberedskab
budget budgetter regnskab accounts okonomi
evaluering evaluation evaluere
partner partnere partnersoegning partnerskab partnership
studieture study studietur rejser trips
skole skoler schools school
boern children kids
"""

KINDRED = tuple(frozenset(line.split()) for line in _TOPICS.strip().splitlines())
