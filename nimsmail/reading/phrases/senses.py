"""Words that mean much the same, in both languages: what lets the ear hear a word it never met.

A word may end in `*` (any word that begins so) or begin with it (any word that ends so, as
Danish compounds do). A word may be under several heads.
"""

SENSES: dict[str, str] = {
    # -- who -------------------------------------------------------------------------------------
    "I": """
        jeg mig undertegnede jeg's i me myself i'm i'll i'd i've im ill iam
    """,
    "my": """
        min mit mine my
    """,
    "we": """
        vi os we us we're we'll we've we'd ourselves begge
    """,
    "our": """
        vores our ours vor vort vore
    """,
    "you": """
        du dig i jer de dem you your yours din dit dine jeres deres
    """,
    "he-she": """
        han hun ham hende hans hendes he she him her his hers sidstnævnte vedkommende she's he's
        he'll she'll
    """,
    "they": """
        de dem deres they them their they're
    """,
    "somebody": """
        nogen man én somebody someone anybody anyone one nogle
    """,
    "everybody": """
        alle allesammen samtlige everybody everyone all hele holdet
    """,
    "nobody": """
        ingen nobody none no-one
    """,
    "colleague": """
        kollega* makker* sidemand* medarbejder* praktikant* elev* studentermedhjælper* vikar*
        afløser* stedfortræder* suppleant* colleague* coworker* co-worker* intern trainee*
        assistant* assistent* deputy substitute stand-in replacement teammate* partner*
        kontormakker* afdelingen team teamet holdet staff bofælle nyansat* ny-ansat*
    """,
    "boss": """
        chef* leder* direktør* borgmester* formand* viceborgmester* forkvinde* boss manager*
        director* mayor* chair* head superior* *chef *leder *direktør *formand minister*
        kommunaldirektør* sekretariatschef rådmand* vicemayor councillor* councilor* alderman
    """,
    "specialist": """
        konsulent* *konsulent *konsulenten fuldmægtig* sagsbehandler* koordinator* *koordinator
        projektleder* projektmedarbejder* specialist* rådgiver* planlægger* ingeniør* jurist*
        økonom* lærer* pædagog* bibliotekar* officer* adviser* advisor* consultant* coordinator*
        planner* engineer* lawyer* secretary sekretær* politiker* byrådsmedlem* *medlem
        udvalgsmedlem* akademiker* skoleleder* souschef* næstformand* arkitekt* biolog*
    """,
    "family": """
        kone* mand manden hustru* datter* søn* barn* børn* mor far mors fars kæreste* bror*
        søster* svigermor* svigerfar* bedstemor* farmor* mormor* morfar* farfar* barnebarn*
        børnebørn* tvilling* ungerne unger wife husband daughter* son sons child kid kids
        children mother father mum dad brother sister twins grandchild* grandson granddaughter
        grandmother grandfather family familie* forælder* forældre* spouse baby babyen svoger
        nevø niece
    """,
    "both-of-us": """
        sammen følges følgeskab ledsag* ledsager* tosomt together along accompan* accompanied
        company selskab følge flok duo makkerpar jointly
    """,
    # -- may, can, will, must --------------------------------------------------------------------
    "can": """
        kan kunne can could able formår magter evner overkomme når nå muligt mulighed manage
        possible possibility mulighederne
    """,
    "cannot": """
        umuligt udelukket impossible unable cannot can't couldn't cant forhindret hindret
        afskåret prevented hindered unavailable utilgængelig
    """,
    "will": """
        vil ville skal will shall would going gonna agter har-tænkt planlægger intend* plan
        plans påtænker regner regne
    """,
    "must": """
        må måtte bør burde nødt nødsaget tvunget must should ought forced obliged need needs
        nødvendig* necessary pålagt
    """,
    "not": """
        ikke ik ikk ej aldrig næppe ingen intet hverken uden not never no none don't doesn't
        didn't won't isn't aren't wasn't wouldn't nor neither without cannot can't couldn't
        nothing ingenting dont didnt wont heller
    """,
    "but": """
        men dog alligevel imidlertid derimod til-gengæld but however though although yet still
        trods ellers otherwise selvom
    """,
    "if": """
        hvis såfremt medmindre forudsat forudsætning* betinget betingelse* så-længe ifald if
        unless provided condition* afhænger afhængig depend* assuming forbehold* suppose vilkår
        hinges beror
    """,
    "maybe": """
        måske muligvis eventuelt formentlig formodentlig sandsynligvis nok vist vistnok tja tjah
        usikker* tvivl* tvivler uvis* uafklaret åbent åben maybe perhaps possibly probably
        likely unsure uncertain doubt* tentative* might may fifty-fifty 50/50 chance* chancen
        håber hope hoping hopefully forhåbentlig forhåbentligt ved-ikke svært-at-sige eventually
        evt sandsynlig* presumably undecided ubeslutsom vakler vakle foreløbig* preliminary
        provisional* pencil blyant overveje* overvejer vurderer consider*
    """,
    "later": """
        senere vender tilbage snarest siden når-jeg-ved afvent* venter vente besked følger
        nærmere later revert return wait waiting awaiting once until til-den-tid get-back snart
        soon fredag-ved-jeg afklar* afgør* beslut* decide* decision confirm-later lover
    """,
    "surely": """
        selvfølgelig naturligvis bestemt helt absolut sandelig klart sikker* garanteret selvsagt
        certainly definitely surely absolutely sure course indeed totally hundred 100 gladly
        trygt roligt uden-tvivl for-sure bombesikkert guaranteed utvivlsomt
    """,
    "yes": """
        ja jo jep jeps jeeps jubii jubi yes yep yeah yup aye ok okay oki okey okidoki ja-tak
        jada javel yessir jatak affirmative 👍 ✅ ✔ ☑ sure
    """,
    "no": """
        nej næ niks nix nope no nay nixen desværre-nej negative 👎 ❌ øh-nej nah nejtak
    """,
    "gladly": """
        gerne glad glade gladelig fornøjelse glæde hellere pleasure happy happily delighted love
        lyst kærkommen* glædes henrykt thrilled begejstret
    """,
    "sorry": """
        desværre beklager beklageligvis beklageligt ærgerligt ærgerlig øv æv undskyld kedeligt
        synd træls trist sorry unfortunately regret* regrets sadly afraid alas apolog* pity
        shame bad-luck bummer hjertet-bløder 😢 🙁 😞 😭 😔 surt satans dæleme excuse uheldigvis
        kedelig sad
    """,
    # -- coming and staying away -----------------------------------------------------------------
    "come": """
        kommer komme kom deltag* deltar deltage deltager dukker dukke møder op fremmøde fremmødt
        come comes coming attend* attending participat* join joining be-there show-up tropper
        indfinder indfinde ankommer ankomme arrive arriving arrival ankomst dumper kigger
        smutter lægger-vejen troppe medvirker medvirke present tilstede plads pletten være-med
        stiller stille hopper mødes ses se see meet deltagelse participation attendance making
    """,
    "count-in": """
        tilmeld* tilmelder skriv noter* notér* sæt indskriv* registrer* registrér* book*
        reserver* reservér* regn* kryds flueben liste listen deltagerliste* stol stole plads
        pladsen sign register* count put list seat seats chair spot reserve save enrol* enroll*
        rsvp accept* takker bekræft* confirm* acceptér krydset badge navneskilt dæk kuvert
        reservation
    """,
    "stay-away": """
        afbud framelde* frameld* melder-fra melde-fra springer-over springe-over udebliv*
        fravær* fraværende forfald forhindret forhindre* aflyser aflyse melder-afbud stryg
        stryge cancel* decline* declining absent absence miss missing skip skipping withdraw*
        pass passer undskylde udgå udgår bliver-væk væk forsag* forsømme forsømmer fravalgt
        fravælger drop dropper stand-down pull-out back-out apologies excused rain-check
        uden-mig hjemme home away undvære undværes savne mangle mangler unable
    """,
    "regret-verb": """
        misunde misunder ærgrer græmmes wish ville-ønske ønskede sulke græder fortryd*
    """,
    "hinder": """
        optaget booket dobbeltbooket* travl* travlt kalender* overbooket fuld fyldt presset
        presser kollider* overlap* sammenfald* clash* conflict* busy booked double-booked
        occupied engaged swamped committed engagement* obligation* forpligt* aftale* aftalt
        lovet optager calendar diary schedule* skema* ledig* fri free arbejde vagt vagtplan
        tjeneste duty shift deadline on-call budget budgettet rejsebudget* sparer besparelse*
        sparekniven rejsestop travel-ban bemanding underbemandet short-staffed alene
    """,
    "other-event": """
        byråd* byrådsmøde* udvalgsmøde* kommunalbestyrelse* seminar* *seminar *seminaret
        konference* *konference kongres* kursus* *kursus eksamen* *eksamen messe* *messe
        workshop* retreat temadag* *dag *møde *mødet møde mødet bryllup* konfirmation* barnedåb*
        dåb* begravelse* bisættelse* fødselsdag* jubilæum* reception* rundfødselsdag*
        sølvbryllup* fest* polterabend council committee conference congress exam* fair wedding
        funeral birthday anniversary baptism christening training course audit* revision*
        inspection* election* valg* meeting hearing interview* jobsamtale* samtale* udvalg
        budgetseminar* budgetforhandl* personaledag* studietur* delegation* besøg* visit*
        visitors gæster guests premiere* indviel* open* åbning* event* arrangement*
        forældremøde* retssag* retten court strategimøde* ledermøde*
    """,
    "away-travel": """
        ferie* *ferie *ferien holiday* vacation* leave orlov* barsel* barselsorlov maternity
        paternity parental afspadser* fridag* rejse* rejser tjenesterejse* udlandet udland
        abroad travel* travelling traveling trip tur turen skiferie vinterferie sommerferie
        efterårsferie påskeferie fly flyver flight flights plane bruxelles brussels strasbourg
        rom rome paris london berlin madrid lissabon barcelona island spanien italien norge
        sverige grækenland tyrkiet thailand usa amerika udstationer* mission skiing ski sejler
        cruise out-of-office sabbatical udrejse væk
    """,
    "ill": """
        syg syge sygdom* sygemeld* influenza* feber* forkøl* operation* opereres opereret
        hospital* sygehus* læge* lægen tandlæge* speciallæge* fysioterap* brækket forstuvet knæ*
        ryg ryggen hofte* skulder* migræne* stress* raskmeld* undersøg* scanning* ambulatori*
        sick ill illness flu fever surgery surgeon doctor dentist hospital knee hip broken
        operation covid corona korona physio appointment injured injury skadet skade maveonde
        lungebetændelse
    """,
    "travel-means": """
        tog toget toge bil bilen bus bussen færge* cykel cyklen kører køre køretøj taxa
        parkering* parker* train car ferry drive driving bike taxi parking metro station*
        banegård* lufthavn* airport motorvej* dsb rejsetid afstand* distance
    """,
    "look-forward": """
        glæder glæde ser-frem spændt looking forward excited keen eager anticipat* frem ser
        can't-wait glædeligt
    """,
    "see-you": """
        ses gensyn sees see-you seeyou hilse gense gensynet vi-ses på-gensyn til-da ses-vi
    """,
    # -- how many, with whom, instead ------------------------------------------------------------
    "bring": """
        medbring* tager-med med bring* bringing along plus +1 +2 ledsaget følges slæber hiver
        medbragt together accompanied entourage delegation* medtager tager ledsages takes taking
        inviterer anhang påhæng
    """,
    "instead": """
        stedet instead behalf vegne vikarierer vikar* afløs* repræsenter* represent* represents
        substitut* stedfortræd* suppleant* step* steps overtager overtage sender send replace*
        place sted deputis* deputiz* fungerer dækker cover covers covering erstat* stead
        på-vegne-af dukke-op-for delegat* mandat udpeget udsending
    """,
    "number-word": """
        to tre fire fem seks syv otte ni ti two three four five six seven eight nine ten begge
        par couple halvanden fleste dozen 2 3 4 5 6 7 8
    """,
    "head-count": """
        personer mand mands hoveder stk stykker deltagere personers people persons heads
        participants antal number headcount kuverter pladser seats
    """,
    "food": """
        vegetar* vegan* veganer kød fisk svin* gluten* laktose* mælk nødder nød* allergi*
        allergisk diæt* kost* spiser spise mad maden frokost* middag* morgenmad* kaffe kage
        halal kosher vegetarian meat fish pork nuts lactose dairy allerg* diet* eat eats lunch
        dinner breakfast coffee food rundstykker* skaldyr shellfish coeliac celiac intolerant*
        intolerance alkohol buffet sandwich* jordnødde* æg eggs
    """,
    "access": """
        kørestol* wheelchair elevator lift rampe handicap* teleslynge hørelse tolk interpreter
        blind svagtseende niveaufri
    """,
    "online": """
        online teams zoom skærm* virtuelt hybrid* link opkobl* remote* remotely video* digitalt
        fjern* streaming screen dial webcam kobler
    """,
    "part-of-day": """
        formiddag* eftermiddag* formiddagen halv halve første sidste del delvis* kun indtil fra
        tidligere senere kl klokken morning afternoon only part half until from first second
        noon middag late early leave-early senest først tidligt halvdelen timer time hour hours
        minutter programpunkt* går kører smutter forlade køre-hjem løbe
    """,
    # -- time ------------------------------------------------------------------------------------
    "that-day": """
        dag dagen den-dag datoen dato onsdag* torsdag* day date that-day pågældende tidspunkt*
        tidspunktet uge ugen week dén wednesday thursday samme same
    """,
    "past": """
        var havde har-været sidst sidste tidligere forleden dengang was were had last ago
        previously yesterday i-går igår nyligt siden been kom vidste skrev sagde meldte svarede
        said told wrote replied
    """,
    "next-time": """
        næste gang efteråret foråret fremover fremtid* next time autumn spring future upcoming
        kommende til-næste
    """,
    "month": """
        januar februar marts april maj juni juli august september oktober november december
        january february march may june july october
    """,
    "season": """
        sommer sommeren vinter jul julen påske påsken efterår forår nytår summer winter
        christmas easter autumn spring sommerferien årsskiftet
    """,
    "until": """
        indtil til frem-til før until till before senest efter after from fra pr per mellem
        between
    """,
    # -- letters, lists --------------------------------------------------------------------------
    "newsletter": """
        nyhedsbrev* nyhedsmail* newsletter* nyhedsbladet bulletin* månedsbrev* news-letter
        nyheder nyhedsmails
    """,
    "letters": """
        mail mails mailen mailene mailliste* mailinglist* brev breve brevene post posten
        beskeder besked henvendelse* udsendelse* email* e-mail* e-mails letter letters message*
        mailing mailings list listen liste distributionsliste* modtagerliste* indbakke* inbox
        postkasse* post-list korrespondance correspondence information orientering* påmindelse*
        reminders materiale
    """,
    "alerts": """
        varsl* varsel varsler varslinger alert* frister frist fristen ansøgningsfrist* deadline*
        deadlines advisering* adviser* notif* notits* frist-mails fristmails påmindelser
    """,
    "forum": """
        forum* forummet debat* tråd* tråden diskussion* thread* discussion* kollegaforum
        spørgsmål-svar
    """,
    "invitations": """
        invitation* indbydelse* invitationer indkaldelse* invites invi
    """,
    "stop": """
        stop* stoppe stands* slet slette sletter fjern fjerne fjernes frameld* framelde afmeld*
        afmelde afmelding opsig* opsige unsubscribe* remove* delete* stop quit cancel cease end
        udmeld* udmelde melde-ud slip slippe skån skåne undgå undgår fri fritages strike drop
        lad-være take-off off ud out ikke-længere frabed* frabede afslut* luk lukke fravælg*
        sluk mute slå-fra smid kassér erase optout opt-out ophør* no-longer ryd
    """,
    "too-much": """
        mange meget fylder drukner drukne støj spam oversvøm* overload too much many flood*
        clutter drown* støjer overskud irrelevant* interesserer relevan* spild
    """,
    "keep": """
        behold* beholde bevar* bevare fortsæt* fortsætte bliv blive fortsat stadig keep keeping
        stay remain continue still carry-on øvrige resten rest others øvrigt undtagen except
        bortset andet
    """,
    "only": """
        kun bare udelukkende blot only just merely alene eneste solely
    """,
    "job-change": """
        stopper fratræd* fratræder opsagt opsigelse* nyt-job job jobbet stilling* pension*
        pensionist* efterløn* arbejdsplads* fyret afskedig* retire* retiring retirement position
        role leaving resign* new-job last-day arbejdsdag* sidste-dag forlader forlade skifter
        skifte flytter rokade omstrukturer* ansættelse* kontrakt* contract ophører fratrådt
        tiltræder tiltrådt orlov seniorjob afgang afgår emeritus redundan*
    """,
    "successor": """
        efterfølger* afløser* overtager overtage overtog viderefører successor* replacement
        taking takes over take-over handed opgaven opgaverne stafet* stafetten portefølje*
        ansvar* porteføljen overdrage* overdraget kontaktperson* kontakten fremover
        contact-person point-of-contact arvtager* hand-over handover faklen bolden efter-mig
    """,
    "address-new": """
        mailadresse* adresse* adressen email-adresse* address* postkasse* domæne* domain
        mailboks* ny nyt nye new changed skiftet ændret ændre ændres opdater* update* rette ret
        brug bruge use gammel gamle old fremover virker dur ophørt lukkes mailen hedder
    """,
    "join": """
        tilmeld* optag* optages optagelse medlem* medlemskab* melde-ind indmeld* abonner*
        abonnement subscribe* join* member* membership sign-up med-i netværket netværk network
        tilføj tilføje add include* sæt-på skriv-på del-af part-of listen deltage-i interesseret
        interested modtage receive get mailing tegn* tegne komme-med
    """,
    "confirm": """
        bekræft* bekræfter bekræftes bekræftet confirm* confirmed rigtigt korrekt passer stemmer
        stadig fortsat endnu correct right verify true godkend* accept* aktuel* forsat uændret
        hænger-sammen still på-pladsen kontaktperson
    """,
    "mistake": """
        fejl* fejltagelse* misforståelse* forkert* mistake* error* wrong never aldrig bedt-om
        ønsket tilmeldt-mig aner ukendt anden-person spam hvem who
    """,
    "pause": """
        pause* pauser paus sæt-på-pause midlertidig* temporar* hold* hvile orlov barsel ferie
        fred stille ro break hiatus suspend* suspension stand-by standby vinterhi dvale udsæt
        genoptag* resume* tilbage back igen again meanwhile imens mellemtiden sabbatår
    """,
    "language-da": """
        dansk danske danish dansksproget modersmål
    """,
    "language-en": """
        engelsk engelske english engelsksprog* engelskversion
    """,
    "write-verb": """
        skriv skrive skriver skrevet write written writing send sende sendes modtage få får
        korrespondance correspondence tale speak sprog* language* version* oversæt* translat*
        udgave*
    """,
    "follow": """
        følg følge følger follow* abonner* interesse* interesseret interesser* tilføj tilføje
        add besked orienteret orientering holdes hold keep-me posted updated varsl* alert*
        giv-besked hør* høre hører modtage receive get opdateret nyt-om sæt-på watch track
        watching interesting
    """,
    "programme": """
        horizon horisont erasmus cerv life interreg digital creative kultur* forskning* research
        venskabs* venskabsby* borger* citizens klima* climate innovation* uddannelse* education
        byudvikling* urban eui program programmer programmet programme* programmes puljer pulje
        fond* funds funding tilskud* støtteordning*
    """,
    # -- papers ----------------------------------------------------------------------------------
    "minutes": """
        referat* referatet referater minutes opsamling* beslutningsreferat* noter notater
        mødenoter notes slides oplæg* oplæggene præsentation* presentation* powerpoint* bilag*
        bilaget materiale* materialer papirer papirerne documents document handouts handout
        dokument* pdf deltagerliste* kopi copy dagsorden* dagsordenen agenda vedhæft* attach*
        protokol* program programmet recording optagelse* fil filen files arkiv* archive
    """,
    "please-send": """
        send sende sendes tilsendt tilsend* få fremsend* videresend* eftersend* mail-mig maile
        forward* share* dele del skaf* finde find lægge have modtage kunne-jeg can-i could-i
        kan-du kan-i must-have please venligst bede beder bedes ask request* want ønsker ønske
        would need brug bruge mangler savner gensend* resend smide smid skyde
    """,
    "approve": """
        godkend* godkendt godkender approve* approved tiltræd* enig* enige agree* agreed
        sign-off ok fin fint fine good great perfekt perfect grønt-lys green light kør køre
        afsted send ud indvending* bemærkning* ingen no-objection* objection* tilslutning*
        velsignelse blessing go go-ahead all-good ser-godt-ud ready klar lgtm støtte bifald*
        tommel thumbs stempel* nikker tilfreds happy publish* udsend* rettelser
    """,
    "amend": """
        ret rette rettes rettelse* ændr* ændre ændring* flyt flytte byt bytte tilføj* tilføje
        slet stryg stryge udgå udgår udelad* erstat* korriger* korrektion* correct* correction*
        change* move swap delete add insert replace remove omformuler* reword rename mangler
        missing forkert fejl stavet staves spelled spelt typo stavefejl præcis* punkt item pkt
        afsnit section paragraph linje line kapitel chapter side page byttes rykke rykkes
        længere kortere before after foran efter minutter
    """,
    "opinion": """
        synes mener mening* holdning* bemærk* bemærkning* kommentar* kommentere hørings*
        høringssvar* høringen strategi* strategien udkast* udkastet afsnit* kapitel* foreslår
        anbefal* think believe opinion view* comment* remark* draft strategy section chapter
        suggest* recommend* support* støtter savner mangler lack* consult* ambition* mål målene
        målsætning* vision* formuler* formulering* wording tekst teksten text tilfredse clear
        uklar
    """,
    # -- themes, news, cases ---------------------------------------------------------------------
    "theme": """
        tema temaet temaer emne emnet emner theme* topic* subject* forslag foreslå foreslår idé
        ide ideer idéer idea* suggest* suggestion* workshop* session drøft* discuss* debat
        belys* tage-op høre-om lære learn about om handle handler fokus focus dykke temadag
    """,
    "vote": """
        stemme stemmer stem stemmen vote* votes voting vælg vælger valg choose choice* pick*
        prioritet* prioriter* priority førsteprioritet* andenprioritet* favorit* favourite*
        favorite* kryds peger nummer nr number tema-nr rangering* rank* prefer* foretræk* helst
        hellere point points ballot afstemning* udkåre* placer* plads pladsen
    """,
    "ordinal": """
        første anden andet tredje tredie fjerde femte sjette sidste first second third fourth
        fifth sixth last 1. 2. 3. 4. 5. 6. øverste nederste top bottom
    """,
    "all-but": """
        alle alt samtlige undtagen bortset nær end minus everything anything all except but
        apart save uden resten ekskl fraregnet
    """,
    "news": """
        nyhed* nyt nyhederne netop lige nylig* lanceret lancerer* launched launch* åbnet åbner
        opened underskrevet signed indgået besluttet vedtaget adopted bevilling* bevilget
        bevilliget tilsagn granted grant vundet won award* pris prisen tildelt ansat ansætter
        hired appointed udnævnt fået modtaget kåret hosting vært værter starter startet started
        begins begyndt partnerskab* partnership* venskabsby* twin* delegation* projekt* project*
        tilskud* million* mio euro kroner samarbejd* aftale agreement besøg visited received
        celebrated fejrer fejret udgivet published website festival* ambassadør*
    """,
    "case": """
        case* oplæg* oplægget fortælle fortæller præsentere præsenterer present* holde-oplæg
        talk speak tell show vise viser erfaring* experience* eksempel example* bidrage bidrager
        contribut* stille-op minutter minutes slot indslag* share dele deler byde offer*
        tilbyder tilbyde volunteer* melder-os programsat gennemgang demonstr* fiasko success
        succes*
    """,
    "nothing-new": """
        intet ingen ingenting nothing nyt nyheder melde berette fortælle bidrage new report news
        stille quiet blankt blank
    """,
    "held-back": """
        fortroligt fortrolig hemmelig* embargo* confidential offentlig* offentliggør* public
        endnu yet print vent wait diskret internt between-us pressen presse
    """,
    # -- talk ------------------------------------------------------------------------------------
    "thanks": """
        tak takker taknemmelig* tusind mange thank* thanks thx grateful appreciat* cheers ta
        much-obliged sætter-pris påskønner
    """,
    "greeting": """
        hej hejsa kære goddag godmorgen davs hallo halløj dear hi hello hey morning evening
        hilsen hilsner mvh vh venlig bedste regards kind best wishes yours sincerely kh hilsener
        dbh hej-hej
    """,
    "praise": """
        spændende interessant* flot fin godt god gode dejlig* dejligt fantastisk* fremragende
        imponer* relevant hyggelig* hyggeligt skønt skøn lækkert super sejt interesting
        excellent great wonderful lovely nice brilliant fantastic useful inspiring inspirer*
        nyttig* impress* amazing exciting well-done rart nydelig* roser ros elegant sublim*
        velvalgt kudos
    """,
    "received": """
        modtaget læst noteret set received read noted seen arkiveret gemt taget-til-efterretning
        check got kopieret registreret lagt
    """,
    "small-talk": """
        vejr* vejret sol solen regn sne weather sun rain snow hund* kat katten have haven kaffe
        weekend* ferie sommer jul dog cat garden fodbold* kamp match hygge humør
    """,
    "busy-talk": """
        travlt travl rend stress* hektisk* busy hectic mange-bolde bunke bunker piles swamped
        snowed drukner
    """,
    "question": """
        hvad hvem hvor hvornår hvordan hvorfor hvilken hvilke hvilket mon what who where when
        how why which whether ? hvorvidt gælder koster pris cost price
    """,
    "help": """
        hjælp hjælpe help* vejled* guide instruks* kommando* commands command forstår forstå
        fatter understand mulighed* options brugsanvisning* manual muligheder skrive-til how-to
        virker works svar-på
    """,
    "ask": """
        spørg spørge spørgsmål spurgt ask* question* wonder* curious nysgerrig oplys* oplyse
        forklar* explain tell sig clarify
    """,
    "forget": """
        glem glemt ignorer* se-bort bortse disregard* forget* ignore* skip slet scratch
        annuller* ombestem* fortryd* ændret-mening changed-mind alligevel after-all anyway
        omgør* trækker-tilbage trække retract tilbagekald* withdraw instead
    """,
    "change-mind": """
        alligevel ombestemt fortrudt alligevel-ikke omkring after-all changed-mind anyway
        nevertheless trods-alt ændrer ændret genovervej* reconsider*
    """,
    "whoever": """
        nogen en-eller-anden somebody or-other whoever sikkert-en repræsentant representative
        deltager-fra vi-sender
    """,
    "agreed": """
        aftalt agreed as-agreed som-aftalt sædvanlig usual* plejer vanen vanlig tradition*
        som-altid as-always
    """,
    "joke": """
        haha hehe lol 😂 😉 😄 🙂 😊 :-) :) ;-) ;) spøg joke kidding sjov ironi 😅 🤣
    """,
    "pride": """
        måtte tvinge væddet over-my-dead-body hell hvis-jeg-så-skal uanset koste-hvad-det-vil
        come-what-may no-matter whatever rain-or-shine forhindre stop-me afholde prevent
        holde-mig-væk
    """,
    "organisation": """
        kommune* kommunen kommunens forvaltning* afdeling* center centret sekretariat* stab
        staben municipality department* office unit city town council county region* kontor*
        kontoret huset rådhus* bureau institution* organisation*
    """,
    "decide-body": """
        byrådet udvalget direktionen styregruppe* chefgruppe* ledelse* board management
        bestyrelse* cabinet tilladelse* permission lov bevilge bevilges chefens approval afgøre
        grønt
    """,
}
