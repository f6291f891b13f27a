"""The work of the night is done once a day by one process, also after a kill, and the administrator sees it."""

from datetime import datetime, timedelta
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse

from knooppunt.toegang import nacht
from knooppunt.toegang.models import Bericht, Nachtronde
from knooppunt.toegang.nacht import STIL, Nachtwerk, is_due, register_nightly, run_night

pytestmark = pytest.mark.django_db
NACHT = datetime(2026, 11, 16, 3, 30, tzinfo=ZoneInfo("Europe/Amsterdam"))


@pytest.fixture
def gedaan(monkeypatch):
    """Only one job, that says when it was done and by whom."""
    keren = []

    def doe(*, at, by, voortgang):
        voortgang(1, 1)
        keren.append((at, by.soort, by.account_id))
        return "Klaar."

    monkeypatch.setattr(nacht, "_WERK", {"proef": Nachtwerk("proef", "Proef", doe)})
    return keren


def run(at=NACHT, **kwargs):
    return [(g.staat, g.uitkomst) for g in run_night(now=lambda: at, **kwargs)]


def test_a_job_is_done_once_a_day_by_the_product_itself(gedaan):
    assert [run(), run(NACHT + timedelta(hours=1)), run(NACHT + timedelta(days=1))] == [
        [("gedaan", "Klaar.")], [("al gedaan", "")], [("gedaan", "Klaar.")],
    ]  # fmt: skip
    assert gedaan == [(NACHT, "systeem", None), (NACHT + timedelta(days=1), "systeem", None)]


def test_again_on_the_same_day_only_when_asked(gedaan):
    run()
    assert run(NACHT + timedelta(hours=1), opnieuw=True) == [("gedaan", "Klaar.")]


def test_what_another_process_works_on_is_left_to_it_until_it_is_silent(gedaan):
    Nachtronde.objects.create(code="proef", dag=NACHT.date(), begonnen_at=NACHT, hartslag_at=NACHT)
    assert run(NACHT + STIL - timedelta(seconds=1)) == [("bezig", "")]
    assert run(NACHT + STIL) == [("gedaan", "Klaar.")]


def test_of_two_that_find_a_silent_job_one_wins(gedaan, monkeypatch):
    Nachtronde.objects.create(code="proef", dag=NACHT.date(), begonnen_at=NACHT, hartslag_at=NACHT)
    gelezen = Nachtronde.objects.get()
    monkeypatch.setattr(nacht.Nachtronde.objects, "get", lambda **wat: gelezen, raising=False)
    later = NACHT + STIL
    assert [run(later), run(later + STIL)] == [[("gedaan", "Klaar.")], [("bezig", "")]]


def test_a_job_that_fails_keeps_no_other_from_being_done_and_is_tried_again(monkeypatch, caplog):
    naam = "Samira Bouzid"

    def kapot(**_):
        raise ValueError(naam)

    werk = {
        "kapot": Nachtwerk("kapot", "Kapot", kapot),
        "goed": Nachtwerk("goed", "Goed", lambda **_: "Klaar."),
    }
    monkeypatch.setattr(nacht, "_WERK", werk)
    assert run() == [("mislukt", "Mislukt: ValueError"), ("gedaan", "Klaar.")]
    assert ("ValueError" in caplog.text, "Samira" in caplog.text) == (True, False)
    assert run(NACHT + timedelta(minutes=1)) == [("mislukt", "Mislukt: ValueError"), ("al gedaan", "")]


def test_between_two_steps_others_get_their_turn_to_write(monkeypatch):
    """As long as the step took, and at most for a moment."""
    klok, pauzes = iter([0.0, 0.03, 0.06, 9.06, 9.16]), []
    monkeypatch.setattr(nacht, "time", SimpleNamespace(monotonic=lambda: next(klok), sleep=pauzes.append))

    def stappen(*, at, by, voortgang):
        voortgang(1, 2)
        voortgang(2, 2)
        return "Klaar."

    monkeypatch.setattr(nacht, "_WERK", {"proef": Nachtwerk("proef", "Proef", stappen)})
    assert (run(), pauzes) == ([("gedaan", "Klaar.")], [0.03, 0.1])


def test_the_heartbeat_follows_a_long_job(monkeypatch):
    klok = iter(NACHT + timedelta(seconds=30 * n) for n in range(99))
    hartslagen = []

    def lang(*, at, by, voortgang):
        for n in range(3):
            voortgang(n, 3)
            hartslagen.append(Nachtronde.objects.get().hartslag_at)
        return "Klaar."

    monkeypatch.setattr(nacht, "_WERK", {"lang": Nachtwerk("lang", "Lang", lang)})
    list(run_night(now=lambda: next(klok)))
    assert len(set(hartslagen)) == 3


@pytest.mark.parametrize(("uur", "moet"), [(2, False), (3, True), (15, True)])
def test_it_is_time_from_three_o_clock_until_it_is_done(gedaan, uur, moet):
    at = NACHT.replace(hour=uur)
    assert is_due(at) is moet
    run(at)
    assert is_due(at) is False


def test_a_code_belongs_to_one_job(gedaan):
    with pytest.raises(ValueError, match="proef is there twice"):
        register_nightly(Nachtwerk("proef", "Anders", print))


def test_mail_that_was_refused_is_tried_again_at_night(cast, settings, mailoutbox, monkeypatch):
    settings.EMAIL_URL = "smtp://localhost"
    monkeypatch.setattr("knooppunt.toegang.post.smtp_connection", lambda: None)
    Bericht.objects.create(aan="moeder@voorbeeld.invalid", onderwerp="Dag", tekst="Hallo", created_at=NACHT)
    assert run(NACHT + timedelta(days=1), alleen=["post"]) == [("gedaan", "1 van 1 mails alsnog verstuurd.")]
    assert Bericht.objects.get().sent_at is not None


def test_the_administrator_sees_what_was_done_and_what_was_not(cast, gedaan):
    pagina = lambda: cast.client("beheerder").get(reverse("toegang:nacht")).content.decode()  # noqa: E731 - read twice
    assert "Dit is niet op tijd gedaan" in pagina()
    Nachtronde.objects.create(
        code="proef", dag=datetime.now(tz=NACHT.tzinfo).date(), begonnen_at=NACHT, hartslag_at=NACHT, klaar_at=NACHT,
        uitkomst="12 opgeruimd.",
    )  # fmt: skip
    assert ("Dit is niet op tijd gedaan" in pagina(), "12 opgeruimd." in pagina()) == (False, True)


@pytest.mark.parametrize(("wie", "status"), [("beheerder", 200), ("adviseur", 403), ("moeder", 403)])
def test_only_the_administrator_reads_it(cast, wie, status):
    assert cast.client(wie).get(reverse("toegang:nacht")).status_code == status
