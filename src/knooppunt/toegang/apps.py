from django.apps import AppConfig


class ToegangConfig(AppConfig):
    name = "knooppunt.toegang"
    label = "toegang"
