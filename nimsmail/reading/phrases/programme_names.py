"""What people call the programmes, and how they say that they want alerts or no more.

All of it is compared folded. A programme is known here by the first word of its name.
"""

# Said for a programme and nothing else.
NAMES = {
    "horizon": r"horizont?e?\w{0,2}|horisont\w*|horizon europ\w*|forskningsprogram\w*|"
    r"research program\w*",
    "cerv": r"cerv\w?|borgerprogram\w*|venskabsbyprogram\w*|"
    r"borgere?,? (?:og|ligestilling|&)[\w ,&]*?"
    r"vaerdi\w*|citizens?,? (?:and|equality|&)[\w ,&]*?values|europe for citizens",
    "life": r"life-?program\w*|miljoeprogram\w*|klimaprogram\w*|environment(?:al)? program\w*|"
    r"climate program\w*",
    "erasmus": r"erasmus(?:\+| plus)?|erasmusprogram\w*|uddannelsesprogram\w*|"
    r"(?:education|exchange) program\w*",
    "creative": r"creative(?: eur?\w*)?|kreative europa|kulturprogram\w*|kulturpulje\w*|"
    r"(?:culture|cultural) program\w*",
    "digital": r"digital europ\w*|(?:det )?digitale (?:europa|program\w*)|"
    r"digitaliseringsprogram\w*|"
    r"digital program\w*|"
    r"digital(?=\s*(?:$|[.,;!?)]|(?:og|and|pls|plz|please|"
    r"tak|too|ogsaa|ud|on|off|paa|til|vaek)\b))",
    "eui": r"eui|european urban(?: initiative)?|urban initiative|urban(?= one| calls?| alerts?)|"
    r"byinitiativ\w*|byinnovation\w*|innovation i byerne|byprogram\w*|urban innovative",
    "interreg": r"interreg(?: oe?ks| nord\w*| europe| baltic\w*| \w)?|interreg[a-z]+",
}
# A topic that stands for the programme where none is called by its name.
TOPICS = {
    "horizon": r"forskning\w*|research|innovation",
    "cerv": r"venskabsby\w*|twinning|town twinning|borgere|borgerne|citizens|medborger\w*|"
    r"vaerdier(?:ne)?|ligestilling",
    "life": r"miljoe\w*|klima\w*|environment\w*|climate|natur",
    "erasmus": r"uddannelse\w*|udveksling\w*|exchanges?|education|skoleudveksling\w*",
    "creative": r"kultur\w*|culture|cultural",
    "digital": r"digital\w*",
    "eui": r"byudvikling\w*|urban\w*|byfornyelse\w*",
    "interreg": r"graenseoverskridende|cross-border",
}

ALL = (
    r"alle (?:\w+ )?programm?er\w*|alle sammen|allesammen|samtlige|det hele|hele (?:pakken|banden)|"
    r"alle (?:otte|syv|seks|fem|fire|\d)|all of (?:them|it)|all (?:the )?program\w*|everything|"
    r"all (?:eight|seven|six|five|four|\d)|the (?:whole )?lot"
)
# Enough in a short sentence only.
ALL_BARE = r"alt|alle|all"
REST = (
    r"resten|de andre|de oevrige|alt andet|alle andre|the (?:rest|others?|other ones)|"
    r"everything else|all (?:the )?others?|all other"
)
EXCEPT = (
    r"undtagen|undtaget|bortset fra|paa naer|med undtagelse af|except(?: for)?|apart from|"
    r"other than|andet end|andre end|minus|uden|beside|besides|ud over|udover|foruden|"
    r"ved siden af|on top of|in addition to|oven i|oveni"
)
ONLY = (
    r"kun|alene|blot|udelukkende|noejes med|det eneste|only|just|nothing but|solely|nothing except"
)
KEEP = r"behold\w*|bevar\w*|lad\w*|keep\w*|stay\w*|bliv\w* staaende|fortsat|stadig|still"

INSTEAD = (
    r"i stedet for|istedet for|i stedetfor|instead of|rather than|in place of|frem for|fremfor"
)
SWAP = r"byt\w*|erstat\w*|udskift\w*|skift\w*|replac\w*|swap\w*|exchang\w*|switch\w*|change"
TOWARDS = r"med|til|with|for|to|by"

MORE = (
    r"tilfoej\w*|tilmeld\w*|add\w*|saet\w*|smid|foelg\w*|follow\w*|oensk\w*|gerne|ja tak|ja til|"
    r"yes|abonner\w*|subscribe\w*|includ\w*|inkluder\w*|start\w*|hoere?|faa|modtag\w*|receiv\w*|"
    r"send\w*|bede? om|varsl\w*|til gengaeld|plus|tag|want|like|need|keen|interess\w*|hold mig|"
    r"keep me|tilsendt|giv|ind|paa|in|on|med|begynd\w*|skriv mig"
)
LESS = (
    r"drop\w*|slip\w*|stryg\w*|"
    r"slet\w*|fjern\w*|stop\w*|afmeld\w*|framel\w*|nej tak|nej til|no to|no more|"
    r"no thanks|unsubscrib\w*|unfollow\w*|remov\w*|skip\w*|spring\w* over|sparer?|fri for|"
    r"undvaer\w*|"
    r"opgiv\w*|quit\w*|los(?:e|ing)|leave out|off|ikke|not|don't|dont|no longer|vaek|out|ud|farvel|"
    r"goodbye|cut|scrap\w*|cancel\w*|lad vaere|pil|afbestil\w*|hold\w* op|udgaa\w*|skrot\w*|kyl|"
    r"slut|done with|faerdig\w*|tag\w* (?:\w+ )?af|over for|frabed\w*|"
    r"(?<=# )(?:af|fra)|uden|without|overfloedig\w*"
)
