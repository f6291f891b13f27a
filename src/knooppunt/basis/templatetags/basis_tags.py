"""Tags and filters of the design system. How to use each one: docs/reference/onderdelen.md.

A tag names what a component needs; its look is in ``templates/basis/onderdelen/``.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from django import template
from django.forms import BoundField, Form, widgets
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from knooppunt.basis import datums
from knooppunt.basis.referentie import nieuwe_referentie
from knooppunt.basis.taal import vertaald
from knooppunt.basis.verdict import JA, Verdict

register = template.Library()

KNOPPEN = {
    "primair": "utrecht-button--primary-action",
    "tweede": "utrecht-button--secondary-action",
    "stil": "utrecht-button--subtle",
    "gevaar": "utrecht-button--primary-action utrecht-button--danger",
}
MELDINGEN = {
    "info": ("info", "info"),
    "ok": ("ok", "check"),
    "waarschuwing": ("warning", "warning"),
    "fout": ("error", "error"),
}
TAGS = {"neutraal": "neutral", "goed": "success", "let-op": "warning", "fout": "danger", "rust": "inactive"}
BERICHTSOORTEN = {"success": "ok", "warning": "waarschuwing", "error": "fout"}
"""Django's message levels in our words; every other level is ``info``."""
SPRITE = Path(__file__).resolve().parents[1] / "static" / "basis" / "iconen.svg"
ICONEN = frozenset(re.findall(r'<symbol id="([\w-]+)"', SPRITE.read_text(encoding="utf-8")))
"""Names of the symbols in the sprite."""


@lru_cache(maxsize=8192)
def _drawn(sjabloon: str, taal: str, waarden: tuple[tuple[str, Any, bool], ...]) -> SafeString:
    return render_to_string(sjabloon, {naam: waarde for naam, waarde, _ in waarden})


def drawn(component: str, /, **waarden: Any) -> SafeString:
    """A small component that depends on its own arguments only, drawn once per language.

    Long lists repeat the same dates, names and states. Text that is safe already and the same text that is not are
    kept apart, or one could be shown as the other.
    """
    sleutel = tuple((k, v, hasattr(v, "__html__")) for k, v in waarden.items())
    return _drawn(f"basis/onderdelen/{component}.html", get_language() or "", sleutel)


@register.simple_tag
def vast(sjabloon: str) -> SafeString:
    """A part of the page frame that is the same for everyone, drawn once per language."""
    return _drawn(sjabloon, get_language() or "", ())


@register.simple_tag
def navigatie_punten(punten: tuple[Any, ...]) -> SafeString:
    """The entrances of the main menu."""
    return drawn("navigatie", punten=punten)


@register.simple_tag
@lru_cache(maxsize=64)
def icoon(naam: str) -> SafeString:
    """An icon of the sprite; decoration, so the text beside it must say the same."""
    if naam not in ICONEN:
        raise ValueError(f"no icon {naam}; there is {', '.join(sorted(ICONEN))}")
    return format_html(
        '<svg class="kp-icoon" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>',
        static("basis/iconen.svg"),
        naam,
    )


for filter_ in (datums.datum, datums.datum_kort, datums.moment, datums.over, datums.initialen, vertaald):
    register.filter(filter_.__name__, filter_)


@register.filter
def berichtsoort(level_tag: str) -> str:
    return BERICHTSOORTEN.get(level_tag, "info")


# Forms -------------------------------------------------------------------------------------------------------------


def _soort(widget: widgets.Widget) -> str:
    if isinstance(widget, widgets.RadioSelect | widgets.CheckboxSelectMultiple):
        return "groep"
    if isinstance(widget, widgets.CheckboxInput):
        return "vinkje"
    if isinstance(widget, widgets.Textarea):
        return "textarea"
    if isinstance(widget, widgets.Select):
        return "select"
    if isinstance(widget, widgets.MultiWidget | widgets.SelectDateWidget):
        return "groep-los"
    return "textbox"


KLASSEN = {
    "textarea": "utrecht-textarea utrecht-textarea--html-textarea",
    "select": "utrecht-select utrecht-select--html-select",
    "textbox": "utrecht-textbox utrecht-textbox--html-input",
    "vinkje": "utrecht-checkbox utrecht-checkbox--html-input",
}


@register.inclusion_tag("basis/onderdelen/veld.html")
def veld(field: BoundField, label: str = "", uitleg: str = "") -> dict[str, Any]:
    """A form field with its label, help and errors, tied together for a screen reader."""
    soort = _soort(field.field.widget)
    uitleg = uitleg or vertaald(field.help_text)
    ids = [f"{field.auto_id}_helptext"] if uitleg else []
    ids += [f"{field.auto_id}_error"] if field.errors else []
    attrs: dict[str, str | bool] = {"aria-describedby": " ".join(ids)} if ids else {}
    if soort == "select":
        field.field.widget.choices = [
            (waarde, [(w, vertaald(m)) for w, m in woord] if isinstance(woord, list) else vertaald(woord))
            for waarde, woord in field.field.widget.choices
        ]
    if soort in KLASSEN:
        eigen = field.field.widget.attrs.get("class", "")
        attrs["class"] = f"{KLASSEN[soort]} {eigen}".strip()
    if soort == "textarea":
        # A browser cuts what is pasted without a word; the server says how much too long it is and keeps it.
        attrs["maxlength"] = False
    return {
        "field": field,
        "soort": soort,
        "label": label or vertaald(field.label),
        "uitleg": uitleg,
        "beschreven_door": " ".join(ids),
        "control": "" if soort == "groep" else field.as_widget(attrs=attrs),
        "niet_verplicht": not field.field.required and soort != "vinkje",
    }


@register.inclusion_tag("basis/onderdelen/velden.html")
def velden(form: Form) -> dict[str, Any]:
    """All visible fields of a form in their order, and the hidden ones."""
    return {"form": form}


def _anker(field: BoundField) -> str:
    return f"{field.auto_id}_0" if _soort(field.field.widget) == "groep" else field.auto_id


@register.inclusion_tag("basis/onderdelen/formulier_fouten.html")
def formulier_fouten(*delen: Form | list[Form]) -> dict[str, Any]:
    """Everything that must be corrected, on top of the form, each with a link to its field."""
    forms = [form for deel in delen for form in (deel if isinstance(deel, list) else [deel])]
    fouten = [("", error) for form in forms for error in form.non_field_errors()]
    for form in forms:
        for field in form.hidden_fields():
            fouten += [("", error) for error in field.errors]
        for field in form.visible_fields():
            fouten += [(f"#{_anker(field)}", error) for error in field.errors]
    return {"fouten": fouten}


@register.inclusion_tag("basis/onderdelen/knop.html")
def knop(
    tekst: str,
    soort: str = "primair",
    *,
    url: str = "",
    icoon: str = "",
    verdict: Verdict = JA,
    naam: str = "",
    waarde: str = "",
    bevestig: str = "",
    extra: str = "",
) -> dict[str, Any]:
    """A button, or a link that looks like one. A no of the verdict shows it with the reason, and it does nothing.

    ``extra`` is said after the text to a screen reader only (which child, which goal), so that ten buttons
    "Openen" in a list differ.
    """
    return {
        "tekst": tekst,
        "klasse": KNOPPEN[soort],
        "url": url,
        "icoon": icoon,
        "verdict": verdict,
        "naam": naam,
        "waarde": waarde,
        "bevestig": bevestig,
        "extra": extra,
        "reden_id": "" if verdict else f"reden-{nieuwe_referentie(6)}",
    }


# Blocks around content ---------------------------------------------------------------------------------------------


@register.simple_block_tag(end_name="endkaart")
def kaart(
    content: str,
    titel: str = "",
    *,
    url: str = "",
    icoon: str = "",
    niveau: int = 2,
    soort: str = "",
    id: str = "",
) -> SafeString:
    """A card. With ``url`` the whole card is one link. ``soort``: empty, ``zacht`` or ``warm``."""
    context = {"inhoud": content, "titel": titel, "url": url, "icoon": icoon, "soort": soort, "id": id}
    return render_to_string("basis/onderdelen/kaart.html", {**context, "kop": f"h{niveau}"})


@register.simple_block_tag(end_name="endmelding")
def melding(content: str, soort: str = "info", titel: str = "", *, rol: str = "") -> SafeString:
    """A message on the page: ``info``, ``ok``, ``waarschuwing`` or ``fout``.

    ``rol`` is ``status`` or ``alert`` when the message is new on the page.
    """
    klasse, beeld = MELDINGEN[soort]
    context = {"inhoud": content, "klasse": klasse, "beeld": beeld, "titel": titel, "rol": rol}
    return render_to_string("basis/onderdelen/melding.html", context)


@register.simple_block_tag(end_name="endtabel")
def tabel(content: str, bijschrift: str, *, stil: bool = False) -> SafeString:
    """The frame of a table: scrolls by itself on a phone. ``stil`` keeps the caption for screen readers only."""
    context = {
        "inhoud": content,
        "bijschrift": bijschrift,
        "stil": stil,
        "id": f"tabel-{nieuwe_referentie(6)}",
    }
    return render_to_string("basis/onderdelen/tabel.html", context)


# Small pieces ------------------------------------------------------------------------------------------------------


@register.simple_tag
def leeg(titel: str, tekst: str = "", *, icoon: str = "check", url: str = "", actie: str = "") -> SafeString:
    """Nothing here: says so, why that is fine or what to do, with an action where there is one."""
    return drawn("leeg", titel=titel, tekst=tekst, icoon=icoon, url=url, actie=actie)


@register.simple_tag
def tag(tekst: str, soort: str = "neutraal", *, icoon: str = "") -> SafeString:
    """A state in a word: ``neutraal``, ``goed``, ``let-op``, ``fout`` or ``rust``."""
    return drawn("tag", tekst=tekst, soort=TAGS[soort], icoon=icoon)


@register.inclusion_tag("basis/onderdelen/stappen.html")
def stappen(namen: list[str], nu: int) -> dict[str, Any]:
    """The steps of a longer task; ``nu`` counts from 1."""
    staten = [
        (naam, "klaar" if i < nu else "nu" if i == nu else "straks") for i, naam in enumerate(namen, start=1)
    ]
    return {"stappen": staten, "nu": nu, "aantal": len(staten)}


@register.inclusion_tag("basis/onderdelen/tijdlijn.html")
def tijdlijn(items: list[Any], niveau: int = 3) -> dict[str, Any]:
    """What happened, in the order given: each with ``moment``, ``titel`` and maybe ``tekst``,
    ``wie``, ``icoon`` and ``url``."""
    return {"items": items, "kop": f"h{niveau}"}


@register.inclusion_tag("basis/onderdelen/kerngegevens.html")
def kerngegevens(paren: list[tuple[str, Any]]) -> dict[str, Any]:
    """Names and values; an empty value reads "niet bekend"."""
    return {"paren": paren}


@register.simple_tag
def wie(naam: str, rol: str = "", soort: str = "") -> SafeString:
    """A person with initials and role; ``soort`` is the viewer's (ouder, leerling, professional)."""
    return drawn("wie", naam=naam, rol=rol, soort=soort)


@register.simple_tag
def termijn(dag: date, vandaag: date, *, klaar: bool = False, bijna: int = 7) -> SafeString:
    """A due date with what it means today, in words, an icon and a colour; nothing is late when it was met."""
    dagen = (datums.als_datum(dag) - vandaag).days
    staat = "ruim" if klaar or dagen > bijna else "laat" if dagen < 0 else "bijna"
    return drawn("termijn", dag=dag, vandaag=vandaag, staat=staat, klaar=klaar)


@register.inclusion_tag("basis/onderdelen/tabbladen.html")
def tabbladen(tabs: list[Any], naam: str) -> dict[str, Any]:
    """Links to the pages of one thing: each with ``url``, ``label`` and ``actief``. ``naam`` says of what."""
    return {"tabs": tabs, "naam": naam}


@register.inclusion_tag("basis/onderdelen/paginering.html")
def paginering(vorige: str = "", volgende: str = "") -> dict[str, Any]:
    """Links to the previous and the next page of a long list (keyset paging has no page numbers)."""
    return {"vorige": vorige, "volgende": volgende}
