from django.apps import AppConfig


class BestandenConfig(AppConfig):
    name = "knooppunt.bestanden"
    label = "bestanden"
