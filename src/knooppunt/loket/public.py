"""What other rooms may use of the front desk."""

from knooppunt.loket.queries.tellen import count_questions

__all__ = ["count_questions"]
