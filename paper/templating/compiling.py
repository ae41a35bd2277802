"""What is put into a template while it is compiled, so that no page has to ask for it?"""

from collections.abc import Callable, Mapping
from typing import Any, Final, TypeGuard

from jinja2.exceptions import TemplateAssertionError
from jinja2.meta import find_undeclared_variables
from jinja2.nodes import Call, Const, Expr, Impossible, Name, Node, Output, Template, With
from jinja2.visitor import NodeTransformer

# A name that nobody gives a value to: what stands for the variables that a part is not given.
_NOTHING: Final = "nothing_given"


class Known(NodeTransformer):
    """Puts the answer in the place of a call to a function that always says the same when it is given the same."""

    def __init__(self, functions: Mapping[str, Callable[..., Any]]) -> None:
        """`functions` by the names that templates call them; they return strings, safe ones or plain."""
        self._functions = functions

    def visit_Call(self, node: Call) -> Node:  # noqa: N802  (named by Jinja)
        """Answer a call whose arguments stand in the template; leave any other."""
        self.generic_visit(node)
        function = self._functions.get(node.node.name) if isinstance(node.node, Name) else None
        if function is None or node.dyn_args or node.dyn_kwargs:
            return node
        try:
            places = [argument.as_const() for argument in node.args]
            named = {argument.key: argument.value.as_const() for argument in node.kwargs}
        except Impossible:
            return node
        return Const(function(*places, **named), lineno=node.lineno)


class Parts(NodeTransformer):
    """Puts a part in the place where it is printed: to call it takes longer than most parts take.

    It knows there what it is given, the functions and the filters, and nothing of the page around it.
    """

    def __init__(self, parse: Callable[[str], Template]) -> None:
        """`parse` returns the part that has a name."""
        self._parse = parse

    def visit_Output(self, node: Output) -> list[Node]:  # noqa: N802  (named by Jinja)
        """Cut what is printed in pieces around its parts."""
        pieces: list[Node] = []
        for each in node.nodes:
            if _is_part(each):
                pieces.append(self._part(each))
            elif pieces and isinstance(pieces[-1], Output):
                pieces[-1].nodes.append(each)
            else:
                pieces.append(Output([each], lineno=node.lineno))
        return pieces

    def _part(self, call: Call) -> With:
        name = call.args[0].as_const()
        part: Any = self._parse(name)
        given: dict[str, Expr] = {argument.key: argument.value for argument in call.kwargs}
        lacking = find_undeclared_variables(part) - given.keys() - {"request"}
        if "loop" in given.keys() | lacking:
            raise TemplateAssertionError("A part cannot be given the page's own “loop”.", call.lineno, name)
        values = given | {each: Name(_NOTHING, "load") for each in sorted(lacking)}
        targets: list[Expr] = [Name(each, "store") for each in values]
        found = With(targets, list(values.values()), self.visit(part).body, lineno=call.lineno)
        found.set_environment(part.environment)
        return found


def _is_part(node: Node) -> TypeGuard[Call]:
    return isinstance(node, Call) and isinstance(node.node, Name) and node.node.name == "part"
