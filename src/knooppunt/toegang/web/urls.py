from django.urls import path

from knooppunt.toegang.web import account, nacht, views, wachtwoord

app_name = "toegang"
urlpatterns = [
    path("", views.voordeur, name="voordeur"),
    path("binnenkomen/", views.binnenkomen, name="binnenkomen"),
    path("binnenkomen/demonstratie/", views.demonstratie, name="demonstratie"),
    path("binnenkomen/wachtwoord/", wachtwoord.wachtwoord, name="wachtwoord"),
    path("binnenkomen/wachtwoord/<slug:ref>/<slug:token>/", wachtwoord.kiezen, name="wachtwoord_kiezen"),
    path("mijn-account/", account.account, name="account"),
    path("mijn-account/naam/", account.naam, name="naam"),
    path("mijn-account/taal/", account.taal, name="account_taal"),
    path("mijn-account/wachtwoord/", account.ander_wachtwoord, name="ander_wachtwoord"),
    path("mijn-account/e-mail/", account.ander_adres, name="ander_adres"),
    path("mijn-account/e-mail/<slug:ref>/<slug:token>/", account.adres_bevestigen, name="adres_bevestigen"),
    path("mijn-account/apparaten/<slug:ref>/afmelden/", account.apparaat_afmelden, name="apparaat_afmelden"),
    path("mijn-account/overal-afmelden/", account.overal_afmelden, name="overal_afmelden"),
    path("afmelden/", views.afmelden, name="afmelden"),
    path("taal/", views.taal, name="taal"),
    path("demonstratie/post/", views.post, name="post"),
    path("rollen/", views.rollen, name="rollen"),
    path("nacht/", nacht.nacht, name="nacht"),
]
