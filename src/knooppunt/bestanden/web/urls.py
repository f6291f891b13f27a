from django.urls import path

from knooppunt.bestanden.web import beheer

app_name = "bestanden"
urlpatterns = [path("", beheer.beheer, name="beheer")]
