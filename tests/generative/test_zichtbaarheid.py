"""The policy of one dossier and the filter of the lists are two forms of one truth: they always agree."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from knooppunt.basis.viewer import Functie, Viewer
from knooppunt.dossier.models import Betrokkene, Deling, Dossier, Kind, Meelezer, Noodtoegang, Pauze
from knooppunt.dossier.queries.kring import visible_dossiers
from knooppunt.dossier.rules.kring import DEELBAAR, Hoedanigheid
from knooppunt.toegang.rollen import ROLLEN, permissies_van
from tests.factories import AT, OP
from tests.rechten.paren import circles, dossiers
from tests.rechten.wereld import three_dossiers

pytestmark = pytest.mark.django_db

DAGEN = st.integers(-3, 3).map(lambda n: OP + timedelta(days=n))
PLAATS = st.tuples(
    st.sampled_from(list(Hoedanigheid)), DAGEN, st.none() | st.integers(0, 4), st.none() | st.integers(0, 3)
)
"""As what, from which day, for how many days, for which organisation."""
MEELEZEN = st.none() | st.sampled_from(["", *(d.value for d in DEELBAAR)])
"""Of a parent of an adult: nothing, appointed by a court, or a part that the pupil shows."""
NOOD = st.none() | st.tuples(DAGEN, st.integers(0, 3), st.integers(0, 3))
"""Opened in an emergency: from which day, for how many days, for which organisation."""
DOSSIER = st.tuples(
    st.lists(PLAATS, max_size=3),
    st.none() | st.integers(0, 3),
    st.sampled_from(["open", "afgesloten"]),
    st.sampled_from([8, 17, 18]),
    MEELEZEN,
    st.sampled_from([False, False, True]),
    NOOD,
)
"""Places of the viewer in the circle, the school, the state, the age of the child, reading along, a pause, and an
emergency."""
VAAK = ("schoolcoordinator", "mentor", "swv_adviseur", "jgz", "beleid", "steunpuntmedewerker")
"""Roles that differ in what they reach: drawn more often than the others."""
FUNCTIES = st.lists(
    st.tuples(st.sampled_from(VAAK) | st.sampled_from(sorted(ROLLEN)), st.integers(0, 3)), max_size=3
)
DELINGEN = st.sets(st.tuples(st.integers(0, 2), st.integers(0, 3), st.sampled_from(DEELBAAR)), max_size=6)


@pytest.fixture
def drie(cast):
    return three_dossiers(cast)


def place(dossier, viewer_id, organisaties, plaats, is_first):
    hoedanigheid, vanaf, duur, organisatie = plaats
    if hoedanigheid is Hoedanigheid.GAST or not is_first:
        duur = duur or 0  # a guest has a last day, and nobody has two open places
    return Betrokkene(
        dossier=dossier, account_id=viewer_id, hoedanigheid=hoedanigheid.value, vanaf=vanaf,
        tot=None if duur is None else vanaf + timedelta(days=duur),
        organisatie=None if organisatie is None else organisaties[organisatie],
    )  # fmt: skip


def build(cast, drie, example):
    """Put the example in the tables; gives the viewer."""
    kringen, functies, delingen = example
    organisaties = [cast.school, cast.andere_school, cast.swv, cast.jeugdhulp]
    account = cast.account("adviseur")
    Betrokkene.objects.all().delete()
    Deling.objects.all().delete()
    Meelezer.objects.all().delete()
    Pauze.objects.all().delete()
    Noodtoegang.objects.all().delete()
    rijen = []
    for dossier, (plaatsen, school, status, leeftijd, deel, pauze, nood) in zip(drie, kringen, strict=True):
        Kind.objects.filter(pk=dossier.kind_id).update(geboortedatum=OP.replace(year=OP.year - leeftijd))
        wie = {"account": account, "vastgelegd_by": account}
        if deel is not None:
            grond = "leerling" if deel else "rechter"
            Meelezer.objects.create(kind=dossier.kind, grond=grond, deel=deel, gegeven_at=AT, **wie)
        if pauze:
            Pauze.objects.create(dossier=dossier, vanaf_at=AT, **wie)
        Dossier.objects.filter(pk=dossier.pk).update(
            school=None if school is None else organisaties[school],
            status=status,
            afgesloten_at=AT if status == "afgesloten" else None,
        )
        if nood:
            Noodtoegang.objects.create(
                dossier=dossier, account=account, organisatie=organisaties[nood[2]], aanleiding="veiligheid", reden="x",
                begonnen_at=AT, vanaf=nood[0], tot=nood[0] + timedelta(days=nood[1]),
            )  # fmt: skip
        rijen += [place(dossier, account.pk, organisaties, p, i == 0) for i, p in enumerate(plaatsen)]
    Betrokkene.objects.bulk_create(rijen)
    Deling.objects.bulk_create(
        Deling(
            dossier=drie[d],
            organisatie=organisaties[o],
            deel=deel.value,
            grondslag="toestemming",
            gegeven_at=AT,
        )
        for d, o, deel in delingen
    )
    viewer_functies = tuple(Functie(rol, organisaties[o].pk, organisaties[o].soort) for rol, o in functies)
    permissies = permissies_van({rol for rol, _ in functies})
    return Viewer(account.pk, "professional", OP, functies=viewer_functies, permissies=permissies)


@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(example=st.tuples(st.lists(DOSSIER, min_size=3, max_size=3), FUNCTIES, DELINGEN))
def test_a_dossier_is_in_the_list_and_opens_exactly_when_it_may_be_read(cast, drie, example):
    """And shows the same parts in all three."""
    viewer = build(cast, drie, example)
    assert [paar for paar in dossiers(viewer, circles(viewer)) if not paar.gelijk] == []


def test_a_visitor_sees_no_dossier(cast, drie):
    assert list(visible_dossiers(Viewer(account_id=None, soort="bezoeker", op=OP))) == []
