from django.apps import AppConfig


class MonitorConfig(AppConfig):
    name = "knooppunt.monitor"
    label = "monitor"
