from django.apps import AppConfig


class LoketConfig(AppConfig):
    name = "knooppunt.loket"
    label = "loket"
