"""The rehearsal as one page: the year drawn, and below it each letter, to be opened in place.

The page is one file without scripts, pictures or anything from elsewhere; what is shown of
people's words is text and nothing else.
"""

from collections.abc import Iterator
from datetime import date
from html import escape
from itertools import groupby

from nimsmail.network.house import House
from nimsmail.rehearsal.drawing import months
from nimsmail.rehearsal.told import Asked, Dispatch, Rehearsal, Rehearsed

_MOST = 2_000  # letters that are in the page whole; of the others it names who gets them


def page(rehearsal: Rehearsal, house: House) -> str:
    """Return the whole page, as HTML."""
    zone = next(iter(house.networks.values())).timezone
    first, last = (m.astimezone(zone).date() for m in (rehearsal.begins, rehearsal.until))
    return _PAGE.format(
        style=_STYLE,
        title=f"{_day(first)} to {_day(last)}",
        count=_counted(rehearsal),
        how="Every question is answered with yes." if rehearsal.approved else _UNANSWERED,
        year="".join(months(rehearsal, house)),
        key="".join(_sign(shape, means) for shape, means in _KEY.items()),
        days="".join(_days(rehearsal, house)) or "<p>Nothing goes out in this time.</p>",
    )


_UNANSWERED = "Questions stay unanswered; with --assume-yes they are answered with yes."


_KEY = {
    '<circle class="letters" cx="10" cy="10" r="9"/>': "letters to members",
    '<rect class="meeting" width="20" height="20" rx="4"/>': "a meeting",
    '<circle class="asked" cx="10" cy="10" r="8"/>': "a question to you",
    '<circle class="notice" cx="10" cy="10" r="5"/>': "a notice to you",
    '<rect class="off" width="20" height="20" rx="4"/>': "no working day",
    '<rect class="quiet" width="20" height="20" rx="4"/>': "quiet",
}


def _sign(shape: str, means: str) -> str:
    return f'<span><svg viewBox="0 0 20 20" aria-hidden="true">{shape}</svg>{means}</span>'


def _counted(rehearsal: Rehearsal) -> str:
    letters, asked, meetings = map(len, (rehearsal.letters, rehearsal.asked, rehearsal.meetings))
    return (
        f"{letters} letter{'s' * (letters != 1)}, {asked} question{'s' * (asked != 1)} to the "
        f"coordinators, {meetings} meeting{'s' * (meetings != 1)}."
    )


def _days(rehearsal: Rehearsal, house: House) -> Iterator[str]:
    """Write the days on which something happens, each with all that does."""

    def local(what: Dispatch | Asked) -> date:
        at, network = (
            (what.at, what.network)
            if isinstance(what, Asked)
            else (what.first.at, what.first.item.network)
        )
        return at.astimezone(house.networks[network].timezone).date()

    told: list[Dispatch | Asked] = [*rehearsal.asked, *rehearsal.dispatches()]
    # Asked first: it is the question that brings the notice about.
    told.sort(key=lambda each: each.at if isinstance(each, Asked) else each.first.at)
    for day, found in groupby(told, local):
        entries = "".join(_entry(each, house) for each in found)
        yield f'<section id="d{day}"><h2>{_day(day)}</h2>{entries}</section>'


def _day(day: date) -> str:
    return f"{day:%A %-d %B %Y}"


def _entry(what: Dispatch | Asked, house: House) -> str:
    return _question(what, house) if isinstance(what, Asked) else _dispatch(what, house)


def _question(asked: Asked, house: House) -> str:
    time = f"{asked.at.astimezone(house.networks[asked.network].timezone):%H:%M}"
    would = f"; a yes sends {asked.letters}" if asked.letters is not None else "; yours to do"
    return (
        f'<p class="question"><time>{time}</time> <b>{escape(asked.duty)}?</b> '
        f"<span>{escape(asked.why)}{would}</span></p>"
    )


def _dispatch(dispatch: Dispatch, house: House) -> str:
    first = dispatch.first
    time = f"{first.at.astimezone(house.networks[first.item.network].timezone):%H:%M}"
    many = len(dispatch.letters)
    to = escape(first.item.name or first.item.recipient) if many == 1 else f"{many} letters"
    kind = "notice" if first.item.person is None else "many"
    letters = "".join(map(_letter, dispatch.letters))
    return (
        f'<details class="{kind}"><summary><time>{time}</time> <b>{escape(first.item.kind)}</b> '
        f"<em>{to}</em> <span>{escape(first.why)}</span></summary>{letters}</details>"
    )


def _letter(letter: Rehearsed) -> str:
    name = escape(letter.item.name or letter.item.recipient)
    address = escape(letter.item.recipient)
    if letter.number > _MOST:
        return (
            f'<p class="named">{letter.number}. {name} <small>{address}; '
            f"see it with --show {letter.number}</small></p>"
        )
    return (
        f'<details class="letter"><summary>{letter.number}. {name} <small>{address}</small>'
        f"</summary><h3>{escape(letter.subject)}</h3><pre>{escape(letter.text)}</pre></details>"
    )


_STYLE = """
:root { color-scheme: light dark; --paper: #f6f7f5; --card: #ffffff; --ink: #1c2b33;
  --soft: #56666f; --line: #d8dfe2; --work: #e9eeef; --off: #dde2e3; --quiet: #e5dfee;
  --letters: #17567f; --on: #ffffff; --meeting: #a3304f; --asked: #8f5d00; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #12181c; --card: #1b2329; --ink: #e6ecef; --soft: #9fb0b9; --line: #33404a;
    --work: #243038; --off: #0f1417; --quiet: #2f2a3d; --letters: #58a6d6; --on: #0c1418;
    --meeting: #f08aa4; --asked: #e6b04c; } }
* { box-sizing: border-box; }
html { scroll-behavior: smooth; }
body { margin: 0 auto; max-width: 76rem; padding: 1.25rem 1rem 4rem; background: var(--paper);
  color: var(--ink); font: 16px/1.5 system-ui, -apple-system, "Segoe UI", sans-serif; }
h1 { font-size: 1.4rem; margin: 0 0 .2rem; line-height: 1.25; }
h1 + p, .how, .key { color: var(--soft); margin: .15rem 0; }
.year { display: grid; gap: .9rem; margin: 1.2rem 0;
  grid-template-columns: repeat(auto-fill, minmax(min(46%, 16rem), 1fr)); }
.year svg { width: 100%; height: auto; background: var(--card); border: 1px solid var(--line);
  border-radius: 8px; padding: 4px; }
svg text { fill: var(--ink); font: 12px system-ui, sans-serif; text-anchor: middle; }
svg .month { font-weight: 600; font-size: 15px; text-anchor: start; }
svg .weekday { fill: var(--soft); font-size: 11px; }
svg .day { fill: var(--soft); }
svg .on { fill: var(--on); font-weight: 600; }
svg .small { font-size: 9px; }
.work { fill: var(--work); } .off { fill: var(--off); } .quiet { fill: var(--quiet); }
.outside { opacity: .35; }
.letters { fill: var(--letters); } .meeting { fill: var(--meeting); }
.asked { fill: none; stroke: var(--asked); stroke-width: 3; } .notice { fill: var(--soft); }
svg a:hover, svg a:focus-visible { opacity: .75; }
.key { display: flex; flex-wrap: wrap; gap: .3rem 1.2rem; font-size: .9rem; padding: 0; }
.key svg { width: 1.1rem; height: 1.1rem; vertical-align: -.2rem; margin-right: .35rem; }
section { border-top: 1px solid var(--line); padding: .7rem 0; scroll-margin-top: .5rem; }
section:target { background: var(--card); outline: 2px solid var(--letters); padding: .7rem; }
h2 { font-size: 1rem; margin: 0 0 .3rem; }
time { color: var(--soft); font-variant-numeric: tabular-nums; margin-right: .5rem; }
summary { cursor: pointer; padding: .2rem 0; overflow-wrap: anywhere; }
.many > summary b { color: var(--letters); } .question b { color: var(--asked); }
em { font-style: normal; margin: 0 .5rem; }
section span, small { color: var(--soft); font-size: .9rem; }
.question, .named { margin: 0; padding: .2rem 0 .2rem 1rem; overflow-wrap: anywhere; }
.letter { margin-left: 1.2rem; } .letter > summary { padding: .1rem 0; }
h3 { font-size: .95rem; margin: .5rem 0 0; overflow-wrap: anywhere; }
pre { background: var(--card); border: 1px solid var(--line); border-radius: 6px; margin: .4rem 0;
  padding: .8rem 1rem; font: 13px/1.45 ui-monospace, Menlo, Consolas, monospace;
  white-space: pre-wrap; overflow-wrap: anywhere; }
"""

_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>nimsmail: a rehearsal</title><style>{style}</style></head>
<body><main>
<h1>{title}</h1>
<p>{count} Nothing was sent, and nothing was changed.</p>
<p class="how">As if nobody wrote in from now on. {how}</p>
<div class="year">{year}</div>
<p class="key">{key}</p>
{days}
</main></body></html>
"""
