"""What mail programs, phones and gateways write around people's words, in many languages."""

# Labels of the header of an earlier mail, as programs write it out above a quotation.
HEADER_LABELS = {
    "from": "from fra från von de van da od afsender frá lähettäjä nuo no kellelt absender "
    "expéditeur remitente mittente afzender från-avsändare avsändare gönderen kimden от від",
    "sent": "sent sendt skickat gesendet envoyé enviado inviato verzonden wysłano lähetetty "
    "odesláno elküldve gönderildi trimis отправлено envoyée envoyé-le enviada sent-on senda",
    "date": "date dato datum data päivämäärä fecha dags message-du дата date-et-heure",
    "to": "to til till an à a para aan do modtager vastaanottaja empfänger destinataire "
    "destinatario ontvanger pour kime komu címzett кому mottagare",
    "subject": "subject emne ämne betreff objet asunto oggetto onderwerp temat aihe assunto "
    "sujet vedr efni předmět predmet tárgy konu subiect тема betrifft",
    "other": "cc bcc kopi reply-to svar-til vedhæftede-filer prioritet vigtighed importance "
    "attachments følsomhed kopia kopie risposta priority copie-à copie copia bilag anlagen "
    "vedhæftet vedhæftning when hvornår where sted vedhæftninger cco cci kópia",
}

# An attribution line opens with one of these, or names somebody before the verb …
ATTRIBUTION_OPENERS = """
on den d am le el il op em w dnia dne på man tirs ons tors fre lør søn mandag
tirsdag onsdag torsdag fredag lørdag søndag mon tue wed thu fri sat sun monday tuesday
wednesday thursday friday saturday sunday
tir tor lørd mån tis lör sön måndag tisdag lördag söndag mo di mi do fr sa so montag dienstag
mittwoch donnerstag freitag samstag sonntag lun mar mer jeu ven sam dim lunes martes jueves
viernes sábado domingo ma ke to pe la su ti za zo wo vr ср чт пт сб вс пн вт 在 于 em seg ter qua
qui sex sáb dom op pon wt śr czw pt sob ndz citat
"""
# … and has one of these words near its end.
ATTRIBUTION_VERBS = """
skrev wrote schrieb écrit escribió scritto schreef escreveu napisał napisała skrifaði kirjoitti
skreiv writes skriver napsal napsala пишет написал написала написав sent kirjutas rašė scrie
geschrieben geschreven följande írta yazdı scris napisao napisala napísal escriure escribiu
skrivaði rakstīja pisze piše написа έγραψε viết כתב 写道 寫道 写信
"""
# Where words are not parted by blanks, the last one ends like this.
ATTRIBUTION_ENDINGS = "写道 寫道 写信 作成 작성 เขียนว่า"
# Who says so writes a sentence of his own: no program speaks of itself.
SPEAKERS = "jeg vi os mig min vores we my our us ich wir"

ORIGINAL_MARKS = """
oprindelig meddelelse|oprindelig besked|oprindeligt brev|original message|original besked
ursprüngliche nachricht|ursprungligt meddelande|original-nachricht|message d'origine
message original|mensaje original|messaggio originale|oorspronkelijk bericht|svar oprindelig mail
reply message|originalmeddelande|oprindelig aftale|original appointment|oprindelig mail
oprindelig e-mail|original mail|original e-mail|opprinnelig melding|opphavleg melding
mensagem original|wiadomość oryginalna|wiadomość pierwotna|původní zpráva|eredeti üzenet
alkuperäinen viesti|ursprünglicher termin|исходное сообщение|reply above this line
svar over denne linje|ursprüngliche mail|oprindelig mødeindkaldelse
"""
FORWARD_MARKS = """
videresendt meddelelse|videresendt besked|videresendt brev|start på videresendt besked
forwarded message|begin forwarded message|weitergeleitete nachricht|vidarebefordrat meddelande
message transféré|mensaje reenviado|messaggio inoltrato|doorgestuurd bericht|videresendt mail
videresendt af|forwarded by|videresendt e-mail|start på videresendt meddelelse|forwarded mail
anfang der weitergeleiteten nachricht|början på vidarebefordrat brev|mensagem encaminhada
début du message réexpédié|videresendt melding|välitetty viesti|пересылаемое сообщение
"""

PHONE_FOOTERS = """
sendt fra|sendt via
hent outlook|få outlook|sent via|get outlook for|sent with|sendt med proton|von meinem iphone
gesendet von
skickat från min|envoyé de mon|enviado desde mi|enviado do meu|inviato da|verzonden vanaf
undskyld slåfejl|undskyld stavefejl|please excuse typos|please excuse any typos|excuse my brevity
sent on the go|skrevet på telefonen|sendt på farten
envoyé à partir de|from my mobile|envoyé depuis
von meinem|diese nachricht wurde von meinem
skickat från|inviato dal|enviat des del|отправлено с
from my iphone|from my ipad|sent by galaxy|sent from|verzonden met|gesendet mit
diese e-mail wurde von meinem
從我的|从我的|발신|wysłane z|wysłano z|odesláno z|odesláno ze|lähetetty iphonesta|sendt frå
enviado a partir|enviado con|envoyé avec|inviato con|skickades från|få [outlook|get [outlook
download outlook|hämta outlook|holen sie sich outlook|télécharger outlook|obtener outlook
verstuurd vanaf|verstuurd via|发自我的|發自我的|从我的|отправлено из|надіслано|trimis de pe
scarica outlook|outlook til android|outlook til ios|outlook for android|outlook for ios
"""
# A line that begins so may go on in somebody's own words: it holds one of these …
FOOTER_ANSWERS = "jeg vi ja nej kommer deltager svar svaret afbud yes coming come attend i'm we"
# … unless it only asks for patience.
FOOTER_EXCUSES = "undskyld beklager slåfejl stavefejl tastefejl fejl sorry excuse typos brevity"
# A short line that ends like this is of the same kind …
PHONE_FOOTER_ENDS = """
from mobile|fra mobilen|fra mobil|fra min mobil|from my phone|from phone|gesendet von unterwegs
von unterwegs|fra telefonen|fra min telefon|från mobilen
"""
# … and so is one that holds this.
PHONE_FOOTER_PATTERNS = r"""
^von mein\w+ \w+ gesendet|^mobil\w* gesendet|^lähetetty \w+sta$|^sendt på min \w+$
^skrevet på min \w+$|から送信$|\w+dan gönderildi$
"""

# Added above the words by a gateway or program; in capitals as people see them.
BANNERS = """
advarsel: denne mail|advarsel: denne e-mail|advarsel! denne|caution: this e|caution: external
caution: this mail|warning: this e|external email|ekstern mail|ekstern afsender|[ekstern
[external|[intern]|[internal|[fortrolig|[confidential|[public|[offentlig]|[secure|[sikker mail
[warning|[advarsel|[caution|[suspicious|[spam|[phishing|[tlp:|[eksternt|[restricted
[klassifikation|[classification|klassifikation:|classification:|obs! ekstern
*** sendt|*** sent|*** dette|*** this|sendt med sikker mail|denne mail er sendt fra en afsender
du modtager ikke ofte mail|you don't often get email|you dont often get email
this message was sent from outside|this email originated from outside
this e-mail originated from outside|denne mail kommer fra en ekstern
denne e-mail kommer fra en ekstern
nogle personer, der har modtaget denne|some people who received this message
"""

# One of these anywhere in a line of some length makes it a disclaimer.
DISCLAIMERS = """
fortrolige oplysninger|rette modtager|alene til brug for|kun beregnet til|tilsigtede modtager
behandling af personoplysninger|behandler vi dine oplysninger|behandler dine oplysninger
behandler personoplysninger|databeskyttelse|personfølsomme|følsomme oplysninger|digital post
før du printer|printer denne|tænk på miljøet|sikre mailløsning|videresendes uden samtykke
scannet for virus|underrette afsenderen|slette mailen|slet mailen|afmelde denne meddelelse
intended recipient|is confidential|are confidential|confidential information
privileged information|intended only for|intended solely for|scanned for viruses
before printing|consider the environment|notify the sender|e-mail disclaimer|legal disclaimer
our privacy notice|privacy policy|personal data in accordance|læs om dine rettigheder
unsubscribe from our|afmeld vores|følg os på|follow us on
"""

SURE_SIGN_OFFS = """
med venlig hilsen|venlig hilsen|med venlige hilsner|venlige hilsner|de bedste hilsner
bedste hilsner|bedste hilsen|mange hilsner|kærlig hilsen|kærlige hilsner|hjertelig hilsen
på vegne af udvalget|mvh|m.v.h.|mvh.|med vh|vh|vh.|dbh|dbh.|kh|b.h.|bh|hilsen|hilsner|de bedste
venligst hilsen|mange tak og hilsen|med hilsen|glædelige hilsner|sommerhilsner|bedste sommerhilsner
kind regards|best regards|warm regards|warmest regards|regards|best wishes|with best wishes
with kind regards|with best regards|yours sincerely|sincerely|sincerely yours|yours faithfully
yours truly|yours|many greetings|best greetings|kindest regards|all the best|greetings
with regards|cordially|med vänlig hälsning|mit freundlichen grüßen|cordialement|br
"""
POSSIBLE_SIGN_OFFS = """
best|cheers|thanks|thank you|many thanks|tak|på forhånd tak|mange tak|knus|hej hej|vi ses|ses
hav en god dag|god weekend|rigtig god sommer|god sommer|have a nice day|thanks in advance
thank you in advance|take care
"""

POSTSCRIPTS = """
ps ps. ps: p.s. p.s.: p.s ps! ps, nb nb! nb: nb. p.s.,
"""

# A line that speaks to us holds one of these words; a signature does not.
SPEAKING = """
jeg vi mig os jeres du i kan vil skal kommer tager spiser am i'm we will can please have
vegetar glutenfri
"""

# How the subject of an answer begins that a calendar program sent, when it sent nothing else.
CALENDAR_SUBJECTS = {
    "yes": "accepteret:|accepted:|accepteret -|invitation accepteret:|angenommen:",
    "no": "afvist:|afslået:|declined:|invitation afvist:|abgelehnt:",
    "maybe": "foreløbig:|foreløbigt accepteret:|foreløbigt:|tentative:|tentatively accepted:",
}
