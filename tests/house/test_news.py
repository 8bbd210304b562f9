"""News from a member's mail to every reader's, on real servers."""

from dataclasses import replace
from email import message_from_bytes, policy

from nimsmail.network.audience import audience_of
from nimsmail.network.calling import call_for_news
from nimsmail.network.news import NewsItem
from nimsmail.network.publishing import frozen, issue
from nimsmail.network.reviews import Review, Stage
from tests.files import jpeg, slides
from tests.house import clients
from tests.house.secretariat import Secretariat

NIMS = "nims@sekretariat.example"
KAREN = "karen.holt@sekretariat.example"
VOUCHED = (
    b"Authentication-Results: mx.sekretariat.example;"
    b" dmarc=pass header.from=sekretariat.example\r\n"
)
ANNA, BO = "anna@varde.example", "bo@vejen.example"
WORDS = "Varde Kommune har fået tilsagn fra LIFE til et projekt om oversvømmelser."
PHOTO = jpeg(640, 480, weight=30_000)


def with_files(mail: bytes, **files: bytes) -> bytes:
    message = message_from_bytes(mail, policy=policy.SMTP)
    for name, octets in files.items():
        message.add_attachment(
            octets,
            maintype="application",
            subtype="octet-stream",
            filename=name.replace("_", "."),
        )
    return message.as_bytes()


def test_news_with_a_photo_is_kept_let_through_and_sent_to_all(secretariat: Secretariat) -> None:
    nims = replace(secretariat, mailbox='trust = "mx.sekretariat.example"')
    for who in (ANNA, BO):
        nims.take_in(clients.fresh(who, NIMS, "Tilmelding", "Tilmeld mig NIMS."))
        nims.take_in(clients.outlook(nims.last_to(who).raw, who, "Ja"))
    office = nims.office
    everybody = audience_of(office.store.books(), office.house, "nims")
    now = office.clock.now()
    call = call_for_news(office.store.books(), office.house, everybody, "", None, now)
    office.keep(call.outcome, "collect", now)
    nims.turn()
    told = clients.outlook(nims.last_to(ANNA).raw, ANNA, WORDS)

    mail = with_files(told, foto_jpg=PHOTO, oplaeg_pptx=slides(), virus_exe=b"MZ\x90")
    nims.take_in(mail, mail)
    nims.until(lambda: bool(nims.to(KAREN)))
    notice = nims.last_to(KAREN)
    nims.take_in(VOUCHED + clients.outlook(notice.raw, KAREN, "Ja"))

    (item,) = office.store.books().every(NewsItem)
    (review,) = office.store.books().every(Review)
    assert "har fået tilsagn" in item.text
    assert (item.standing, review.stage) == ("accepted", Stage.RESOLVED)
    assert [each.name for each in item.enclosures] == ["foto.jpg", "oplaeg.pptx"]
    assert office.store.cabinet.read(item.enclosures[0].file) == PHOTO
    assert len(list(office.store.cabinet.every())) == 2
    assert "foto.jpg" in notice.text and "har fået tilsagn" in notice.text
    assert "Din nyhed, som vi ser på" in nims.last_to(ANNA).text

    edition = frozen(office.store.books(), "nims", "Nyt", WORDS, now, news=(item.key,))
    plan = issue(office.store.books(), office.house, everybody, edition, now)
    office.keep(plan.outcome, "newsletter", now)
    nims.turn()

    assert [nims.last_to(who).subject for who in (ANNA, BO)] == ["Nyt", "Nyt"]
    (item,) = office.store.books().every(NewsItem)
    assert item.used_in == edition.key
