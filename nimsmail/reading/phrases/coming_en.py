"""English words for coming to a meeting or not, by field; how phrases are written: `matching`."""

PHRASES: dict[str, str] = {
    "come": """
        <I> ~2 <come>
        i'll/we'll/i'd/we'd ~2 <come>
        will ~2 <come>
        shall ~2 <come>
        can ~2 <come>
        will/can/shall ~1 make it
        i'll/we'll ~1 make it
        i/we/i'll/we'll ~1 be ~1 with you
        can ~1 do ~1 <day>
        i/we can do
        i'll/we'll ~1 be ~1 <there>
        will ~1 be ~1 <there>
        shall ~1 be ~1 <there>
        will be there
        going to ~1 be there
        going to <come>
        be present
        be among you
        be with you
        will be with you
        am/are ~1 coming
        i'm/we're ~1 coming
        coming along
        ^ coming
        ^ attending
        attending in person
        <glad> to <come>
        <glad> to ~1 accept
        <glad> to say yes
        be <glad> to
        i'd/we'd be <glad>
        would be <glad>
        love to
        i'd/we'd love to <come>
        accept ~2 invitation
        gladly accept
        happily accept
        accept with pleasure
        i/we accept
        <put> ~1 me/us ~1 down
        <put> me/us ~2 list
        <put> my name
        my name ~1 down
        my name on
        sign ~1 me/us ~1 up
        register me/us
        please register
        please register me/us
        book me/us ~1 in
        count me/us
        count ~1 me/us ~1 in
        you can count on
        expect me/us
        can expect me/us
        reckon with me
        send/sends/sending two/three/2/3
        save/keep/reserve/hold/book ~2 <seat>
        you'll/will see me/us
        add me/us
        consider me/us
        consider it done
        consider me registered/in
        add my name
        make it ~1 on
        <seat> for me/us
        set a place
        my ticket is booked
        ticket is booked
        tickets are booked
        flight is booked
        train is booked
        flights booked
        see you all/there/then/in/on/soon/at/all
        ^ see you
        <look> forward to seeing/meeting/being/coming/attending/joining/visiting
        <look> forward to the meeting/day/visit/event/conference
        <look> forward to it
        can't/cannot wait to see/be/come/visit/meet
        can't/cannot wait
        date/day/time ~2 suits/works/fits/fine/good/perfect
        suits ~1 me/us ~1 fine/well/perfectly
        suits me/us
        works ~1 for me/us
        works ~2 well/perfectly/fine/great
        fits ~1 in/into/my/our/me/us
        fine for me/us
        fits my/our calendar/schedule/diary
        is in my diary
        in my calendar
        i'm in
        we're in
        am in $
        i'm on board
        on board
        make the trip
        take the train
        turn up
        show up
        drop in
        drop by
        on my way
        wild horses
        nothing ~3 keep me/us away/from
        wouldn't/won't miss
        wouldn't/won't/don't/not ~3 miss
        wouldn't/won't/don't/not ~1 want to miss
        not miss
        not miss ~2 for
        not ~1 want to miss
        don't ~1 want to miss
        that's a yes
        it's a yes
        it is a yes
        a ~1 yes from
        yes from me/us/my
        my answer is yes
        the answer is yes
        say yes
        confirm ~3 attendance/participation/presence
        confirm that i/we
        confirm i/we
        confirming ~2 attendance/participation/presence
        i am coming
        taking part
    """,
    # Said of somebody else, whose name stands beside it.
    "comes": """
        comes
        attends
        joins
        is coming
        is attending
        is joining
        will ~2 <come>
        can ~2 <come>
        would ~1 <come>
        participates
        will participate
    """,
    "not-come": """
        stopped attending/coming/going
        cancel my/our registration/participation/seat/place/attendance/booking
        can't/cannot/couldn't ~2 <stay>
        can't/cannot ~1 do ~3 <day>
        can't/cannot ~1 do it
        can't/cannot manage
        can't/cannot ~1 get away
        can't/cannot ~1 spare
        can't/cannot ~1 fit
        can't/cannot ~1 free
        can't/cannot ~2 that <day>
        can't/cannot ~2 this <day>
        can't/cannot ~2 on
        can't/cannot this time
        can not ~2 <stay>
        can not ~2 on
        can not make
        won't ~2 <stay>
        won't ~1 manage
        won't ~1 be ~1 able
        won't ~2 be ~1 there
        will ~2 not ~2 <stay>
        will not ~1 manage
        will not be able
        shall not ~1 <stay>
        shan't ~1 <stay>
        not ~2 able to
        not ~1 able to ~1 <stay>
        unable to ~1 <stay>
        unable to
        not ~1 coming
        not ~1 attending
        not ~1 attend
        not be attending
        not be coming
        not be joining
        not ~1 be there
        not ~1 make it
        not going to make
        not <stay> this time
        don't think ~2 can
        do not think ~2 can
        impossible for me/us
        is impossible
        not possible
        not available
        unavailable
        not free
        i'm not free
        have to ~1 decline
        must ~2 decline
        decline
        declining
        need to decline
        have to ~1 pass
        must pass
        i'll pass
        will pass
        pass this time
        pass on this one
        have to ~1 skip
        must skip
        skip this one
        sit this one out
        sit this out
        sitting this one out
        give ~1 a miss
        give it a miss
        have to ~1 miss
        going to miss
        will ~1 miss it
        must miss
        i'll miss it/this
        have to ~1 cancel
        must ~1 cancel
        have to ~1 stay
        must stay
        must stay at home
        have to stay home
        have to ~1 bow out
        bow out
        have to ~1 withdraw
        have to say no
        must say no
        say no
        it's a no
        it is a no
        that's a no
        a no from
        no from me/us/my
        answer is no
        count ~1 me/us ~1 out
        leave ~1 me/us ~1 out
        start without me/us
        manage without me/us
        do without me/us
        go ahead without me/us
        without me/us
        not this time
        not this <day>
        maybe next time
        next time then
        excuse me/us ~1 from
        please excuse
        my excuses
        send ~2 apologies
        send ~2 regrets
        my/our apologies
        my/our regrets
        apologies from
        ^ apologies $
        apologies for absence
        prevented
        prevents
        otherwise engaged/committed/occupied
        already committed/engaged/occupied
        prior commitment/engagement
        previous commitment/engagement
        tied up
        fully booked
        snowed under
        swamped
        sadly not
        <sorry> not
        <sorry> no
        <sorry> ~1 can't/cannot
        <sorry> ~3 not
        i'm afraid not
        no way
        no chance
        no can do
        doesn't/don't ~1 work/suit/fit
        does/do not ~1 work/suit/fit
        won't work
        date ~1 is bad
        bad <day> for
        take me/us off ~3 participants/attendees/guest
        remove me/us from ~3 participants/attendees/guest
        out of the country
        out of office
        out of town
        out of the office
        on the other side
    """,
    "hindrance": """
        i'll/we'll be in/at/on
        i/we will be in/at/on
        flight ~2 cancelled/canceled
        something has come up
        something came up
        flu
        covid
        pneumonia
        broken
        broke my
        in hospital
        hospital
        surgery
        ill
        sick
        unwell
        wedding
        funeral
        graduation
        exam
        exams
        audit
        elections
        jury duty
        court
        flying
        in the air
        on a plane
        council meeting
        board meeting
        budget day
        other meeting
        other plans
        another engagement
        another commitment
        another appointment
        appointment
        clash
        clashes
        clashing
        coincides
        collides
        overlaps
        conflicts
        conflicting
        double booking
        double-booked
        on leave
        on sabbatical
        on a course
        teaching
        holiday
        holidays
        vacation
        be away
        be abroad
        on the road
        that/same <day> i/we/i'm/we're ~1 have/am/are/will/must
        that/same <day> i'm/we're/i'll/we'll
        on that <day> i/we
        i'm/we're ~2 that <day>
        i/we am/are/have/will/must ~4 that <day>
        i'll/we'll ~3 that <day>
    """,
    "idiom": """
        i'm free that <day>
        i/we am/are free that <day>
        i'm/we're coming that <day>
        come from
        i/we come from
        comes from
        come to think
        come back
        come up
        come across
        come to mind
        come true
        come in handy
        come around
        how come
        to come $
        tell me who
        who is coming
        who will be
        will come to meetings
        when i can
        can't wait
        can't/cannot find
        can't/cannot open
        can't/cannot see
        can't/cannot read
        can't/cannot log
        can't/cannot remember
        can't/cannot complain
        can't/cannot thank
        can't/cannot believe
        can not find/open/see/read
        no problem
        no dietary
        no lunch
        no dinner
        no need
        not forgotten
        not to worry
        not eat
        no meat
        not drink
        not yet answered
        not the first
        not mind
        don't mind
        don't eat
        don't drink
        not heard
        participate/participating/participated ~2 in a/an/our/their/another
        attending ~1 school
        attend to
        no one else
        no doubt
        no idea
        no matter
        no rush
        no hurry
        no changes
        no objection
        no objections
        good to be
    """,
    "doubt": """
        inclined
        tempted
        tend to
        leaning
        as it looks
        as it is now
        may need to
        last minute
        cautious
        percent
        per cent
        i'd say
        i reckon
        reckon
        i should think
        mean to
        too early
        too soon
        hard to say
        difficult to say
        can't/cannot say
        can't/cannot commit
        can't/cannot confirm
        not confirmed
        to be decided
        tbc
        tbd
        undecided
        pending
        in principle
        all being well
        all going well
        if all goes well
        with luck
        with any luck
        god willing
        weather permitting
        <day> permitting
        permitting
        awaiting
        waiting for
        waiting on
        wait for
        still waiting
        subject to
        i think ~2 can
        think so
        i/we think
        i/we believe
        i/we guess
        i/we suppose
        presumably
        most likely
        very likely
        likely
        chances are
        the chances
        toss up
        toss-up
        fifty-fifty
        50/50
        50 50
        aim to
        aiming to
        hope so
        hoping
        hopeful
        we/i hope
        i'd/we'd hope
        might
        may ~1 be able
        may have to
        may come
        may ~1 <come>
        could ~1 be
        checking
        let me check
        have to check
        check with
        i'll/we'll check
        will check
        check my
        ask my
        i'll/we'll ~1 ask
        let ~2 know ~1 later/soon/when/tomorrow/monday/next/by/as
        i'll/we'll let
        will let
        get back
        revert
        i'll/we'll know
        will know ~2 more/next
        will know
        know more
        not decided
        haven't decided
        have not decided
        still deciding
        still open
        open question
        in pencil
        pencil
        pencilled
        penciled
        provisionally
        for now
        as things stand
        as it stands
        do my best
        try my best
        best to be
        either
        torn
        should be able
        should be there
        should manage
        on standby
    """,
    "condition": """
        provided
        provided that
        providing that
        assuming
        as long as
        if
        unless
        except if
        only if
        on the condition
        depending on
        in the event
    """,
    "mild": """
        if you like
        if you want
        if you wish
        if it helps
        if there is time
        if i am not mistaken
        even if
    """,
    "yes": """
        100 percent
        100 per cent
        hundred percent
        yes indeed
        yes of course
        yes please
        sure thing
        indeed
        by all means
        with great pleasure
        with pleasure
        my pleasure
        delighted
        gladly
        for sure
        definitely
        absolutely
        you bet
        aye
        yup
        oh yes
        naturally
    """,
    "no": """
        nope
        nah
        no thank you
        alas no
        sadly no
        no sorry
        sorry no
        <sorry> no
    """,
    "past": """
        was/were going to ~1 <come>
        was/were planning to ~1 <come>
        had planned to ~1 <come>
        was/were hoping to ~1 <come>
        wanted to ~1 <come>
        meant to ~1 <come>
        was/were going to
        had planned
        should have
        i/we would ~1 <come>
        i'd/we'd have
        would have
        i wish i
        wish we could
        if only
        were twenty
        if i were
        was there
        attended
    """,
    "bring": """
        bring/bringing/brings/take/taking ~4 along
        i'll/we'll bring
        will bring
        and a/an/one/two/my
        plus
        along with
        accompanied by
        in the company of
        in company
        company of
        joined by
        together with
        travelling with
        traveling with
        coming with
        come with
        attend with
        both of us
        the two of us
        as well as
        me and
        and me
        and my
        comes too
        comes along
        will come too
        will also
        also comes
        tag along
        tags along
    """,
    "colleague": """
        colleague*
        coworker*
        co-worker*
        assistant*
        deputy
        deputies
        boss
        director
        manager
        officer
        secretary
        intern
        interns
        trainee*
        student*
        apprentice
        *mayor
        mayor
        councillor*
        councilor*
        politician*
        guest
        guests
        partner
        wife
        husband
        interpreter
        team member
        teammate
        one more
        one other
        another person
        plus one
    """,
    "instead": """
        instead of me/us
        in my/our place
        in my/our stead
        on my/our behalf
        for me/us $
        cover/covers/covering ~1 for me/us
        fill/fills/filling in ~1 for
        fill/fills/filling in
        stand/stands/standing in ~1 for
        stand/stands/standing in
        step/steps/stepping in ~1 for
        step/steps/stepping in
        step ~1 up for
        sub for
        subbing for
        take/takes/taking my/our place/seat/spot/chair
        takes over my
        going in my
        go in my
        deputise*
        deputize*
        deputising
        will represent
        represents
        representing
        represented by
        replaced by
        replaces
        replacing
        send/sending ~4 instead
        substitute
        stand-in
        my deputy
        proxy
        swap places
    """,
    "behalf": """
        on behalf of
        on his behalf
        on her behalf
        for information
        asked me to
        asks me to
    """,
    "vague": """
        next time
        next meeting
        next year
        another time
        some time
        one day
        some day
        all of us
        a few of us
        a couple of us
        a couple of colleagues
        the whole team
        the usual suspects
        somebody
        someone
        one or two
        two or three
        whoever
    """,
    "note": """
        only ~2 thursday/friday/monday/tuesday/wednesday
        only ~2 morning/afternoon
        from ~1 o'clock
        fish
        vegetarian*
        *free
        coeliac
        celiac
        kosher
        milk
        land
        leave ~2 at
        leaving ~2 at
        leave before
        leaving early
        for the morning
        for the afternoon
        arrive
        arriving
        a bit late
        late train
    """,
    "anyway": """
        scrap that
        ignore my
        disregard my
        on second thoughts
        on second thought
        change of heart
    """,
}
