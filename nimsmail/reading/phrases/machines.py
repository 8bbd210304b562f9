"""What machines write: subjects of automatic replies and bounces, reasons servers give."""

AUTOMATIC_SUBJECTS = """
automatisk svar|autosvar|auto-svar|automatic reply|auto reply|autoreply|auto-reply|out of office
ikke til stede|fraværende|fraværsmeddelelse|fraværsbesked|jeg er på ferie|ferie:|ferielukket
out of the office|automatische antwort|abwesenheit|abwesenheitsnotiz|frånvaro|autosvar fra
videresendt mødeindkaldelse|meeting forward notification|kvittering for modtagelse
kvittering for din henvendelse|vi har modtaget din henvendelse|we have received your
læst:|ikke læst:|read:|not read:|leveret:|slettet uden at være læst|deleted without being read
vacation|away from my|résponse automatique|réponse automatique|respuesta automática
risposta automatica|automatisch antwoord|automatiskt svar|automaattinen vastaus
poissaoloilmoitus|odpowiedź automatyczna|your email requires verification|please verify your email
please confirm your email to|confirm your message to|verify your message to|automatisk kvittering
bekræft venligst din mail til|bekræft din mail til|autokvittering
"""

# Two of these without any quoted letter, and a machine has written.
AUTOMATIC_WORDS = """
tak for din mail|tak for din e-mail|tak for din email|tak for din besked|tak for din henvendelse
jeg er på ferie til|jeg holder ferie|jeg har ferie til|er ikke på kontoret
ikke til stede på kontoret
begrænset adgang til|læser ikke mine mails|læser ikke mails|ser ikke mine mails
ved hastende|hvis det haster|i mit fravær|mens jeg er væk|jeg er tilbage på kontoret
jeg er tilbage den|vender tilbage inden for|postkasse overvåges ikke|bliver ikke videresendt
bliver ikke læst|ikke længere ansat|mailadresse er nedlagt|din henvendelse er modtaget
din besked er modtaget|dette er en automatisk|dette er et autosvar|sagsnummer|kan ikke besvares
thank you for your e-mail|thank you for your email|thank you for your message|thanks for your email
out of the office|out of office|away from the office|limited access to|in my absence
i will be back|i am back on|for urgent matters|if your request is urgent|if it is urgent
this is an automatic|this is an automated|mailbox is not monitored|no longer employed
please click the link below to deliver|is protected by a spam filter|prove that you are human
confirm that you are a human|verify that you are a human|sender verification
klik på linket for at bekræfte, at du er|din sag er oprettet|har oprettet en sag
a ticket has been created|ticket number|your ticket
no longer work for|no longer works for|your request has been received|on annual leave until
"""

# What the addresses of robots begin with.
ROBOTS = """
no-reply noreply no_reply no.reply donotreply do-not-reply do_not_reply mailer-daemon
ikke-svar svar-ikke svarikke ikkesvar besvar-ikke besvarikke autosvar autoreply auto-reply
"""

# What stands before the subject of a mail that was forwarded.
FORWARD_SUBJECTS = """
fw:|fwd:|vs:|videresendt:|wg:|tr:|vb:|rv:|i:
"""

# A ~ stands for some words between.
DEPARTED_WORDS = """
ikke længere arbejder|ikke længere er ansat|ansættelse~ophør|ansættelse~sluttede|kontrakt~udløb
does not work~any more|does not work~anymore|doesn't work~any more|doesn't work~anymore
contract~ended|employment~ended|contract~expired|taken up a new|started a new|new role
stillingen er nedlagt|stilling er nedlagt|ikke længere er en del|ikke er ansat længere
ikke længere ansat|ikke mere ansat|ikke længere medarbejder|ikke længere hos|ikke længere en del af
ikke længere tilknyttet|er ansat et andet sted|arbejder ikke længere|arbejder ikke mere
arbejder nu i|arbejder nu hos|er fratrådt|har fratrådt|fratrådt min|fratrådte|fratrådt pr
er stoppet i|er stoppet hos|er stoppet ved|er stoppet på|er stoppet som|er stoppet med at arbejde
stoppede i|har forladt|har skiftet job|skiftet arbejde|skiftet arbejdsplads|skiftet stilling
fået nyt job|fået nyt arbejde|fået et nyt job|fået ny stilling|nyt job i|begyndt et nyt sted
startet i nyt job|ny arbejdsplads|på pension|på efterløn|er pensioneret|er gået fra
haft sidste arbejdsdag|haft min sidste|min sidste arbejdsdag|sidste arbejdsdag var
opsagt min stilling|sagt mit job op|ophørt i|mailadresse er nedlagt|mailadressen er nedlagt
mailkonto lukkes|mailkonto er lukket|mailadresse lukkes|postkassen lukkes|postkasse lukkes
postkasse er lukket|kontoen er lukket
no longer employed|no longer work|no longer with|no longer at|no longer a member of staff
no longer part of|no longer an employee|has left|have left|left the organi|left the company
left the council|left my position|left my post|left my job|changed jobs|changed job|new job
new position|new employer|moved on from|moved on to|retired|entered retirement|resigned
my last day at|my last day was|left us|last working day was|account will be closed
account has been closed
account is closed|mailbox will be closed|mailbox has been closed|address is no longer in use
"""
# Who has left only for the day has not departed; nor has who speaks of somebody's pension.
STILL_HERE_WORDS = """
forladt kontoret|forladt mødet|forladt bygningen|forladt arbejdspladsen|forladt mit skrivebord
left the office|left for the day|left for today|left for the weekend|left early|left my desk
left work|left a message|left the building|left the meeting|spørgsmål om pension|vedrørende pension
"""

# In the sentence that says whom to turn to, or who stands in.
CONTACT_WORDS = """
kontakt|henvendelse|skriv til|skrive til|ring til|ringe til|henvend|contact|write to
reach out to|turn to|i stedet|hjælper|hjælpe dig|varetager|overtager|overtaget|sig af |tager over
passer mine|dækker
vikar|afløser|efterfølger|stedfortræder|rettes til|rettet til|spørg |hun træffes|han træffes
successor|replaced by|replacement|covering for|covers for|cover for|standing in|stands in
taken over|takes over|taking over|handled by|direct enquiries|direct your|direct all|call |instead
in my absence|questions to|spørgsmål til|please use|email |e-mail |deputy|looking after
"""

# Before the day on which somebody is back.
BACK_WORDS = """
tilbage|retur|igen|svarer|træffes|åbner|back|return|returning|respond|reopen|open again|again
available
resume
"""

BOUNCE_SUBJECTS = """
kan ikke leveres|ikke leveret|undeliverable|undelivered mail|mail delivery failed
delivery status notification|delivery failure|returned mail|failure notice|mail delivery failure
delivery has failed|message could not be delivered|mail delivery system|forsinket levering
delivery delayed|warning: message|undeliverable mail|unzustellbar|mail could not be delivered
nondeliverable mail|undelivered mail returned|mail system error|delivery notification
message delivery failed|email delivery failure|failed mail|returned to sender|non remis
no se puede entregar|mislykket levering|levering mislykkedes|non-delivery|error mail
user unknown|banned or potentially|delivery report|unable to deliver|message delayed
could not send|mail failed|dead mail|onbestelbaar|unknown user|mailer-daemon
"""

DELAY_SUBJECTS = """
delay|forsinket|warning: |forsinkelse|deferred|still being retried|not yet been delivered
"""

BOUNCE_SENDERS = """
mailer-daemon postmaster post_master maildaemon mail-daemon mailerdaemon mailadmin
"""

UNDELIVERED_WORDS = """
could not be delivered|couldn't be delivered|cannot be delivered|was not delivered
wasn't delivered|unable to deliver|not able to deliver|wasn't able to deliver|delivery failed
delivery has failed|failed to deliver|delivery to the following|undeliverable|undelivered
kunne ikke leveres|kan ikke leveres|blev ikke leveret|levering mislykkedes|ikke levere
"""

# What a server says of an address, told by these words before any code. Refused before the
# recipient was even named …
BEFORE_RECIPIENT = """
in reply to mail from|after mail from|[mail_from]|in reply to ehlo|in reply to helo|after ehlo
after helo|initial connection|while performing the helo
"""
# … or because of who sends: nothing is said of the address.
SENDER_REASONS = """
sender address|sender rejected|sender was rejected|domain of sender|sender domain|sender verif
sender id|unroutable sender
sender unknown|unknown sender|mailfrom domain|envelope sender|return address|sender's domain
may not be mail exchanger|invalid sender|expediteur invalide|not allowed to send from
"""

# The mailbox is there, but full …
FULL_REASONS = """
mailbox full|mailbox is full|over quota|overquota|over-quota|quota exceeded|exceeded storage
mailbox has exceeded|mailbox exceeds|exceeds allowed size|mail quota|disk quota|over disk quota
insufficient storage|exceeded his|exceeded its|quota violation|exceeds quota|disk space
out of storage space|mailbox size limit|storage limit|inbox is full|postkassen er fuld|er fyldt
lagerkvote|full mailbox|boite pleine|boite aux lettres pleine|buzon lleno|postfach voll
exceeded the local limit|not enough space|no space left|mailfull|mailbox for user is full
too much mail data|quotaexceeded
"""
# … or shut for now by whoever runs it …
SUSPENDED_REASONS = """
account is disabled|account has been disabled|account disabled|account domain is disabled
mailbox is disabled|mailbox disabled|mailbox currently suspended|suspended|deactivated
account is locked|account locked|account is temporarily|temporarily inactive|is inactive
tried to reach is disabled|disabled or discontinued|disabled recipient|user disabled|is frozen
temporarily locked|temporarily disabled|temporarily limited|recipient disabled|mailbox blocked
destinataire est bloque
"""
# … or something else went wrong than the address, whatever words stand beside it.
OTHER_REASONS = """
may not exist, or you|recipient preferences|recipient's preferences|550 : user unknown
couldn't create
host not found, try again|temporary lookup failure|local configuration error|mail loop
too many hops|hop count exceeded|groups.google.com|prohibited by|recipient only accepts
not authorized to send|prior to message content|no such file or directory
"""

# Nobody has this address: said of the person, user, or mailbox.
GONE_REASONS = """
user unknown|unknown user|unknown or illegal|illegal user|no such user|no such recipient
no such mailbox|no such address|no such person|no such account|no such local|no such email
no such e-mail|nosuchuser|recipient not found|recipient was not found|user not found
mailbox not found|account not found|address not found|recipient cannot be found|recipnotfound
recipientnotfound|user does not exist|user doesn't exist|user not exist|user did not exist
recipient does not exist|recipient doesn't exist|recipient address does not exist
recipient not exist|mailbox does not exist|mailbox doesn't exist|mailbox not exist
account does not exist|account doesn't exist|to reach does not exist|address does not exist
address doesn't exist|unknown recipient|recipient unknown|recipient is unknown|invalid recipient
recipient invalid|recipient is invalid|invalid mailbox|invalid user|user invalid|user is unknown
destinataire invalide|utilisateur inconnu|adresse inconnue|destinataire inconnu
unknown local|not listed in|name is not recognized|is not a known user|not a valid user
not a valid mailbox|not a valid recipient|not a local user|not known at this|no mailbox here
sorry, no mailbox|no mailbox by that name|no account by that name|no user by that name
mailbox not present|addressee unknown|unknown addressee|unknown mailbox|mailbox unknown
unknown account|account unknown|unknown destination mailbox|bad destination mailbox
this user doesn't have|user doesn't have a|doesn't have an account|is not our customer
not our customer|no longer on server|has moved|user moved|mailbox moved|not in the directory
no matches to nameserver query|no match found in|not found in directory|not found in ldap
ukendt modtager|ukendt bruger|adressen blev ikke fundet|adressen findes ikke
postkassen findes ikke|brugeren findes ikke|modtageren findes ikke|modtageren blev ikke fundet
findes ikke i|mottakeren finnes ikke|anvandaren finns inte|okand mottagare|ukjent mottaker
unbekannter benutzer|empfanger unbekannt|empfanger nicht gefunden|benutzer unbekannt
usuario desconocido|destinatario desconocido|utente sconosciuto|gebruiker onbekend
見つかりません|存在しません|不明な宛先|ユーザー不明
"""
# Nothing is behind this address, or behind its domain: vaguer words, which a code may overrule.
NOWHERE_REASONS = """
does not exist|doesn't exist|do not exist|not exist|findes ikke|eksisterer ikke|n'existe pas
couldn't be found|could not be found|can't be found|couldn't find|was not found|wasn't found
blev ikke fundet|kunne ikke findes|kan ikke findes|unknown address|address unknown
invalid address|invalid e-mail address|invalid email address|undeliverable address
address is invalid|address invalid|address rejected.|address rejected: access denied
no valid recipients|mailbox unavailable|not accepting mail at|no longer available|no longer valid
no longer in use|no longer active|no longer accepts mail|no longer employed|has been replaced by
check if address is correct|542 rejected|is unknown|unrouteable address|unroutable address
unrouteable mail domain|unroutable domain|host unknown|unknown host|host not found|no such host
host or domain name not found|name service error|lookup failure: host|no mx found
invalid domain name|couldn't find any host|find a mail exchanger|all host address lookups failed
no mx record|mx records point to non-existent|malformed or unexpected name server reply
nxdomain|null mx|nullmx
domain not found|domain does not exist|no such domain|unknown domain|domain is not reachable
domain isn't in|illegal host/domain|can't resolve|bad destination system|bad destination host
does not accept mail|doesn't accept mail|doesn't receive email|domain does not accept
not accept any mail|no smtp service|domain must resolve|no mail exchanger|domain name not found
host is unreachable: unknown
"""
# … and here it is alive, but the server is strict or busy.
LIVING_REASONS = """
quota|too large|too big|message size|size limit|is full|blocked|blacklist|block list|blocklist
spamhaus|spam|junk|policy|policies|greylist|graylist|try again|temporar|timed out|timeout
connection refused|too many|rate limit|reputation|dmarc|spf|dkim|relay access denied
relaying denied|relaying not|no relaying|not permitted to relay|virus|not authorized
not permitted|restricted|inactive|loop|insufficient|content rejected|access denied|banned
no route to host|reverse dns|ptr record|rejected due to|not accepting|disk|local configuration
mailer error|system error|authentication required|expired|delivery time
"""

ORIGINAL_BELOW = """
--- below this line is a copy of the message|original message follows|this is a copy of the message
------ this is a copy of|----- original message|--- original message|message headers follow
original message headers|the header of the original|undelivered message headers|received: from
----- unsent message follows|----- message header follows|reporting-mta:|returned message follows
--- the message cannot be delivered to|your original message|oprindelige meddelelsesheader
message contents follow|return-path:|-------- original|the original message follows
the original message is|the original message:|included is a copy of the message|enclosed is a copy
"""
