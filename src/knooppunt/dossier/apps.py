from django.apps import AppConfig


class DossierConfig(AppConfig):
    name = "knooppunt.dossier"
    label = "dossier"
