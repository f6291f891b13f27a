from django.urls import path

from knooppunt.toegang.web import nacht, views, wachtwoord

app_name = "toegang"
urlpatterns = [
    path("", views.voordeur, name="voordeur"),
    path("binnenkomen/", views.binnenkomen, name="binnenkomen"),
    path("binnenkomen/demonstratie/", views.demonstratie, name="demonstratie"),
    path("binnenkomen/wachtwoord/", wachtwoord.wachtwoord, name="wachtwoord"),
    path("binnenkomen/wachtwoord/<slug:ref>/<slug:token>/", wachtwoord.kiezen, name="wachtwoord_kiezen"),
    path("afmelden/", views.afmelden, name="afmelden"),
    path("taal/", views.taal, name="taal"),
    path("demonstratie/post/", views.post, name="post"),
    path("rollen/", views.rollen, name="rollen"),
    path("nacht/", nacht.nacht, name="nacht"),
]
