"""Danish phrases by what they mean; how a phrase is written is told in `matching`."""

PHRASES: dict[str, str] = {
    # -- around the matter ----------------------------------------------------------------
    "greeting": """
        hej
        hejsa
        kære
        goddag
        godmorgen
        god morgen
        davs
        hallo
    """,
    "thanks": """
        tak for
        mange tak
        tusind tak
        hjertelig tak
        tak
        taktak
        på forhånd tak
        1000 tak
    """,
    "courtesy": """
        god weekend
        god sommer
        god jul
        god fornøjelse
        godt nytår
        hav en god
        hav det godt
        held og lykke
        venlig hilsen
        med venlig hilsen
        bedste hilsner
        mvh
        vh
        hilsen
        glæder mig
        glæder os
        godt arbejde
        godt initiativ
        lyder spændende
        lyder godt
        rigtig godt
        spændende program
        spændende dagsorden
        undskyld det sene svar
        beklager det sene svar
        undskyld ventetiden
        hermed svar
        vil ønske
        god tur
    """,
    "received": """
        modtaget
        læst
        noteret
        arkiveret
        set
        super
        fint
        perfekt
        dejligt
        godt at vide
        det er bare i orden
        til efterretning
        alt vel
        ingen nyheder
        intet nyt
        ikke noget nyt
    """,
    # -- words that turn round what they stand beside --------------------------------------
    "not": """
        ikke
        ik
        aldrig
        næppe
        ingen
        intet
        hverken
        uden
    """,
    "idiom": """
        ikke mindst
        ikke kun
        ikke bare
        ikke alene
        ikke noget problem
        ikke et problem
        intet problem
        ingen problemer
        ingen problem
        ikke uden om
        kan ikke vente
        kan næsten ikke vente
        hvorfor ikke
        ikke længere vegetar
        ikke desto mindre
        ellers ikke
        ikke i tvivl
        ingen tvivl
        uden tvivl
        spøg til side
        ikke så længe siden
        ikke sandt
        uden problemer
        ikke noget særligt
        ingen særlige
        ingen allergier
        være med til at
        møde ~2 flyttet/aflyst
        andet møde ~2 flyttet/aflyst
        udvalgsmøde ~2 flyttet/aflyst
        kan godt lide
        kan godt se
        kan godt forstå
        kan godt huske
        ikke længere siden
        jeg kommer til at
        vi kommer til at
        kommer ~3 på arbejde
        kommer ~2 tilbage
        kommer igen
        kommer ind på
        jeg kommer fra
        er i gang
        ingen kollega
        uden kollega
        uden kolleger
        uden ledsager
        ingen ledsager
        kommer alene
    """,
    "mild": """
        hvis det er ok
        hvis det er okay
        hvis det er i orden
        hvis det er muligt
        hvis det kan lade sig gøre
        hvis det ikke allerede
        hvis ikke det allerede
        hvis i ikke allerede
        hvis det ikke fremgår
        hvis i mangler
        hvis du mangler
        hvis i har brug
        hvis du har brug
        hvis der er spørgsmål
        hvis i har spørgsmål
        hvis du har spørgsmål
        hvis nødvendigt
        hvis det er nødvendigt
        som om
        hvis jeg må
        hvis det skal være
    """,
    "condition": """
        hvis
        såfremt
        medmindre
        med mindre
        forudsat
        under forudsætning
        i fald
        ifald
        betinget af
        bare det ikke
        så længe det ikke
    """,
    "past": """
        havde
        skrev
        sagde
        svarede
        meldte
        troede
        glemte
        ville have
        kunne have
        skulle have
        ellers skrevet
        var tilmeldt
        har tidligere
        før skrevet
        i går
        sidste år
        sidste gang
        sidst
        dengang
    """,
    "anyway": """
        alligevel
        ændring
        ret mit svar
        ombestemt
        fortrudt
        ændret sig
        i stedet for ja
        i stedet for nej
        trods alt
        tager det tilbage
    """,
    # -- coming to a meeting ---------------------------------------------------------------
    "yes": """
        ja
        ja tak
        jo
        jo tak
        jep
        jeps
        jada
        selvfølgelig
        naturligvis
        klart ja
        et ja
        helt sikkert
        meget gerne
        med glæde
        med fornøjelse
        gerne $
        gerne det
        bestemt
        ✅
    """,
    "weak-yes": """
        ok
        okay
        👍
        ✔
        ☑
        +1
        fint med mig
        det er fint
        det er ok
        det er i orden
        noteret i kalenderen
        siger ikke nej
    """,
    "no": """
        nej
        nej tak
        næ
        niks
        et nej
        afbud
        desværre nej
        nej desværre
        ❌
        👎
    """,
    "come": """
        jeg/vi kommer
        kommer jeg/vi
        ^ kommer
        ^ deltager
        kommer efter
        kommer først
        kommer senere
        kan kun
        kun kan
        kommer gerne
        kommer meget gerne
        kommer selv
        kommer alene
        kommer alligevel
        kommer begge
        kommer også
        kommer til mødet
        kommer til netværksmødet
        kommer den
        kommer til haderslev
        kan jeg/vi godt $
        kan godt $
        kan godt den
        kan sagtens $
        kan fint $
        kan jeg/vi sagtens $
        bekræfter $
        bekræfter hermed
        kan deltage
        kan komme
        kan være med
        deltager
        min deltagelse
        vores deltagelse
        hermed deltagelse
        deltagelse bekræftes
        jeg/vi er med
        er jeg/vi med
        er med begge/hele/til/fra/på/den
        jeg/vi er der
        er jeg/vi der
        være med
        være der
        møder op
        møder frem
        møder jeg/vi
        jeg/vi møder
        dukker op
        stiller op
        stiller med
        stiller gerne
        er at finde
        vi ses
        ses i
        ses den
        ses der
        på gensyn
        glæder mig til at se
        glæder mig til at deltage
        glæder mig til at komme
        glæder mig til at være
        glæder mig til at møde
        glæder mig til mødet
        glæder os til at se
        glæder os til at deltage
        glæder os til mødet
        passer fint
        passer godt
        passer perfekt
        passer mig fint/godt
        det passer
        regn med mig
        regne med mig
        regne med os
        reserver en plads
        sæt/skriv/put mig på
        skriv/sæt mig på deltagerlisten
        sæt kryds ved mig
        tilmeld mig/os
        tilmelde mig/os
        tilmelder mig/os
        tilmelder hermed
        hermed tilmeldt
        hermed tilmelding
        tilmeldt
        tilmelding
        min/vores tilmelding
        min/vores deltagelse
        siger ja tak
        siger ja
        sige ja
        takker ja
        vil gerne deltage
        vil gerne komme
        vil gerne med
        vil gerne være med
        er klar
        holde mig væk
        ikke holde mig væk
        kan ikke holde mig væk
        går ikke glip
        vil ikke gå glip
        ikke gå glip
        ikke undvære
        glipper jeg ikke
        misser jeg ikke
        springer jeg ikke over
    """,
    "cannot": """
        kan ~2 ikke
        kan ik
    """,
    "not-come": """
        kommer ~1 ikke til at <coming>/være/nå
        kommer ikke til at kunne
        kommer ikke til at kunne være
        kan ~2 ikke $
        kan ik $
        kan desværre ~1 ikke
        kan ~2 ikke ~1 deltage/komme/nå/slippe/møde
        kan ~2 ikke ~1 være med/der/til
        kan ~2 ikke den/til/på/selv/pga/grundet/denne/alligevel/torsdag/fredag/mandag/tirsdag/onsdag
        kan ~2 ikke få ~2 til
        ikke kan
        ikke deltage
        ikke komme
        ikke være med
        ikke kan deltage
        kommer ikke
        kommer ~2 ikke
        kommer jeg/vi ~1 ikke
        deltager ikke
        deltager ~2 ikke
        er ikke med
        er ~1 ikke med
        er ikke der
        når ikke
        når jeg ikke
        når det ikke
        nå det ikke
        går ikke
        går desværre ikke
        passer ikke
        passer desværre ikke
        passer dårligt
        passer mig ikke
        duer ikke
        dur ikke
        lader sig ikke gøre
        ikke lader sig gøre
        lader sig desværre ikke gøre
        ikke lade sig gøre
        er forhindret
        er jeg/vi forhindret
        forhindret
        forhindrede
        er desværre forhindret
        melder afbud
        melde afbud
        melder fra
        melde fra
        meld mig fra
        melde mig fra
        melder mig fra
        må melde fra
        afmeld mig mødet
        afmelde mig mødet
        afmelder mødet
        må springe over
        springer over denne
        springer ~2 over
        må sige nej
        siger nej
        sige nej
        takker nej
        må takke nej
        takke nej
        uden mig
        uden os
        må undvære mig
        bliver væk
        bliver forhindret
        bliver det ikke
        bliver ikke til noget
        bliver desværre ikke
        ingen mulighed
        ikke mulighed
        ikke muligt
        er optaget $
        er optaget den
        er jeg/vi optaget
        er booket
        får ikke mulighed
        må aflyse
        aflyse min
        trække mig
        trækker mig
        ikke med denne gang
        ikke denne gang
        må blive hjemme
        ingen fra
    """,
    "hindrance": """
        på ferie
        holder ferie
        har ferie
        andet møde
        udvalgsmøde
        byrådsmøde
        kommunalbestyrelsesmøde
        dobbeltbooket
        syg
        sygemeldt
        sygdom
        feber
        ligger i sengen
        på hospitalet
        på sygehuset
        opereres
        opereret
        på barsel
        på orlov
        på kursus
        på rejse
        på tjenesterejse
        bortrejst
        rejser til
        i udlandet
        begravelse
        til konference
        i en anden
        sidder jeg/vi i
        er jeg/vi i
        er jeg/vi på
        kolliderer
        sammenfald
        holder fri
        har fri
        fridag
    """,
    "doubt": """
        måske
        muligvis
        formentlig
        forhåbentlig
        sandsynligvis
        ved ikke
        ved det ikke
        ved jeg ikke
        ved jeg først
        ved endnu ikke
        ikke afklaret
        ikke helt sikker
        ikke sikker
        usikker
        usikkert
        i tvivl
        tvivler
        vender tilbage
        vende tilbage
        vender lige tilbage
        melder tilbage
        melde tilbage
        svarer når
        svare når
        svarer senere
        svar senere
        svarer i næste
        skriver når
        giver besked
        give besked
        giver lyd
        give lyd
        hører fra mig
        hører nærmere
        får besked
        får svar
        skal lige have
        skal lige vende
        skal lige tale
        skal lige tjekke
        skal lige se
        skal lige spørge
        skal først
        håber at kunne
        håber at komme
        håber på at
        håber jeg
        håber det
        håber jeg kan
        regner med at
        regner jeg med at
        forventer at
        forventer jeg
        prøver at
        forsøger at
        vil prøve
        vil forsøge
        gør mit bedste
        afhænger
        kommer an på
        beror på
        foreløbig
        foreløbigt
        umiddelbart
        med forbehold
        forbehold for
        holder datoen
        kan ikke love
        tør ikke love
        fifty fifty
        krydser fingre
        satser på
        ser om
    """,
    "part": """
        frokost*
        middag*
        besøg*
        rundvisning*
        hele dagen
        begge dage
        aftensmad*
        spis*
        formiddag*
        eftermiddag*
        morgen
        morgenmad*
        aften*
        overnat*
        workshop*
        kaffe*
        online
        teams
    """,
    "note": """
        vegetar*
        veganer*
        vegansk
        glutenfri*
        laktose*
        allergi*
        allergisk
        tåler
        halal
        kosher
        nødder
        svinekød
        diæt*
        kost
        spiser
        kun om
        kun til
        kun fra
        dog først
        først fra
        først kl
        først kan
        efter frokost
        til og med frokost
        den første dag
        den anden dag
        kun den
        forsinket
        senere
        går tidligt
        gå tidligt
        gå før
        må gå
        må løbe
        tage afsted
        ankommer
        om formiddagen
        om eftermiddagen
        online
        via teams
        på teams
        springer frokosten over
        springer middagen over
        springer besøget over
        ikke frokost
        ikke middag
        kørestol*
    """,
    # -- with whom, and who instead --------------------------------------------------------
    "bring": """
        tager ~6 med
        tage ~6 med
        har ~6 med
        tager ~2 kollega
        medbringer
        medbringe
        sammen med
        følgeskab af
        ledsaget af
        følges med
        kommer med
        plus
        og jeg
        og undertegnede
        og mig
        jeg og
        mig og
        undertegnede og
        det samme gør
        vi bliver
        vi er
        vi kommer
        bliver vi
        stiller med
        kommer også
        deltager også
        vil gerne med
        gerne med
    """,
    "colleague": """
        kollega
        kollegaen
        kolleger
        kollegaer
        ledsager
        medarbejder
        medarbejdere
        chef
        leder
        praktikant
        makker
    """,
    "instead": """
        i stedet
        istedet
        i mit sted
        på mine vegne
        på vores vegne
        for mig
        tager min plads
        overtager min plads
        får min plads
        min afløser
        mit sted
        min stedfortræder
        som stedfortræder
        uddeleger*
        stedfortræder
        repræsenterer
        repræsentere
        sender jeg/vi
        jeg/vi sender
        men sender
    """,
    "behalf": """
        på vegne af
        skriver for
        svarer for
        svarer på vegne
        som sekretær for
    """,
    # -- being in the network --------------------------------------------------------------
    "join": """
        tilmeld
        tilmeld mig
        tilmelde mig
        tilmeldes
        vil gerne tilmeldes
        vil gerne være med i
        vil gerne være med
        vil gerne med i
        vil gerne ind i
        skriv mig på
        skriv mig op
        skrive mig op
        skrives op
        sæt mig på
        put mig på
        putte mig på
        komme på ~2 liste
        komme på ~2 listen
        komme på ~2 mailingliste
        på listen
        på jeres liste
        på jeres mailingliste
        komme med på
        fast på listen
        være på listen
        med i netværket
        med på listen
        optages
        blive medlem
    """,
    "confirm": """
        bekræft*
        bekræfter
        det er rigtigt
        er rigtigt
        er korrekt
        helt korrekt
        korrekt
        stemmer
        det passer
        vil gerne blive
        gerne blive
        blive i netværket
        vil fortsat
        vil stadig
        vil gerne fortsætte
        gerne fortsætte
        fortsat være med
        fortsætter
        stadig med
        stadig være med
        vil gerne være med
        gerne være med
        bliver gerne
        gerne fortsat
        er med
        behold mig
        jeg bliver
    """,
    "leave": """
        afmeld
        afmeld mig/os
        afmelde mig
        afmeldes
        frameld
        frameld mig/os
        framelde mig
        framelde
        meldes ud
        melde mig ud
        melder mig ud
        meld mig ud
        udmeld*
        slet mig/os
        slette mig/os
        slettes
        slet min/mine/vores
        slette min/mine/vores
        fjern mig/os
        fjerne mig/os
        fjern min/mine
        tag mig/os af
        tage mig/os af
        tages af
        tag mig ud
        stryg mig/os
        stryge mig/os
        mig ~3 stryge
        mig ~3 slette
        stryges
        af listen
        af jeres liste
        af jeres lister
        ikke længere modtage
        ikke længere at modtage
        ikke mere modtage
        ikke modtage flere
        ikke ønsker at modtage
        ikke have flere mails
        ikke flere mails
        stop ~2 med at sende
        stop ~2 med at skrive
        slip* for jeres mails
        behøver ikke have mig
        ikke have mig stående
        træde ud
        trække os ud
        vil ikke være med
        ikke være med længere
        ikke længere være med
        ikke være medlem
    """,
    "stop": """
        stop
        afmeld
        frameld
        slut med
        væk med
        drop
        dropper
        droppe
        ikke flere
        ikke mere
        slip* for
        fri for
        fritages for
        undvære
        skære væk
        skær væk
        skære fra
        fjern
        behøver i/du ikke
        behøver ikke
        behøver jeg ikke
        har ikke brug
        har jeg ikke brug
        ikke brug for
        ikke relevant*
        ikke længere relevant*
        ikke længere aktuel*
        ikke interesse*
        nej tak til
        gider ikke
    """,
    "keep": """
        behold*
        beholde
        bliver stående
        må blive
        gerne stadig
        stadig gerne
        fortsat gerne
        gerne fortsat
        stadig have
        vil stadig
        glad for
        resten
        de andre
        de to andre
        alt andet
        må i gerne
        hold mig orienteret
        fortsat få
        inviter mig
        invitér mig
    """,
    "newsletter": """
        nyhedsbrev*
        nims-nyt
        nims nyt
    """,
    "alerts": """
        varsl*
        varsel*
        frist*
        fristmail*
        alarm*
        deadline*
    """,
    "forum": """
        forum*
        forummet
        debatforum
    """,
    "invitations": """
        invitation*
        indbydelse*
        mødeindkald*
        indkaldelse*
        møderne
    """,
    "everything": """
        netværk*
        alle lister
        alle jeres
        alt
        alting
        det hele
        helt
        listen
        lister*
    """,
    # -- further wishes --------------------------------------------------------------------
    "ask": """
        må jeg/vi
        kan jeg/vi få
        kan i
        kan du
        kunne i
        kunne du
        kan jeg/vi
        vil i
        vil du
        vil gerne
        send
        sende
        sender i
        må i gerne
        må gerne
        gerne have
        venligst
        bedes
        ønsker
        skriv til
        giv besked
        husk
        ring til
        sørg
    """,
    "follow": """
        følg
        følge
        følger gerne
        gerne følge
        gerne følge med
        også følge
        besked om
        varsel om
        varsler om
        på min liste
        komme med på
        skriv mig på
        sæt mig på
        sæt på
        tilføj
        hold øje med
        ja tak til
    """,
    "want": """
        må jeg/vi få
        må jeg/vi bede om
        kan jeg/vi få
        kan i sende
        kan du sende
        vil i sende
        vil du sende
        vil gerne have
        vil gerne se
        gerne have
        gerne få
        send
        sende
        sender i
        få tilsendt
        bede om
    """,
    "write": """
        skriv*
        sende
        send
        sender
        fremover
        mail*
        brev*
        nyhedsbrev*
        version*
        til mig
        på engelsk tak
        få ~2 på
    """,
    "minutes": """
        referat*
        refarat*
        slides
        præsentation*
        materiale*
        mødereferat*
        oplægget
        oplæggene
    """,
    "english": """
        på engelsk
        engelsk
        til engelsk
        engelske version
        engelsk version
    """,
    "danish": """
        på dansk
        dansk
        til dansk
        danske version
        dansk version
    """,
    "new-address": """
        ny mail*
        ny e-mail*
        nye mail*
        ny adresse
        nye adresse
        ny emailadresse
        skifter mail*
        skifter adresse
        skiftet mail*
        skiftet adresse
        min mail er
        min adresse er
        hedder nu
        brug venligst
        brug fremover
        fremover til
        send fremover
        skriv fremover
        bruge min
        ret min mail
        rette min mail
    """,
    "successor": """
        efterfølger
        min afløser
        afløser mig
        overtager
        overtaget
        overtager efter mig
        tager over
        fremover er det
        ny kontakt*
        nye kontakt*
        afløses af
        passer fremover
    """,
    "pause": """
        pause
        på pause
        sæt på pause
        hold pause
        holde pause
    """,
    "approve": """
        godkend*
        kan godkendes
        kør med
        kør på
        kør bare
        kør løs
        send den
        kan sendes
        sende den ud
        må sendes
        ok herfra
        ok for mig
        okay herfra
        fint herfra
        fin herfra
        ser fin ud
        ser fint ud
        ser god ud
        ser godt ud
        ser rigtig godt ud
        fint med mig
        ingen bemærkninger
        ingen rettelser
        ingen kommentarer
        ikke yderligere
        har ikke noget at tilføje
        intet at tilføje
        det er godt
        det er fint
        ja
        ja tak
        ok
        okay
        fin
        fint
        👍
    """,
    "amend": """
        ryk*
        flyt*
        bytte*
        bytter
        byt
        skær*
        tilføj*
        udgår
        udgå
        udsæt*
        rettes
        rettelse*
        ret ~3 til
        ændr*
        ændring*
        mangler
        savner
        sæt ~3 ind
        sætte ~3 ind
        få ~3 på
        få et punkt
        skal være
        skal have
        skal hedde
        i stedet for
        forkert
        stavet
        fejl
        punkt ~4 først
        tale om
        drøftes
        ikke godkend*
        bortset fra
    """,
    "suggest": """
        forslag
        foreslår
        foreslå
        mit forslag
        tema
        temaer
        tema-ønske
        emne
        ønske
        ønsker
        savner
        hvad med
        kunne godt tænke mig
        gerne høre
        gerne vide mere
        høre om
        høre noget om
        mere om
        noget om
        oplæg om
        workshop om
        slå et slag
        kunne vi
    """,
    "case": """
        holde oplæg
        holde et oplæg
        holder gerne oplæg
        holder et oplæg
        oplæg om vores
        byde ind med
        byder ind med
        gerne fortælle om
        fortæller gerne
        vise frem
        vil gerne fortælle
        vil gerne præsentere
        præsentere vores
        stiller gerne op med
        med en case
        som case
        en case om
        et indlæg
        kan fortælle
        fortælle om
        historie om
        en case
        casen om
        lave et indlæg
        indlæg om
        på mødet kan vi
    """,
    "held-back": """
        fortrolig*
        ikke sige
        ikke skrive
        ikke offentlig*
        endnu ikke offentlig*
        embargo
        hold det for
        holde det for
        ikke til nyhedsbrevet
        kun til orientering
        mellem os
        hemmelig*
        før pressemeddelelsen
        ikke komme med endnu
        vent med
        spørg mig
    """,
    "help": """
        hjælp
        hvad kan jeg skrive
        hvad kan man skrive
        hvad kan i forstå
        hvad forstår i
        hvad i forstår
        hvordan svarer jeg
        hvordan bruger jeg
        hvordan virker
        hvilke kommandoer
        hvad skal jeg skrive
        vejledning til
        hvordan melder man
        oversigt over hvad
    """,
    "gone": """
        holdt op
        stoppet
        er stoppet
        fratrådt
        farvel
        nyt job
        skiftet job
        går på pension
        gået på pension
        ikke længere ansat
        arbejder ikke længere
        ikke længere arbejder
    """,
    "other-person": """
        hende
        ham
        dem
        deres
        hans
        hendes
    """,
    "this-one": """
        den frist
        denne frist
        den mail
        denne mail
        den invitation
        denne invitation
    """,
    "vote": """
        stem*
    """,
    "host": """
        hus til
        være vært
        vært for mødet
        vært for næste
    """,
    "month": """
        januar
        februar
        marts
        april
        maj
        juni
        juli
        august
        september
        oktober
        november
        december
    """,
    "vague": """
        som aftalt
        som det er aftalt
        som det blev aftalt
        som sædvanlig
        som snakket om
        ligesom sidst
        den ene
        en af os
        nogen af os
        nogle af os
        en anden dag
    """,
    "meeting": """
        møde*
        netværksmøde*
        seminar*
        konference*
    """,
    "we": """
        vi
        os
        nogle
        flere
    """,
}
