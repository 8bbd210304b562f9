"""How a coordinator decides on numbered matters, in either language.

Entries are parted by bars and line ends, and compared as `matching.fold` has them. The
longest one at a place wins. What is in no table is not understood, and stops what stands
with it from being acted on: a table that lacks a word costs a question, no more.
"""

YES = """
ja|ja tak|jo|jo tak|jep|jeps|japs|okay|ok|oki|okey|godkend|godkendt|godkendes|godkender
accepter|accepteret|accepterer|accepteres|udfør|udføres|gennemfør|gennemføres|gør det|bare gør det
jeg siger ja|vi siger ja|enig|helt enig|det er i orden|er i orden|i orden|det er ok|det er okay
kør|kør på|kør bare|yes|yes please|yep|yeah|approve|approved|approves|accept|accepted|agree|agreed
carry out|do it|please do|go ahead|confirm|confirmed|bekræft|bekræftet|bekræftes|👍|✅|✔|☑
"""

# Praise: a yes where it names its matters; alone it may be no more than a thank-you.
WEAK_YES = """
fint|helt fint|det er fint|det er helt fint|fint nok|super|perfekt|fine|that is fine|that's fine
perfect|great|looks good|det ser fint ud|ser fint ud
"""

NO = """
nej|nej tak|næ|nix|niks|afvis|afvist|afvises|afviser|luk|lukkes|lukket|luk sagen|drop|droppes
jeg siger nej|vi siger nej|det var ikke mig|it was not me|it wasn't me
forkast|forkastes|forkastet|skal afvises|skal lukkes|no|no thanks|nope|reject
rejected|rejects|decline|declined|dismiss|dismissed|close|closed|discard|👎|❌
"""

# Leave it as it is, for now.
KEEP = """
vent med|venter med|venter|gem|lad ligge|spring over|springes over|lad stå|lad være
skip|leave|leave open|keep open|wait with|later|senere
"""

NOT = """
ikke|not|ej|don't|do not
"""

ALL = """
alle|alle sammen|allesammen|dem alle|dem alle sammen|samtlige|det hele|alt|alle sager|alle forslag
alle forslagene|alle sagerne|alle punkter|all|all of them|all of it|everything|them all|every one
each|each of them|all matters|all suggestions
"""

REST = """
resten|de andre|de øvrige|alle andre|alle de andre|øvrige|andre|alle øvrige|alt andet|de resterende
resterende|ellers|the rest|rest|the others|others|the other ones|all others|all the others
all the rest|everything else|the remaining|remaining|otherwise
"""

BOTH = """
begge|begge to|begge dele|dem begge|both|both of them|the two
"""

EXCEPT = """
undtagen|undtaget|bortset fra|på nær|pånær|minus|med undtagelse af|except|except for|except from
apart from|excepting|besides
"""

BUT = """
men|men så|dog|but|however|though|whereas|mens
"""

# A reason changes nothing of what it is given for.
BECAUSE = """
fordi|da|idet|because|since
"""

# A reason where it stands behind a verdict: "nej til 2, for hun er rejst".
BECAUSE_FIRST = """
for|han|hun|she|he
"""

# No verdict stands that one of these may hang on.
CONDITION = """
hvis|når|medmindre|med mindre|såfremt|forudsat|indtil|før|inden|først|efter|måske|muligvis
eventuelt|evt|ved ikke|usikker|tvivl|if|unless|when|once|until|till|before|after|provided
providing|assuming|first|maybe|perhaps|possibly|unsure|not sure|depends|kommer an på|snarere
hellere|i stedet|instead|rather|tror|think|vist|vistnok|sikkert|spørg|ask
"""

# What points at matters, and must find one there.
POINTERS = """
til|to|for|på|om|ved|i|nr|nummer|num|number|numbers|numre|sag|sagen|sager|sagerne|punkt|punkterne
punkter|forslag|forslaget|forslagene|matter|matters|item|items|case|cases|suggestion|suggestions
proposal|proposals|point|points|with|med|on|of|af|den|det|it|that|dem|them|the|mail|mailen
"""

# What carries nothing here.
PADS = """
er|bliver|kan|skal|gerne|venligst|jeg|vi|is|are|can|be|may|we|i'd|please|say|so|så|just|bare|også
also|too|herfra|fra mig|from me|for mig|for min del|with me|by me|kun|only|helt|klart|det er|it is
it's|det var mig|det er mig|it was me|that was me|it's me|svaret er|mit svar er|my answer is
"""

AND = """
og|and|samt|plus
"""

NUMBERS = """
two|three|four|five|six|seven|eight|nine|ten
"""
TAL = """
to|tre|fire|fem|seks|syv|otte|ni|ti
"""

GREETINGS = """
hej|hejsa|hej igen|kære|goddag|godmorgen|god morgen|davs|dear|hi|hello|hi there|good morning
tak|mange tak|tusind tak|thanks|thank you|many thanks
"""

SIGN_OFFS = """
hilsen|hilsner|venlig hilsen|med venlig hilsen|venlige hilsner|mange hilsner|bedste hilsner
de bedste hilsner|kærlig hilsen|mvh|vh|kh|dbh|best|best regards|kind regards|regards
best wishes|cheers|all the best|yours sincerely|sincerely
"""

COURTESY = """
mange tak for det|mange tak for hjælpen|mange tak for mailen|tusind tak for hjælpen
tak for det|tak for mailen|tak for hjælpen|tak for beskeden|tak skal du have|tak skal i have
på forhånd tak|god weekend|god dag|god aften|god ferie|fortsat god dag|hav en god dag|ha' det godt
sekretariat|sekretariatet|secretariat|thanks a lot|thanks for this|thank you for this
thanks for your help|thank you for your help|thanks in advance|have a nice day|have a good day
have a nice weekend|have a good weekend|sent from my iphone|sendt fra min iphone
"""
