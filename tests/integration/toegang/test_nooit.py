"""What a role never sees is never seen: a check for each sentence of the page about roles, for each role that names it.

Each check plants what must stay hidden, gives the person as much access as anyone could, and looks everywhere.
"""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from knooppunt.dossier.models import Betrokkene, Deling
from knooppunt.dossier.policies import visible_parts
from knooppunt.dossier.public import DEELBAAR, KindGegevens, dossier_for, visible_dossiers
from knooppunt.dossier.queries.kring import facts_of
from knooppunt.loket.models import Vraag
from knooppunt.toegang.rollen import FAMILIE_NOOIT, ROLLEN, Nooit
from tests.factories import OP, PEOPLE
from tests.factories.gesloten import MERK, note, register
from tests.factories.plan import Planspel
from tests.factories.steunpunt import MERK as CONTACTMERK
from tests.factories.steunpunt import contact
from tests.integration.loket.verhalen import GEHEIM, sent

pytestmark = pytest.mark.django_db
MENSEN = {rol: wie for wie, (_, _, rol, _) in reversed(PEOPLE.items()) if rol}
"""Someone of the cast for each role."""


def own(cast, wie):
    """The organisation where this person works."""
    return getattr(cast, PEOPLE[wie][3])


def reads(cast, wie, dossier, *paginas):
    """Everything that this person gets of the pages of a dossier, as one text."""
    client = cast.client(wie)
    antwoorden = [client.get(reverse(f"dossier:{pagina}", args=[dossier.ref])) for pagina in paginas]
    return "".join(a.content.decode() for a in antwoorden if a.status_code == 200)


def put_in_circle(cast, dossier, wie, organisatie=None):
    """In the team, for the own organisation or another, whatever place they had."""
    Betrokkene.objects.filter(dossier=dossier, account=cast.account(wie)).delete()
    plaats = cast.join(dossier, wie)
    if organisatie:
        Betrokkene.objects.filter(pk=plaats.pk).update(organisatie=organisatie)


def of_another_school(cast):
    noa = KindGegevens("Noa", "Smit", date(2017, 1, 1), "9902")
    return cast.dossier(kind=noa, ouders=[], school=cast.andere_school)


def share(dossier, organisatie, *delen):
    for deel in delen:
        Deling.objects.get_or_create(
            dossier=dossier, organisatie=organisatie, deel=deel, ingetrokken_at=None,
            defaults={"grondslag": "toestemming", "gegeven_at": timezone.now()},
        )  # fmt: skip


def no_dossiers(cast, wie):
    """Invited to the team for the own organisation, and once more as a person: still nothing."""
    dossier = cast.dossier()
    share(dossier, own(cast, wie), *DEELBAAR)
    cast.join(dossier, wie)
    Betrokkene.objects.create(
        dossier=dossier, account=cast.account(wie), hoedanigheid="gast", vanaf=OP, tot=date(2027, 5, 1)
    )
    viewer = getattr(cast, wie)
    assert (dossier_for(viewer, dossier.ref), list(visible_dossiers(viewer))) == (None, [])
    assert "Ilyas" not in cast.client(wie).get(reverse("dossier:lijst")).content.decode()
    assert reads(cast, wie, dossier, "dossier", "verhaal", "plan", "tijdlijn", "overleg_kind") == ""


def no_other_children(cast, wie):
    """A dossier of another school, with everything shared with the viewer's organisation."""
    dossier = of_another_school(cast)
    Betrokkene.objects.filter(dossier=dossier).delete()
    if PEOPLE[wie][3]:
        share(dossier, own(cast, wie), *DEELBAAR)
    viewer = getattr(cast, wie)
    assert (dossier_for(viewer, dossier.ref), list(visible_dossiers(viewer))) == (None, [])


def no_other_organisations(cast, wie):
    """A place that was given for an organisation where the viewer has no role (any more)."""
    dossier = of_another_school(cast)
    put_in_circle(cast, dossier, wie, cast.vo_school)
    share(dossier, cast.vo_school, *DEELBAAR)
    viewer = getattr(cast, wie)
    assert (dossier_for(viewer, dossier.ref), list(visible_dossiers(viewer))) == (None, [])


def planted_care(cast):
    """A dossier with a plan in force that has a goal and an action in the care part."""
    spel = Planspel(cast, zorg=True)
    spel.zorgdoel()
    return spel


def no_unshared_part(cast, wie):
    spel = planted_care(cast)
    put_in_circle(cast, spel.dossier, wie)
    Deling.objects.filter(dossier=spel.dossier, organisatie=own(cast, wie), deel="zorg").delete()
    assert "zorg" not in visible_parts(getattr(cast, wie), facts_of(spel.dossier))
    gelezen = reads(cast, wie, spel.dossier, "dossier", "plan", "tijdlijn", "overleg_kind")
    assert ("slaapt de hele nacht" in gelezen, "Ilyas" in gelezen) == (False, True)


def no_care(cast, wie):
    """Shared with the organisation, and still not for this role."""
    spel = planted_care(cast)
    put_in_circle(cast, spel.dossier, wie)
    share(spel.dossier, own(cast, wie), *DEELBAAR)
    gelezen = reads(cast, wie, spel.dossier, "dossier", "plan", "tijdlijn", "overleg_kind")
    assert ("slaapt de hele nacht" in gelezen, "vraagt zelf om een pauze" in gelezen) == (False, True)


def no_family_part(cast, wie):
    dossier = cast.dossier()
    put_in_circle(cast, dossier, wie)
    share(dossier, own(cast, wie), *DEELBAAR)
    gelezen = reads(cast, wie, dossier, "dossier", "verhaal", "gezin")
    assert ("tekent prachtig" in gelezen, "Ilyas" in gelezen) == (False, True)


def no_story_of_a_question(cast, wie):
    """A question that lies with nobody: found by who keeps the worklist, without what was told."""
    vraag, _ = sent(cast)
    Vraag.objects.filter(pk=vraag.pk).update(eigenaar=None, eigenaar_organisatie=None)
    client = cast.client(wie)
    paginas = [
        reverse("loket:lijst"),
        reverse("loket:vraag", args=[vraag.ref]),
        reverse("loket:toewijzen", args=[vraag.ref]),
    ]
    assert GEHEIM not in "".join(client.get(p).content.decode() for p in paginas)


def no_small_numbers(cast, wie):
    cast.dossier()
    bestand = (
        cast.client(wie).get(reverse("monitor:download", args=["schooljaar"])).content.decode("utf-8-sig")
    )
    regels = [regel for regel in bestand.splitlines() if "ossier" in regel]
    assert (len(regels) > 0, [r for r in regels if r.endswith(";1")]) == (True, [])


def no_register_of_another(cast, wie):
    """In the circle with everything shared, and a register of the meldcode of somebody else on this child."""
    dossier = cast.dossier()
    if PEOPLE[wie][3]:
        put_in_circle(cast, dossier, wie)
        share(dossier, own(cast, wie), *DEELBAAR)
    ander = "jgz" if wie != "jgz" else "coordinator"
    put_in_circle(cast, dossier, ander)
    meldcode = register(cast, dossier, ander)
    client = cast.client(wie)
    paginas = [reverse("dossier:meldcodes"), reverse("dossier:meldcode", args=[meldcode.ref])]
    gelezen = "".join(client.get(p).content.decode() for p in paginas)
    gelezen += reads(cast, wie, dossier, "dossier", "tijdlijn", "wie_keek", "gezin")
    assert (MERK in gelezen, meldcode.ref in gelezen) == (False, False)


def no_note_of_another(cast, wie):
    dossier = cast.dossier()
    schrijver = "deskundige" if wie != "deskundige" else "commissielid"
    cast.join(dossier, schrijver)
    if PEOPLE[wie][3]:
        put_in_circle(cast, dossier, wie)
        share(dossier, own(cast, wie), *DEELBAAR)
    notitie = note(cast, dossier, schrijver)
    gelezen = reads(cast, wie, dossier, "dossier", "adviezen", "tijdlijn", "wie_keek", "plan")
    url = reverse("dossier:notitie", args=[dossier.ref, notitie.ref])
    assert (MERK in gelezen, cast.client(wie).get(url).status_code) == (False, 404)


def no_conversation_of_the_steunpunt(cast, wie):
    dit, client = contact(cast), cast.client(wie)
    paginas = [reverse("steunpunt:contacten"), reverse("steunpunt:contact", args=[dit.ref])]
    antwoorden = [client.get(p) for p in paginas]
    assert [(a.status_code, CONTACTMERK in a.content.decode()) for a in antwoorden] == [(403, False)] * 2


CHECKS = {
    Nooit.DOSSIERS: no_dossiers,
    Nooit.ANDERE_KINDEREN: no_other_children,
    Nooit.ANDERE_ORGANISATIES: no_other_organisations,
    Nooit.NIET_GEDEELD: no_unshared_part,
    Nooit.ZORG: no_care,
    Nooit.GEZIN: no_family_part,
    Nooit.VERHAAL_VAN_EEN_VRAAG: no_story_of_a_question,
    Nooit.KLEINE_AANTALLEN: no_small_numbers,
    Nooit.MELDCODE: no_register_of_another,
    Nooit.NOTITIES: no_note_of_another,
    Nooit.STEUNPUNT: no_conversation_of_the_steunpunt,
}


PAREN = [(MENSEN[rol.code], nooit) for rol in ROLLEN.values() for nooit in rol.nooit]
FAMILIE = [(wie, nooit) for wie in ("moeder", "leerling") for nooit in FAMILIE_NOOIT]


@pytest.mark.parametrize(("wie", "nooit"), [*PAREN, *FAMILIE])
def test_never(cast, wie, nooit):
    CHECKS[nooit](cast, wie)


def test_every_role_has_someone_in_the_cast():
    assert set(ROLLEN) - set(MENSEN) == set()


def test_the_parts_of_a_role_are_parts_that_can_be_shared():
    assert {deel for rol in ROLLEN.values() for deel in rol.delen} == {deel.value for deel in DEELBAAR}
