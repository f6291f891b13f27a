"""A template that names a variable which nobody gave fails the test instead of showing nothing."""

import sys
from typing import Any

from django.template import TemplateSyntaxError


class OnbekendeVariabele(str):
    """Django formats this with the variable that it could not find; that is where it says so.

    ``{% if x %}`` and ``{% for %}`` never come here. ``{{ x|default:"-" }}`` says what to show for an absent
    value, so it gives that, as it does in the product.
    """

    __slots__ = ()

    def __new__(cls) -> "OnbekendeVariabele":
        return super().__new__(cls, "%s")

    def __mod__(self, variable: object) -> Any:
        caller = sys._getframe(1).f_locals
        expression = caller["self"]
        if any(function.__name__ == "default" for function, _ in expression.filters):
            return expression.resolve(caller["context"], ignore_failures=True)
        raise TemplateSyntaxError(f"undefined template variable: {variable}")
