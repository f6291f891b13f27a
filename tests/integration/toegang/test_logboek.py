"""The record for the privacy officer: finding, what stands out, taking it along; and each search is written down."""

import csv
import io
import json
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from knooppunt.dossier.models import Kind
from knooppunt.toegang.actions.buitenom import report_outside_changes
from knooppunt.toegang.models import Account, Gebeurtenis, Taak
from knooppunt.toegang.nacht import knooppunt_self
from knooppunt.toegang.public import record_event
from tests.factories import Cast

LOGBOEK = "/logboek/"


@pytest.fixture
def officer(cast):
    return cast.client("privacy")


def look(cast, wie, ref="abc", dagen=0, **anders):
    """One look, some days ago at ten in the morning."""
    at = timezone.localtime().replace(hour=10, minute=0) - timedelta(days=dagen)
    gegevens = {"soort": "dossier.bekeken", "doel": "begeleiding", "bladzijde": "plan"} | anders
    return record_event(onderwerp_ref=ref, dossier_ref=ref, by=getattr(cast, wie), at=at, **gegevens)


def shown(client, **zoek):
    """The sentences on the page, without those about searching itself."""
    context = client.get(LOGBOEK, zoek).context
    regels = [r["zin"] for _, van_die_dag in context["dagen"] for r in van_die_dag]
    return [zin for zin in regels if "logboek" not in zin]


def test_everything_of_the_last_month_is_there_newest_first(cast, officer):
    look(cast, "mentor", dagen=40)
    look(cast, "mentor", dagen=3)
    look(cast, "coordinator", dagen=1)
    assert shown(officer) == ["Joke Visser keek in het dossier.", "Els Prins keek in het dossier."]


@pytest.mark.parametrize(
    "zoek",
    [
        {"ref": "gezocht"},
        {"soort": "verhaal."},
        {"soort": "doen"},
        {"doel": "overleg"},
        {"van": "DAG", "tot": "DAG"},
    ],
    ids=lambda zoek: "-".join(zoek),
)
def test_searching_gives_only_what_fits(cast, officer, zoek):
    look(cast, "mentor", dagen=2)
    look(cast, "coordinator", ref="gezocht", soort="verhaal.aangevuld", doel="overleg", dagen=5)
    dag = (timezone.localdate() - timedelta(days=5)).isoformat()
    zoek = {naam: dag if waarde == "DAG" else waarde for naam, waarde in zoek.items()}
    assert shown(officer, **zoek) == ["Joke Visser vulde het verhaal aan."]


def test_searching_by_organisation(cast, officer):
    look(cast, "mentor")
    look(cast, "adviseur")
    assert shown(officer, organisatie=cast.swv.ref) == ["Peter Hoekstra keek in het dossier."]


def test_a_person_is_found_by_a_part_of_the_name_and_stands_in_no_address(cast, officer):
    look(cast, "mentor")
    look(cast, "coordinator")
    page = officer.post(LOGBOEK, {"zoek": "visser jo"})
    assert [mens.naam for mens in page.context["mensen"]] == ["Joke Visser"]
    ref = cast.account("coordinator").ref
    assert (f"persoon={ref}" in page.content.decode(), shown(officer, persoon=ref)) == (
        True, ["Joke Visser keek in het dossier."],
    )  # fmt: skip


def test_a_person_is_found_by_the_address_of_the_mail(cast, officer):
    page = officer.post(LOGBOEK, {"zoek": "Mentor@voorbeeld.invalid"})
    assert [mens.naam for mens in page.context["mensen"]] == ["Els Prins"]


def test_looking_for_nobody_asks_for_a_name(cast, officer):
    page = officer.post(LOGBOEK, {"zoek": " "})
    assert (page.status_code, "Vul een naam of een e-mailadres in." in page.content.decode()) == (422, True)


def test_a_period_that_ends_before_it_begins_is_refused_with_the_reason(cast, officer):
    page = officer.get(LOGBOEK, {"van": "2026-02-02", "tot": "2026-02-01"})
    assert (page.status_code, "Deze dag ligt na de laatste dag." in page.content.decode()) == (422, True)


def test_the_pages_follow_each_other_without_a_gap(cast, officer):
    for i in range(120):
        look(cast, "mentor", ref=f"r{i}", dagen=i // 30)
    gezien, adres = [], LOGBOEK
    while adres:
        context = officer.get(adres).context
        gezien += [
            r["g"].onderwerp_ref for _, dag in context["dagen"] for r in dag if r["ref"].startswith("r")
        ]
        adres = LOGBOEK + context["volgende"] if context["volgende"] else ""
    assert gezien == [
        f"r{i}" for i in [*range(29, -1, -1), *range(59, 29, -1), *range(89, 59, -1), *range(119, 89, -1)]
    ]


def test_each_search_is_recorded_without_a_name(cast, officer):
    officer.post(LOGBOEK, {"zoek": "Samira"})
    officer.get(LOGBOEK, {"ref": "abc", "soort": "kijken"})
    naam, dossier = Gebeurtenis.objects.filter(soort="logboek.gelezen").order_by("id")
    assert naam.gegevens["gevonden"] == [cast.account("moeder").ref]
    assert "Samira" not in json.dumps(naam.gegevens)
    assert (dossier.dossier_ref, dossier.doel, dossier.gegevens["gezocht"]) == ("abc", "toezicht", ["kijken"])


def test_no_page_tells_what_is_in_a_dossier_or_which_child_it_is(cast, officer):
    dossier = cast.dossier()
    cast.client("coordinator").get(reverse("dossier:verhaal", args=[dossier.ref]))
    teksten = [
        officer.get(LOGBOEK, {"ref": dossier.ref}).content.decode(),
        b"".join(officer.get("/logboek/logboek.csv").streaming_content).decode(),
        b"".join(officer.get("/logboek/logboek.jsonl").streaming_content).decode(),
    ]
    assert [dossier.ref in teksten[0], dossier.ref in teksten[1]] == [True, True]
    assert [wie for wie in ("Ilyas", "tekent prachtig") for tekst in teksten if wie in tekst] == []


@pytest.mark.parametrize("vorm", ["csv", "jsonl"])
def test_taking_it_along_is_recorded(cast, officer, vorm):
    officer.get(f"/logboek/logboek.{vorm}")
    assert Gebeurtenis.objects.get(soort="logboek.gedownload").gegevens["vorm"] == vorm


def test_the_table_has_a_line_for_each_event_with_its_mark(cast, officer):
    g = look(cast, "mentor", dagen=1)
    Account.objects.filter(pk=cast.mentor.account_id).update(naam="=1+1")
    regels = b"".join(officer.get("/logboek/logboek.csv", {"ref": "abc"}).streaming_content).decode(
        "utf-8-sig"
    )
    rij = next(csv.DictReader(io.StringIO(regels), delimiter=";"))
    assert {naam: rij[naam] for naam in ("nr", "wie", "soort", "doel", "dossier", "bladzijde", "waarmerk")} == {
        "nr": str(g.nr), "wie": "'=1+1", "soort": "dossier.bekeken", "doel": "begeleiding", "dossier": "abc",
        "bladzijde": "plan", "waarmerk": g.waarmerk,
    }  # fmt: skip


def spans(client, **zoek):
    regels = b"".join(client.get("/logboek/logboek.jsonl", zoek).streaming_content).decode().splitlines()
    return [json.loads(regel)["resourceSpans"][0]["scopeSpans"][0]["spans"][0] for regel in regels]


def test_the_processing_log_has_the_fields_of_the_standard(cast, officer):
    g = look(cast, "mentor")
    (span,) = spans(officer, ref="abc", soort="dossier.")
    attributen = {a["key"]: a["value"]["stringValue"] for a in span["attributes"]}
    assert (span["name"], span["status"], span["kind"]) == ("dossier.bekeken", {"code": 1}, 1)
    assert (len(span["traceId"]), len(span["spanId"]), span["parentSpanId"]) == (32, 16, "")
    assert span["startTimeUnixNano"] == span["endTimeUnixNano"] == str(round(g.at.timestamp() * 1e6) * 1000)
    assert attributen["dpl.core.processing_activity_id"] == "http://testserver/verwerkingen/#begeleiding"
    assert attributen["dpl.core.data_subject_id_type"] == "knooppunt:dossier"
    assert (len(attributen["dpl.core.data_subject_id"]), "abc" in json.dumps(attributen)) == (32, False)


def test_lines_of_one_request_are_one_trace(cast, officer):
    at = timezone.now()
    for soort in ("dossier.bekeken", "verhaal.aangevuld"):
        record_event(
            soort=soort, onderwerp_ref="abc", dossier_ref="abc", by=cast.mentor, at=at, doel="begeleiding"
        )
    look(cast, "mentor", dagen=1)
    ouder, eerste, tweede = spans(officer, ref="abc", persoon=cast.account("mentor").ref)
    assert (eerste["traceId"] == tweede["traceId"], ouder["traceId"] == eerste["traceId"]) == (True, False)
    assert (eerste["parentSpanId"], tweede["parentSpanId"]) == ("", eerste["spanId"])


def test_a_namesake_is_noticed_when_a_professional_looks_and_not_when_the_family_does(cast, officer):
    Account.objects.filter(pk=cast.coordinator.account_id).update(naam="Farid Bouzid")
    dossier = cast.dossier()
    for wie in ("coordinator", "moeder"):
        cast.client(wie).get(reverse("dossier:verhaal", args=[dossier.ref]))
    opvallend = officer.get(LOGBOEK).context["opvallend"]
    gevonden = [(mens.naam, s.dossiers) for mens, s in opvallend.signalen if s.patroon == "naamgenoot"]
    assert gevonden == [("Farid Bouzid", (dossier.ref,))]


def test_what_stands_out_is_not_repeated_with_a_search(cast, officer):
    assert officer.get(LOGBOEK, {"ref": "abc"}).context["opvallend"] is None


def queries(client):
    with CaptureQueriesContext(connection) as gevraagd:
        client.get(LOGBOEK)
    return len(gevraagd)


def test_the_page_asks_as_much_of_the_database_for_2_as_for_22(cast, officer):
    look(cast, "mentor")
    look(cast, "coordinator", ref="r")
    queries(officer)
    weinig = queries(officer)
    for i in range(20):
        look(cast, "coordinator", ref=f"r{i}")
    assert queries(officer) == weinig


class TestBuitenom:
    """A change in the database itself."""

    @pytest.fixture
    def cast(self, transactional_db):
        with transaction.atomic():
            cast = Cast()
            dossier = cast.dossier()
            cast.ref = dossier.ref
        return cast

    @pytest.fixture
    def veranderd(self, cast):
        Kind.objects.update(voornaam="Verzonnen")

    def report(self):
        nu = timezone.now()
        return report_outside_changes(at=nu, by=knooppunt_self(nu))

    def test_is_told_to_the_officer_the_night_after_once(self, cast, veranderd):
        assert [self.report(), self.report()] == [
            "1 wijzigingen gemeld aan de functionaris gegevensbescherming", "Niets gevonden",
        ]  # fmt: skip
        taak = Taak.objects.get(rol="privacyfunctionaris")
        assert (taak.tekst, taak.organisatie) == ("Er is iets veranderd buiten Knooppunt om", cast.swv)

    def test_stands_on_the_page_at_once_and_as_a_report_after_the_night(self, cast):
        officer = cast.client("privacy")
        self.report()  # signing in by the test itself passes every action
        Kind.objects.update(voornaam="Verzonnen")
        direct = officer.get(LOGBOEK).context["opvallend"]
        self.report()
        daarna = officer.get(LOGBOEK).context["opvallend"]
        assert [(o.nu_buitenom, len(o.buitenom)) for o in (direct, daarna)] == [(1, 1), (0, 2)]

    def test_the_report_shows_rows_and_columns_and_not_what_is_in_them(self, cast, veranderd):
        self.report()
        melding = Gebeurtenis.objects.get(soort="rijen.buitenom")
        tekst = cast.client("privacy").get(reverse("toegang:buitenom", args=[melding.pk])).content.decode()
        assert ["dossier_kind" in tekst, "voornaam" in tekst, "Verzonnen" in tekst] == [True, True, False]

    def test_nothing_is_told_when_everything_belongs_to_an_event(self, cast):
        assert self.report() == "Niets gevonden"
