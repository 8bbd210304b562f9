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
poissaoloilmoitus|odpowiedź automatyczna
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
no longer work for|no longer works for|your request has been received|on annual leave until
"""

DEPARTED_WORDS = """
ikke længere ansat|er fratrådt|er stoppet i|har forladt|har skiftet job|arbejder ikke længere
ikke mere ansat|no longer employed|no longer work|has left|have left the|left the organisation
no longer with
"""

CONTACT_WORDS = """
kontakt|kontakte|henvendelse|skriv til|ring til|henvend|contact|write to|reach out to|turn to
"""

BACK_WORDS = """
til og med|frem til|indtil|tilbage|til den|retur|frem til den|igen|back|until|till|return|returning
through
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

BOUNCE_SENDERS = """
mailer-daemon postmaster post_master maildaemon mail-daemon mailerdaemon mailadmin
"""

# The address is gone, whatever the code beside it says …
DEAD_REASONS = """
user unknown|unknown user|no such user|no such recipient|no such mailbox|no such address
recipient not found|user not found|mailbox not found|account not found|address not found
does not exist|doesn't exist|not exist|unknown recipient|recipient unknown|invalid recipient
invalid mailbox|unknown or illegal alias|unrouteable address|unroutable address|no mailbox here
is not a known user|unknown local|not listed in|account has been disabled or discontinued
mailbox unavailable or access denied - unknown|host unknown|unknown host|host not found
domain not found|name service error|no mx record|nxdomain|host or domain name not found
couldn't find any host|domain does not exist|unknown address|address unknown|account that you tried
recipient address rejected: user|recipnotfound|not our customer|user doesn't have|unknown account
invalid address|bad destination mailbox|undeliverable address|no account by that name
this user doesn't have|no valid recipients|not a valid user|not a valid mailbox|user invalid
has moved|has been replaced by|does not accept mail|domain does not accept|null mx|nullmx
not accept any mail|sorry, no mailbox|no user|findes ikke|ukendt modtager|ukendt bruger
adressen blev ikke fundet|not known at this|unknown in virtual|recipient rejected: unknown
host is unreachable: unknown|couldn't find|mailbox does not|no longer available|no such domain
address rejected: access denied|unknown domain|can't resolve|domain must resolve|is unknown
"""
# … and here it is alive, but full, strict or busy.
LIVING_REASONS = """
mailbox full|mailbox is full|over quota|overquota|quota exceeded|exceeded storage|quota|too large
message size|size limit|is full|blocked|blacklist|block list|blocklist|spam|junk|policy|greylist
try again|temporar|timed out|timeout|connection refused|too many|rate limit|reputation|dmarc|spf
dkim|relay access denied|relaying denied|virus|not authorized|not permitted|restricted|inactive
suspended|loop|insufficient|content rejected|access denied|banned|no route to host|reverse dns
ptr|poor reputation|rejected due to|not accepting|disk|local configuration
"""

FULL_REASONS = """
mailbox full|mailbox is full|over quota|overquota|quota exceeded|exceeded storage
mailbox has exceeded
mail quota|disk quota|insufficient storage
"""

ORIGINAL_BELOW = """
--- below this line is a copy of the message|original message follows|this is a copy of the message
------ this is a copy of|----- original message|--- original message|message headers follow
original message headers|the header of the original|undelivered message headers|received: from
----- unsent message follows|----- message header follows|reporting-mta:|returned message follows
--- the message cannot be delivered to|your original message|oprindelige meddelelsesheader
message contents follow|return-path:|-------- original|the original message
"""
