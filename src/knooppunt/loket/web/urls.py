from django.urls import path

from knooppunt.loket.web import behandelen, openen, status, vertellen

app_name = "loket"
V = "vertel/<str:sleutel>/"
S = "status/<str:sleutel>/"
Q = "vragen/<slug:ref>/"
urlpatterns = [
    path("", vertellen.voordeur, name="voordeur"),
    path("terug/", status.terug, name="terug"),
    path(V, vertellen.vertel, name="vertel"),
    path(f"{V}bewaren/", vertellen.bewaren, name="bewaren"),
    path(f"{V}weggooien/", vertellen.weggooien, name="weggooien"),
    path(f"{V}overzicht/", vertellen.overzicht, name="overzicht"),
    path(f"{V}<slug:stap>/", vertellen.stap, name="stap"),
    path(S, status.status, name="status"),
    path(f"{S}toevoegen/", status.toevoegen, name="toevoegen"),
    path(f"{S}tweede-ouder/", status.tweede_ouder, name="tweede_ouder"),
    path("mede/<str:sleutel>/", status.mede, name="mede"),
    path("mede/<str:sleutel>/tekenen/", status.tekenen, name="tekenen"),
    path("vragen/", behandelen.lijst, name="lijst"),
    path("werklijst/", behandelen.werklijst, name="werklijst"),
    path("werklijst/<slug:ref>/", behandelen.toewijzen, name="toewijzen"),
    path(Q, behandelen.vraag, name="vraag"),
    path(f"{Q}reageren/", behandelen.reageren, name="reageren"),
    path(f"{Q}doorgeven/", behandelen.doorgeven, name="doorgeven"),
    path(f"{Q}dossier/", openen.open_dossier, name="open_dossier"),
]
