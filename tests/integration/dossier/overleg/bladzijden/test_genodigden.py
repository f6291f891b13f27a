"""Who is invited to a meeting, or is not and why; guests; and the answer by a link in the mail."""

import pytest

from knooppunt.dossier.models import Genodigde
from tests.factories.knooppunten import bespreking, overleg
from tests.integration.dossier.overleg.bladzijden.adressen import tekst, van_zaak


def test_unticking_everyone_keeps_the_reasons(cast, zaak):
    antwoord = cast.client("coordinator").post(
        van_zaak(zaak, "genodigden/"), {"reden_zonder_ouders": "Zij vroegen dit", "reden_zonder_leerling": ""}
    )
    zaak.refresh_from_db()
    assert (antwoord.status_code, zaak.reden_zonder_ouders, zaak.genodigden.count()) == (
        302,
        "Zij vroegen dit",
        0,
    )


GAST = {"gast-email": "jeugdhulpverlener@voorbeeld.invalid", "gast-toegang_tot": "2026-12-05"}


def test_a_guest_comes_and_goes_from_the_page(cast, zaak):
    client = cast.client("coordinator")
    codes = [client.post(van_zaak(zaak, "gast/"), GAST).status_code for _ in "12"]
    gast = Genodigde.objects.get(soort="gast")
    weg = client.post(van_zaak(zaak, "gast/"), {"weg": gast.ref}).status_code
    assert (codes, weg, Genodigde.objects.filter(soort="gast").count()) == ([302, 422], 302, 0)


@pytest.mark.parametrize(
    ("soort", "zin"),
    [("leerling", "Laat weten of je erbij kunt zijn."), ("ouder", "Laat weten of u erbij kunt zijn.")],
)
def test_an_invitation_speaks_to_who_is_invited(cast, zaak, soort, zin):
    mijn = Genodigde.objects.filter(bespreking=zaak, soort=soort)[0]
    Genodigde.objects.filter(pk=mijn.pk).update(account=cast.account("leerling"))
    assert zin in tekst(cast.client().get(f"/overleg/antwoord/{mijn.ref}/"))


def test_the_mail_link_answers_without_signing_in_and_names_no_child(cast, zaak):
    genodigde = zaak.genodigden.get(account=cast.account("moeder"))
    client, pad = cast.client(), f"/overleg/antwoord/{genodigde.ref}/"
    pagina = tekst(client.get(pad))
    client.post(pad, {"komt": "ja"})
    genodigde.refresh_from_db()
    assert (genodigde.reactie, [w for w in ("Ilyas", "Samira", "rust") if w in pagina]) == ("ja", [])


def test_an_unknown_mail_link_is_not_found(cast, zaak):
    assert cast.client().get("/overleg/antwoord/0000000000000000/").status_code == 404


def test_a_meeting_without_the_family_says_who_is_missing(cast, vandaag):
    zonder = bespreking(cast, overleg(cast), cast.dossier(), gezin=False)
    pagina = tekst(cast.client("coordinator").get(f"/overleg/{zonder.overleg.ref}/"))
    assert "Ilyas: de ouders zijn niet uitgenodigd, en er staat geen reden." in pagina
