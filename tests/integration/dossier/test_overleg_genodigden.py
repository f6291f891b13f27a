"""Who is invited for a child: the family, the team and guests, and what they see."""

from datetime import date

import pytest
from django.core import mail

from knooppunt.basis.verdict import NotAllowed
from knooppunt.dossier.actions.overleg import (
    answer_invitation,
)
from knooppunt.dossier.actions.overleg_genodigden import (
    invite_guest,
    invite_to_case,
    withdraw_guest,
)
from knooppunt.toegang.models import Taak
from tests.factories import AT
from tests.factories.knooppunten import (
    OVERLEGDAG,
    SITE,
    andere_kinderen,
    bespreking,
    can_see,
    move,
    overleg,
    reasons,
)


def test_the_mother_gets_her_own_mail_and_question(cast):
    bespreking(cast, overleg(cast), cast.dossier())
    aan = [m.to[0] for m in mail.outbox if m.to == ["moeder@voorbeeld.invalid"]]
    assert (len(aan), Taak.objects.filter(account=cast.account("moeder")).count()) == (1, 1)


def test_a_young_pupil_is_invited_through_the_parents(cast):
    zaak = bespreking(cast, overleg(cast), cast.dossier())
    assert list(zaak.genodigden.filter(soort="leerling").values_list("account", "naam")) == [(None, "Ilyas")]


def test_a_pupil_of_twelve_with_an_account_gets_an_own_invitation(cast):
    dossier = cast.dossier()
    dossier.kind.geboortedatum, dossier.kind.account = date(2011, 3, 2), cast.account("leerling")
    dossier.kind.save()
    bespreking(cast, overleg(cast), dossier)
    bericht = next(m for m in mail.outbox if m.to == ["leerling@voorbeeld.invalid"])
    assert bericht.body.startswith("Je bent uitgenodigd voor een overleg.")


def invite(cast, zaak, sleutels, **anders):
    gegevens = {"reden_zonder_ouders": "", "reden_zonder_leerling": "", "by": cast.coordinator} | anders
    return invite_to_case(bespreking=zaak, sleutels=sleutels, site=SITE, at=AT, **gegevens)


def test_without_the_family_it_waits_for_who_put_the_child_on_the_agenda(cast):
    zaak = bespreking(cast, overleg(cast), cast.dossier(), gezin=False)
    wacht = Taak.objects.filter(sleutel=f"genodigden:{zaak.ref}", gedaan_at=None)
    voor = [t.account for t in wacht.all()]
    invite(cast, zaak, [], reden_zonder_ouders="Zij vroegen dit", reden_zonder_leerling="De juf sprak hem")
    assert (voor, wacht.count()) == ([cast.account("coordinator")], 0)


def test_who_is_unticked_hears_that_the_invitation_lapses(cast):
    zaak = bespreking(cast, overleg(cast), cast.dossier())
    mail.outbox.clear()
    invite(cast, zaak, [], reden_zonder_ouders="Zij vroegen dit", reden_zonder_leerling="De juf sprak hem")
    assert [(m.to, m.subject) for m in mail.outbox] == [
        (["moeder@voorbeeld.invalid"], "Uitnodiging vervalt: overleg De Vuurtoren")
    ]


def test_who_stays_ticked_is_not_mailed_again(cast):
    zaak = bespreking(cast, overleg(cast), cast.dossier())
    mail.outbox.clear()
    invite(cast, zaak, [f"o{cast.account('moeder').pk}", "l"])
    assert mail.outbox == []


def guest(cast, zaak, tot=date(2026, 12, 8), wie="jeugdhulpverlener", **anders):
    gegevens = {"by": cast.coordinator, "email": f"{wie}@voorbeeld.invalid"} | anders
    return invite_guest(bespreking=zaak, toegang_tot=tot, site=SITE, at=AT, **gegevens)


def test_a_guest_sees_one_child_until_the_end_date(cast):
    dossier, ander = cast.dossier(), andere_kinderen(cast, 1)[0]
    van = overleg(cast)
    zaak = bespreking(cast, van, dossier)
    bespreking(cast, van, ander)
    guest(cast, zaak, date(2026, 12, 8))
    assert [
        can_see(cast, "jeugdhulpverlener", dossier, date(2026, 12, 7)),
        can_see(cast, "jeugdhulpverlener", dossier, date(2026, 12, 8)),
        can_see(cast, "jeugdhulpverlener", ander, date(2026, 12, 7)),
    ] == [True, False, False]


@pytest.mark.parametrize(
    ("anders", "reden"),
    [
        ({"tot": OVERLEGDAG}, "De einddatum ligt na de dag van het overleg."),
        ({"tot": date(9999, 12, 31)}, "Een gast ziet de zaak niet langer dan tot 15-12-2026."),
        ({"email": "niemand@voorbeeld.invalid"},
         "Dit e-mailadres heeft nog geen account. Nodig deze persoon eerst uit als gast, bij Gezin en team."),
        ({"wie": "jgz"}, "Ria Smeets is al uitgenodigd."),
        ({"wie": "vader"}, "Karim Bouzid hoort al bij de mensen rond dit kind. Kies de naam in de lijst."),
    ],
)  # fmt: skip
def test_which_guest_is_refused_and_why(cast, anders, reden):
    zaak = bespreking(cast, overleg(cast), cast.dossier())
    cast.join(zaak.dossier, "vader", "ouder")
    assert reasons(guest, cast=cast, zaak=zaak, **anders) == (reden,)


def test_a_guest_is_invited_once(cast):
    zaak = bespreking(cast, overleg(cast), cast.dossier())
    guest(cast, zaak)
    assert reasons(guest, cast=cast, zaak=zaak) == ("Mo Jansen is al uitgenodigd.",)


def test_a_guest_who_is_taken_back_sees_nothing_any_more(cast):
    dossier = cast.dossier()
    zaak = bespreking(cast, overleg(cast), dossier)
    withdraw_guest(genodigde=guest(cast, zaak), site=SITE, by=cast.coordinator, at=AT)
    assert (can_see(cast, "jeugdhulpverlener", dossier), can_see(cast, "jgz", dossier)) == (False, True)


def test_moving_takes_the_end_date_of_a_guest_along(cast):
    dossier = cast.dossier()
    zaak = bespreking(cast, overleg(cast), dossier)
    guest(cast, zaak, date(2026, 12, 8))
    move(cast, zaak.overleg, 7)
    assert [
        can_see(cast, "jeugdhulpverlener", dossier, d) for d in (date(2026, 12, 14), date(2026, 12, 15))
    ] == [
        True,
        False,
    ]


def test_a_member_invites_nobody_for_a_child_of_others(cast):
    zaak = bespreking(cast, overleg(cast), cast.dossier())
    with pytest.raises(NotAllowed):
        guest(cast, zaak, by=cast.jgz)


def test_an_answer_is_kept_and_closes_the_question(cast):
    genodigde = overleg(cast).genodigden.get(account=cast.account("jgz"))
    answer_invitation(genodigde=genodigde, komt=False, by=cast.jgz, at=AT)
    assert (genodigde.reactie, Taak.objects.get(account=cast.account("jgz")).gedaan_at) == ("nee", AT)
