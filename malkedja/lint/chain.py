"""The rules about a node of the chain: is what it wants followed by anything?"""

from malkedja.lint.findings import Finding, Printed, Rule
from malkedja.model import Basis, Node


def no_indicators(node: Node) -> Finding | None:
    """Nothing hangs on it, neither nodes nor indicators."""
    if node.children or node.indicators:
        return None
    return Finding(Rule.NO_INDICATORS, node, _named(node))


def unmeasured_criterion(node: Node) -> Finding | None:
    """It makes a demand of its own, which none of its indicators measures."""
    if node.criterion is None:
        return None
    printed = (Printed(node.criterion.text, node.place),)
    return Finding(Rule.UNMEASURED_CRITERION, node, printed)


def beyond_indicators(node: Node) -> Finding | None:
    """It wants more than its indicators measure; ``texts`` say what, as read by a person."""
    if not node.unmeasured:
        return None
    return Finding(Rule.BEYOND_INDICATORS, node, _named(node), texts=node.unmeasured)


def shared_list(node: Node) -> Finding | None:
    """The decision does not print which indicators are its own; ``texts`` say how they came."""
    if node.basis is Basis.PRINTED or not node.indicators:
        return None
    return Finding(Rule.SHARED_LIST, node, _named(node), texts=(node.basis_note,))


def _named(node: Node) -> tuple[Printed, ...]:
    return (Printed(node.name, node.place),)
