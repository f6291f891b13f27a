"""Root of the site: every room under its own first word."""

from django.urls import include, path

handler400 = "knooppunt.basis.web.fout_400"
handler403 = "knooppunt.basis.web.fout_403"
handler404 = "knooppunt.basis.web.fout_404"
handler500 = "knooppunt.basis.web.fout_500"

urlpatterns = [
    path("", include("knooppunt.toegang.web.urls")),
    path("", include("knooppunt.basis.urls")),
    path("loket/", include("knooppunt.loket.web.urls")),
    path("wegwijzer/", include("knooppunt.wegwijzer.web.urls")),
    path("kennis/", include("knooppunt.kennis.web.urls")),
    path("api/wegwijzer/v1/", include("knooppunt.wegwijzer.api.urls")),
    path("", include("knooppunt.dossier.web.urls")),
    path("bestanden/", include("knooppunt.bestanden.web.urls")),
    path("steunpunt/", include("knooppunt.steunpunt.web.urls")),
    path("inzet/", include("knooppunt.besluiten.web.urls")),
    path("kaart/", include("knooppunt.kaart.web.urls")),
    path("", include("knooppunt.privacy.web.urls")),
    path("regiobeeld/", include("knooppunt.monitor.web.urls")),
]
