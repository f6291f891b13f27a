from django.apps import AppConfig


class BasisConfig(AppConfig):
    name = "knooppunt.basis"
    label = "basis"
