"""Third stages of reconciling: documents that share a band come together, and it is told which repeat which."""

from __future__ import annotations

from contextlib import ExitStack
from itertools import groupby
from operator import itemgetter

import numpy as np

from counterclaim.cluster.exchange import Row, Scatter, Shape, columns_for, rows_for, rows_in, scattered, write_columns
from counterclaim.cluster.ids import first_pairs, key_of, number_of
from counterclaim.cluster.parts import document_from
from counterclaim.cluster.shelving import BAND, TIE
from counterclaim.cluster.tasks import Record, Task
from counterclaim.model.claim import Claim
from counterclaim.pipeline.copying import COPY
from counterclaim.reconcile.copies import copied, copies_of
from counterclaim.store.shapes import json_text, shaped, valued_text

NODE: Shape = (("document", "id"), ("shelf", "number"), ("group", "id"))
GROUPED: Shape = (
    ("group", "id"),
    ("document", "text"),
    ("shelf", "number"),
    ("text", "text"),
    ("body", "text"),
    ("claims", "texts"),
    ("bands", "texts"),
)
SOURCED: Shape = (("document", "text"), ("source", "text"), ("text", "text"), ("body", "text"))
INDEXED: Shape = (("scope", "text"), ("key", "text"), ("document", "text"), ("blocks", "texts"), ("body", "text"))
FOUND: Shape = (("scope", "text"), ("body", "text"))


def meet(task: Task) -> Record:
    """Tie the documents that share a band, and say on which shelf each of them is."""
    bands = columns_for(task.folder("bands"), task.number, task.of, BAND)
    order = np.lexsort((bands["document"], bands["band"]))
    band, document, shelf = (bands[name][order] for name in ("band", "document", "shelf"))
    begins = np.ones(len(band), bool)
    begins[1:] = band[1:] != band[:-1]
    first = np.maximum.accumulate(np.where(begins, np.arange(len(band)), 0))
    later = np.flatnonzero(~begins & (document != document[first]))
    later = later[first_pairs(document[first[later]], document[later])]
    ones, others = document[first[later]], document[later]
    write_columns(task.file("repeats"), TIE, {"one": ones, "other": others})
    inside = np.isin(document, np.concatenate((ones, others)))
    nodes, at = np.unique(document[inside], return_index=True)
    write_columns(task.file("repeated"), NODE[:2], {"document": nodes, "shelf": shelf[inside][at]})
    return {"ties": len(ones)}


def bring_together(task: Task) -> Record:
    """Send the documents of one shelf that hang together with others to where their group is looked through."""
    nodes = columns_for(task.folder("groups"), task.number, task.of, NODE)
    group_of = dict(zip(nodes["document"].tolist(), nodes["group"].tolist(), strict=True))
    with ExitStack() as closing:
        groups = closing.enter_context(scattered(task.file("grouped"), GROUPED, task.of))
        alone = closing.enter_context(scattered(task.file("alone"), INDEXED, 1))
        for row in rows_in(task.file("shelved")):
            group = group_of.get(number_of(row["document"]))
            if group is not None:
                told = {name: row[name] for name in ("document", "text", "body", "claims", "bands")}
                groups.add(group % task.of, told | {"group": group, "shelf": task.number})
            elif row["bands"]:
                alone.add(0, _index_row(row, COPY + row["document"], ""))
    return {}


def tell_copies(task: Task) -> Record:
    """Tell who repeats whom in each group; the source of each copy goes back to its shelf."""
    rows = sorted(rows_for(task.folder("grouped"), task.number, task.of), key=itemgetter("group", "document"))
    with ExitStack() as closing:
        sources = closing.enter_context(scattered(task.file("sources"), SOURCED, task.of))
        index = closing.enter_context(scattered(task.file("copies"), INDEXED, 1))
        found = closing.enter_context(scattered(task.file("copied"), FOUND, 1))
        for group, members in groupby(rows, key=itemgetter("group")):
            _tell(COPY + key_of("doc", group), list(members), (sources, index, found))
    return {}


def _tell(scope: str, members: list[Row], files: tuple[Scatter, Scatter, Scatter]) -> None:
    sources, index, found = files
    papers = {row["document"]: document_from(row["text"], row["body"]) for row in members}
    by_id = {row["document"]: row for row in members}
    copies = copies_of(papers.values())
    for row in members:
        copy = copies.get(row["document"])
        index.add(0, _index_row(row, scope, json_text(shaped(copy)) if copy else ""))
        if copy is not None:
            source = by_id[copy.source]
            told = {"source": copy.source, "text": source["text"], "body": source["body"]}
            sources.add(row["shelf"], {"document": row["document"]} | told)
    if copies:
        concerned = {*copies, *(copy.source for copy in copies.values())}
        claims = {key: [valued_text(body, Claim) for body in by_id[key]["claims"]] for key in sorted(concerned)}
        for finding in copied(copies, papers, claims):
            found.add(0, {"scope": scope, "body": json_text(shaped(finding))})


def _index_row(row: Row, scope: str, body: str) -> Row:
    blocks = [f"{COPY}{band}" for band in row["bands"]]
    return {"scope": scope, "key": COPY + row["document"], "document": row["document"], "blocks": blocks, "body": body}
