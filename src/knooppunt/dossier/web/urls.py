from knooppunt.dossier.web.urls_documenten import urlpatterns as documenten
from knooppunt.dossier.web.urls_knooppunt import urlpatterns as knooppunt
from knooppunt.dossier.web.urls_kring import urlpatterns as kring
from knooppunt.dossier.web.urls_meldcode import urlpatterns as meldcode
from knooppunt.dossier.web.urls_nood import urlpatterns as nood
from knooppunt.dossier.web.urls_plan import urlpatterns as plan

app_name = "dossier"
urlpatterns = [*kring, *knooppunt, *documenten, *plan, *meldcode, *nood]
