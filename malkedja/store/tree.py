"""The tree of a chain before it is built."""

from collections.abc import Iterator

from malkedja.schema.chain_shape import NodeShape


def walk(nodes: tuple[NodeShape, ...]) -> Iterator[NodeShape]:
    """Every node, each before those below it."""
    for node in nodes:
        yield node
        yield from walk(node.children)
