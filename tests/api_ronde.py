"""``knooppunt controle api``: the open API is asked everything that its OpenAPI allows, and what it forbids.

    python -m tests.api_ronde 300 1

Schemathesis makes the questions and lays every answer beside the OpenAPI: status, headers, content type and schema.
What is in an answer is laid beside HSDS 3.1 as well. The last line is JSON.
"""

from __future__ import annotations

import json
import logging
import sys
import time
from collections import Counter
from typing import Any

import schemathesis
from hypothesis import HealthCheck, Phase, assume, given, seed, settings
from schemathesis import Case, GenerationMode
from schemathesis.core.failures import FailureGroup

ADRES = "/api/wegwijzer/v1/openapi.json"
OBJECT = {
    "services": "service", "organizations": "organization", "service-at-locations": "service_at_location",
    "taxonomies": "taxonomy", "taxonomy-terms": "taxonomy_term",
}  # fmt: skip
"""What a path gives, by its first word."""


def ask_everything(app: Any, aantal: int, zaad: int) -> dict[str, Any]:
    """``aantal`` allowed and ``aantal`` forbidden questions per address; says how many answers, and what was wrong."""
    schema = schemathesis.openapi.from_wsgi(ADRES, app)
    antwoorden: Counter[int] = Counter()
    fouten: list[str] = []
    for resultaat in schema.get_all_operations():
        operatie = resultaat.ok()
        for wijze in GenerationMode:
            for fout in _ask(operatie, wijze, aantal, zaad, antwoorden):
                fouten.append(f"{operatie.label} {wijze.value}: {fout}")
    return {"antwoorden": {str(k): n for k, n in sorted(antwoorden.items())}, "fouten": fouten}


def _ask(operatie: Any, wijze: Any, aantal: int, zaad: int, antwoorden: Counter[int]) -> list[str]:
    """Questions to one address; the first that is answered wrongly ends it."""

    @seed(zaad)
    @settings(
        max_examples=aantal,
        deadline=None,
        database=None,
        derandomize=False,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.generate],
    )
    @given(case=operatie.as_strategy(generation_mode=wijze))
    def ask(case: Case) -> None:
        # OpenAPI cannot say that one parameter needs another.
        assume("proximity" not in case.query or "postcode" in case.query or wijze is GenerationMode.NEGATIVE)
        antwoord = case.call()
        antwoorden[antwoord.status_code] += 1
        case.validate_response(antwoord)
        wrong = _not_hsds(case.path, antwoord)
        if wrong:
            raise AssertionError("; ".join(wrong[:5]))

    try:
        ask()
    except FailureGroup as groep:
        return [str(fout).strip().replace("\n", " ")[:400] for fout in groep.exceptions]
    except AssertionError as fout:
        return [str(fout)[:400]]
    except Exception as fout:  # an address for which nothing forbidden can be made is no fault of the API
        if "Unsatisfiable" in type(fout).__name__ or "cannot" in str(fout).lower():
            return []
        raise
    return []


def _not_hsds(pad: str, antwoord: Any) -> list[str]:
    """What in a good answer is not as the standard says."""
    from tests.factories.hsds import hsds_errors  # beside tables, which are there only after the set-up

    naam = OBJECT.get(pad.strip("/").split("/")[0])
    if naam is None or antwoord.status_code != 200:
        return []
    gegeven = antwoord.json()
    return [fout for rij in gegeven.get("contents", [gegeven]) for fout in hsds_errors(naam, rij)]


def main(aantal: int, zaad: int) -> int:
    """In a demonstration region that is thrown away."""
    from tests.vijandige_ronde import prepare

    prepare()
    logging.disable(logging.CRITICAL)
    from django.core.wsgi import get_wsgi_application

    begin = time.monotonic()
    uitkomst = ask_everything(get_wsgi_application(), aantal, zaad)
    print(json.dumps(uitkomst | {"seconden": round(time.monotonic() - begin)}, ensure_ascii=False))
    return 1 if uitkomst["fouten"] else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2])))
