"""Danish words for coming to a meeting or not, by field; how phrases are written: `matching`."""

PHRASES: dict[str, str] = {
    "come": """
        <I> ~3 <comes>
        <I> skal ~1 <coming>
        ønsker at <coming>
        har tænkt mig at <coming>
        lover at <coming>
        <comes> <I>
        ^ <comes>
        <I> ~4 <show> ~2 <up>
        <show> <I> ~2 <up>
        ^ <show> ~2 <up>
        dumper/dukker/kigger/smutter ~2 ind/forbi
        vejen forbi
        <I> ~3 er/være ~2 der
        <I> ~3 er/være ~2 på plads/pletten
        <I> ~3 er/være ~2 til stede
        <I> ~3 er/være ~1 tilstede
        er <I> ~1 der
        til stede
        være til stede
        på plads
        på pletten
        på første række
        møder talstærkt
        finder vej til
        tager turen til
        tager toget til
        sidder/sidde ~2 klar
        <I> ~3 stiller ~1 op
        <I> ~3 hopper/hoppe på
        <I> ~2 støder til
        bakker op om mødet
        melder ~2 min/vores/deres ankomst
        melder mig under fanerne
        melder mig klar
        melder klar
        melder mig på
        melder os på
        meld mig på
        meld mig til
        meld os til
        meld ~1 til mødet
        melder mig/os til $
        melder mig/os til mødet/dagen/arrangementet
        er frisk på
        jeg er frisk
        vi er friske
        er klar på
        tager ~1 imod invitationen
        tager gladelig imod
        imod invitationen
        accepterer
        acceptér
        slår til
        takker ja
        takker <gladly> ja
        takke ja
        takker ~2 ja
        siger ~3 ja
        sige ~2 ja
        svaret er ja
        svar er ja
        svar er et ja
        mit svar ~1 ja
        et ~2 ja fra
        ja herfra
        ja fra min side
        ja fra mig
        <that> kan <I>
        <that> kan <I> ~1 godt
        <that> gør <I>
        <that> vil <I> ~2 gerne
        gør <I> gerne
        vil <I> ~2 gerne
        gerne for mig
        kan du/i tro
        <that> kan du/i tro ~1 <I> gør
        <can> <I> ~1 <well>
        kan ~2 lade sig gøre
        <can> det ~1 lade sig gøre
        lader sig ~1 gøre
        godt være med
        kan ~2 være med
        kan ~2 være der
        kan ~2 <coming>
        vil ~2 <coming>
        vil ~2 være med
        vil ~2 være der
        skal nok <coming>
        skal nok være
        skal <I> nok
        regn/regne/tæl/tælle ~2 med mig/os
        regne ~1 mig/os ~1 med
        regn mig/os ~1 med
        tæl/tælle mig/os ~1 med
        kan ~1 godt regne med mig
        <put> mig/os/undertegnede ~2 på/op/ind/ned
        <put> ~2 mig/os ~1 som deltager*
        <put> ~1 navn ~2 på
        <put> mit navn ~2 på <list>
        mit navn ~2 på <list>
        mig på <list>
        <put> ~3 kryds ~2 ved/ud
        <put> ~3 kryds
        <put> ~3 flueben
        <put> ~3 hak
        <put> ~3 streg
        flueben ~2 ved/ud
        kryds ~2 ved/ud for
        kryds ved mig
        book ~4 plads/stol
        book mig/os
        hold/holde/gem/gemme/reserver/reservér/reservere ~3 <seat>
        <seat> ~1 til mig/os/undertegnede/én/en
        dæk ~2 op
        dækker op til mig
        dæk ~1 til mig
        i ser mig
        du ser mig
        i får mig at se
        mig ser i/du
        på gensyn
        ses vi
        vi ses
        vi ~2 ses
        ^ ses
        ses på/til/om/i/der/den/torsdag/fredag/mandag/tirsdag/onsdag
        ser ~3 frem til det/dagen/mødet/arrangementet/turen/besøget/torsdag/fredag/programmet
        ser ~3 frem til at se/møde/deltage/komme/være/besøge
        glæder mig/os $
        glæder <I> mig/os $
        glæder mig/os ~3 til det/dagen/mødet/netværksmødet/arrangementet/turen/besøget/torsdag
        glæder mig/os ~3 til at se/møde/deltage/komme/være/besøge/gense
        glæder mig/os ~2 til gensynet
        <I> ~2 hos jer
        kan <not> vente
        går <not> glip
        gå glip
        skulle <I> ~2 <not> gå glip
        <that> går <I> <not> glip
        vil ~2 <not> gå glip
        vil ~2 <not> undvære
        vil ~2 <not> misse
        må <not> misse
        ville ~3 <not> gå glip
        intet ~4 holde/afholde mig
        ingen ~4 holde/afholde mig
        holder ~1 ingen/intet ~1 mig
        ikke holde mig
        uden problemer deltage
        stiller <gladly>
        stiller ~2 med
        <can> <gladly> <coming>
        møder <gladly> op
        møder <I> ~1 op
        <fits> ~3 <well>
        <fits> ~3 i kalenderen
        <fits> ~2 mig
        passer ind
        dag/datoen/dato/tid/tidspunktet passer
        tilmeld ~1 undertegnede
        tilmeld ~1 venligst mig
        tilmeld ~2 mig
        tilmelder ~1 mig/os
        tilmelder ~1 undertegnede
        tilmelder mig hermed
        melder jeg mig til $
        tilmelding står ved magt
        min tilmelding
        står ved magt
        jeg står ved min tilmelding
        bekræfter ~3 deltag*
        bekræfter ~3 tilmelding
        bekræfter ~2 fremmøde
        bekræfter ~2 kommer
        bekræfter ~2 <I> kommer
        bekræfter at <I>
        kursen er sat
        billetten er købt
        billetten er bestilt
        togbilletten er købt
        hotel er booket
        hotellet er booket
        pakker kufferten
        jubii
        <that> ser <I> ~1 frem til
        <can> ~1 godt alligevel
        <can> alligevel $
        sender to/tre/fire/2/3/4
        <I> når det
        når ~1 det ~1 <well>/nok
        har ryddet kalenderen
        ryddet kalenderen
        ryddet dagen
        <not> ~1 snydt
        er hoppet på
        hurra
        jeg er der
        der kommer ~1 to/tre/fire/fem/2/3/4/5
        kommer gladelig
        kommer ~2 gerne
        kommer ~3 til tiden
        kommer ~2 til mødet
        kommer ~2 til dagen
        kommer ~1 til begge
        <comes> den/på/torsdag/fredag
        <comes> naturligvis/selvfølgelig/bestemt/helt/gerne/meget/som/med/begge/hele/også
    """,
    # Said of somebody else, whose name stands beside it.
    "comes": """
        kommer
        deltager
        møder
        dukker ~1 op
        stiller ~1 op
        er ~2 med
        er ~2 der
        tager turen
        tager afsted
        kan ~2 <coming>
        vil ~2 <coming>
        sidder
    """,
    "not-come": """
        får ~2 <not> fri
        <can> ~2 <not> tage ~1 afsted/sted/turen/fri/med
        <not> får ~1 fri
        kan ~2 <not> ~2 fri
        bliver ~1 et ~1 nej
        bliver det et ~1 nej
        <not> ~1 <coming>
        <not> ~2 være med
        <not> ~2 være der
        <not> ~2 til stede
        <not> ~2 tilstede
        <not> ~2 <show> <up>
        <coming> ~3 <not>
        <coming> <I> ~3 <not>
        <coming> <not>
        <can> ~2 <sorry> ~1 <not>
        <can> ~2 <not> ~2 være med
        <can> ~3 <not> få ~3 til at gå op/passe/lykkes/hænge
        <can> ~3 <not> få ~4 til at
        <not> få ~3 til at gå op
        <not> ~1 får ~3 til at gå op
        får ~3 <not> til at gå op
        går <not> op
        <can> ~2 <not> ~1 nå ~1 det
        <can> ~2 <not> nå
        <can> ~2 <not> afse
        <can> ~2 <not> få fri
        <can> ~2 <not> komme væk/fra/afsted
        <can> ~2 <not> slippe væk/fra/afsted
        <can> ~2 <not> rive mig/os
        <can> ~2 <not> finde tid/tiden
        <can> ~2 <not> klare ~2 dag/dato
        <can> ~2 <not> honorere
        <can> ~2 <not> i ~2 <day>
        <can> ~2 <not> $
        <can> desværre <not>
        ka <not> $
        kan/ka desv <not>
        <can> <sorry> ~2 <not>
        det kan <I> ~2 <not> $
        det kan <I> <not> alligevel/desværre/denne
        den <day> kan <I> ~2 <not>
        det gør <I> ~2 <not>
        gør <I> <not> alligevel
        <not> alligevel $
        kommer <not> til at <coming>
        regner <not> med at <coming>
        regner <not> med at kunne
        regn/regne ~1 <not> ~1 med mig/os
        <not> regne med mig/os
        <not> kan regne med mig/os
        regner <not> med mig/os
        <not> med mig/os
        har <not> tid
        har <sorry> <not> tid
        har ~3 <not> tid
        har ~3 <not> mulighed
        får ~3 <not> mulighed
        får ~2 <not> tid
        ser mig <not> i stand
        <not> i stand
        ude af stand
        er ~2 afskåret
        afskåret fra
        tillader ~1 det <not>
        tillader det <sorry> <not>
        <not> tillader det
        <not> står til rådighed
        <not> hjemme
        <not> i landet
        <not> på kontoret
        <not> ~1 ledig
        <fits> ~3 <not>
        <not> ~1 <fits>
        passer ~2 dårligt/skidt/elendigt
        <fits> ~2 rigtig dårligt
        ~ umuligt for mig
        umuligt for mig/os
        er umuligt
        <must> ~4 melde ~2 afbud
        <must> ~4 melde ~2 pas
        <must> ~4 melde ~2 fra
        <must> ~4 melde ~2 forfald
        melde/melder ~3 afbud
        melde/melder ~3 pas
        melde/melder ~3 forfald
        melde/melder ~2 hus forbi
        melder ~2 fra
        meld mig/os ~2 fra
        meld/melde mig/os ~2 fra mødet
        meld ~1 afbud
        meldt afbud
        meldt fra
        må melde mig
        <must> ~3 springe ~2 over/fra/af
        <must> ~3 stå ~2 over/af
        <must> ~3 sige ~2 nej/fra
        <must> ~3 takke ~2 nej
        <must> ~3 blive ~2 hjemme/væk
        <must> ~4 blive på
        <must> ~3 aflyse
        <must> ~3 aflyse ~1 min/vores
        <must> ~3 skuffe
        <must> ~3 svigte
        <must> ~3 udeblive
        må ~2 passe $
        <must> ~3 afstå
        <must> ~3 trække
        <must> ~3 afslå
        <must> ~3 undvære mig/os
        <must> ~3 undværes
        <must> ~3 klare ~3 uden mig/os
        <must> ~3 nøjes uden
        nødt til at sige/takke ~1 nej
        nødt til at melde ~2 fra/afbud/pas
        nødt til at melde
        nødt til at aflyse
        nødt til at blive
        nødt til at springe
        nødt til at stå over
        nødt til at skuffe
        springer ~3 over
        springer ~2 fra
        springer <I> ~2 over
        står ~2 over
        står <I> ~1 over
        stå over
        siger ~3 nej
        takker ~3 nej
        takker <sorry> nej
        er ~3 forhindret/forhindrede
        er ~2 desværre forhindret/forhindrede
        bliver ~2 forhindret
        blevet forhindret
        lovligt forfald
        har ~2 forfald
        forfald
        forfald fra
        forhindring
        er ~3 optaget ~2 den/til/i/af/på/hele/anden
        er ~3 optaget
        <I> ~1 optaget
        fuldt booket
        fuldtegnet
        stoppet kalender
        kalender ~3 stoppet/fyldt/fuld/lukket/pakket/spækket
        kalenderen ~3 stoppet/fyldt/fuld/lukket/pakket/spækket/sprængt
        overtegnet
        aftalt til anden side
        til anden side
        afbud fra mig/os/undertegnede/herfra/min
        afbud herfra
        ^ afbud
        mit afbud
        hermed afbud
        sender afbud
        afbud pga/på/grundet/på/til/desværre
        uden mig/os
        må undvære
        klare jer uden
        hygge jer uden
        bliver uden mig
        uden undertegnede
        <sorry> <not>
        <sorry> ~2 <not> denne
        ikke denne gang
        <not> denne gang
        <not> i denne omgang
        ikke ~1 denne omgang
        næste gang i stedet
        glip af det
        jeg går ~2 glip
        må gå glip
        går desværre glip
        misser ~2 mødet
        misser desværre
        stryg/slet/fjern/tag mig/os ~3 <list>
        stryg/slet/fjern/tag ~2 mig/os ~1 fra/af mødet
        stryge/slette/fjerne/tage mig/os ~3 <list>
        stryg ~2 min tilmelding
        slet/annuller/annullér/aflys/træk/annullere/aflyse/trække ~2 min tilmelding
        annuller/annullér/aflys/annullere ~2 min/vores
        trække/trækker ~2 min/vores
        trækker mig
        trække mig
        frameld/framelde/framelder ~2 mødet
        afmeld/afmelde/afmelder ~2 mødet
        ingen chance
        nul chance
        desværre nej
        desværre må
        et nej fra
        et nej herfra
        svaret er nej
        svar er nej
        mit svar ~1 nej
        nej herfra
        nej fra mig
        ryger ~1 ud
        glipper <sorry>
        glipper desværre
        det glipper
        <sorry> glipper
        <not> få lov
        <not> fået lov
        <not> få ~2 orlov
        <I> ~2 er/bliver ~1 væk/bortrejst/bortrejste/hjemmefra
        er <I> ~1 væk/bortrejst/bortrejste/hjemmefra
        <I> ~2 ude af huset/landet
        er <I> ude af
        ude at rejse
    """,
    "hindrance": """
        <I> ~1 er/sidder i
        <I> ~1 er/sidder på
        spænder ~4 ben
        kommer i vejen
        kommet ~3 i vejen
        står i vejen
        i klemme
        fejlbooket
        <I> booket
        booket
        holder ~3 åbent hus
        revision
        revisionsbesøg
        tilsynsbesøg
        ministerbesøg
        delegationsbesøg
        borgermøde*
        folkemøde*
        skolefest*
        generalforsamling*
        direktionsmøde*
        ledermøde*
        chefmøde*
        økonomiudvalg*
        seniordag
        fødselsdagsfest
        begravelse*
        flytter
        skal flytte
        influenza
        corona
        covid
        omgangssyge
        skoldkopper
        lungebetændelse
        migræne
        brækket
        forstuvet
        hospitalet
        sygehuset
        skadestuen
        indlagt
        opereres
        bliver opereret
        tandlæge*
        speciallæge*
        lægetid
        barn* ~1 syg*
        syg*
        børnene ~2 syge
        blevet syg*
        ligger syg*
        ligger med
        ligger i
        ligger underdrejet
        går til ~1 hånden
        på langfart
        på charter
        sommerferie
        vinterferie
        efterårsferie
        skiferie
        påskeferie
        rejse til
        på vinterferie
        på sommerferie
        på efterårsferie
        på skiferie
        på tur til
        er i udlandet
        udenlands
        udlandet
        flyver
        sidder i fly*
        sidder i retten
        i byretten
        nævning
        domsmand
        skal til begravelse
        skal begraves
        bisættelse*
        bryllup*
        konfirmation*
        barnedåb*
        fødselsdag
        sølvbryllup
        til eksamen
        eksamen
        eksaminer*
        til jobsamtale
        jobsamtale*
        budgetseminar*
        byrådsseminar
        kommunalvalg
        folketingsvalg
        afskedsreception
        indvielse
        jubilæum
        skal undervise
        underviser
        kursus
        et andet møde
        andre møder
        anden aftale
        andre aftaler
        anden forpligtelse
        andre forpligtelser
        allerede en aftale
        har en aftale
        har ~2 lægebesøg
        en operation
        holder møde
        dobbeltbooking
        dobbelt booket
        overlapper
        falder sammen
        falder ~2 sammen med
        ligger ~2 oven i
        clasher
        støder sammen
        karambolerer
        kollision
        konflikter med
        afspadserer
        på barselsorlov
        på forældreorlov
        barsel
        orlov
        sygeorlov
        passe* ~2 børn*
        passe* ~2 børnebørn*
        den <day> <busy> <I>
        samme <day> <busy> <I>
        der <busy> <I>
        <that> <day> er ~1 booket
    """,
    "idiom": """
        kommer ~2 <not> til at
        kommer <I> ~2 <not> til at
        <I> er i gang/live/bedring/byen/nærheden/ribe
        <I> er på <list>
        <I> er på ~1 arbejde/kontoret/banen/plads/pletten
        <not> alene
        kommer <not> alene
        kommer <I> <not> alene
        ses ~1 en anden gang
        ses ~1 næste gang
        har <I> fri
        <I> ~1 fri
        jeg har fri
        den dag er <I> fri
        den <day> er/har <I> fri
        den <day> har <I> ~2 tid/plads/ledig/ledigt/mulighed/hul/lyst
        den <day> kan <I>
        den <day> er <I> ~2 der/med/klar/ledig/hjemme/på/i ribe
        der er/kan <I> ~1 ledig/fri/hjemme
        der har <I> ~1 tid/plads/fri/ledig/ledigt/lyst
        kommer ~2 i tanke*
        kommer ~2 i tvivl
        kommer ~1 ud af
        kommer ~2 til at tænke
        kommer ~2 til at
        kommer fra
        kommer ~2 tilbage til
        kommer <not> fra
        kommer <not> uden
        kommer <I> <not> uden om
        kommer <not> udenom
        kommer ~1 vejret
        kommer ~1 uventet
        kommer ~2 for dagen
        hvad kommer
        kommer der
        der kommer
        så kommer
        inden <I> kommer
        når <I> kommer
        før <I> kommer
        ikke glemt jer
        <not> glemt
        ikke nok med at
        <not> glemme
        har <not> svaret
        <not> svaret
        <not> ~2 færdig*
        <not> ~1 set mailen/invitationen/den
        <not> været der før
        har <not> været
        <not> noget imod
        <not> i vejen
        <not> til besvær
        intet i vejen
        kan ikke finde
        kan ikke åbne
        kan ikke huske
        kan ikke se
        kan ikke læse
        kan ikke forstå
        kan ikke svare
        kan ikke logge
        kan ikke mindes
        <not> for sent
        ikke siden
        ikke set jer
        melder <not> fra
        <not> melder fra
        <not> melde fra
        <not> sige nej
        siger <not> nej
        <not> kunne drømme
        ikke i tvivl
        ikke noget i vejen
        bliver ikke bedre
        kunne <not> være bedre
        passer ~1 ikke bedre
        nej hvor
        se bort fra
        plejer ~2 at deltage
        plejer ~2 at komme
        plejer at
        ikke spise
        spiser ikke
        tåler ikke
        drikker ikke
        spiser hverken
        <coming> i tanke
    """,
    "doubt": """
        som det ser ud
        ser ud nu
        for nuværende
        indtil videre
        kan blive nødt
        kan være nødt
        i sidste øjeblik
        forsigtigt
        <can> ~2 <not> svare/sige/love/afgøre/vide/garantere
        <can> <I> ~1 <not> svare/sige/love/afgøre/vide/garantere
        det kan <I> ~1 <not> svare/sige/love/afgøre/vide/garantere
        afgøres ~2 på
        afgøres først
        venteliste*
        procent
        procents
        regner ~2 med at
        forventer ~1 at
        først sige
        sige ~2 på mandag/tirsdag/onsdag/torsdag/fredag
        først svare
        et måske
        går efter at
        agter
        hensigt*
        mon ikke
        skulle mene
        mener <I> ~1 kan
        mener at
        uvist
        uafklaret
        uafklarede
        uklart
        <not> ~1 afklaret
        <not> ~1 på plads endnu
        endnu <not>
        <not> endnu
        tror <I>
        <I> tror
        tror ~1 nok
        nok ~1 kan
        <I> <can> nok
        kommer ~1 nok
        vel ~1 nok
        tænker nok
        går ~2 ud fra
        som udgangspunkt
        udgangspunkt*
        i princippet
        principielt
        halvtreds procent
        50/50
        50 50
        fifty-fifty
        fiftyfifty
        plat og krone
        plat eller krone
        chancen er
        sandsynlighed*
        sandsynlig*
        sandsynligvis
        højst sandsynligt
        formodentlig
        formodentligt
        antagelig
        antageligvis
        nok mest
        det kan være at
        muligvis
        muligt at
        eventuelt
        evt
        vistnok
        vist nok
        måske
        måske/måske
        håber
        håber <I>
        håber meget
        prøve at
        forsøge at
        gør et forsøg
        gøre et forsøg
        gør hvad jeg kan
        gøre hvad jeg kan
        gør mit for
        stræber
        sigter
        satser
        planen er
        planen er at
        planlægger
        afventer
        afvente
        venter på
        venter på svar
        venter stadig
        venter lige
        mangler ~2 svar/grønt/lov/godkendelse
        mangler lige
        ser lige
        tjekker lige
        spørger lige
        undersøger
        undersøge
        tjekke
        tjekker
        lige se på
        lige høre
        lige spørge
        skal lige
        lige vende
        lige tale
        lige kigge
        lige finde
        må lige
        skal først
        må først
        skal <I> lige
        først se
        først have
        først spørge
        først høre
        ved <not> helt
        ved stadig <not>
        ved <I> ~3 <not>
        ved ~2 mere
        ved mere
        ved <I> først
        <give> ~2 tilbage
        <give> ~2 besked
        <give> ~2 lyd
        <give> ~2 svar
        <give> ~2 når
        <give> ~2 senest
        skriver igen
        svarer igen
        hører fra mig
        hører ~1 nærmere
        til den tid
        blyant
        på standby
        stand by
        standby
        reserverer muligheden
        åben mulighed
        holder muligheden
        holder det åbent
        står åbent
        åbent spørgsmål
        lader det stå åbent
        fingre
        krydse fingre
        med lidt held
        med held
        om alt går vel
        går alt vel
        alt vel
        hvis alt går vel
        hvis ellers
        overvejer
        overveje
        tænker over
        tænke over
        <not> love
        <not> love noget
        <not> sige ~2 endnu
        <not> svare ~2 endnu
        for tidligt at
        svært at sige
        enten
        vakler
        hælder til
        tentativt
        foreløbig*
        forbehold
        forbeholdent
        betinget
        delvist
        afhængig*
        beror
        svarer på mandag
        svare på mandag
        svare på tirsdag
        svare i næste
        svare senere
        svar følger
        afklaring følger
        afklares
        arbejder på sagen
        arbejder på at
        kan <I> svare
        jeg kan måske
        nok godt
        nok også
    """,
    "condition": """
        hvis
        såfremt
        medmindre
        med mindre
        forudsat at
        under forudsætning af
        på betingelse
        under den betingelse
        kun hvis
        hvis bare
        når blot
        når bare
        ellers kommer
        i tilfælde
        i så fald
        givet at
        afhænger af
        afhængigt af
        kommer an på
    """,
    "mild": """
        hvis du/i har
        hvis du/i vil
        hvis du/i mangler
        hvis du/i kan
        hvis du/i spørger
        hvis det kan
        hvis det er
        hvis det hjælper
        hvis nogen
        hvis der er plads i programmet/brevet/nyhedsbrevet
        hvis der er brug
        hvis der bliver brug
        bare så du/i ved
        bare så
        bare rolig
        bare til
        bare en
        bare det
        bare at
        bare for
        bare op
        bare på
        bare mig/os
        bare som
        bare ind
        bare send
        så længe det varer
        jeg kommer bare
    """,
    "past": """
        havde <I> tænkt
        <I> havde ~3 <coming>
        <I> havde ~4 at <coming>
        skulle have ~1 <coming>
        <I> skulle ~2 have
        <I> var ~3 <coming>
        <I> fik <not>
        ville ønske
        <I> ville ~3 <coming>
        ville <I> ~3 <coming>
        ville ~3 være med
        ville ~2 gerne
        ville <I> ~2 gerne
        gid
        var kommet
        havde været
        havde regnet
        kom sidste
        deltog
        kom jeg
        fik ikke
        bare jeg kunne
        hvis bare jeg
    """,
    "anyway": """
        ah vent
        vent lidt
        vent nu
        nej vent
        alligevel ikke
        alligevel
        omgør
        ombestemmer
        skiftet mening
        rettelse
        korrektion
    """,
    "yes": """
        100 procent
        hundrede procent
        jatak
        jaja
        ja ja
        jo da
        ja da
        jep
        jepper
        yep
        yes
        jaeh
        joh
        jo for pokker
        klart
        naturligvis
        selvsagt
        selvf
        selvfølgelig
        absolut
        afgjort
        ubetinget
        sagtens
        helt klart
        helt bestemt
        uden tvivl
        hjertens gerne
        mere end gerne
        med største
        med stor glæde
        med stor fornøjelse
        med kyshånd
        kyshånd
        det kan du tro
        rungende
        fuld tilslutning
    """,
    "no": """
        nix
        niksen
        nope
        nej tak
        nejtak
        næh
        næppe
        desværre nej
        aldeles ikke
        overhovedet ikke
    """,
    "bring": """
        tager/tage/har/slæber/trækker/får ~6 med
        tager ~5 med
        har ~3 med
        har ~3 med mig
        med ~1 kollega/kolleger/medarbejder/medarbejdere/praktikant/elev/chef
        følges/følger ~1 med
        følges vi
        følger med
        følge med
        gør mig følgeskab
        gør ~1 følgeskab
        følgeskab
        i selskab med
        selskab af
        ledsages af
        ledsaget
        sammen med
        flankeret
        deltager/deltage/komme/kommer/stiller/ankommer med
        <coming> sammen
        har selskab
        samt
        ^ og en/et/min/to/tre/også/så
        og så en
        og så
        plus
        og undertegnede
        undertegnede samt
        inkl
        inklusive
        jeg og min
        <I> sender to
        ^ + $
        ligeså
        ligeledes
        også med
        skal også med
        vil også med
        vil også gerne
        vil gerne også
        også på
        kommer også
        være to
        bliver to
        en til
        én til
        en mere
        endnu en
        med på listen
        os to
        vi to
    """,
    "colleague": """
        kollega*
        kolleg*
        medarbejder*
        *medarbejder
        *medhjælper
        *kollega
        *konsulent
        konsulent
        konsulenten
        chef
        chefen
        *chef
        *chefen
        leder
        lederen
        *leder
        *lederen
        direktør
        *direktør
        sekretær
        *sekretær
        assistent
        *assistent
        *koordinator
        *medlem
        praktikant*
        elev
        eleven
        *elev
        trainee
        studerende
        student
        studentermedhjælper*
        vikar
        vikaren
        nyansat
        nyansatte
        ny mand
        borgmester*
        viceborgmester*
        formand*
        udvalgsformand*
        byrådsmedlem*
        politiker*
        ledsager*
        makker*
        partner
        ægtefælle
        kone
        gæst
        gæster
        hjælper
        tolk
        personlig hjælper
        en til $
        én til $
        en mere $
        endnu en $
        en til
        én til
        + 1
        plus en
        plus én
        plus 1
        fra afdelingen
        fra teamet
        fra forvaltningen
        fra kontoret
    """,
    "instead": """
        i stedet for mig/os
        i mit/vores sted
        på min/vores plads
        min/vores plads
        tager/overtager/får/fylder ~1 min/vores plads/stol
        i mine/vores sko
        for mig $
        møder for mig/os
        kommer for mig/os
        dækker/dække ~2 for mig/os
        dækker mig/os ind
        dækker ~1 ind
        vikarierer ~1 for
        vikar for mig
        afløser for mig
        som min afløser
        som min/vores repræsentant
        som repræsentant
        er repræsenteret
        repræsenteret ved
        repræsenteres af
        repræsenterer
        træder til
        træder ind
        hopper ind
        springer til
        går ind for mig
        suppleant
        som suppleant
        *stedfortræder
        på mine vegne
        på vores vegne
        sender <I> ~6 i stedet
        <I> sender ~6 i stedet
        sender i stedet
        bytter
        bytter plads
        tager min tjans
        tager min tørn
        tager mødet for
        tager den for mig
        tager over for mig
        deltager for mig/os
    """,
    "behalf": """
        til orientering
        på vegne af
        for min chef
        kan jeg oplyse
        hilsen fra sekretariatet
        skal hilse fra
        hilser og siger
        jeg skal meddele
        skal meddele
        beder mig
    """,
    "vague": """
        næste gang
        næste møde
        næste år
        en anden gang
        andet år
        en gang
        engang
        de næste
        et andet sted
        os alle
        alle sammen
        et par stykker
        nogle stykker
        en håndfuld
        nogen fra
        en fra
        en af mine
        en eller anden
        en eller to
        to eller tre
        hele holdet
        hele bundtet
        hele afdelingen
        hele flokken
        eller hvem
        måske flere
        med skægget
    """,
    "note": """
        til ~3 er slut
        fra kl
        er der fra
        til kl
        kun torsdag/fredag/mandag/tirsdag/onsdag
        kun formiddag*
        kun eftermiddag*
        kun den
        først fra
        går/kører/smutter/forlader/løber/rejser/tager ~3 kl
        går/kører/smutter/forlader/løber/rejser ~2 igen
        tidligst
        tidligere
        tidligt
        faster
        madpakke*
        pescetar*
        fisk
        skaldyr
        gravid
        mælk
        *fri
        *frit
        *allergi
        *allergiker
        parkering
        hotel*
        overnatter
        kommer efter
        kommer ~2 senere
        kommer ~2 forsinket
        lidt forsinket
        lidt senere
        mit tog
        lander
    """,
}
