from django.urls import path

from knooppunt.besluiten.web import stappen, views

app_name = "besluiten"
urlpatterns = [
    path("", views.werklijst, name="werklijst"),
    path("dossier/<slug:ref>/", views.inzet, name="inzet"),
    path("dossier/<slug:ref>/nieuw/", views.regelen, name="regelen"),
    path("dossier/<slug:ref>/<slug:inzet_ref>/<slug:stap>/", stappen.stap, name="stap"),
]
