"""English phrases by what they mean; how a phrase is written is told in `matching`."""

PHRASES: dict[str, str] = {
    # -- around the matter ----------------------------------------------------------------
    "greeting": """
        hi
        hello
        dear
        good morning
        good afternoon
        good day
        hey
    """,
    "thanks": """
        thanks for
        thank you for
        thanks
        thank you
        many thanks
        thank you very much
        thanks a lot
        much appreciated
    """,
    "courtesy": """
        kind regards
        best regards
        regards
        best wishes
        have a nice
        have a good
        all the best
        looking forward
        look forward
        sorry for the late
        sounds great
        sounds good
        sounds interesting
        congratulations
        well done
        good luck
        enjoy
        next time
        greetings
    """,
    "received": """
        received
        noted
        read
        great
        perfect
        fine
        super
        good to know
        well received
        no news
        nothing new
    """,
    # -- words that turn round what they stand beside --------------------------------------
    "not": """
        not
        no
        never
        don't
        doesn't
        can't
        cannot
        won't
        without
        none
        nobody
        isn't
        aren't
    """,
    "idiom": """
        not only
        no problem
        not a problem
        can't wait
        cannot wait
        why not
        no doubt
        without doubt
        no dietary
        no special
        no allergies
        not least
        no longer vegetarian
        joking aside
        without a colleague
        no worries
        come back
        coming back
        come from
        meeting ~2 moved/cancelled/canceled
        no pork
        no meat
        no fish
        no gluten
        no nuts
    """,
    "mild": """
        if that is possible
        if possible
        if that is ok
        if that's ok
        if that is okay
        if that is fine
        if it is ok
        if you need
        if needed
        if necessary
        if you have any
        if you have questions
        if not already
        if it is not already
        as if
        if i may
    """,
    "condition": """
        if
        unless
        provided
        providing
        subject to
        as long as
        in case
        on condition
        only when
    """,
    "past": """
        had
        wrote
        said
        answered
        would have
        should have
        could have
        thought
        last year
        last time
        yesterday
        earlier
        previous
        previously
        registered before
    """,
    "anyway": """
        after all
        change of plans
        changed my mind
        change my answer
        changed my answer
        correction
        disregard
        instead of yes
        instead of no
        changed
    """,
    # -- coming to a meeting ---------------------------------------------------------------
    "yes": """
        yes
        yes please
        yep
        yeah
        of course
        certainly
        absolutely
        definitely
        with pleasure
        gladly
        sure
        a yes
        ✅
    """,
    "weak-yes": """
        ok
        okay
        👍
        ✔
        ☑
        +1
        fine with me
        that is fine
        that's fine
        noted in my calendar
        i suppose
        i guess
        why not
    """,
    "no": """
        no
        no thanks
        no thank you
        nope
        regrets
        sadly not
        unfortunately not
        unfortunately no
        afraid not
        a no
        ❌
        👎
    """,
    "come": """
        i'll be there
        i will be there
        we will be there
        we'll be there
        be there
        i/we come
        will come
        i'll/we'll come
        i/we am/are coming
        i'm/we're coming
        will attend
        i'll/we'll attend
        i/we attend
        can only join/attend/come
        can attend
        can come
        can make it
        can join
        able to attend
        able to come
        able to join
        will join
        i'll/we'll join
        i/we join
        happy to attend
        happy to come
        happy to join
        glad to attend
        glad to come
        glad to join
        pleased to attend
        love to come
        love to attend
        would like to attend
        would like to participate
        would like to take part
        like to register
        take part
        will participate
        participate
        i/we am/are in $
        i'm/we're in $
        count me in
        count us in
        count on me/us
        count with me/us
        sign me up
        sign us up
        register me/us
        put me down
        put us down
        put me on the list
        confirm my participation
        confirm my attendance
        confirm our participation
        confirm our attendance
        my participation
        my attendance
        attending
        participating
        accept the invitation
        accept your invitation
        accept
        see you in
        see you there
        see you on
        see you then
        see you soon
        see you all
        looking forward to seeing
        looking forward to meeting
        looking forward to attending
        looking forward to the meeting
        look forward to seeing
        look forward to meeting
        look forward to attending
        works for me/us
        suits me/us
        say yes
        wouldn't miss
        would not miss
        won't miss
        will not miss
        on my way
        joining
    """,
    "cannot": """
        can't
        cannot
        can not
        could not
        not able
        unable
    """,
    "not-come": """
        can't make
        cannot make
        can not make
        can't come
        cannot come
        can't attend
        cannot attend
        can not attend
        can't join
        cannot join
        can't $
        cannot $
        can't be there
        cannot be there
        can't be with
        cannot be with
        can't do ~2 date/day/week
        not able to come/attend/join/make/participate/take
        unable to come/attend/join/make/participate/take
        not be able to come/attend/join/make/participate/take/be
        not be able $
        unable $
        won't be
        will not be
        won't come
        will not come
        won't attend
        will not attend
        won't make
        will not make
        not attend
        not come
        not coming
        not attending
        not join
        not joining
        not participate
        not take part
        not possible
        not possible for me
        impossible for me
        must decline
        have to decline
        need to decline
        decline
        must cancel
        have to cancel
        need to cancel
        without me
        without us
        skip this
        pass on this
        have to pass
        prevented
        otherwise engaged
        miss this
        miss it
        have to miss
        will miss
        excuse me
        send my regrets
        say no
        count me out
        not this time
        doesn't work
        does not work
        no chance
        withdraw
        sign me off
        deregister me
        nobody from
        no one from
    """,
    "hindrance": """
        in the hospital
        in hospital
        on holiday
        on holidays
        on vacation
        on leave
        on annual leave
        parental leave
        maternity leave
        away
        abroad
        travelling
        traveling
        another meeting
        another event
        other commitments
        double booked
        sick
        ill
        surgery
        operation
        fever
        funeral
        clash
        clashes
        conflict
        busy
        already booked
        i/we am/are in
        i'm/we're in
    """,
    "doubt": """
        maybe
        perhaps
        possibly
        probably
        likely
        hopefully
        might
        not sure
        unsure
        uncertain
        not certain
        don't know
        do not know
        not know yet
        let you know
        get back to
        come back to you
        come back on
        depends
        depend on
        hangs on
        i/we hope
        hope to
        hoping to
        try to
        trying to
        will try
        tentative*
        pencil
        provisional*
        should be able
        will confirm
        confirm later
        to be confirmed
        confirm after
        confirm next
        plan to
        planning to
        intend to
        expect to
        have to check
        need to check
        must check
        have to ask
        need to ask
        when i have
        as soon as i
        fingers crossed
        fifty fifty
        cannot promise
        can't promise
        until when can
    """,
    "part": """
        lunch
        dinner
        visit
        tour
        whole day
        all day
        entire day
        both days
        breakfast
        morning
        afternoon
        evening
        day
        days
        online
        workshop
        session
        reception
    """,
    "note": """
        vegetarian
        vegan
        gluten*
        lactose
        allerg*
        dietary
        halal
        kosher
        nuts
        pork
        eat
        eats
        diet
        only the
        only for
        only on
        arrive
        arrives
        arriving
        leave at
        leave early
        leave before
        need to leave
        have to leave
        late
        delayed
        both days
        first day
        second day
        no dinner
        no lunch
        not the dinner
        not for dinner
        by train
        by car
        wheelchair
        online
        remotely
        hotel
        room
    """,
    # -- with whom, and who instead --------------------------------------------------------
    "bring": """
        bring
        bringing
        brings
        along with
        together with
        accompanied by
        and i
        and me
        and myself
        me and
        myself and
        i and
        plus
        come with
        coming with
        with my colleague
        of us
        joined by
        also come
        also attend
        also join
        with me
    """,
    "colleague": """
        colleague
        colleagues
        assistant
        boss
        intern
        trainee
        team member
    """,
    "instead": """
        instead
        instead of me
        in my place
        in his place
        in her place
        in my stead
        on my behalf
        on our behalf
        represent*
        will represent
        deputy
        substitute
        replace me
        replaces me
        replacing me
        take my place
        takes my place
        delegat*
        will stand in
    """,
    "behalf": """
        on behalf of
        write for
        writing for
        answer for
        answering for
    """,
    # -- being in the network --------------------------------------------------------------
    "join": """
        subscribe
        join
        join nims
        join the network
        add me
        sign me up
        put me on
        be on the list
        be added
        on the list
        on your list
        on the mailing list
        on your mailing list
        become a member
        be in nims
        want to be in
        like to be in
        like to join
        want to join
        like to receive your newsletter
    """,
    "confirm": """
        confirm*
        that is right
        that's right
        is right
        is correct
        correct
        that is correct
        want to stay
        like to stay
        would like to stay
        happy to stay
        stay
        still want
        want to be in
        want to join
        keep me
        continue
        still interested
        like to remain
        remain
    """,
    "leave": """
        unsubscribe
        unsubscribe me
        unsubscribe us
        remove me/us
        remove my/our
        delete me/us
        delete my/our
        take me/us off
        take my
        off the list
        off your list
        from your list
        from the list
        no longer wish to receive
        no longer want to receive
        not want to receive
        not wish to receive
        don't want to receive
        stop ~2 sending
        stop writing
        stop all
        leave the network
        leave nims
        want to leave
        wish to leave
        leave all
        no more mails
        no more emails
        no more e-mails
    """,
    "stop": """
        stop
        unsubscribe
        unfollow
        drop
        no more
        not needed
        don't need
        do not need
        not need
        no need for
        no need of
        can do without
        rather not receive
        without the
        not relevant
        no longer relevant
        no longer need
        not interested
        no longer interested
        remove
        switch off
        turn off
        cancel
    """,
    "keep": """
        keep
        still
        remain
        rest
        others
        everything else
        but do
        do invite
        continue
        please continue
        stay
    """,
    "newsletter": """
        newsletter*
    """,
    "alerts": """
        alert*
        deadline*
    """,
    "forum": """
        forum*
    """,
    "invitations": """
        invitation*
        invites
        meeting mails
    """,
    "everything": """
        network
        all lists
        everything
        all mails
        all of
        all
        list
        lists
    """,
    # -- further wishes --------------------------------------------------------------------
    "ask": """
        can i
        can we
        can you
        could i
        could you
        could we
        may i
        may we
        would you
        will you
        please
        i'd like
        we'd like
        would like
        send
        want
        let me know
        kindly
        is it possible
    """,
    "follow": """
        follow
        also follow
        like to follow
        alert me
        get alerts
        receive alerts
        like alerts
        an alert
        notify me
        add
        keep an eye on
        yes to
    """,
    "want": """
        send
        send me
        can i have
        can we have
        could i have
        may i have
        can you send
        could you send
        receive
        get
        would like to have
        like to see
    """,
    "write": """
        write
        send
        receive
        mail*
        email*
        letter*
        newsletter*
        version
        from now on
        please
        to me
    """,
    "minutes": """
        minutes
        slides
        presentation
        presentations
        recording
        materials
        the material
    """,
    "english": """
        in english
        english
        english version
        write english
        to english
    """,
    "danish": """
        in danish
        danish
        danish version
        write danish
        to danish
    """,
    "new-address": """
        new address
        new email
        new e-mail
        new mail
        address has changed
        address changed
        address changes
        changed my address
        my address is now
        use my
        please use
        from now on to
        write to me at
        change my address
        change my email
        email is now
    """,
    "successor": """
        successor
        my successor
        takes over
        taking over
        take over
        took over
        replaces me
        new contact
        will follow me
        in my position
    """,
    "pause": """
        pause
        on hold
        take a break
    """,
    "approve": """
        approve*
        approved
        go ahead
        looks good
        looks fine
        looks great
        looking good
        fine with me
        fine by me
        ok for me
        ok with me
        good to go
        no comments
        no remarks
        no changes
        nothing to add
        happy with it
        happy with the
        can be sent
        send it
        yes
        ok
        okay
        fine
        agreed
        i agree
        👍
    """,
    "amend": """
        move
        swap
        drop
        add
        delete
        replace
        change*
        instead of
        should be
        should read
        shorten
        extend
        postpone
        missing
        is wrong
        correction*
        correct
        mistake
        except
        but item
        discuss
        talk about
        before it
        not approve*
        too long
        too short
    """,
    "suggest": """
        suggest
        suggestion
        suggestions
        propose
        proposal
        theme
        topic
        idea
        how about
        what about
        good to hear
        like to hear
        like to learn
        like to know more
        would be good
        would be great
        would be nice
        would be interesting
        more about
        something about
        something on
        session on
        workshop on
        need help with
    """,
    "case": """
        offer the case
        offer a case
        the case on
        a case on
        a case about
        a case
        our case
        present our
        present the
        like to present
        could present
        can present
        happy to present
        give a talk
        give a presentation
        talk about our
        share our
        tell about our
    """,
    "held-back": """
        confidential*
        embargo
        not public
        not yet public
        not for publication
        do not publish
        don't publish
        not be published
        between us
        off the record
        secret
        cannot say
        can't say
        not say
        ask me
        just for you
    """,
    "help": """
        help
        how do i
        how does this
        how can i answer
        what can i write
        what can i reply
        what can i say
        what commands
        which commands
        what do you understand
        instructions
        what you understand
    """,
    "gone": """
        retired
        have left
        new job
        changed jobs
        no longer work
        no longer working
        leaving
        last day
        goodbye
    """,
    "other-person": """
        her
        him
        them
        their
        his
    """,
    "this-one": """
        that deadline
        this deadline
        that alert
        this mail
        this invitation
    """,
    "vote": """
        vote
        votes
    """,
    "host": """
        host the
        be host
        hosting the
    """,
    "month": """
        january
        february
        april
        june
        july
        august
        september
        october
        november
        december
    """,
    "vague": """
        as agreed
        as it was agreed
        as discussed
        as usual
        as last time
        one of us
        some of us
        somebody from
        someone from
        another day
    """,
    "meeting": """
        meeting*
        conference*
        seminar*
    """,
    "we": """
        we
        us
        some of us
        several
    """,
}
