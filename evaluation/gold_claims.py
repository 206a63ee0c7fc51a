"""Coded documents as the model's values, so that reconciling can be tried apart from reading.

    python -m evaluation.gold_claims FOLDER    prints the findings that the coded claims of the folder give

Coded claims hold plain strings: spans are looked up in the text, places and sides in the reader's own registries.
Where a coder allows several readings the first stands; a time that was too open to code is left open.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from counterclaim.model.actor import Agent, Claimant
from counterclaim.model.claim import Claim, Count, Target, Weapon
from counterclaim.model.document import Document
from counterclaim.model.evidence import EvidenceSpan
from counterclaim.model.identity import claim_id
from counterclaim.model.interval import TimeInterval, TimeMention, TimePrecision
from counterclaim.model.kind import Kind, Stance, TargetClass, Verification, WeaponClass
from counterclaim.model.place import Place, PlaceMention, PlacePrecision
from counterclaim.model.quantity import Quantity, Unit
from counterclaim.read.places.gazetteer import world_gazetteer
from counterclaim.read.speech.actors import find_actors, leading_actor, state_of
from counterclaim.reconcile.books import reconcile

READER = "gold"
_SIDES = {"sobyanin": "russia", "shapsha": "russia", "gladkov": "russia", "vorobyov": "russia", "razvozhayev": "russia"}
"""Sides of officials whom neither a registry nor their titles' words place."""
_REGION_WORDS = (" oblast", " region", " province", " governorate")

Record = dict[str, Any]


def first_of(value: Any) -> Any:
    """The first of several readings that a coder allows; "any" is none."""
    if isinstance(value, list):
        value = next((item for item in value if item is not None), None)
    return None if value == "any" else value


def gold_document(record: Record) -> Document:
    """The document of a coded record."""
    published = record.get("published")
    return Document.of(
        record["text"],
        name=record["id"],
        title=record.get("title"),
        publisher=record.get("publisher"),
        url=record.get("url"),
        published_on=date.fromisoformat(published) if published else None,
        language=record.get("lang"),
    )


def gold_claims(record: Record, document: Document) -> list[Claim]:
    """The coded claims of a record as claims; `part_of` is turned from an index into an id."""
    keys = [claim_id(document.id, READER, str(number)) for number in range(len(record["claims"]))]
    return [_claim(coded, keys[number], keys, document) for number, coded in enumerate(record["claims"])]


def gold_folder(folder: Path) -> Iterator[tuple[Document, list[Claim]]]:
    """Every coded document of a folder with its claims, in the order of the file names."""
    for path in sorted(folder.glob("*.json")):
        record = json.loads(path.read_text(encoding="utf-8"))
        document = gold_document(record)
        yield document, gold_claims(record, document)


def _claim(coded: Record, key: str, keys: list[str], document: Document) -> Claim:
    sentence = _span(document, coded["sentence"], 0)
    whole = coded.get("part_of")
    return Claim(
        id=key,
        document=document.id,
        document_name=document.name,
        sentence=sentence,
        kind=Kind(coded["kind"]),
        stance=Stance(first_of(coded.get("stance")) or "asserted"),
        verification=_verification(coded),
        claimant=_claimant(_fullest(coded["claimant"]), sentence, document),
        actor=_agent(first_of(coded.get("actor"))),
        target=_target(first_of(coded.get("target")), sentence),
        weapon=_weapon(first_of(coded.get("weapon")), sentence),
        count=_count(coded.get("count"), sentence),
        places=tuple(_places(coded["places"], sentence, document)),
        time=_time(coded.get("time")),
        part_of=keys[whole] if whole is not None else None,
        evidence=(sentence,),
        reader=READER,
    )


def _fullest(names: Any) -> str | None:
    """Of several names for one claimant the longest; none where the document's own voice comes first."""
    if isinstance(names, list):
        return max((name for name in names if name), key=len) if names[0] else None
    return None if names == "any" else names


def _span(document: Document, words: str, start: int) -> EvidenceSpan:
    at = document.text.find(words, start)
    at = at if at >= 0 else max(document.text.find(words), 0)
    return document.span(at, min(at + len(words), len(document.text)))


def _verification(coded: Record) -> Verification | None:
    value = first_of(coded.get("verification"))
    return Verification(value) if value else None


def _claimant(name: str | None, sentence: EvidenceSpan, document: Document) -> Claimant | None:
    if name is None:
        return None
    last = name.split()[-1]
    words = last if last in document.text else sentence.text
    actor = leading_actor(find_actors(name))
    return Claimant(
        span=_span(document, words, sentence.start),
        name=name,
        entity=actor.id
        if actor and name.casefold() in (actor.name.casefold(), f"the {actor.name}".casefold())
        else None,
        side=actor.side if actor else _side_nearby(name, document),
    )


def _side_nearby(name: str, document: Document) -> str | None:
    """The side of an official whose title alone tells it: that of the country that the places of his name lie in."""
    for word in name.replace(",", " ").split():
        if word.casefold() in _SIDES:
            return _SIDES[word.casefold()]
        entries = [entry for entry in world_gazetteer().named(word) if entry.population > 50_000]
        if word[0].isupper() and entries and (state := state_of(entries[0].country or "")):
            return state.side
    return None


def _agent(side: str | None) -> Agent | None:
    return Agent(span=None, side=side) if side else None


def _target(name: str | None, sentence: EvidenceSpan) -> Target | None:
    return Target(span=sentence, target_class=TargetClass(name)) if name else None


def _weapon(name: str | None, sentence: EvidenceSpan) -> Weapon | None:
    return Weapon(span=sentence, weapon_class=WeaponClass(name)) if name else None


def _count(coded: Record | None, sentence: EvidenceSpan) -> Count | None:
    if not coded:
        return None
    quantity = Quantity(
        low=coded["low"], high=coded["high"], approximate=coded["approximate"], unit=Unit(first_of(coded["unit"]))
    )
    return Count(span=sentence, quantity=quantity)


def _places(names: Iterable[str], sentence: EvidenceSpan, document: Document) -> Iterator[PlaceMention]:
    for name in names:
        yield PlaceMention(span=_span(document, name, sentence.start), place=gold_place(name))


def gold_place(name: str) -> Place:
    """The largest place of that name; a region where the name says so; a name alone where the gazetteer has none."""
    gazetteer = world_gazetteer()
    region = next((name[: -len(word)] for word in _REGION_WORDS if name.casefold().endswith(word)), None)
    found = [entry.place() for entry in gazetteer.named(name) + gazetteer.named(region or name)]
    wanted = PlacePrecision.ADMIN1 if region else PlacePrecision.SETTLEMENT
    return next((place for place in found if place.precision is wanted), next(iter(found), Place(name=name)))


def _time(coded: Any) -> TimeMention | None:
    if not isinstance(coded, dict):
        return None
    first, last = date.fromisoformat(coded["start"]), date.fromisoformat(coded["end"])
    precision = TimePrecision.DAY if first == last else TimePrecision.SPAN
    return TimeMention(interval=TimeInterval.of_days(first, last, precision))


def main(folder: str) -> None:
    """Prints the incidents of more than one claim and all findings that the coded claims of a folder give."""
    documents: dict[str, Document] = {}
    claims: list[Claim] = []
    for document, found in gold_folder(Path(folder)):
        documents[document.id] = document
        claims += found
    books = reconcile(claims, documents)
    names = {claim.id: documents[claim.document].name for claim in claims}
    for incident in books.incidents:
        if len(incident.links) > 1:
            print("incident", incident.title, len(incident.links), sorted({names[key] for key in incident.claims}))
    for finding in books.findings:
        print(finding.kind.value, sorted({names[key] for key in finding.claims}), finding.sentence)


if __name__ == "__main__":
    main(sys.argv[1])
