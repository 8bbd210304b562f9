"""Further English words, by field: our letters, the network, papers, themes and courtesies."""

PHRASES: dict[str, str] = {
    "thanks": """
        thanks again
        thank you so much
        thanks so much
        cheers
        ta
        grateful
        appreciate
        appreciated
        i enjoy
        what a
        love your
        love the
        enjoyed
        very useful
    """,
    "courtesy": """
        greetings to
        greetings from
        hope you are well
        hope all is well
        hope this finds you
        good luck with
        all the best
        warm regards
        have a great
        have a lovely
        have fun
        sorry for the delay
        apologies for the delay
        sorry for the late reply
        sorry for
        congratulations
    """,
    "thanked-for": """
        thanks for
        thank you for
    """,
    "received": """
        nothing to report
        nothing to tell
        nothing to share
        nothing to add
        not have any news
        don't have any news
        not have anything
        don't have anything
        nothing from me
        nothing from us
        nothing new
        nothing at all
        no news
        all quiet
        nothing here
        forwarded to
        passed on to
        passed it on
        shared with
        duly noted
        abstain
        i abstain
        no preference
        no strong preference
        no opinion
    """,
    "leave": """
        strike me/us
        strike ~2 from
        cross me off
        scratch me
        get me off
        get me off ~2 list
        take me/us off
        off this list
        off all
        off your lists
        my subscription
        cancel my subscription
        end my subscription
        opt out
        opting out
        opt me out
        unsubscribed
        to unsubscribe
        be removed
        be deleted
        removed from
        delete my data
        delete my details
        erase me/my
        forget me
        from your records
        from your database
        from this list
        from the mailing
        no longer ~4 contacted
        no longer ~3 hear
        no longer ~2 receive
        not ~3 hear from
        not ~3 contacted
        not ~3 receive ~1 any
        don't ~2 contact me
        do not contact
        stop contacting
        stop emailing
        stop mailing
        stop ~2 mails/emails/letters
        stop ~1 all ~2 mails
        cease
        not ~2 be contacted
        quit
        resign
        withdraw from
        leaving the network
        leave the list
        i am out
        i'm out
        this is goodbye
        goodbye
        never asked
        never signed
        did not ask
        didn't ask
        didn't sign
        did not sign
        wasn't me
        was not me
    """,
    "stop": """
        enough
        enough of
        no more
        any more
        anymore
        don't ~1 need
        don't ~1 want
        don't ~1 read
        do not ~1 want
        do not ~1 read
        can skip
        spare me
        opt out
        mute
        silence
        skip
        without the
        lose the
        ditch
        done with
        finished with
    """,
    "keep": """
        except
        all but
        apart from
        other than
        only the
        just the
        only keep
        just keep
        leave ~3 on
        still enjoy
        still want
        still like
        enjoy the
        happy with the
        like the
        love the
    """,
    # Only this, and the rest not; or the rest, and only this not.
    "only": """
        ^ only
        but only
        but just
        ^ just
        only keep
        just keep
        keep only
        only want
        only need
        just want
        just need
        all but
        everything but
        anything but
        nothing but
        except
        other than
        apart from
        all except
    """,
    "except": """
        except
        all but
        everything but
        anything but
        other than
        apart from
    """,
    "keep-verb": """
        keep*
        leave ~2 on
    """,
    "rest": """
        rest
        the others
        everything else
        anything else
        all else
    """,
    "swap": """
        swap ~4 for
        replace ~4 with
        exchange ~4 for
        switch ~4 for
        instead $
    """,
    "everything": """
        records
        database
        mailing list
        mailings
        subscription
    """,
    "confirm": """
        keep me ~2 posted/on/in/informed/subscribed
        keep sending
        still here
        still in
        still interested
        still ~2 part
        i'm still
        we're still
        i am still
        interested
        very much interested
        count me in
        that was me
        that's me
        that is me
        it was me
        it is me
        it's me
        yes it's me
        i did sign
        i signed up
        sticking around
        stick around
        staying
        i'll stay
        i'll remain
        remaining
        no change
        nothing has changed
        unchanged
        all correct
        still correct
        still valid
        go ahead
        carry on
        stay on
    """,
    "join": """
        sign up
        signing up
        like to sign up
        want to sign up
        become part of
        be part of the network
        be a member
        enrol*
        include me
        get on the list
        get your newsletter
        receive the newsletter
    """,
    "follow": """
        put me down for
        sign me up for
        subscribe me to
        subscribe to
        add me to
        interested in
        keep me posted
        keep me informed
        keep me updated
        tell me about
        let me know about
        hear about
        news about
        news on
        alerts for
        alerts on
        alert for
        alert on
        track
        watch
        include
        only add
        also want
        also like
    """,
    "new-address": """
        send ~3 to
        mail me at
        reach me at
        contact me at
        i can be reached
        find me at
        my mail ~3 to
        mails to
        letters to
        update my
        change my
        i have moved
        i moved to
        switched to
        instead of this
        will close
        being closed
        is closing
        no longer works
        new domain
    """,
    "successor": """
        please write to
        please contact
        contact instead
        write instead
        in charge now
        has taken over
        taken over
        will take over
        my replacement
        replaced me
        handing over
        hand over to
        handed over
        new colleague
        now responsible
        is responsible
        responsible for
        my job
        my role
        my desk
        looks after
        will look after
    """,
    "gone": """
        no longer with
        no longer at
        no longer in
        no longer employed
        left the
        i left
        i am leaving
        i'm leaving
        moving on
        changing jobs
        new position
        my last
        retire
        retiring
        resigned
        made redundant
        closed down
        shut down
    """,
    "pause": """
        take me off until
        pause*
        hold off
        no mails until
        no letters until
        stop until
        not write ~3 before
        don't write ~3 before
        not write ~3 until
        don't write ~3 until
        not send ~4 until
        don't send ~4 until
    """,
    "want": """
        please share
        share
        forward
        find
        missing
        missed
        see
    """,
    "write": """
        get it/them
        have it/them
        getting it/them
    """,
    "ask": """
        could my
        can my
        could our
        please tell
        please ask
        tell me
        tell us
        write to
        ask him/her
        call me
        ring me
        please call
        please check
        please note
        please contact
        contact
        be so kind
        is there
        do i need
        invoice*
        payment
        reimburse*
        refund*
        who pays
        need a
        wonder
        wondering
    """,
    "approve": """
        all good
        good with me
        good by me
        fine from
        fine for me
        fine here
        no objection
        no objections
        no amendments
        no additions
        no further comments
        no further remarks
        nothing further
        no issues
        happy to approve
        i approve
        we approve
        accept
        accepted
        agree
        agreed
        endorse*
        has my blessing
        my blessing
        you have my yes
        sounds good
        sounds fine
        looks ~1 good/fine/great/right/ok/okay
        thumbs up
        signed off
        sign off
        send ~1 out
        ship it
        works for me
        all right
        alright
        perfect
        great
    """,
    "amend": """
        remove
        deleted
        removed
        moved
        swapped
        cut
        insert
        rename
        reword
        rephrase
        correct*
        misspelled
        misspelt
        spelled
        spelt
        spelling
        typo
        wrong
        error*
        not correct
        not right
        is missing
        left out
        forgot
        forgotten
        omitted
        more time
        less time
        minutes more
        minutes less
        longer
        shorter
        before item
        after item
        needs
        should come
        should say
        should go
        must be
        was not me
        wasn't me
        not me
        rather than
    """,
    "suggest": """
        we should
        i would like
        i'd like
        we would like
        we'd like
        would love
        i'd love
        wish
        miss
        look at
        look into
        dig into
        explore
        something with
        learn about
        learn from
        hear about
        hear more
        more on
        a day on
        a day about
        a meeting on
        a session about
        a discussion
        my pick
        my vote
        my wish
        interested in
        could do
        could we
        why not
        focus on
        experience with
        experiences with
        how to
        how other
    """,
    "case": """
        happy to share
        happy to tell
        happy to show
        could tell
        can tell
        gladly tell
        gladly present
        gladly share
        tell ~2 about our
        show ~2 our
        share ~2 our
        contribute
        offer a talk
        give a short
        speak about our
        our story
        our experience
        our experiences
    """,
    "held-back": """
        not announced
        not yet announced
        embargoed
        under wraps
        keep this quiet
        keep it quiet
        not be shared
        not for sharing
        please don't share
        please do not share
        internal
        draft
        not final
        not yet
    """,
    "other-person": """
        my colleague
        my colleagues
        my boss
        our director
        she
        he
    """,
    "doubt": """
        thinking about
        considering
        thinking of
    """,
}
