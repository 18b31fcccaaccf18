"""One node's scorecard: what hangs under it, goal by goal, for one sheet of paper."""

from dataclasses import dataclass

from malkedja import words
from malkedja.assessment import NodeAssessment
from malkedja.ui.view import View, sections_of

ROOMY = 7


@dataclass(frozen=True)
class Card:
    """A node in a view, as it is printed."""

    view: View
    node: NodeAssessment

    @property
    def kicker(self) -> str:
        """What the municipality calls it."""
        return words.chain.node_kicker(self.view.plan.level(self.node.node.level), self.node.node)

    @property
    def title(self) -> str:
        """What kind of sheet it is, of what, and for when."""
        return f"Styrkort {self.view.year}: {self.kicker}"

    @property
    def sections(self) -> tuple[NodeAssessment, ...]:
        """The node itself where it has indicators, and all below it."""
        return sections_of(self.node)

    @property
    def density(self) -> str:
        """How tight the rows must stand for the sheet to hold them all."""
        rows = sum(len(self.view.own(n)) + len((n,)) for n in self.sections)
        return "dense" if rows > ROOMY else "roomy"


def of(view: View, id_: str) -> Card:
    """The scorecard of the node with that id; raises StopIteration for one the plan lacks."""
    return Card(view, view.find(id_))
