from django.apps import AppConfig


class KaartConfig(AppConfig):
    name = "knooppunt.kaart"
    label = "kaart"
