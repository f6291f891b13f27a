"""What only plans need is not loaded for pages: it costs a second at each start, and memory in each process."""

import subprocess
import sys

ZWAAR = ("scipy", "numba", "highspy")
LAAD = f"""
import sys, django
django.setup()
import knooppunt.project.urls
print([naam for naam in {ZWAAR} if naam in sys.modules])
"""


def test_the_pages_load_without_what_makes_plans():
    klaar = subprocess.run([sys.executable, "-c", LAAD], capture_output=True, text=True, check=True)
    assert klaar.stdout.strip() == "[]"
