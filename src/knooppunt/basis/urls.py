from django.urls import path

from knooppunt.basis import web

app_name = "basis"
urlpatterns = [
    path("stijlgids/", web.stijlgids, name="stijlgids"),
    path("verwerkingen/", web.verwerkingen, name="verwerkingen"),
    path("toegankelijkheid/", web.toegankelijkheid, name="toegankelijkheid"),
    path("beveiliging/", web.beveiliging, name="beveiliging"),
    path(".well-known/security.txt", web.security_txt, name="security_txt"),
    path("over/", web.colofon, name="colofon"),
]
