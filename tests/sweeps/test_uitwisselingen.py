"""Nothing leaves without a recorded exchange: every mail and every file names one, and carries only its fields."""

import ast

import pytest
from django.core import mail
from django.template.loader import get_template

from knooppunt.basis.uitwisselingen import UITWISSELINGEN, exchange, mail_out
from knooppunt.basis.verwerkingen import VERWERKINGEN
from tests.factories import PEOPLE
from tests.factories.plan import Planspel
from tests.sweeps.adressen import addresses
from tests.sweeps.kamers import PRODUCT, ROOT, modules, place, rooms

pytestmark = pytest.mark.een_database

KANALEN = {"mail", "bestand", "scherm", "pakket"}
MAIL = {
    "send_mail",
    "send_mass_mail",
    "EmailMessage",
    "EmailMultiAlternatives",
    "mail_admins",
    "mail_managers",
}
FILES = {"FileResponse", "StreamingHttpResponse", "letter_answer", "file_response", "JsonResponse"}
POST = {"src/knooppunt/basis/uitwisselingen.py", "src/knooppunt/toegang/post.py"}
"""Where mail is made and handed over; everybody else goes through mail_out."""
OWN_BROWSER = {"src/knooppunt/toegang/web/stap.py", "src/knooppunt/toegang/web/stap_maken.py"}
"""A question to the browser of who signs in, for a passkey: nothing about anyone."""
FOR_OTHERS = {"src/knooppunt/bestanden/web/antwoord.py"}
"""Makes the answer for the views of other rooms, and those declare the exchange."""


def names(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def calls(tree):
    return [node for node in ast.walk(tree) if isinstance(node, ast.Call)]


def imported(tree, module: str) -> set[str]:
    return {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == module
        for alias in node.names
    }


def test_every_mail_goes_out_through_the_register():
    wrong = [
        f"{place(path)}:{call.lineno}"
        for room in rooms()
        for path, tree in modules(room)
        if place(path) not in POST and (posts := MAIL & imported(tree, "django.core.mail"))
        for call in calls(tree)
        if names(call) in posts
    ]
    assert wrong == []


def test_every_mail_names_an_exchange_of_mail_and_only_its_fields():
    wrong, found = [], 0
    for room in rooms():
        for path, tree in modules(room):
            for call in calls(tree):
                if names(call) != "mail_out" or place(path) in POST:
                    continue
                found += 1
                code = call.args[0]
                if not (isinstance(code, ast.Constant) and UITWISSELINGEN[code.value].kanaal == "mail"):
                    wrong.append(f"{place(path)}:{call.lineno}")
    assert (wrong, found > 8) == ([], True)


def answers_with_a_file(tree) -> bool:
    return any(
        names(call) in FILES
        or (names(call) == "HttpResponse" and any(k.arg == "content_type" for k in call.keywords))
        for call in calls(tree)
    )


def test_every_module_that_answers_with_a_file_names_an_exchange():
    wrong = []
    for path in sorted(PRODUCT.rglob("web/**/*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        declares = any(
            names(call) == "access" and any(k.arg == "uitwisseling" for k in call.keywords)
            for call in calls(tree)
        )
        if answers_with_a_file(tree) and not declares and place(path) not in OWN_BROWSER | FOR_OTHERS:
            wrong.append(place(path))
    assert wrong == []


def test_every_document_names_its_exchange():
    """pdf_answer(template, content, name, exchange): the last one literally, so that it can be read here."""
    wrong = [
        f"{place(path)}:{call.lineno}"
        for room in rooms()
        for path, tree in modules(room)
        for call in calls(tree)
        if names(call) == "pdf_answer" and getattr(call.args[-1], "value", None) not in UITWISSELINGEN
    ]
    assert wrong == []


@pytest.mark.django_db
@pytest.mark.parametrize("wie", [w for w in PEOPLE if w in ("moeder", "leerling", "coordinator", "beleid")])
def test_every_answer_that_is_no_page_has_an_exchange(cast, wie):
    spel = Planspel(cast)
    plan = spel.van_kracht()
    cast.join(spel.dossier, "leerling", "leerling")
    client = cast.client(wie)
    gezien = {}
    for adres in addresses():
        refs = {"dossier": spel.dossier.ref, "plan_ref": plan.ref, "welke": "schooljaar"}
        response = client.get(adres.url(refs))
        soort = response.headers.get("Content-Type", "")
        if adres.access.publiek and not adres.access.doel:
            continue  # for everyone: security.txt
        if response.status_code == 200 and not soort.startswith("text/html"):
            gezien[adres.route] = adres.access.uitwisseling
    assert [route for route, code in gezien.items() if code not in UITWISSELINGEN] == []
    assert len(gezien) >= (1 if wie == "beleid" else 2 if wie != "leerling" else 1)


def test_every_exchange_says_to_whom_why_and_what():
    wrong = [
        u.code
        for u in UITWISSELINGEN.values()
        if u.kanaal not in KANALEN or not (u.ontvanger and u.grond and u.velden)
        or (u.doel and u.doel not in VERWERKINGEN)
        or not all(u.velden.values())
    ]  # fmt: skip
    assert wrong == []


def test_what_is_not_on_the_list_cannot_leave():
    with pytest.raises(ValueError, match="kind may not leave"):
        exchange("overleg_mail").kies({"moment": "morgen", "kind": "Ilyas"})
    with pytest.raises(ValueError, match="kind may not leave"):
        mail_out("overleg_mail", aan="a@b.invalid", onderwerp="x", tekst="%(kind)s", velden={"kind": "Ilyas"})
    assert mail.outbox == []


def test_the_fields_of_a_file_are_those_of_its_template():
    """What the document prints is on the list; what is on the list is printed."""
    for code, kamer, sjabloon in (
        ("plan_pdf", "dossier", "plan"),
        ("plan_kaart", "dossier", "kaart"),
        ("pakket", "dossier", "pakket"),
        ("brief", "toegang", "brief"),
        ("mijn_gegevens_pdf", "privacy", "mijn-gegevens"),
        ("verzoek_brief", "privacy", "brief"),
    ):
        bron = (PRODUCT / kamer / "typst" / f"{sjabloon}.typ").read_text(encoding="utf-8")
        naam = bron.split("#let ", 1)[1].split(" ", 1)[0]
        gedrukt = {veld for veld in UITWISSELINGEN[code].velden if f"{naam}.{veld}" in bron}
        assert gedrukt == set(UITWISSELINGEN[code].velden), code


def test_the_register_has_a_page():
    assert (ROOT / get_template("toegang/uitwisselingen.html").origin.name).exists()
