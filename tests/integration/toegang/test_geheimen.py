"""Personal links stay secret: in the log, in kept mail, and against who fills a mailbox or the address of a page."""

import logging

import pytest
from django.core.mail import EmailMessage
from django.test import RequestFactory

from knooppunt.project.logboek import ZonderInhoud, ZonderSleutels
from knooppunt.toegang import post
from knooppunt.toegang.actions.accounts import mail_password_link
from knooppunt.toegang.models import Bericht
from knooppunt.toegang.queries.accounts import bezoeker
from tests.factories import AT, OP


def test_a_log_line_holds_no_key(client, db):
    response = client.get("/uitnodiging/geheim-geheim/")
    request = response.wsgi_request
    regel = logging.LogRecord("django.request", 30, "", 0, "%s: %s", ("Not Found", request.path), None)
    regel.request = request
    ZonderSleutels().filter(regel)
    assert regel.getMessage() == "Not Found: /uitnodiging/<str:token>/"


@pytest.mark.parametrize(
    ("pad", "regel"), [("/uitnodiging/geheim/x/", "/uitnodiging/…"), ("/samira@voorbeeld.invalid/", "/…")]
)
def test_an_unknown_address_is_logged_by_its_first_word_when_that_is_ours(pad, regel):
    gelogd = logging.LogRecord("django.request", 30, "", 0, "%s: %s", ("Not Found", pad), None)
    gelogd.request = RequestFactory().get(pad)
    ZonderSleutels().filter(gelogd)
    assert gelogd.getMessage() == f"Not Found: {regel}"


def test_an_error_is_logged_by_kind_and_place_without_what_it_says():
    """A database says which row it refuses, with the name and the address in it."""
    try:
        {}["samira@voorbeeld.invalid"]
    except KeyError as eerste:
        fout = ValueError("Samira Bouzid")
        fout.__cause__ = eerste
    gelogd = logging.LogRecord("x", 40, "", 0, "Fout", None, (type(fout), fout, fout.__traceback__))
    tekst = ZonderInhoud().format(gelogd)
    assert [deel in tekst for deel in ("ValueError", "KeyError", "test_geheimen.py", "amira")] == [
        True
    ] * 3 + [False]


def test_a_mail_that_was_sent_is_kept_without_its_links(db, monkeypatch):
    monkeypatch.setattr(EmailMessage, "send", lambda self: 1)
    monkeypatch.setattr(post, "smtp_connection", lambda: None)
    bericht = Bericht.objects.create(
        aan="a@voorbeeld.invalid", onderwerp="x", tekst="/geheim/", created_at=AT
    )
    post.send_now(bericht)
    bericht.refresh_from_db()
    assert (bericht.tekst, bericht.bijlagen, bericht.sent_at is not None) == ("", [], True)


def test_a_mail_that_cannot_be_sent_breaks_nothing_and_is_kept(db, monkeypatch):
    def broken(self):
        raise ValueError("no such address")

    monkeypatch.setattr(EmailMessage, "send", broken)
    monkeypatch.setattr(post, "smtp_connection", lambda: None)
    bericht = Bericht.objects.create(aan="a@voorbeeld.invalid", onderwerp="x", tekst="Hallo", created_at=AT)
    post.send_now(bericht)
    bericht.refresh_from_db()
    assert (bericht.tekst, bericht.sent_at) == ("Hallo", None)


def test_a_subject_is_one_line(db):
    post.Postvak().send_messages(
        [EmailMessage("Overleg\r\nBcc: x@y.invalid", "Hallo", to=["a@voorbeeld.invalid"])]
    )
    assert Bericht.objects.get().onderwerp == "Overleg Bcc: x@y.invalid"


def test_a_mailbox_is_not_filled_with_links(cast, mailoutbox):
    for _ in range(5 + 3):
        mail_password_link(
            email="moeder@voorbeeld.invalid", maak_link=lambda ref, token: "link", by=bezoeker(OP), at=AT
        )
    assert len(mailoutbox) == 5


@pytest.mark.parametrize(
    "doel", ["abc", "dossier:lijst", "//elders.invalid", "https://elders.invalid", "javascript:1"]
)
def test_where_to_go_next_is_a_path_of_this_site_or_nothing(client, db, doel):
    response = client.post("/taal/", {"taal": "nl", "next": doel})
    assert (response.status_code, response["Location"]) == (302, "/")
