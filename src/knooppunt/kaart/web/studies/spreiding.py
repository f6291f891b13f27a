"""What if special schools stood elsewhere? What would change, for whom, and when the forecast is wrong."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from knooppunt.basis.access import access
from knooppunt.basis.datums import datum
from knooppunt.basis.web import perform
from knooppunt.dossier.public import need_names
from knooppunt.kaart.actions.studies import ask_from_dossiers, ask_study
from knooppunt.kaart.queries.bewaard import kept_peildata
from knooppunt.kaart.queries.gebied import area_facts
from knooppunt.kaart.queries.studies import proposals_of, sector_of, study_for
from knooppunt.kaart.rules.spreiding.vraag import AANNAMES, PAKKET, Spreidingsvraag, first_assumptions
from knooppunt.kaart.rules.spreiding.woorden import change_in_words
from knooppunt.kaart.rules.studies import Besluit, Studiesoort
from knooppunt.kaart.rules.verdeelplan.vraag import SPECIAAL, Gebiedsfeiten, Sector, Vraagbron
from knooppunt.kaart.rules.verdeelplan.woorden import at_least, in_steps_words
from knooppunt.kaart.web.blad import SOORTNAMEN
from knooppunt.kaart.web.studies.bron import Bronform, getal, possible
from knooppunt.kaart.web.studies.tonen import km_words, near_words
from knooppunt.kaart.web.studies.vragen import GEEN_CIJFERS, NIEMAND
from knooppunt.toegang.public import Permissie

if TYPE_CHECKING:  # numpy: only who reads it needs it
    from knooppunt.kaart.rules.spreiding.rekenen import Spreiding

LABELS = {
    "ruimte": ("Procent leerlingen dat er op een plek bij kan", 100),
    "nieuw": ("Leerlingen op een nieuwe plek", 1000),
    "groep": ("Leerlingen in een groep, hoogstens", 40),
    "groepskosten": ("Kosten van een groep per jaar, in euro", 1_000_000),
    "plekkosten": ("Kosten van een plek per jaar zonder de groepen, in euro", 5_000_000),
    "openen": ("Kosten om een plek te openen, in euro", 50_000_000),
    "sluiten": ("Kosten om een plek te sluiten, in euro", 50_000_000),
    "kilometer": ("Eén leerling een kilometer verder telt per jaar voor, in euro", 10_000),
}


class SpreidingForm(Bronform):
    """What is asked; the assumptions of ``AANNAMES`` are added as fields."""

    soort = forms.ChoiceField(
        label="Welke soort school?", choices=[(s, SOORTNAMEN[s]) for s in ("Sbo", "So", "Vso")],
        help_text="Scholen voor speciaal onderwijs zijn er voor verschillende kinderen. Een plan voor al die scholen "
        "samen is ruw.",
        error_messages={"invalid_choice": "Kies uit de lijst.", "required": "Kies een soort."},
    )  # fmt: skip
    jaren = forms.TypedChoiceField(
        label="Hoe ver kijkt u vooruit?", coerce=int, initial=8, choices=[(n, f"{n} jaar") for n in (4, 8, 12, 16)],
        error_messages={"invalid_choice": "Kies uit de lijst.", "required": "Kies een aantal jaren."},
    )  # fmt: skip
    krimp = getal("Zoveel procent minder leerlingen per jaar verwacht u", 20)
    krimp_snel = getal("Zoveel procent per jaar kan het ook zijn, als het tegenzit", 20)
    nieuwe_plekken = forms.BooleanField(
        label="Er mogen nieuwe plekken komen, in gewone scholen waar veel van deze leerlingen dichtbij wonen",
        required=False,
    )

    def __init__(self, *args: Any, eerst: dict[str, Any], **kw: Any) -> None:
        super().__init__(*args, **kw)
        for naam, (label, tot) in LABELS.items():
            fout = f"Vul een heel getal in van 0 tot {tot}."
            self.fields[naam] = forms.IntegerField(
                label=label, min_value=1 if naam in ("groep", "nieuw") else 0, max_value=tot,
                error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), fout),
            )  # fmt: skip
        # A place is for all its pupils, also for those without a dossier: so public files first.
        self.initial |= {"bron": Vraagbron.OPENBAAR, "krimp": 1.0, "krimp_snel": 2.5} | eerst

    @property
    def aannames(self) -> list[forms.BoundField]:
        return [self[naam] for naam in AANNAMES]

    @property
    def is_aanname_fout(self) -> bool:
        return any(veld.errors for veld in self.aannames)

    def question(self, peildatum: date) -> Spreidingsvraag:
        """What was filled in, when it is valid; of the other source nothing."""
        ingevuld = dict(self.cleaned_data)
        del ingevuld["sleutel"]
        bron, soorten = Vraagbron(ingevuld.pop("bron")), tuple(ingevuld.pop("soorten_hulp"))
        gekozen = soorten if bron is Vraagbron.DOSSIERS else ()
        return Spreidingsvraag(peildatum=peildatum, bron=bron, gekozen=gekozen, **ingevuld)


@access(Permissie.PLANNEN_MAKEN)
@require_http_methods(["GET", "POST"])
def nieuwe_spreiding(request: HttpRequest) -> HttpResponse:
    """The form; ``?van=REF`` begins with the choices of an earlier study."""
    eerder = study_for(request.viewer, request.GET.get("van", ""))
    eerst: dict[str, Any] = first_assumptions(request.viewer.op)
    if eerder is not None and eerder.soort == Studiesoort.SPREIDING:
        eerst |= eerder.vraag | {"soorten_hulp": eerder.vraag.get("gekozen", ())}
    form = SpreidingForm(request.POST or None, kan=possible(request), eerst=eerst)
    if request.method == "POST" and form.is_valid():
        studie = _ask(request, form)
        if studie:
            messages.success(request, "Uw studie is aangevraagd. Het rekenen begint zo.")
            return redirect("kaart:studie", studie.ref)
    bronnen = [regel for regel in PAKKET.drempels if regel.geldt_op(request.viewer.op)]
    context = {"form": form, "bronnen": bronnen}
    return render(request, "kaart/studies/nieuwe_spreiding.html", context, status=422 if form.errors else 200)


def _ask(request: HttpRequest, form: SpreidingForm) -> Any:
    """The study; None when the area has nothing to count, which the form then says."""
    swv, soort = form.cleaned_data["swv"], form.cleaned_data["soort"]
    sector = Sector(sector_of(swv))
    if soort not in SPECIAAL[sector]:
        form.add_error("soort", "Deze soort hoort niet bij dit samenwerkingsverband. Kies een andere.")
        return None
    gebied = dict(form.fields["swv"].choices)[swv].rpartition(" (")[0]
    uit_dossiers = form.cleaned_data["bron"] == Vraagbron.DOSSIERS
    waaruit = ", uit dossiers" if uit_dossiers else ""
    wie = {
        "sleutel": form.cleaned_data["sleutel"], "soort": Studiesoort.SPREIDING, "by": request.viewer, "at": request.at,
        "naam": f"{gebied}: {SOORTNAMEN[soort]}, {form.cleaned_data['jaren']} jaar{waaruit}"[:120],
    }  # fmt: skip
    if uit_dossiers:
        return perform(form, ask_from_dossiers, vraag=form.question(request.viewer.op), **wie)
    datums = kept_peildata([swv])
    if not datums:
        form.add_error("swv", GEEN_CIJFERS)
        return None
    feiten = area_facts(swv, datums[0], sector, request.viewer.op)
    if not any(stroom.soort == soort for stroom in feiten.stromen):
        form.add_error("swv", NIEMAND)
        return None
    vraag = form.question(datums[0])
    return perform(form, ask_study, vraag=vraag.as_json(), feiten=feiten.as_json(), **wie)


def spread_context(studie: Any) -> dict[str, Any]:
    """What would change, for whom, and what when the forecast is wrong."""
    # numpy: only who reads it needs it
    from knooppunt.kaart.rules.spreiding.rekenen import Spreiding

    vraag, feiten = Spreidingsvraag.from_json(studie.vraag), Gebiedsfeiten.from_json(studie.feiten)
    plan, namen = Spreiding.from_json(studie.uitkomst), feiten.namen
    tel = in_steps_words if vraag.is_uit_dossiers else at_least
    return {
        "vraag": vraag,
        "dichtbij": near_words(feiten),
        "maat": feiten.maat,
        "soortnaam": SOORTNAMEN[vraag.soort],
        "kinderen": tel(plan.kinderen),
        "rijen": _beside_today(plan),
        "voorstellen": [_proposal(v, namen) for v in proposals_of(studie)],
        "jaren": [jaar for jaar, _ in plan.open],
        "plekken": _places(plan, namen),
        "verder": [
            (v.pc4, tel(round(v.leerlingen)), km_words(v.nu_km), km_words(v.straks_km))
            for v in plan.verder
            if v.straks_km - v.nu_km >= MERKBAAR_KM and v.leerlingen >= 1
        ],
        "dichterbij": tel(round(plan.dichterbij)),
        "spijt": [
            (VERWACHTING[s.verwachting], _euro(s.meer) if s.meer >= MERKBAAR_EURO else "") for s in plan.spijt
        ],
        "marge": None if plan.marge is None else round(100 * plan.marge, 1),
        "bespaart": _euro(plan.kosten_vandaag - plan.kosten) if plan.kosten < plan.kosten_vandaag else "",
        "aannames": _assumptions(vraag, feiten),
    }


def _beside_today(plan: Spreiding) -> list[tuple[str, str, str]]:
    """What, when nothing changes and by the plan."""
    nu, straks = plan.vandaag, plan.straks
    return [
        ("Gemiddelde weg naar school", km_words(nu.km), km_words(straks.km)),
        (
            "De tiende die het verst reist, gemiddeld",
            km_words(nu.verste_tiende_km),
            km_words(straks.verste_tiende_km),
        ),
        ("Leerlingen die verder dan dichtbij reizen", _share(nu.te_ver, plan), _share(straks.te_ver, plan)),
        ("Zonder plek", _share(nu.zonder, plan), _share(straks.zonder, plan)),
        (
            "Kosten over alle jaren, met de reizen, in miljoenen euro",
            _million(plan.kosten_vandaag),
            _million(plan.kosten),
        ),
    ]


def _assumptions(vraag: Spreidingsvraag, feiten: Gebiedsfeiten) -> list[tuple[str, str]]:
    """The choices and assumptions, with their names."""
    hulp = need_names()
    soorten = [
        ("Soorten hulp", ", ".join(hulp.get(code, code) for code in vraag.gekozen) or "alle soorten hulp")
    ]
    return [
        ("Bron", vraag.bron.label),
        ("Peildatum", datum(vraag.peildatum)),
        ("Soort school", SOORTNAMEN[vraag.soort]),
        *(soorten if vraag.is_uit_dossiers else []),
        ("Vooruit", f"{vraag.jaren} jaar"),
        ("Minder leerlingen per jaar", f"{vraag.krimp:g}%, of {vraag.krimp_snel:g}%".replace(".", ",")),
        ("Nieuwe plekken", "mogen" if vraag.nieuwe_plekken else "niet"),
        *((LABELS[naam][0], f"{getattr(vraag, naam):,}".replace(",", ".")) for naam in AANNAMES),
        ("Afstanden", feiten.maat.kort),
    ]


def _proposal(voorstel: Any, namen: dict[str, str]) -> dict[str, Any]:
    return {
        "voorstel": voorstel,
        "zin": change_in_words(voorstel.gegevens["code"], voorstel.gegevens["feiten"], namen),
        "open": voorstel.besluit == Besluit.OPEN,
        "over": voorstel.besluit == Besluit.OVER,
    }


def _places(plan: Any, namen: dict[str, str]) -> list[tuple[str, list[bool], bool]]:
    """Each place with whether it is open in each year, and whether every forecast needs it."""
    codes = sorted({code for _, open_ in plan.open for code in open_}, key=lambda code: namen.get(code, code))
    return [
        (namen.get(code, code), [code in open_ for _, open_ in plan.open], code in plan.altijd_open)
        for code in codes
    ]


MERKBAAR_KM = 0.3
MERKBAAR_EURO = 5000
"""Less is rounded to nothing."""
VERWACHTING = {
    "gelijk": "het aantal leerlingen blijft gelijk",
    "verwacht": "het wordt zoals u verwacht",
    "sneller": "het gaat sneller",
}


def _share(deel: float, plan: Spreiding) -> str:
    """A share; of children with a dossier with how many at least, because a few of them are not counted out."""
    procent = f"{100 * deel:.0f}%"
    if not plan.kinderen:
        return procent
    aantal = in_steps_words(round(deel * plan.kinderen))
    return f"{procent} ({aantal})" if deel else aantal


def _million(bedrag: float) -> str:
    """As precise as ``_euro``, and short enough for a phone."""
    return f"{bedrag / 1e6:.2f}".replace(".", ",")


def _euro(bedrag: float) -> str:
    """Rounded to ten thousand: more precise would be a pretence."""
    return f"{round(bedrag, -4):,.0f} euro".replace(",", ".")
