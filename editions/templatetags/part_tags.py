"""How does a page show a part that may have been rendered before? `{% part "x.html" with a=b only %}`."""

from typing import Any

from django import template
from django.template import Context, TemplateSyntaxError
from django.template.base import Parser, Token
from django.template.loader_tags import IncludeNode, do_include

from editions.remembering import remembered

register = template.Library()


class PartNode(IncludeNode):
    """An include with `only` that is rendered once for the same variables."""

    def render(self, context: Context) -> Any:
        """Return the part as it was rendered of the same, or render it."""
        given = {name: value.resolve(context) for name, value in self.extra_context.items()}
        return remembered(str(self.template), given, make=lambda: super(PartNode, self).render(context))


@register.tag
def part(parser: Parser, token: Token) -> PartNode:
    """Parse as `{% include %}` does; raises TemplateSyntaxError without `only`, for all that counts has to be given."""
    node = do_include(parser, token)
    if not node.isolated_context:
        raise TemplateSyntaxError("A part is given its variables and nothing else: end it with “only”.")
    return PartNode(node.template, extra_context=node.extra_context, isolated_context=True)
