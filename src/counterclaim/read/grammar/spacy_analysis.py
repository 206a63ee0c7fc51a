"""A user's own spaCy pipeline as the English analysis, its labels turned into those of Universal Dependencies.

spaCy's English pipelines emit ClearNLP labels; other pipelines for English emit UD's. Which one it is shows in the
parser's own list of labels: a pipeline that speaks neither is refused.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, Protocol

from counterclaim.errors import SettingsError
from counterclaim.read.grammar.analysis import ROOT, Sentence, Word

ENTITIES = {
    "PERSON": "PERSON",
    "PER": "PERSON",
    "ORG": "ORG",
    "GPE": "LOC",
    "LOC": "LOC",
    "FAC": "LOC",
    "NORP": "NORP",
    "DATE": "DATE",
    "TIME": "DATE",
}
"""OntoNotes' kinds in ours; weapons have none there."""

PLAIN = {
    "ROOT": "root",
    "acomp": "xcomp",
    "agent": "obl:agent",
    "attr": "attr",
    "auxpass": "aux:pass",
    "csubjpass": "csubj:pass",
    "dative": "iobj",
    "dobj": "obj",
    "intj": "discourse",
    "meta": "parataxis",
    "neg": "advmod",
    "nmod": "compound",
    "npadvmod": "obl:unmarked",
    "nsubjpass": "nsubj:pass",
    "oprd": "xcomp",
    "pcomp": "acl",
    "poss": "nmod:poss",
    "preconj": "cc:preconj",
    "predet": "det:predet",
    "prt": "compound:prt",
    "quantmod": "advmod",
    "relcl": "acl:relcl",
}
"""ClearNLP's labels that only need another name; those not here are the same in both, or restructured below."""


class Pipeline(Protocol):
    """What is asked of a spaCy pipeline: its description, its parser's labels, and that it reads a text."""

    @property
    def meta(self) -> dict[str, Any]:
        """Its language, name and version."""

    @property
    def pipe_names(self) -> list[str]:
        """The names of its parts."""

    @property
    def pipe_labels(self) -> dict[str, list[str]]:
        """The labels that each part can give."""

    def __call__(self, text: str) -> Any:
        """Reads one text into spaCy's Doc."""


@dataclass(frozen=True, slots=True)
class Node:
    """A word on its way from one scheme to the other: its place, head (or ROOT), label and tag."""

    head: int
    label: str
    upos: str


class SpacyAnalyser:
    """A spaCy pipeline behind the Analyser contract. Its trees, tags and entities are as good as the pipeline's own."""

    def __init__(self, pipeline: Pipeline) -> None:
        labels = set(pipeline.pipe_labels.get("parser", ()))
        self._clear = "dobj" in labels
        if not self._clear and "obj" not in labels:
            found = ", ".join(pipeline.pipe_names) or "nothing"
            raise SettingsError(
                f"the spaCy pipeline has no parser with ClearNLP or Universal Dependencies labels (it has: {found}); "
                "use an English pipeline with a parser, such as en_core_web_sm"
            )
        self._pipeline = pipeline
        self.name = "-".join(["spacy", *(str(pipeline.meta.get(part, "")) for part in ("lang", "name", "version"))])

    def analyse(self, text: str) -> tuple[Sentence, ...]:
        """All sentences of a text, in order; paragraphs are read one by one, so that their breaks end sentences."""
        sentences: list[Sentence] = []
        offset, paragraph = 0, -1
        for line in text.split("\n"):
            if line.strip():
                paragraph += 1
                for span in self._pipeline(line).sents:
                    tokens = [token for token in span if not token.is_space]
                    if tokens:
                        words = _words(tokens, offset, clear=self._clear)
                        sentences.append(_sentence(len(sentences), paragraph, text, words))
            offset += len(line) + 1
        return tuple(sentences)


def load_spacy(name: str) -> SpacyAnalyser:
    """The installed pipeline of this name; SettingsError if spaCy or the pipeline is missing."""
    try:
        import spacy
    except ImportError as error:
        raise SettingsError("spaCy is not installed; pip install 'counterclaim[spacy]'") from error
    try:
        pipeline = spacy.load(name)
    except OSError as error:
        raise SettingsError(f"spaCy has no pipeline {name!r}; python -m spacy download {name}") from error
    return SpacyAnalyser(pipeline)


def to_universal(nodes: Iterable[Node]) -> list[Node]:
    """A ClearNLP tree as a UD tree: content words head prepositions and copulas, and labels have UD's names."""
    tree = list(nodes)
    for step in STEPS:
        tree = step(tree)
    return [replace(node, label=PLAIN.get(node.label, node.label)) for node in tree]


def prepositions_below_objects(tree: list[Node]) -> list[Node]:
    """hit → in (prep) → Kyiv (pobj) becomes hit → Kyiv (obl) → in (case); the doer of a passive becomes obl:agent."""
    changed = list(tree)
    for index in range(len(changed)):
        node = changed[index]
        if node.label not in {"prep", "agent", "dative"}:
            continue
        below = [place for place, other in enumerate(changed) if other.head == index]
        objects = [place for place in below if changed[place].label in {"pobj", "pcomp"}]
        if not objects:
            changed[index] = node if node.label == "dative" else replace(node, label="advmod")
            continue
        first, clause = objects[0], changed[objects[0]].label == "pcomp"
        for place in below:
            changed[place] = replace(changed[place], head=first)
        changed[first] = replace(changed[first], head=node.head, label=_role(node, changed, clause=clause))
        changed[index] = replace(node, head=first, label="mark" if clause else "case")
    return changed


def _role(preposition: Node, tree: list[Node], *, clause: bool) -> str:
    """What the object of a preposition is to the word that the preposition hung on."""
    if preposition.head == ROOT:
        return "root"
    nominal = tree[preposition.head].upos in {"NOUN", "PROPN", "PRON", "NUM"}
    if clause:
        return "acl" if nominal else "advcl"
    if preposition.label == "agent":
        return "obl:agent"
    return "nmod" if nominal else "obl"


def copulas_below_predicates(tree: list[Node]) -> list[Node]:
    """is → empty (acomp or attr) becomes empty → is (cop), and what hung on the verb hangs on the predicate."""
    changed = list(tree)
    for index, node in enumerate(tree):
        predicates = [i for i, below in enumerate(changed) if below.head == index and below.label in {"acomp", "attr"}]
        if node.upos != "AUX" or len(predicates) != 1:
            continue
        predicate = predicates[0]
        for place, below in enumerate(changed):
            if below.head == index and place != predicate:
                changed[place] = replace(below, head=predicate)
        changed[predicate] = replace(changed[predicate], head=changed[index].head, label=changed[index].label)
        changed[index] = replace(changed[index], head=predicate, label="cop")
    return [replace(node, label="xcomp") if node.label == "attr" else node for node in changed]


STEPS = (prepositions_below_objects, copulas_below_predicates)


def _words(tokens: list[Any], offset: int, *, clear: bool) -> tuple[Word, ...]:
    places = {token.i: place for place, token in enumerate(tokens)}
    nodes = [Node(_head(token, places), token.dep_, token.pos_) for token in tokens]
    root = next((place for place, node in enumerate(nodes) if node.head == ROOT), 0)
    nodes = [_hung(node, place, root) for place, node in enumerate(nodes)]
    if clear:
        nodes = to_universal(nodes)
    tags = [_tag(token) for token in tokens]
    return tuple(
        Word(
            index=place,
            text=token.text,
            start=offset + token.idx,
            end=offset + token.idx + len(token.text),
            lemma=token.lemma_ or token.text.lower(),
            upos=token.pos_,
            xpos=token.tag_,
            head=node.head,
            relation="root" if node.head == ROOT else node.label,
            entity=tag,
        )
        for place, (token, node, tag) in enumerate(zip(tokens, nodes, tags, strict=True))
    )


def _head(token: Any, places: dict[int, int]) -> int:
    return ROOT if token.head.i == token.i else places.get(token.head.i, ROOT)


def _hung(node: Node, place: int, root: int) -> Node:
    """One root a sentence: what lost its head with a white-space token hangs on the first root."""
    return replace(node, head=root, label="dep") if node.head == ROOT and place != root else node


def _tag(token: Any) -> str:
    kind = ENTITIES.get(token.ent_type_)
    return f"{token.ent_iob_}-{kind}" if kind and token.ent_iob_ in {"B", "I"} else "O"


def _sentence(index: int, paragraph: int, text: str, words: tuple[Word, ...]) -> Sentence:
    below: list[list[int]] = [[] for _ in words]
    for word in words:
        if word.head != ROOT:
            below[word.head].append(word.index)
    start, end = words[0].start, words[-1].end
    return Sentence(index, paragraph, start, end, text[start:end], words, tuple(map(tuple, below)))
