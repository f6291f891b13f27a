from django.urls import path

from knooppunt.toegang.web import account, brief, nacht, organisatie, stap, stap_maken, views, wachtwoord

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
    path("binnenkomen/met/<slug:code>/", organisatie.heen, name="organisatie"),
    path("binnenkomen/met/<slug:code>/terug/", organisatie.terug, name="organisatie_terug"),
    path("brief/", brief.brief, name="brief"),
    path("brief/wachtwoord/", brief.wachtwoord, name="brief_wachtwoord"),
    path("binnenkomen/tweede-stap/", stap.stap, name="stap"),
    path("binnenkomen/tweede-stap/herstelcode/", stap.herstel, name="herstel"),
    path("binnenkomen/passkey/", stap.passkey, name="passkey"),
    path("binnenkomen/passkey/vraag/", stap.passkey_vraag, name="passkey_vraag"),
    path("mijn-account/tweede-stap/", stap_maken.kiezen, name="stap_kiezen"),
    path("mijn-account/tweede-stap/app/", stap_maken.app, name="stap_app"),
    path("mijn-account/tweede-stap/passkey/", stap_maken.passkey, name="stap_passkey"),
    path("mijn-account/tweede-stap/passkey/vraag/", stap_maken.passkey_vraag, name="stap_passkey_vraag"),
    path("mijn-account/tweede-stap/<slug:ref>/weghalen/", stap_maken.weghalen, name="stap_weghalen"),
    path("mijn-account/herstelcodes/", stap_maken.nieuwe_codes, name="nieuwe_codes"),
    path("afmelden/", views.afmelden, name="afmelden"),
    path("taal/", views.taal, name="taal"),
    path("demonstratie/post/", views.post, name="post"),
    path("rollen/", views.rollen, name="rollen"),
    path("nacht/", nacht.nacht, name="nacht"),
]
