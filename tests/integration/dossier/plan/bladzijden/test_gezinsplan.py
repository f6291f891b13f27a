"""One family, one plan: the page on which brothers and sisters stand together."""

from knooppunt.dossier.models import Dossier, Kind
from tests.integration.dossier.plan.bladzijden.adressen import tekst, url


def test_brothers_and_sisters_stand_together_for_who_may_see_them(spel):
    spel.horen().voorleggen().antwoord().vaststellen()
    zus = Kind.objects.create(
        gezin=spel.dossier.kind.gezin,
        voornaam="Yara",
        achternaam="Bouzid",
        geboortedatum="2014-03-02",
        klank="x",
    )
    ander = spel.cast.dossier(kind=zus)
    Dossier.objects.filter(pk=ander.pk).update(school=spel.cast.andere_school)
    moeder = tekst(spel.cast.client("moeder").get(url(spel, "gezinsplan")))
    mentor = tekst(spel.cast.client("mentor").get(url(spel, "gezinsplan")))
    assert ("Yara heeft nog geen plan" in moeder, "Yara" in mentor) == (True, False)
