"""Words with a capital letter that are no people's names."""

WORDS = """
kontakt kontakte contact ring call
jeg vi du de han hun den det der en et min mit mine vores din jeres hans hendes deres hvem hvad
hvor hvornår hvordan hvorfor hvis når så men og eller også desværre ja jo nej tak mange hej hejsa
kære goddag godmorgen davs med fra til på i af om for ved kan kunne vil ville skal skulle må måtte
er var bliver blev har havde kommer kom deltager tager regner glæder ses sender skriv skriver send
sæt ret slet stop følg frameld tilmeld afmeld bekræft vedr vedrørende emne subject re sv fw vs
måske nr nummer tema punkt pkt referat dagsorden møde mødet mvh venlig venligst hilsen vh bedste
umiddelbart selv selvfølgelig naturligvis helt fint super ok okay modtaget noteret forslag nyt
efter før siden fremover desuden endelig derudover samtidig begge alle ingen kun bare lige
mandag tirsdag onsdag torsdag fredag lørdag søndag januar februar marts april maj juni juli august
september oktober november december påske jul sommer formiddag eftermiddag frokost middag uge kl
i'm i'll i'd i've we we're we'll we'd you he she it they the a an my our your his her their this
that these there here who what where when how why if and or but so also yes no thanks thank many
dear hi hello good morning best kind regards cheers with from to on in of about for by at as
can could will would shall should may might must is are was were be been have has had do does did
please sorry unfortunately regrets count me us unsubscribe subscribe remove follow join monday
tuesday wednesday thursday friday saturday sunday january february march may june july october
december let looking see great perfect sure of-course next until both all none only just maybe
mr mrs ms miss dr hr fru frk frau herr herrn mme dott dottor dottoressa prof professor ing mag sig
navnene navnet navne deltagerne gæst gæster gæsten ledsager ledsagere ledsageren makker guest guests
names participant participants rubrik antal person personer persons kommunen byrådet rådhuset
forvaltningen kultur fritid teknik miljø økonomi personale børn unge sundhed social erhverv plan
culture finance finances planning communication kommunikation stedfortræder substitute afløser
efterfølger successor
nims eu interreg erasmus cerv life horizon horisont europe europa digital creative eui icma komdir
teams outlook iphone ipad android word excel zoom dhl danmark denmark sverige norge tyskland
bruxelles brussels københavn copenhagen dansk danish engelsk english tysk german
svar accepted accepteret afvist declined tentative foreløbig foreløbigt invitation invitationen
budget projekt workshop konference kommunaldirektør borgmester udvalg udvalget kollega kollegaen
chef chefen min konsulent afdelingsleder praktikant direktør projektleder leder colleague deputy
director manager officer project city council town mayor hvilken hvilke noget nogle nogen flere
pludselig ligger mit alligevel begge begrundelse årsag grund undskyld beklager hov ups nå altså
bekræfter tilmelder melder siger takker ønsker oplever deltagelse deltagere navn name kost diet
oplysninger spørgsmål svaret herfra herunder ovenfor nedenfor hermed vedlagt vedhæftet attached
først dernæst derefter til sidst dels enten hverken både mens fordi da at som
"""

ORGANISATIONS = """
kommune kommunes kommuner region regionen regions amt city council municipality county university
comune ville gmina municipio ayuntamiento mairie provincia provincie kreis landratsamt
stadtverwaltung town universitet ministeriet gemeinde gemeente stadt landkreis aps a/s department
afdeling forvaltning
"""

# Towns and regions of the network's part of the world: with "fra" or alone they are a place.
PLACES = """
middelfart assens faaborg faaborg-midtfyn kerteminde nyborg odense svendborg nordfyn nordfyns
langeland langelands ærø aeroe haderslev billund sønderborg tønder esbjerg fanø varde vejen
aabenraa åbenrå fredericia kolding vejle fyn jylland sjælland syddanmark sydjylland aarhus århus
aalborg ålborg lejre favrskov norddjurs stevns roskilde randers horsens silkeborg herning viborg
flensburg hamburg berlin kiel malmø malmö stockholm oslo helsinki london paris rom roma
"""

# Words that end so are what somebody is, not who: "Museumsdirektør Claus".
ROLES = """
direktør direktøren chef chefen leder lederen konsulent konsulenten borgmester borgmesteren
sekretær sekretæren koordinator koordinatoren formand formanden forkvinde kasserer rådmand
rådmanden inspektør assistent vejleder bibliotekar planlægger ingeniør jurist medarbejder
medarbejderen udvalgsformand praktikanten eleven director officer adviser advisor coordinator
assistant secretary minister mayor councillor chairman chairwoman chair
"""

STREETS = """
gade gaden vej vejen stræde strædet boulevard allé alle torv torvet plads pladsen vænget strasse
straße street road avenue lane square
"""

# The writer, where one of these stands before a name.
WRITER = """
undertegnede|undersigned|my name is|mit navn er|navnet er|jeg hedder|jeg er|i am|i'm
"""
