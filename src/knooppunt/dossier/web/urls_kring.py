from django.urls import path

from knooppunt.dossier.web import delen, gezin, kring, kring_inzage, kring_uitnodigen, start

D = "dossiers/<slug:ref>/"
urlpatterns = [
    path("start/", start.start, name="start"),
    path("dossiers/", start.lijst, name="lijst"),
    path(D, kring.dossier, name="dossier"),
    path(f"{D}verhaal/", kring.verhaal, name="verhaal"),
    path(f"{D}tijdlijn/", kring.tijdlijn, name="tijdlijn"),
    path(f"{D}wie-keek/", kring_inzage.wie_keek, name="wie_keek"),
    path(f"{D}gezin/", gezin.gezin, name="gezin"),
    path(f"{D}delen/", delen.delen, name="delen"),
    path(f"{D}uitnodigen/", kring_uitnodigen.uitnodigen, name="uitnodigen"),
    path("uitnodiging/<str:token>/", kring_uitnodigen.uitnodiging, name="uitnodiging"),
]
