"""The first administrator comes from the command line."""

import pytest
from click.testing import CliRunner, Result

from knooppunt.organisaties.public import Organisatie, Samenwerkingsverband
from knooppunt.project.cli import speak_dutch
from knooppunt.project.opdrachten.beheer import beheerder
from knooppunt.toegang.models import Account, Gebeurtenis, Lidmaatschap

pytestmark = pytest.mark.django_db
SENTENCE = "Het account is gemaakt. Tijdelijk wachtwoord: "


@pytest.fixture(autouse=True)
def dutch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "nl")
    speak_dutch()


@pytest.fixture
def swv() -> Organisatie:
    return Organisatie.objects.create(soort=Organisatie.Soort.SWV, naam="SWV Waterrijk")


def ask(*args: str) -> Result:
    return CliRunner().invoke(beheerder, ["--email", "Bea@voorbeeld.invalid", "--naam", "Bea Heer", *args])


def test_the_printed_password_opens_the_account(swv: Organisatie):
    output = ask().output
    account = Account.objects.get(email="bea@voorbeeld.invalid")
    assert account.check_password(output.partition(SENTENCE)[2].splitlines()[0])


def test_the_account_is_an_administrator_of_the_samenwerkingsverband(swv: Organisatie):
    ask()
    assert list(Lidmaatschap.objects.values_list("account__naam", "organisatie__naam", "rol")) == [
        ("Bea Heer", "SWV Waterrijk", "beheerder")
    ]


def test_what_happened_is_recorded_without_a_name_or_password(swv: Organisatie):
    password = ask().output.partition(SENTENCE)[2].splitlines()[0]
    recorded = list(Gebeurtenis.objects.order_by("id").values_list("soort", "gegevens"))
    assert [kind for kind, _ in recorded] == ["account.gemaakt", "lidmaatschap.begonnen"]
    assert [word for word in ("Bea", password) if word in str(recorded)] == []


def test_a_second_account_with_the_same_address_is_refused(swv: Organisatie):
    ask()
    result = ask()
    assert (result.exit_code, result.stderr) == (1, "Fout: Er is al een account met dit e-mailadres.\n")
    assert Account.objects.count() == 1


def test_without_a_region_there_is_nobody_to_work_for():
    result = ask()
    assert (result.exit_code, result.stderr) == (
        1,
        "Fout: Er is nog geen regio. Maak er eerst een met: knooppunt regio bouw, of knooppunt start.\n",
    )


def test_with_two_samenwerkingsverbanden_one_must_be_named(swv: Organisatie):
    Organisatie.objects.create(soort=Organisatie.Soort.SWV, naam="SWV Polder")
    unnamed, named = ask(), ask("--organisatie", "SWV Polder")
    sentence = (
        "Fout: Noem met --organisatie één van deze samenwerkingsverbanden: SWV Polder, SWV Waterrijk.\n"
    )
    assert (unnamed.exit_code, unnamed.stderr[-len(sentence) :], named.exit_code) == (2, sentence, 0)


def test_po_and_vo_of_one_name_are_told_apart_by_their_code():
    for code, sector in (("PO9901", "po"), ("VO9901", "vo")):
        verband = Samenwerkingsverband.objects.create(code=code, sector=sector, naam="De Meierij")
        Organisatie.objects.create(soort=Organisatie.Soort.SWV, naam="De Meierij", swv=verband)
    unnamed, named = ask("--organisatie", "De Meierij"), ask("--organisatie", "vo9901")
    assert "PO9901 (De Meierij), VO9901 (De Meierij)." in unnamed.stderr
    assert (named.exit_code, Lidmaatschap.objects.get().organisatie.swv.code) == (0, "VO9901")


def test_a_whole_country_is_not_named_one_by_one():
    for i in range(12):
        Organisatie.objects.create(soort=Organisatie.Soort.SWV, naam=f"SWV {i:02}")
    assert ask().stderr.endswith("SWV 08, SWV 09 en 2 andere.\n")


def test_an_address_without_a_host_is_refused(swv: Organisatie):
    result = CliRunner().invoke(beheerder, ["--email", "bea", "--naam", "Bea Heer"])
    assert (result.exit_code, result.stderr.splitlines()[-1]) == (2, "Fout: 'bea' is geen e-mailadres.")
