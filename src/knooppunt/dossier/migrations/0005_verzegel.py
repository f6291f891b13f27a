"""Seals the text that is there already, in batches; stopped halfway, it goes on where it was."""

from django.db import migrations

from knooppunt.basis.versleuteling.beheer import seal_existing

VELDEN = {
    "Gezinslid": ("bijdrage",),
    "Regisseur": ("reden",),
    "Dossier": ("afsluitreden",),
    "Verhaal": (
        "antwoorden",
        "medeondertekend",
    ),
    "Betrokkene": ("reden_eind",),
    "Deling": ("toelichting",),
    "Plan": (
        "niveau_reden",
        "niveau_sprong_reden",
        "perspectief",
        "bevorderend",
        "belemmerend",
    ),
    "Doel": (
        "tekst",
        "eigen_woorden",
    ),
    "Actie": (
        "tekst",
        "stand_toelichting",
    ),
    "Instemming": ("toelichting",),
    "Gehoord": (
        "mening",
        "reden_niet",
    ),
    "Leerlingstem": ("tekst",),
    "Evaluatie": (
        "gesproken_met",
        "stem_leerling",
        "stem_ouders",
        "vervolg_reden",
        "overdracht_gesprek",
    ),
    "Doeluitkomst": ("waarom",),
    "Niveauwissel": (
        "reden",
        "sprong_reden",
    ),
    "Toestemmingsvraag": ("reden",),
    "Inzagevraag": (
        "tekst",
        "antwoord",
    ),
    "Overleg": ("reden_afgelast",),
    "Bespreking": (
        "vraag",
        "reden_zonder_ouders",
        "reden_zonder_leerling",
    ),
    "Duiding": (
        "sterk",
        "nodig",
        "thuis",
        "school",
        "vrije_tijd",
        "samenvatting",
    ),
    "EigenWoorden": ("tekst",),
    "Afspraak": ("tekst",),
}


def verzegel(apps, schema_editor):
    for naam, velden in VELDEN.items():
        seal_existing(apps.get_model("dossier", naam), *velden)


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("dossier", "0004_versleuteld")]
    operations = [migrations.RunPython(verzegel, migrations.RunPython.noop)]
