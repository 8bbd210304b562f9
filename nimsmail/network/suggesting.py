"""What becomes of a suggestion for a theme, and of the word that two of them are one."""

from nimsmail.network.case import Carried, Case
from nimsmail.network.intents import MergeThemes, SuggestTheme, to_plain
from nimsmail.network.likeness import VERY_ALIKE
from nimsmail.network.outcome import Outcome
from nimsmail.network.receipts import Noted
from nimsmail.network.reviews import Review, Why
from nimsmail.network.themecalls import call_of
from nimsmail.network.themes import NoTheme, Theme, like, merged, open_themes, suggested, worded


def suggest_theme(case: Case, wish: SuggestTheme) -> Carried:
    """Note a suggestion; one that is very like an earlier one is shown to the coordinator."""
    person, refusal = case.person, case.refusal
    if person is None or refusal is not None:
        return Carried(why=refusal)
    said = worded(wish.text)
    if not any(letter.isalnum() for letter in said):
        return Carried(why=Why.UNSURE)
    taken = suggested(case.books, case.network, said, person.key, case.reply.mail.received)
    call = call_of(case.books, case.author.item)
    about = call.key if call else case.network
    noted = case.noted(Noted(do="suggest-theme", text=said), *taken.records, about=about)
    new = [each for each in taken.records if isinstance(each, Theme)]
    known = open_themes(case.books, case.network)
    alike = tuple(
        review
        for each in new
        if each.key not in {theme.key for theme in known}
        for review in _alike(case, each, known)
    )
    return Carried(outcome=noted.outcome + Outcome(reviews=alike))


def _alike(case: Case, theme: Theme, known: tuple[Theme, ...]) -> tuple[Review, ...]:
    """Return what the coordinator is asked where `theme` is most likely an earlier one."""
    found = like(theme, known)
    if found is None or found[1] < VERY_ALIKE:
        return ()
    earlier, _ = found
    sender = case.reply.mail.sender
    return (
        Review(
            key=f"alike/{theme.key}",
            network=case.network,
            received=case.now,
            why=Why.ALIKE,
            sender=sender.address if sender else "",
            sender_name=sender.name if sender else "",
            person=case.author.person.key if case.author.person else None,
            words=f"{theme.number}. {theme.text}\n{earlier.number}. {earlier.text}",
            suggestion=(to_plain(MergeThemes(number=theme.number, into=earlier.number)),),
        ),
    )


def merge_themes(case: Case, wish: MergeThemes) -> Carried:
    """Let two themes be one, by the coordinator's word alone."""
    if not case.is_overruled:
        return Carried(why=Why.NO_RULE)
    theme, into = (
        case.books.get(Theme, f"{case.network}/{number}") for number in (wish.number, wish.into)
    )
    if theme is None or into is None:
        return Carried(why=Why.NO_SUBJECT_MATTER)
    try:
        return Carried(outcome=merged(theme, into))
    except NoTheme:
        return Carried(why=Why.TOO_LATE)  # it was merged, dropped or chosen meanwhile
