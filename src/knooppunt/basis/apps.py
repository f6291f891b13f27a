from django.apps import AppConfig


class BasisConfig(AppConfig):
    name = "knooppunt.basis"
    label = "basis"

    def ready(self) -> None:
        from knooppunt.basis import controles  # noqa: F401 - registers itself with Django
