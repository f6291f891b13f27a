"""The WSGI application that granian or gunicorn serves."""

import os

from django.core.wsgi import get_wsgi_application

from knooppunt.basis.versleuteling.bron import keys

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "knooppunt.project.settings")
application = get_wsgi_application()
keys()  # without a key nothing can be kept or read: better not to start at all
