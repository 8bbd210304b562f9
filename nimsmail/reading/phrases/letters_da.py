"""Further Danish words, by field: our letters, the network, papers, themes and courtesies."""

PHRASES: dict[str, str] = {
    "thanks": """
        takker
        tak skal du/i have
        tak for det
        tak for alt
        mange mange tak
        stor tak
        tusinde tak
        1000 tak
        taknemmelig
        hvor er jeg glad
        sikke et
        sikken en
        sikke nogle
        læser jeg med
        læser det hver gang
        glad for jeres
        sætter pris på
        læser jeg altid
        læser det altid
        guld værd
        godt gået
        flot arbejde
    """,
    "courtesy": """
        hils
        hils de andre
        hils alle
        held og lykke ~1 videre
        god fornøjelse
        god tur hjem
        god tirsdag
        god aften
        god dag
        rigtig god
        fortsat god
        ha en god
        hav det
        pas på jer
        på forhånd tak
        tillykke
        god arbejdslyst
        tak fordi
        beklager at jeg
        undskyld at jeg
        undskyld forsinkelsen
        beklager forsinkelsen
        undskyld
        ha' det
    """,
    "thanked-for": """
        tak for
    """,
    "received": """
        intet at berette
        ikke noget at fortælle/berette/melde/bidrage/byde
        ikke noget nyt
        ikke noget til
        ikke nyt
        ikke nogen nyheder
        ikke nyheder
        intet at melde
        intet nyt
        intet nyt under solen
        ikke noget nyt
        ikke noget at berette
        ingen nyheder
        ingen nyt
        ingen nye
        intet herfra
        stille herfra
        alt roligt
        stille og roligt
        blank
        stemmer blankt
        afstår
        afstår fra at stemme
        stemmer ikke
        undlader at stemme
        har ingen præference
        ingen præferencer
        videresendt til
        sendt videre
        taget til efterretning
        tager det til efterretning
        rart at vide
        godt at høre
        den er modtaget
        interessant læsning
    """,
    "leave": """
        hold op ~1 med at skrive/sende/maile
        holde op ~1 med at skrive/sende/maile
        frabed*
        frabeder mig
        frabedes
        afmeld* ~1 mig
        afmelder mig
        framelder mig
        frameldes
        afmeldelse
        afmelding
        framelding
        udmeldelse
        pil/pille ~1 mig/os ~2 af
        pil mig ud
        luk/lukke ~1 mig ~1 ude
        opsig*
        opsige
        opsiger
        <put> mig ~2 ikke ~2 på
        ud af ~3 kartotek/register/liste/lister/netværket/adresseliste/mailliste/system
        ud af det hele
        ud af listen
        mig ud af
        mig af ~2 liste*/alle/det/hele/samtlige
        mig fra ~3 liste*/lister
        mig fra samtlige
        mig ud af ~2 liste*
        ophør*
        indstil ~2 udsendelse*
        stands
        standse ~3 mails/udsendelse*/breve
        stop ~3 mails/udsendelse*/breve
        stop ~2 sende
        stop jeres
        stop alt
        sende mig ~1 flere
        ikke ~2 høre ~1 fra jer
        ikke ~2 høre mere
        ikke ~2 få flere
        ikke ~2 have flere
        ikke ~2 modtage
        ikke ~2 kontaktes
        ikke længere ~2 modtage/have/få/kontaktes
        ikke mere ~2 modtage/have/få
        ikke ~2 stå på
        ikke ~2 være på listen
        ikke ~2 være med i netværket
        ikke ~2 være medlem
        ikke ~2 på listen
        ingen flere mails
        ikke flere mails
        fri for ~3 mails
        slippe for ~3 mails
        slip* ~1 for jeres
        spar mig for jeres mails
        lad/lade være med at skrive/sende/maile
        lader være med at skrive/sende
        ikke ~2 skrive til mig
        skriv ikke ~2 mere
        skriv ikke til mig
        slette mine oplysninger
        slet mine oplysninger
        slet mig
        slet alt om mig
        glem mig
        meld mig ud
        melder mig ud
        melder mig hermed ud
        melder mig ~2 ud
        melder os ~2 ud
        meldes ud
        træder ~2 ud
        udtræder
        forlader netværket
        forlade netværket
        her slutter det
        slutter det for
        siger farvel
        farvel herfra
        <not> ~2 bedt om
        <not> ~1 mig der har
    """,
    "stop": """
        stop
        stoppe
        stopper
        stands
        drop
        droppe
        undvære
        godt undvære
        undværer
        spare ~2 jer
        spare jer
        spare mig for
        spar mig for
        i kan ~1 spare
        fravælge
        fravælger
        fravælg
        nej tak til
        nej til
        slå fra
        slår fra
        slå ~2 fra
        sluk for
        slukke for
        ikke flere
        ikke mere
        ingen flere
        ikke længere
        ikke noget for os
        ikke noget for mig
        ikke brug for
        ikke ~2 brug for
        har ~3 ikke brug
        ikke ~2 bruge
        bruger <I> ~1 ikke
        bruger ikke
        læser <I> ~1 ikke
        læser ikke
        ikke tid til at læse
        uden for mit
        ikke mit bord
        færdige med
        færdig med
        skær ~2 væk
        skær ~2 fra
        fjern
        pil ~3 af
        afmeld*
        framelde
        frameld*
        opsig*
        skru ned for
        uden ~1 nyhedsbrev*/varsl*/forum*
    """,
    "keep": """
        behold*
        nøjes med
        kun beholde
        alt andet end
        lad ~3 stå
        lad ~3 blive
        vil ~2 have
        må ~2 sende
        må ~2 komme
        fortsat
        stadig
        undtagen
        bortset fra
        på nær
        med undtagelse af
        kun
        kun invitation*
    """,
    # Only this, and the rest not; or the rest, and only this not.
    "only": """
        nøjes med
        kun beholde
        ^ kun
        men kun
        vil ~2 kun
        skal ~2 kun
        kun have
        kun få
        kun modtage
        alt andet end
        alle andre end
        undtagen
        bortset fra
        på nær
        med undtagelse af
        beholde kun
        behold kun
    """,
    "except": """
        undtagen
        bortset fra
        på nær
        med undtagelse af
        alt andet end
        alle andre end
    """,
    "keep-verb": """
        behold*
        lad ~2 stå
        bevar*
    """,
    "rest": """
        resten
        det øvrige
        de øvrige
        de andre
        alt andet
        det andet
        alt det andet
        alle de andre
    """,
    "swap": """
        byt ~5 ud
        bytte ~5 ud
        erstat ~4 med
        skift ~4 ud
        i stedet $
    """,
    "invitations": """
        mødeinvitation*
        mødeindbydelse*
        møderne
        indkald*
    """,
    "alerts": """
        fristvarsl*
        fristmail*
        fristpåmindelse*
        deadlinemail*
        deadlinevarsl*
        ansøgningsfrist*
        puljevarsl*
        programvarsl*
    """,
    "forum": """
        forummails
        forumindlæg
        diskussion*
        debat*
    """,
    "newsletter": """
        nyhedsmail*
        nyt fra nims
    """,
    "everything": """
        samtlige
        samtlige lister
        hele pakken
        kartotek*
        adresseliste*
        udsendelse*
        alle mails
    """,
    "confirm": """
        stadig interesseret
        fortsat interesseret
        stadig ~2 på/i/med
        fortsat ~2 på/i/med
        stadigvæk
        er stadig
        er fortsat
        bliver hængende
        hænger på
        hænger ved
        bliver ved
        bliver på listen
        bliver i netværket
        blive på listen
        blive stående
        vil ~2 blive
        beholde min plads
        alt er ved det gamle
        ved det gamle
        uændret
        ingen ændringer
        regn ~1 med mig
        tæl mig med
        jeg er med
        er ~1 med
        er her endnu
        er her stadig
        er ~1 mig
        det er mig
        det var mig
        den er god nok
        er god nok
        god nok
        passer
        det er sandt
        selv skrevet mig op
        selv tilmeldt
        skriv mig ~1 op
        skriv mig ~1 på
        vil ~2 være med
        vil ~2 med
        ja tak til
        jeg bekræfter
        fortsæt
        fortsætter
        fortsætte
        hold mig på
        hold mig orienteret
        stå på listen
        bliver stående
    """,
    "join": """
        optag mig
        vil ~2 optages
        vil ~2 på listen
        vil ~2 med i netværket
        vil ~2 være med i netværket
        vil ~2 have nyhedsbrevet
        melde mig ind
        melder mig ind
        meld mig ind
        indmeld*
        indmeldelse
        blive en del af netværket
        deltage i netværket
        abonnere
        abonnement
    """,
    "follow": """
        følge
        følger
        tilføj
        tilføje
        meld mig til
        meld mig på
        tilmeld mig
        tilmeld ~2 frister
        hør* om frist*
        høre om
        høre nærmere om
        nyt om
        holdes orienteret
        hold mig orienteret
        holde mig orienteret
        interesseret i
        interesserer
        vil ~2 have ~3 varsl*/frist*/besked
        også med
        føj ~3 til
        put ~2 på
        <put> mig på
        <put> ~3 på listen
        <put> ~3 på min liste
        alle frister
        abonnere på
        skriv mig op
        ud med
        besked når
        giv mig besked
        giv besked
    """,
    "new-address": """
        min post
        post ~4 til
        min mail ~3 til
        mine mails ~3 til
        breve ~3 til
        sendes til
        send ~4 til
        send det hele til
        skal gå til
        skal ~2 sendes til
        skriv ~2 til mig på
        skriv ~2 til
        træffes på
        kan træffes
        fanges på
        mit nye
        min nye
        har fået ny
        fået ny
        nyt domæne
        ny postkasse
        brug ~2 adresse*
        benyt*
        ret min adresse
        ændre min adresse
        ændr min adresse
        opdater* min
        lukker
        nedlægges
        skift ~2 til
    """,
    "successor": """
        efterfølges af
        tager ~2 over
        overtager ~2 mit
        har overtaget
        overtager ~3 efter mig
        passer ~2 mit
        har mit område
        har mine opgaver
        mit område
        mine opgaver
        min plads i netværket
        ny på posten
        ny konsulent
        ny kontaktperson
        kontaktperson ~1 fremover
        fremover ~2 være
        skriv ~1 til ~4 fremover
        skriv i stedet til
        kontakt i stedet
        henvend*
        min kollega ~4 overtager
        stafetten
        arvtager
    """,
    "gone": """
        er ikke længere
        jeg stopper
        jeg stoppede
        jeg fratræder
        sidste arbejdsdag
        går på pension
        gået på pension
        på pension
        går på efterløn
        skifter job
        skiftede job
        har skiftet
        fået nyt job
        nyt arbejde
        rejser fra
        opsagt
        sagt op
        fyret
        nedlagt
        lukket
        flytter til
        takker af
        ikke min opgave
        ikke mit bord
        ikke mit område
        ikke længere mit
        beskæftiger mig ikke
        arbejder ikke ~2 mere
    """,
    "pause": """
        holde inde
        holde igen
        pause*
        skriv ikke ~3 før
        ikke skrive ~3 før
        skrive indtil
        skriv først igen
        vent ~3 til
        lad mig være ~2 til
        ingen mails ~3 før/til
        fred for mails
        indtil da
    """,
    "want": """
        få
        modtage
        se
        læse
        bede om
        bedes sendt
        tilsend*
        eftersend*
        ligge inde med
        sendt
        finde
        mangler
        savner
        efterlyser
        få fat i
    """,
    "write": """
        have det/dem
        få det/dem
        brevene
    """,
    "ask": """
        vær ~1 sød
        vær venlig
        vær rar
        kan man
        kan mine
        må mine
        må man
        kan vi få
        er det muligt
        er der mulighed
        bed ~3 om
        sig til
        sig mig
        fortæl
        forklar
        ring
        ring til
        svar mig
        lad mig vide
        oplys
        tjek
        kontakt
        skriv til
        gerne vide
        spørg
        jeg mangler
        betaling
        faktura*
        regning*
        refusion*
        slette mit
        dækket
        vil lige høre
        hør*
        aflys*
        flyttes
    """,
    "approve": """
        ingen indsigelser
        ingen indvendinger
        ingen ændringer
        ingen ændringsforslag
        ingen tilføjelser
        ingen noter
        ingenting at tilføje
        ingen anmærkninger
        intet at bemærke
        intet at indvende
        ikke nogen bemærkninger
        ikke nogen kommentarer
        har ikke nogen
        har ingen
        i orden
        er i orden
        helt i orden
        i orden med mig
        tiltræd*
        kan tiltrædes
        tilslut*
        tilslutter mig
        bifald*
        accept*
        enig
        helt enig
        bakker op
        har min velsignelse
        min velsignelse
        velsignelse
        mit ja
        er fin
        ser fornuftig* ud
        ser ~2 fornuftig* ud
        ser ~2 fin/fint/god/godt ud
        ser ~2 rigtig* ud
        værsgo at sende
        bare at sende
        sende ud
        kan ~2 sendes
        kan ~2 udsendes
        udsend*
        fra min side
        det virker fint
        virker fint
        klar til udsendelse
        grønt lys
        tommel op
        ok med mig
        okay med mig
        kører
        set og godkendt
        læst og godkendt
        med på den
        jeg er med
    """,
    "amend": """
        rykkes
        flyttes
        byttes
        slettes
        slet
        fjern*
        stryg*
        udelad*
        udgår
        bør
        burde
        skulle gerne
        rettelse*
        ret
        korrektion*
        fejl*
        tastefejl
        slåfejl
        ikke rigtigt
        er ikke korrekt
        forkert*
        staves
        stavefejl
        mangler
        glemt
        glemte
        tilføjelse*
        føj*
        indsæt*
        udsættes
        udskyd*
        forlæng*
        forkort*
        afkort*
        mere tid
        mindre tid
        et kvarter
        minutter
        længere tid
        kortere
        bytter plads
        før punkt
        efter punkt
        byt*
        står der
        er jeg skrevet
        er skrevet
        skrevet ind
        ikke mig
        var ikke mig
        var ikke med
        i stedet
        skal stå
        skal der stå
        bør stå
        bør der stå
        skal ikke
        må meget gerne stå
    """,
    "suggest": """
        efterlys*
        drømmer om
        ønsker mig
        ønsker os
        ønske mig
        ønskes
        vil gerne
        vi vil gerne
        gerne lære
        gerne høre
        trænger til
        har brug for
        brug for viden
        savner
        vi mangler
        mangler viden
        mangler ~3 om
        mangler et
        kunne tænke mig
        kunne tænke os
        tænke mig
        tænke os
        interessant med
        spændende med
        spændende at
        godt med
        rart med
        noget med
        noget i retning
        noget om
        en dag om
        et møde om
        en runde om
        en snak om
        erfaringer med
        erfaringer fra
        fokus på
        tage ~2 op
        tage fat på
        tage noget om
        sætte ~2 på dagsordenen
        bud
        mit bud
        et bud
        hvad nu hvis
        måske noget
        hvordan man
        emner
    """,
    "case": """
        fortæller ~2 gerne
        fortæller <I> ~1 gerne
        fortælle ~2 om vores/mit/min
        gerne vise
        viser gerne
        gerne ~2 fortælle
        gerne ~2 præsentere
        præsenterer gerne
        præsentere
        holder ~2 oplæg
        holde ~2 oplæg
        give et oplæg
        et oplæg om vores
        dele ~2 erfaringer
        deler gerne
        byde på
        stille op med
        bidrage med
        bidrager gerne
        et indslag
        vores case
        vores historie
        hvis der er plads i programmet
    """,
    "held-back": """
        må ikke bringes
        ikke bringes
        ikke endnu
        ikke ~2 ud endnu
        før den er
        under overvejelse
        klausuleret
        ikke til offentliggørelse
        må ikke deles
        ikke deles
        ikke videre
        bliver mellem
        fortroligt
        til eget brug
        off the record
        indtil videre internt
        internt
        udkast
    """,
    "other-person": """
        min kollega
        mine kolleger
        min chef
        kollegaen
        vores direktør
        hun
        han
    """,
    "doubt": """
        overvejer at
        overvejer
        spekulerer
        ville det være
    """,
}
