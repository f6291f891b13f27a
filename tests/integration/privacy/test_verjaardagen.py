"""A birthday changes rights by itself, and nobody is surprised by it."""

from datetime import date, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from knooppunt.basis.verdict import NotAllowed, Refusal
from knooppunt.dossier.models import Kind, Meelezer, Regisseur
from knooppunt.dossier.public import appoint_by_court, around_dossier, end_appointment
from knooppunt.dossier.queries.kring import dossier_for
from knooppunt.privacy.actions.verjaardagen import tell_of_birthdays
from knooppunt.toegang.models import Gebeurtenis, Taak
from knooppunt.toegang.public import knooppunt_self
from tests.factories import AT, OP

pytestmark = pytest.mark.django_db


@pytest.fixture
def dossier(cast):
    """Ilyas, who has an account of his own; the adviser leads."""
    dossier = cast.dossier()
    cast.join(dossier, "leerling", "leerling")
    cast.join(dossier, "adviseur")
    Regisseur.objects.create(gezin=dossier.kind.gezin, account=cast.account("adviseur"), vanaf=OP)
    return dossier


def born(dossier, dag):
    Kind.objects.filter(pk=dossier.kind_id).update(geboortedatum=dag)


def night(op=OP):
    at = timezone.make_aware(datetime(op.year, op.month, op.day, 3))
    return tell_of_birthdays(at=at, by=knooppunt_self(at), voortgang=lambda klaar, totaal: None)


def waiting(cast, wie):
    return [t.tekst for t in Taak.objects.filter(account=cast.account(wie), gedaan_at__isnull=True)]


def test_pupil_parents_and_regisseur_are_told_two_months_before(cast, dossier, mailoutbox):
    born(dossier, date(2011, 1, 16))  # 16 on 16 January 2027
    assert night() == "1 verjaardagen aangekondigd, 0 keer veranderden rechten."
    assert waiting(cast, "leerling") == ["Straks mag jij meer zelf beslissen. Lees wat er verandert."]
    assert waiting(cast, "moeder") == [
        "Straks verandert wie er beslist over de gegevens van Ilyas. Lees wat dat betekent."
    ]
    assert waiting(cast, "adviseur") == ["De leerling wordt 16. Bespreek wat er dan verandert."]
    assert "Ilyas" not in "".join(mail.subject + mail.body.split("\n", 1)[1] for mail in mailoutbox)


@pytest.mark.parametrize(("jaren", "wie"), [(17, {"moeder", "leerling"}), (18, {"leerling"})])
def test_of_an_adult_only_the_pupil_is_told_what_happens_to_the_dossier(cast, dossier, jaren, wie):
    born(dossier, OP.replace(year=OP.year - jaren))
    familie = {account.pk for account in around_dossier(dossier.ref, OP).familie}
    assert familie == {cast.account(naam).pk for naam in wie}


def test_a_day_earlier_nobody_is_told(cast, dossier):
    born(dossier, date(2011, 1, 17))
    assert night() == "0 verjaardagen aangekondigd, 0 keer veranderden rechten."


def test_nobody_is_told_twice(cast, dossier, mailoutbox):
    born(dossier, date(2011, 1, 16))
    night()
    aantal = len(mailoutbox)
    Taak.objects.update(gedaan_at=AT)  # read and put away
    assert night(OP + timedelta(days=1)) == "0 verjaardagen aangekondigd, 0 keer veranderden rechten."
    assert (len(mailoutbox), waiting(cast, "moeder")) == (aantal, [])


def test_on_the_day_it_stands_on_the_timeline_and_nothing_waits_any_more(cast, dossier):
    born(dossier, date(2011, 1, 16))
    night()
    assert night(date(2027, 1, 16)) == "0 verjaardagen aangekondigd, 1 keer veranderden rechten."
    assert [waiting(cast, wie) for wie in ("moeder", "leerling", "adviseur")] == [[], [], []]
    gebeurd = Gebeurtenis.objects.filter(dossier_ref=dossier.ref, soort__startswith="verjaardag")
    assert [(g.soort, g.gegevens["trap"]) for g in gebeurd.order_by("id")] == [
        ("verjaardag.aangekondigd", "zelf"), ("verjaardag.bereikt", "zelf"),
    ]  # fmt: skip
    assert night(date(2027, 1, 17)) == "0 verjaardagen aangekondigd, 0 keer veranderden rechten."


def test_a_closed_dossier_has_no_birthdays(cast, dossier):
    born(dossier, date(2011, 1, 16))
    dossier.afgesloten_at, dossier.status = AT, "afgesloten"
    dossier.save()
    assert night() == "0 verjaardagen aangekondigd, 0 keer veranderden rechten."


def test_before_18_parents_read_what_they_will_not_see_any_more(cast, dossier, mailoutbox):
    born(dossier, date(2009, 1, 16))
    night()
    tekst = next(mail.body for mail in mailoutbox if mail.to == [cast.account("moeder").email])
    assert "alleen nog wat uw kind u laat zien" in tekst


def test_without_an_account_of_the_pupil_the_task_stays_until_there_is_one(cast, dossier):
    born(dossier, date(2009, 1, 16))
    Kind.objects.filter(pk=dossier.kind_id).update(account=None)
    night()
    zin = "De leerling wordt 18 en beslist dan zelf. Nodig de leerling uit."
    assert waiting(cast, "adviseur") == [zin]
    night(date(2027, 1, 16))
    assert (waiting(cast, "moeder"), waiting(cast, "adviseur")) == ([], [zin])
    Kind.objects.filter(pk=dossier.kind_id).update(account=cast.account("leerling"))
    night(date(2027, 1, 20))
    assert waiting(cast, "adviseur") == []


def sees(cast, dossier):
    return dossier_for(cast.moeder, dossier.ref) is not None


def appoint(cast, dossier, wie="adviseur", ouder="moeder", actie=appoint_by_court):
    viewer = getattr(cast, wie)
    actie(
        zicht=dossier_for(viewer, dossier.ref), account_id=cast.account(ouder).pk, by=viewer, at=AT
    )  # fmt: skip


def test_who_a_court_appointed_keeps_the_place_of_an_adult_pupil_until_it_ends(cast, dossier):
    born(dossier, date(2008, 1, 1))
    assert sees(cast, dossier) is False
    appoint(cast, dossier)
    appoint(cast, dossier)
    assert (sees(cast, dossier), Meelezer.objects.count()) == (True, 1)
    appoint(cast, dossier, actie=end_appointment)
    assert sees(cast, dossier) is False


def test_only_who_leads_records_an_appointment(cast, dossier):
    born(dossier, date(2008, 1, 1))
    with pytest.raises(NotAllowed) as geweigerd:
        appoint(cast, dossier, wie="leerling")
    assert str(geweigerd.value) == (
        "Alleen de regisseur of de ondersteuningscoördinator van de school kan dit doen."
    )


def test_only_a_parent_of_this_dossier_is_appointed(cast, dossier):
    with pytest.raises(Refusal) as geweigerd:
        appoint(cast, dossier, ouder="mentor")
    assert str(geweigerd.value) == "Kies een ouder die meedoet in dit dossier."


def test_the_page_says_what_comes_and_records_the_appointment(cast, dossier):
    born(dossier, date(2009, 1, 16))
    regisseur = cast.client("adviseur")
    bladzijde = regisseur.get(reverse("privacy:volwassen", args=[dossier.ref])).content.decode()
    assert "Op <strong>16 januari 2027</strong> verandert dit vanzelf" in bladzijde
    adres = reverse("privacy:benoemd", args=[dossier.ref, cast.account("moeder").ref])
    assert "benoemd door de rechter" in regisseur.post(adres, follow=True).content.decode()
    assert Meelezer.objects.filter(grond="rechter", ingetrokken_at__isnull=True).count() == 1
    regisseur.post(adres)
    assert Meelezer.objects.filter(grond="rechter", ingetrokken_at__isnull=True).count() == 0


@pytest.mark.parametrize(("wie", "status"), [("adviseur", 200), ("moeder", 403), ("vreemde_ouder", 404)])
def test_the_page_is_for_who_leads(cast, dossier, wie, status):
    assert cast.client(wie).get(reverse("privacy:volwassen", args=[dossier.ref])).status_code == status
