from django.urls import path

from knooppunt.monitor.web import views

app_name = "monitor"
urlpatterns = [
    path("", views.regiobeeld, name="regiobeeld"),
    path("<slug:welke>.csv", views.download, name="download"),
]
