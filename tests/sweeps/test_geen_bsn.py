"""Nobody is asked for a BSN, and nobody signs in with DigiD: a region has no ground for it (domein 4.1 P5-P7)."""

import re

import pytest
from django import forms
from django.apps import apps
from django.conf import settings
from django.urls import get_resolver

from tests.sweeps.adressen import addresses
from tests.sweeps.kamers import PRODUCT, place

NUMMER = re.compile(
    r"(?i)(?<![a-z])(bsn|burgerservicenummer|sofi[- ]?nummer|persoonsgebonden|eck[- ]?id)(?![a-z])"
)
"""Names of numbers that tie someone to registers elsewhere. ``_`` parts words in a name."""
DIGID = re.compile(r"(?i)digid|eherkenning")
INVOER = re.compile(r"<(?:input|textarea|select|label)\b.*?>|{%\s*(?:veld|velden)\b.*?%}", re.DOTALL)


def form_classes(base: type = forms.BaseForm) -> list[type]:
    """Every form of the product, once its addresses are loaded."""
    assert get_resolver().url_patterns
    below = [sub for cls in base.__subclasses__() for sub in (cls, *form_classes(cls))]
    return [cls for cls in below if cls.__module__.startswith("knooppunt.")]


def asks(text: object) -> bool:
    return bool(NUMMER.search(str(text).replace("_", " ")))


@pytest.mark.parametrize(
    "naam", ["bsn", "kind_bsn", "Burgerservicenummer", "BSN van het kind", "sofinummer", "eck_id"]
)
def test_the_sweep_would_see_one(naam):
    assert asks(naam)


def test_no_table_has_a_column_for_one():
    kolommen = [
        f"{model._meta.label}.{veld.name}"
        for model in apps.get_models()
        for veld in model._meta.get_fields()
        if asks(veld.name) or asks(getattr(veld, "verbose_name", ""))
    ]
    assert kolommen == []


def test_no_form_asks_for_one():
    klassen = form_classes()
    assert len(klassen) > 30
    velden = [
        f"{klasse.__name__}.{naam}"
        for klasse in klassen
        for naam, veld in getattr(klasse, "base_fields", {}).items()
        if any(map(asks, (naam, veld.label or "", veld.help_text)))
    ]
    assert velden == []


def test_no_template_asks_for_one():
    sjablonen = sorted(PRODUCT.rglob("templates/**/*.html"))
    assert len(sjablonen) > 80
    gevraagd = [
        f"{place(pad)}: {invoer[:60]}"
        for pad in sjablonen
        for invoer in INVOER.findall(pad.read_text(encoding="utf-8"))
        if asks(invoer)
    ]
    assert gevraagd == []


def test_no_address_and_no_setting_is_about_digid():
    namen = [adres.route for adres in addresses()] + [naam for naam in dir(settings) if naam.isupper()]
    assert [naam for naam in namen if DIGID.search(naam)] == []
