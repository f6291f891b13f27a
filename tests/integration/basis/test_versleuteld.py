"""Encrypted text in a real table: written and read through its row, refused everywhere else."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.exceptions import FieldError
from django.db import connection
from django.urls import reverse

from knooppunt.basis.versleuteling import beheer, bron
from knooppunt.basis.versleuteling.sleutels import (
    Onleesbaar,
    SleutelOntbreekt,
    key_number,
    make_file,
    new_key,
    written,
)
from knooppunt.basis.versleuteling.velden import VersleuteldeTekst
from knooppunt.dossier.models import Dossier, Gezinslid, Verhaal
from knooppunt.toegang.models import Bericht
from tests.factories import AT, Cast

ZIN = "Opa Karel leest hem elke avond voor."
TABLE = "dossier_gezinslid"


@pytest.fixture
def dossier(cast: Cast) -> Dossier:
    return cast.dossier()


@pytest.fixture
def opa(dossier: Dossier) -> Gezinslid:
    return Gezinslid.objects.create(
        gezin=dossier.kind.gezin, naam="Karel", relatie=Gezinslid.Relatie.FAMILIE, bijdrage=ZIN
    )


@pytest.fixture
def eigen_sleutels(settings, tmp_path: Path) -> Iterator[Path]:
    """A file with keys of this test only: what the region had sealed before cannot be opened with it."""
    settings.SLEUTELBESTAND = tmp_path / "sleutels"
    make_file(settings.SLEUTELBESTAND, 1, new_key(AT)[1])
    return settings.SLEUTELBESTAND


def stored(lid: Gezinslid) -> str:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT bijdrage FROM {TABLE} WHERE id = %s", [lid.pk])
        return cursor.fetchone()[0]


def put(lid: Gezinslid, tekst: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {TABLE} SET bijdrage = %s WHERE id = %s", [tekst, lid.pk])


def test_the_row_opens_what_the_database_cannot_read(opa: Gezinslid):
    assert (ZIN in stored(opa), Gezinslid.objects.get(pk=opa.pk).bijdrage) == (False, ZIN)


def test_empty_stays_empty_so_that_the_database_can_ask_for_it(opa: Gezinslid):
    opa.bijdrage = ""
    opa.save()
    assert (stored(opa), Gezinslid.objects.filter(pk=opa.pk, bijdrage="").exists()) == ("", True)


def test_a_list_comes_back_as_it_was(dossier: Dossier):
    antwoorden = [["Wat gaat er goed?", "Tekenen; en “dromen” 😴"]]
    verhaal = Verhaal.objects.create(
        dossier=dossier, verteller="Samira", antwoorden=antwoorden, verteld_at=AT
    )
    gelezen = Verhaal.objects.get(pk=verhaal.pk)
    assert (gelezen.antwoorden, gelezen.medeondertekend) == (antwoorden, [])


def test_a_row_that_was_read_without_it_opens_it_when_it_is_asked_for(opa: Gezinslid):
    assert Gezinslid.objects.only("naam").get(pk=opa.pk).bijdrage == ZIN


def test_many_rows_at_once_are_sealed_each_for_itself(dossier: Dossier):
    rijen = Gezinslid.objects.bulk_create(
        Gezinslid(gezin=dossier.kind.gezin, naam=f"Tante {i}", relatie="familie", bijdrage=ZIN)
        for i in (1, 2)
    )
    assert [Gezinslid.objects.get(pk=rij.pk).bijdrage for rij in rijen] == [ZIN, ZIN]


def test_the_database_cannot_search_it(opa: Gezinslid):
    with pytest.raises(FieldError, match="Unsupported lookup 'icontains'"):
        Gezinslid.objects.filter(bijdrage__icontains="Karel").exists()


def test_a_comparison_with_text_is_refused(opa: Gezinslid):
    with pytest.raises(TypeError, match="do not search it"):
        Gezinslid.objects.filter(bijdrage=ZIN).exists()


def test_an_update_past_the_row_is_refused(opa: Gezinslid):
    with pytest.raises(TypeError, match="write it through its row"):
        Gezinslid.objects.filter(pk=opa.pk).update(bijdrage="Iets anders")


def test_a_value_without_its_row_says_nothing(opa: Gezinslid):
    waarde = Gezinslid.objects.values_list("bijdrage", flat=True).get(pk=opa.pk)
    with pytest.raises(TypeError, match="read through its row"):
        str(waarde)


def test_text_that_was_moved_to_another_row_is_not_shown(dossier: Dossier, opa: Gezinslid):
    ander = Gezinslid.objects.create(
        gezin=dossier.kind.gezin, naam="Ans", relatie=Gezinslid.Relatie.FAMILIE, bijdrage="Belt op zondag."
    )
    put(ander, stored(opa))
    with pytest.raises(Onleesbaar, match=r"dossier_gezinslid\.bijdrage: .* stond ergens anders"):
        _ = Gezinslid.objects.get(pk=ander.pk).bijdrage


def test_plain_text_that_was_put_in_past_knooppunt_is_not_shown(opa: Gezinslid):
    put(opa, "Dit schreef niemand.")
    with pytest.raises(Onleesbaar, match="geen versleutelde tekst"):
        _ = Gezinslid.objects.get(pk=opa.pk).bijdrage


def test_a_model_without_a_reference_is_refused_by_the_check_of_the_project():
    veld = VersleuteldeTekst()
    veld.set_attributes_from_name("tekst")
    veld.model = Dossier._meta.get_field("kind").related_model  # has a ref
    with_ref = [fout.id for fout in veld.check() if fout.id == "basis.E001"]
    veld.model = Dossier._meta.get_field("regio").related_model  # has none
    assert (with_ref, [fout.id for fout in veld.check() if fout.id == "basis.E001"]) == ([], ["basis.E001"])


def test_turning_goes_on_where_it_stopped_and_everything_can_be_read_meanwhile(
    monkeypatch, eigen_sleutels: Path, opa: Gezinslid
):
    opa.save()
    ander = Gezinslid.objects.create(
        gezin=opa.gezin, naam="Ans", relatie="familie", bijdrage="Belt op zondag."
    )
    with eigen_sleutels.open("a") as bestand:
        bestand.write(written(2, new_key(AT)[1]) + "\n")
    monkeypatch.setattr(beheer, "BATCH", 1)
    schrijf, keren = beheer._write, iter(range(9))

    def stopt(kolom, nieuw, record):
        if nieuw and next(keren) == 1:
            raise KeyboardInterrupt
        return schrijf(kolom, nieuw, record)

    monkeypatch.setattr(beheer, "_write", stopt)
    with pytest.raises(KeyboardInterrupt):
        beheer.turn_keys()
    halverwege = [key_number(stored(lid)) for lid in (opa, ander)]
    gelezen = [Gezinslid.objects.get(pk=lid.pk).bijdrage for lid in (opa, ander)]
    beheer.turn_keys()
    daarna = [key_number(stored(lid)) for lid in (opa, ander)]
    assert (halverwege, gelezen, daarna) == ([2, 1], [ZIN, "Belt op zondag."], [2, 2])
    assert set(beheer.count_texts().per_sleutel) == {2}


def test_a_row_that_someone_writes_while_keys_are_turned_keeps_what_they_wrote(monkeypatch, opa: Gezinslid):
    kolom = next(k for k in beheer.sealed_columns() if k.naam == f"{TABLE}.bijdrage")
    oud = stored(opa)
    Gezinslid.objects.get(pk=opa.pk).save()
    nu = stored(opa)
    assert (beheer._write(kolom, [("iets anders", opa.pk, oud)]), stored(opa) == nu) == (0, True)


def test_counting_says_how_many_texts_each_key_sealed_and_where_one_cannot_be_opened(opa: Gezinslid):
    voor = beheer.count_texts()
    put(opa, "Dit schreef niemand.")
    na = beheer.count_texts()
    nummer = bron.keys().nieuwste
    assert (na.per_sleutel[nummer] - voor.per_sleutel[nummer], dict(na.onleesbaar)) == (
        -1,
        {f"{TABLE}.bijdrage": 1},
    )


def test_a_lost_key_is_a_page_that_says_what_to_do(opa: Gezinslid, cast: Cast, eigen_sleutels: Path, caplog):
    response = cast.client("moeder").get(reverse("dossier:gezin", args=[Dossier.objects.get().ref]))
    assert (response.status_code, "Dit is nu niet te lezen" in response.content.decode()) == (503, True)
    assert [r.message for r in caplog.records if r.name.startswith("knooppunt")] == [
        f"{TABLE}.bijdrage: sleutel {key_number(stored(opa))} ontbreekt"
    ]


def test_a_lost_file_of_keys_is_never_replaced_by_a_new_one(settings, tmp_path: Path, opa: Gezinslid):
    settings.SLEUTELBESTAND = tmp_path / "weg"
    with pytest.raises(SleutelOntbreekt, match="uit uw reservekopie"):
        bron.keys()
    assert not settings.SLEUTELBESTAND.exists()


def test_the_first_key_makes_itself_where_nothing_was_sealed_yet(settings, tmp_path: Path, db: None):
    settings.SLEUTELBESTAND = tmp_path / "sleutels"
    assert (len(bron.keys().sleutels), settings.SLEUTELBESTAND.exists()) == (1, True)


def test_production_has_its_keys_from_the_environment_or_none(settings):
    settings.SLEUTELBESTAND = None
    with pytest.raises(SleutelOntbreekt, match="knooppunt sleutels maak"):
        bron.keys()
    settings.SLEUTELS = written(5, new_key(AT)[1])
    assert bron.keys().nieuwste == 5


def test_mail_that_waits_cannot_be_read_in_the_database(db: None):
    Bericht.objects.create(aan="a@voorbeeld.invalid", onderwerp="Welkom", tekst="/geheim/", created_at=AT)
    with connection.cursor() as cursor:
        cursor.execute("SELECT onderwerp, tekst FROM toegang_bericht")
        assert [key_number(tekst) is not None for tekst in cursor.fetchone()] == [True, True]
