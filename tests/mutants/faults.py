"""Every small fault that can be put into a module: one comparison, constant, answer at a time."""

import ast
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import cast

from malkedja import model

OPPOSITE: dict[type, tuple[type, ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
    ast.Add: (ast.Sub,),
    ast.Sub: (ast.Add,),
    ast.Mult: (ast.Div,),
    ast.Div: (ast.Mult,),
    ast.And: (ast.Or,),
    ast.Or: (ast.And,),
}
NAMES = {"min": "max", "max": "min", "any": "all", "all": "any"}
MEMBERS = {
    "Fulfilment": ("MET", "PARTLY", "NOT_MET", "UNKNOWN"),
    "Development": ("IMPROVED", "UNCHANGED", "WORSENED", "UNKNOWN"),
    "Outlook": ("ON_PACE", "TOO_SLOW", "MUST_TURN", "UNKNOWN"),
    **{name: tuple(getattr(model, name).__members__) for name in ("Reason", "Operator", "Better")},
    "Kind": ("RANK", "SHARE"),
    "rules": tuple(model.Rules.__dataclass_fields__),
    "alternatives": tuple(model.Alternatives.__dataclass_fields__),
    "Weighing": ("SHARES", "WORST", "MAJORITY", "MEAN"),
    "Snag": ("LOWER", "RANK", "NEGATIVE", "NO_NUMBER", "BELOW_PARTLY", "ABOVE_PARTLY"),
}


@dataclass(frozen=True)
class Fault:
    """A module with one fault: the line it stands in, what was changed, and the whole of it."""

    line: str
    change: str
    tree: ast.Module


def faults(source: str) -> Iterator[Fault]:
    """Every fault of a module, in the order of its syntax tree."""
    tree = ast.parse(source)
    lines = source.splitlines()
    beside = _beside_the_rules(tree)
    for at, node in enumerate(ast.walk(tree)):
        if id(node) in beside:
            continue
        for new in _variants(node):
            line = lines[cast("ast.expr", node).lineno - 1].strip()
            change = f"{ast.unparse(node)} → {ast.unparse(new)}"
            yield Fault(line, " ".join(change.split()), _with(tree, at, new))


def _beside_the_rules(tree: ast.Module) -> set[int]:
    """Annotations and decorators, which decide nothing."""
    aside: list[ast.AST] = []
    for node in ast.walk(tree):
        written = (getattr(node, field, None) for field in ("annotation", "returns"))
        aside.extend(part for part in written if part is not None)
        aside.extend(getattr(node, "decorator_list", ()))
    return {id(below) for node in aside for below in ast.walk(node)}


def _with(tree: ast.Module, at: int, new: ast.AST) -> ast.Module:
    """A copy of the module where the node at that place is the new one."""
    copy = deepcopy(tree)
    old = list(ast.walk(copy))[at]
    for parent in ast.walk(copy):
        for field, value in ast.iter_fields(parent):
            if value is old:
                setattr(parent, field, new)
            elif isinstance(value, list) and any(item is old for item in value):
                setattr(parent, field, [new if item is old else item for item in value])
    return ast.fix_missing_locations(copy)


def _variants(node: ast.AST) -> Iterator[ast.AST]:  # noqa: C901, PLR0912 - one case for each kind
    match node:
        case ast.Compare():
            yield from _compared(node)
        case ast.BoolOp():
            yield from _joined(node)
        case ast.BinOp():
            yield from (_changed(node, op=new()) for new in OPPOSITE.get(type(node.op), ()))
        case ast.UnaryOp():
            yield node.operand
        case ast.IfExp():
            yield from (node.body, node.orelse)
        case ast.If():
            yield from (_changed(node, test=ast.Constant(said)) for said in (True, False))
        case ast.Return(value=ast.expr() as value) if ast.unparse(value) != "None":
            yield ast.Return(ast.Constant(None))
        case ast.Constant(value=bool()):
            yield ast.Constant(not node.value)
        case ast.Constant(value=int()):
            yield ast.Constant(node.value + 1)
        case ast.Attribute(value=ast.Name(id=owner), attr=attr) if attr in MEMBERS.get(owner, ()):
            others = (name for name in MEMBERS[owner] if name != attr)
            yield from (_changed(node, attr=name) for name in others)
        case ast.Call():
            yield from _called(node)
        case ast.ListComp() | ast.GeneratorExp() | ast.DictComp():
            yield from _unfiltered(node)
        case _:
            return


def _compared(node: ast.Compare) -> Iterator[ast.AST]:
    for at, op in enumerate(node.ops):
        for new in OPPOSITE[type(op)]:
            yield _changed(node, ops=[*node.ops[:at], new(), *node.ops[at + 1 :]])


def _joined(node: ast.BoolOp) -> Iterator[ast.AST]:
    yield from (_changed(node, op=new()) for new in OPPOSITE[type(node.op)])
    for at in range(len(node.values)):
        kept = [*node.values[:at], *node.values[at + 1 :]]
        yield kept[0] if len(kept) == 1 else _changed(node, values=kept)


def _called(node: ast.Call) -> Iterator[ast.AST]:
    if isinstance(node.func, ast.Name) and node.func.id in NAMES:
        yield _changed(node, func=ast.Name(NAMES[node.func.id], ast.Load()))
    if isinstance(node.func, ast.Name) and node.func.id == "abs":
        yield node.args[0]
    for at in range(len(node.keywords)):
        yield _changed(node, keywords=[*node.keywords[:at], *node.keywords[at + 1 :]])


def _unfiltered(node: ast.ListComp | ast.GeneratorExp | ast.DictComp) -> Iterator[ast.AST]:
    if any(part.ifs for part in node.generators):
        plain = [ast.comprehension(p.target, p.iter, [], p.is_async) for p in node.generators]
        yield _changed(node, generators=plain)


def _changed(node: ast.AST, **fields: object) -> ast.AST:
    """The same node with some of its parts replaced."""
    return type(node)(**(dict(ast.iter_fields(node)) | fields))
