"""Closing a dossier from the page, with what is still open, and opening it again."""

from tests.integration.dossier.plan.bladzijden.adressen import tekst, url


def test_closing_shows_what_is_open_and_can_be_undone(spel, vandaag):
    spel.horen().voorleggen().antwoord().vaststellen()
    client = spel.cast.client("coordinator")
    pagina = tekst(client.get(url(spel, "afsluiten")))
    assert ("Een pauzekaart op tafel leggen" in pagina, "Elke week bellen over slapen" in pagina) == (
        True,
        False,
    )
    zonder = client.post(url(spel, "afsluiten"), {"reden": "Het gaat goed."})
    assert (zonder.status_code, "Bevestig dat u ze hebt gezien." in tekst(zonder)) == (422, True)
    client.post(url(spel, "afsluiten"), {"reden": "Het gaat goed.", "gezien": "on"})
    assert "Heropen het dossier" in tekst(client.get(url(spel, "afsluiten")))
    client.post(url(spel, "heropenen"))
    spel.dossier.refresh_from_db()
    assert spel.dossier.status == "open"


def test_only_who_leads_may_close(spel):
    assert spel.cast.client("moeder").get(url(spel, "afsluiten")).status_code == 403
