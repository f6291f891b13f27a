"""During the meeting: writing together, own words, agreements, beginning and closing."""

import re
from datetime import UTC, datetime

import pytest
from django.utils import timezone

from knooppunt.dossier.models import Afspraak, EigenWoorden, Genodigde
from tests.factories.knooppunten import bespreking, overleg
from tests.integration.dossier.overleg.bladzijden.adressen import tekst, van_zaak


@pytest.fixture
def _op_de_dag(monkeypatch):
    """It is half past one on the day of the meeting."""
    monkeypatch.setattr(timezone, "now", lambda: datetime(2026, 12, 1, 12, 30, tzinfo=UTC))


@pytest.mark.usefixtures("_op_de_dag")
class TestDuringTheMeeting:
    @pytest.fixture
    def bezig(self, cast):
        zaak = bespreking(
            cast, overleg(cast, begint_at=datetime(2026, 12, 1, 13, 0, tzinfo=UTC)), cast.dossier()
        )
        assert cast.client("coordinator").post(f"/overleg/{zaak.overleg.ref}/beginnen/").status_code == 302
        return zaak

    def duid(self, cast, zaak, wie="coordinator", **velden):
        return cast.client(wie).post(van_zaak(zaak, "duiden/"), velden)

    def test_the_team_writes_and_everyone_reads(self, cast, bezig):
        self.duid(cast, bezig, sterk="Tekent prachtig")
        assert "Tekent prachtig" in tekst(cast.client("moeder").get(van_zaak(bezig)))

    def test_a_clash_shows_both_texts_and_saves_neither(self, cast, bezig):
        self.duid(cast, bezig, sterk="Tekent prachtig")
        antwoord = self.duid(cast, bezig, "jgz", sterk="Lacht veel")
        html = antwoord.content.decode()
        bezig.duiding.refresh_from_db()
        assert (antwoord.status_code, "Tekent prachtig" in html, "Lacht veel" in html, bezig.duiding.sterk) == (
            422, True, True, "Tekent prachtig",
        )  # fmt: skip

    def test_after_a_clash_the_second_try_is_kept(self, cast, bezig):
        self.duid(cast, bezig, sterk="Tekent prachtig")
        html = self.duid(cast, bezig, "jgz", sterk="Lacht veel").content.decode()
        begin = re.search(r'name="begin_sterk" value="([^"]*)"', html)[1]
        self.duid(cast, bezig, "jgz", sterk="Tekent en lacht", begin_sterk=begin)
        bezig.duiding.refresh_from_db()
        assert bezig.duiding.sterk == "Tekent en lacht"

    def test_a_part_that_is_not_shared_has_no_field(self, cast, bezig):
        html = cast.client("jgz").get(van_zaak(bezig, "duiden/")).content.decode()
        assert ('name="sterk"' in html, 'name="thuis"' in html) == (True, False)

    def test_a_mother_does_not_get_the_form_of_the_team(self, cast, bezig):
        assert cast.client("moeder").get(van_zaak(bezig, "duiden/")).status_code == 403

    def test_own_words_sent_twice_are_there_once(self, cast, bezig):
        for _ in "12":
            cast.client("moeder").post(van_zaak(bezig, "woorden/"), {"woorden-tekst": "Hij slaapt slecht"})
        assert EigenWoorden.objects.count() == 1

    def test_an_empty_text_is_refused_in_words(self, cast, bezig):
        antwoord = cast.client("moeder").post(van_zaak(bezig, "woorden/"), {"woorden-tekst": " "})
        assert (antwoord.status_code, "Schrijf op wat u wilt toevoegen." in tekst(antwoord)) == (422, True)

    def spreek_af(self, cast, zaak, wie="coordinator", **anders):
        gegevens = {
            "afspraak-tekst": "Een rustige plek", "afspraak-eigenaar_id": cast.account("moeder").pk,
            "afspraak-voor": "2026-12-20",
        }  # fmt: skip
        return cast.client(wie).post(van_zaak(zaak, "afspraak/"), gegevens | anders)

    def test_an_agreement_sent_twice_is_there_once(self, cast, bezig):
        codes = [self.spreek_af(cast, bezig).status_code for _ in "12"]
        assert (codes, Afspraak.objects.count()) == ([302, 302], 1)

    @pytest.mark.parametrize(
        "anders",
        [
            {"afspraak-eigenaar_id": "x"},
            {"afspraak-eigenaar_id": "9" * 40},
            {"afspraak-voor": "1999-01-01"},
            {"afspraak-tekst": ""},
        ],
    )
    def test_a_hostile_agreement_is_refused_in_words(self, cast, bezig, anders):
        assert self.spreek_af(cast, bezig, **anders).status_code == 422

    def test_the_owner_finishes_and_takes_back(self, cast, bezig):
        self.spreek_af(cast, bezig)
        afspraak, client = Afspraak.objects.get(), cast.client("moeder")
        client.post(f"/afspraken/{afspraak.ref}/")
        afspraak.refresh_from_db()
        klaar = afspraak.gedaan_at is not None
        client.post(f"/afspraken/{afspraak.ref}/", {"heropen": "ja"})
        afspraak.refresh_from_db()
        assert (klaar, afspraak.gedaan_at) == (True, None)

    def test_a_stranger_does_not_find_the_agreement(self, cast, bezig):
        self.spreek_af(cast, bezig)
        assert (
            cast.client("vreemde_ouder").post(f"/afspraken/{Afspraak.objects.get().ref}/").status_code == 404
        )

    def test_closing_with_nobody_ticked_is_held_without_anyone(self, cast, bezig):
        antwoord = cast.client("coordinator").post(f"/overleg/{bezig.overleg.ref}/sluiten/", {})
        bezig.overleg.refresh_from_db()
        assert (antwoord.status_code, bezig.overleg.status, Genodigde.objects.filter(aanwezig=True).count()) == (
            302, "gehouden", 0,
        )  # fmt: skip

    def test_beginning_without_the_family_is_refused_with_the_reason(self, cast):
        zonder = bespreking(
            cast,
            overleg(cast, begint_at=datetime(2026, 12, 1, 13, 0, tzinfo=UTC)),
            cast.dossier(),
            gezin=False,
        )
        antwoord = cast.client("coordinator").post(f"/overleg/{zonder.overleg.ref}/beginnen/")
        assert (antwoord.status_code, "de leerling is niet uitgenodigd" in tekst(antwoord)) == (422, True)
