from django.apps import AppConfig


class BesluitenConfig(AppConfig):
    name = "knooppunt.besluiten"
    label = "besluiten"
