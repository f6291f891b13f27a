from django.apps import AppConfig


class OrganisatiesConfig(AppConfig):
    name = "knooppunt.organisaties"
    label = "organisaties"
