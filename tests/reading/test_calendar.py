"""What calendar programs say for their owners (iTIP, RFC 5546), in all the forms it comes in."""

import struct
from datetime import UTC, datetime

import pytest

from nimsmail.network.incoming import CalendarAnswer
from nimsmail.reading import Opened, open_mail
from nimsmail.reading.tnef import Tnef, read_tnef

NOW = datetime(2026, 10, 19, 8, 0, tzinfo=UTC)
UID = "q7wz2m4kx5ab3cde-h6j5k4l3m2n7o6p5q4r3s2t7u6@net.example"


def opened(data: bytes, kind: str, *headers: str) -> Opened:
    head = ["From: Bo Friis <bo@ribe.example>", *headers, f"Content-Type: {kind}"]
    return open_mail("\r\n".join([*head, "", ""]).encode() + data, NOW)


def answer(*lines: str, method: str = "REPLY", headers: tuple[str, ...] = ()) -> CalendarAnswer:
    entry = ["BEGIN:VCALENDAR", f"METHOD:{method}", "BEGIN:VEVENT", f"UID:{UID}", *lines]
    text = "\r\n".join([*entry, "END:VEVENT", "END:VCALENDAR", ""])
    told = opened(text.encode(), f"text/calendar; method={method}; charset=utf-8", *headers).told
    assert isinstance(told, CalendarAnswer)
    return told


@pytest.mark.parametrize("partstat", ["ACCEPTED", "DECLINED", "TENTATIVE", "DELEGATED"])
def test_an_answer_is_read_whole(partstat: str) -> None:
    told = answer(
        f"ATTENDEE;CN=Bo Friis;PARTSTAT={partstat}:mailto:bo@ribe.example",
        "ORGANIZER:mailto:net@net.example",
        "COMMENT:Jeg kommer lidt senere\\, cirka kl. 10",
    )

    assert (told.method, told.uid, told.attendee, told.partstat) == (
        "REPLY",
        UID,
        "bo@ribe.example",
        partstat,
    )
    assert told.comment == "Jeg kommer lidt senere, cirka kl. 10"


def test_who_delegates_is_told_from_whom_in_any_order() -> None:
    told = answer(
        'ATTENDEE;PARTSTAT=NEEDS-ACTION;DELEGATED-FROM="mailto:bo@ribe.example":mailto:a@ribe.example',
        'ATTENDEE;PARTSTAT=DELEGATED;DELEGATED-TO="mailto:a@ribe.example":mailto:bo@ribe.example',
    )

    assert (told.attendee, told.partstat) == ("bo@ribe.example", "DELEGATED")


def test_an_answer_for_another_keeps_that_others_name() -> None:
    told = answer("ATTENDEE;PARTSTAT=ACCEPTED:MAILTO:anna@ribe.example")

    assert told.attendee == "anna@ribe.example"


def test_where_no_attendee_is_named_it_is_the_one_who_wrote() -> None:
    told = answer("SUMMARY:Møde")

    assert (told.attendee, told.partstat) == ("bo@ribe.example", "")


def test_a_counter_proposal_is_told_from_an_answer() -> None:
    told = answer("ATTENDEE;PARTSTAT=TENTATIVE:mailto:bo@ribe.example", method="COUNTER")

    assert told.method == "COUNTER"


def test_several_comments_are_all_kept() -> None:
    assert (
        answer("COMMENT:Til kl. 12", "COMMENT:Ingen frokost").comment == "Til kl. 12\nIngen frokost"
    )


def test_googles_answers_are_answers_though_they_are_automatic() -> None:
    told = answer(
        "ATTENDEE;PARTSTAT=DECLINED:mailto:bo@ribe.example",
        headers=("Auto-Submitted: auto-generated", "Return-Path: <>", "Sender: c@g.example"),
    )

    assert told.partstat == "DECLINED"


def test_an_invitation_to_us_is_no_answer() -> None:
    lines = "BEGIN:VCALENDAR METHOD:REQUEST BEGIN:VEVENT UID:x END:VEVENT END:VCALENDAR"
    text = lines.replace(" ", "\r\n")

    told = opened(text.encode(), "text/calendar; method=REQUEST").told

    assert not isinstance(told, CalendarAnswer)


# -- winmail.dat ----------------------------------------------------------------------------

MEETING = bytes.fromhex("90dad86e0b451b1098da00aa003f1305")


def attribute(tag: int, value: bytes, level: int = 1) -> bytes:
    return (
        struct.pack("<BII", level, tag, len(value)) + value + struct.pack("<H", sum(value) % 65536)
    )


def winmail(*attributes: bytes) -> bytes:
    return b"\x78\x9f\x3e\x22\x01\x00" + b"".join(attributes)


def padded(value: bytes) -> bytes:
    return struct.pack("<II", 1, len(value)) + value + b"\0" * (-len(value) % 4)


def properties(*each: bytes) -> bytes:
    return attribute(0x00069003, struct.pack("<I", len(each)) + b"".join(each))


def class_of(name: str) -> bytes:
    return attribute(0x00078008, name.encode() + b"\0")


BODY = struct.pack("<HH", 0x1F, 0x1000) + padded(
    "Jeg kommer kl. 10 – ærgerligt.\0".encode("utf-16-le")
)
IDENTITY = (
    struct.pack("<HH", 0x102, 0x8000)
    + MEETING
    + struct.pack("<II", 0, 0x0003)
    + padded(b"\x04" * 40 + b"vCal-Uid\x01\x00\x00\x00" + UID.encode() + b"\0")
)
# Properties that are gone past: a number, a flag, a time, and two texts under a name.
OTHERS = (
    struct.pack("<HHI", 0x03, 0x0017, 1),
    struct.pack("<HHI", 0x0B, 0x0E1F, 1),
    struct.pack("<HHQ", 0x40, 0x0039, 5),
    struct.pack("<HH", 0x101E, 0x8001)
    + MEETING
    + struct.pack("<II", 1, 6)
    + b"a\0b\0\0\0\0\0"
    + struct.pack("<I", 2)
    + struct.pack("<I", 2) + b"x\0\0\0"
    + struct.pack("<I", 3) + b"yz\0\0",
)  # fmt: skip
CLASSES = {
    "IPM.Schedule.Meeting.Resp.Pos": "ACCEPTED",
    "IPM.Schedule.Meeting.Resp.Neg": "DECLINED",
    "IPM.Schedule.Meeting.Resp.Tent": "TENTATIVE",
    "IPM.Microsoft Schedule.MtgRespP": "ACCEPTED",
    "IPM.Microsoft Schedule.MtgRespN": "DECLINED",
    "IPM.Microsoft Schedule.MtgRespA": "TENTATIVE",
}


@pytest.mark.parametrize(("name", "partstat"), CLASSES.items())
def test_outlooks_packed_answer_is_read(name: str, partstat: str) -> None:
    data = winmail(class_of(name), properties(*OTHERS, IDENTITY, BODY))

    told = opened(data, "application/ms-tnef; name=winmail.dat").told

    assert isinstance(told, CalendarAnswer)
    assert (told.method, told.uid, told.attendee, told.partstat, told.comment) == (
        "REPLY",
        UID,
        "bo@ribe.example",
        partstat,
        "Jeg kommer kl. 10 – ærgerligt.",
    )


def test_a_class_among_the_properties_counts_as_well() -> None:
    named = struct.pack("<HH", 0x1E, 0x001A) + padded(b"IPM.Schedule.Meeting.Resp.Neg\0")

    told = opened(winmail(properties(named)), "application/octet-stream; name=WINMAIL.DAT").told

    assert isinstance(told, CalendarAnswer)
    assert told.partstat == "DECLINED"


def test_words_that_are_only_packed_are_read() -> None:
    data = winmail(
        attribute(0x00069007, struct.pack("<II", 1252, 0)),
        class_of("IPM.Microsoft Mail.Note"),
        attribute(0x0002800C, "Jeg kommer gerne på mødet.\0".encode("cp1252")),
    )

    got = opened(data, "application/vnd.ms-tnef")

    assert (got.told, got.words) == (None, "Jeg kommer gerne på mødet.")


def test_words_beside_the_packet_are_read_in_its_stead() -> None:
    data = winmail(class_of("IPM.Microsoft Mail.Note"), properties(BODY))
    parts = (
        b"--b\r\nContent-Type: text/plain\r\n\r\nNej tak.\r\n"
        b"--b\r\nContent-Type: application/ms-tnef\r\n\r\n" + data + b"\r\n--b--\r\n"
    )

    assert opened(parts, "multipart/mixed; boundary=b").words == "Nej tak."


WHOLE = winmail(class_of("IPM.Schedule.Meeting.Resp.Pos"), properties(*OTHERS, IDENTITY, BODY))
BROKEN = {
    "no packet": b"Jeg kommer",
    "nothing": b"",
    "only its mark": WHOLE[:6],
    "a length beyond the end": winmail(struct.pack("<BII", 1, 0x00078008, 0xFFFFFFFF)),
    "no end of properties": winmail(attribute(0x00069003, b"\xff" * 12)),
    "a type nobody knows": winmail(properties(struct.pack("<HH", 0x7777, 1))),
    "a value without end": winmail(
        properties(struct.pack("<HHII", 0x1E, 0x1000, 1, 0xFFFFFFF0)),
    ),
    "values without end": winmail(properties(struct.pack("<HHI", 0x1003, 1, 0xFFFFFFF0))),
    "the class of an attachment": winmail(attribute(0x00078008, b"IPM.Note", level=2)),
}


@pytest.mark.parametrize("data", BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_packet_says_nothing(data: bytes) -> None:
    assert read_tnef(data) == Tnef()


def test_a_packet_cut_anywhere_ends_the_reading_there() -> None:
    whole = read_tnef(WHOLE)

    told = [read_tnef(WHOLE[:size]) for size in range(len(WHOLE))]

    assert whole == Tnef(
        message_class="IPM.Schedule.Meeting.Resp.Pos",
        text="Jeg kommer kl. 10 – ærgerligt.",
        uid=UID,
    )
    assert {each.message_class for each in told} == {"", whole.message_class}


def test_a_packet_that_is_no_answer_leaves_the_mail_to_its_words() -> None:
    data = winmail(class_of("IPM.Microsoft Schedule.MtgReq"))

    assert opened(data, "application/ms-tnef").told is None
