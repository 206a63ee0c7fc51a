"""The body of a report on one happening, by its sort: what is told, in which order, and what is left out."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from evaluation.simulated_war.casts import Witness, cast, shares
from evaluation.simulated_war.pages import Draft, Page
from evaluation.simulated_war.passages import Passage

from counterclaim.model.kind import Kind, Verification


def tell(passage: Passage) -> None:
    """The body of a report on one happening, by its sort."""
    happening, rng = passage.happening, passage.rng
    first, second = cast(happening, passage.world)
    _TELLERS[happening.sort](passage, first, second)
    if rng.random() < 0.2:
        passage.tell("words", first)


def tell_strike(passage: Passage, first: Witness, second: Witness) -> None:
    """A strike: what hit what, the toll, what else was damaged, what the attacker says of it."""
    happening, rng, age = passage.happening, passage.rng, passage.age
    if age >= 1 and rng.random() < 0.6 and passage.tell("rose", first):
        pass
    elif not (rng.random() < 0.5 and passage.tell("own")):
        passage.tell("lead", first)
    if rng.random() < 0.5:
        passage.tell("toll", rng.choice((first, first, second)))
    if rng.random() < 0.35:
        passage.tell("children", first)
    if rng.random() < 0.5:
        passage.tell("more", rng.choice((first, second)))
    _answer(passage, first)
    if age >= 3 and rng.random() < 0.25 * happening.fame:
        passage.tell("verified")


def _answer(passage: Passage, first: Witness) -> None:
    """What the attacker says, and what is said of that."""
    happening, rng = passage.happening, passage.rng
    account = happening.account
    if account == "silent" or rng.random() < 0.45:
        return
    if account == "admits":
        account = "denies" if passage.age < 2 else "admits"
    drafts = passage.tell(account)
    chance = rng.random()
    if drafts and account in ("boasts", "debris"):
        if chance < 0.3:
            _mark(passage.page, drafts, "The claim could not be independently verified.", Verification.UNVERIFIED)
        elif chance < 0.42 and account == "boasts" and happening.aim and happening.aim.civil:
            denial = f"{happening.victim.name} rejected the claim."
            _mark(passage.page, drafts, denial, Verification.DENIED)


def tell_raid(passage: Passage, first: Witness, second: Witness) -> None:
    """A night's attack from the air, and what became of what was launched."""
    rng = passage.rng
    passage.parts = shares(passage.happening, passage.world)
    passage.tell("lead", first)
    for use, chance in (("shot", 0.9), ("missiles", 0.4), ("regions", 0.4), ("governor", 0.25)):
        if rng.random() < chance:
            passage.tell(use, second)
    if passage.happening.account == "boasts" and rng.random() < 0.4:
        drafts = passage.tell("boasts")
        if drafts and rng.random() < 0.3:
            _mark(
                passage.page,
                drafts,
                "It gave no evidence, and the claim could not be verified.",
                Verification.UNVERIFIED,
            )


def tell_fight(passage: Passage, first: Witness, second: Witness) -> None:
    """A fight for a town, as far as it has gone on that day."""
    happening, rng = passage.happening, passage.rng
    passage.tell(rng.choice(("attack", "attack", "own")), first)
    if passage.day >= happening.last_day and happening.outcome != "held":
        _fallen(passage, second)
        return
    if rng.random() < 0.6:
        passage.tell("held", second)
    if happening.account == "boasts" and rng.random() < 0.5:
        _doubted(passage, passage.tell("gains"))


def tell_seizure(passage: Passage, first: Witness, second: Witness) -> None:
    """A village taken, or said to be."""
    _doubted(passage, passage.tell("taken"))
    if passage.happening.account == "denied" and passage.rng.random() < 0.8:
        passage.tell("refused", second)


def _fallen(passage: Passage, witness: Witness) -> None:
    happening, rng = passage.happening, passage.rng
    _doubted(passage, passage.tell("taken"))
    if happening.outcome == "contested" and rng.random() < 0.8:
        passage.tell("refused", witness)
    elif rng.random() < 0.3 and passage.day > happening.last_day:
        passage.tell("lost", witness)


def tell_exchange(passage: Passage, first: Witness, second: Witness) -> None:
    """An exchange of prisoners, by one side or both."""
    if passage.rng.random() < 0.3:
        passage.tell("own")
    passage.tell("lead", first)
    if passage.rng.random() < 0.6:
        passage.tell("lead", Witness(speaker=passage.happening.attacker.ministry))
    if passage.rng.random() < 0.3:
        passage.tell("lead", second)


_TELLERS: dict[str, Callable[[Passage, Witness, Witness], None]] = {
    "strike": tell_strike,
    "raid": tell_raid,
    "fight": tell_fight,
    "seizure": tell_seizure,
    "exchange": tell_exchange,
}


def _mark(page: Page, drafts: Sequence[Draft], sentence: str, verification: Verification) -> None:
    """A sentence that says of claims just made whether they are true."""
    page.add(sentence)
    for draft in drafts:
        if draft.kind is not Kind.STATEMENT:
            draft.verification = verification


def _doubted(passage: Passage, drafts: Sequence[Draft]) -> None:
    if drafts and passage.rng.random() < 0.3:
        _mark(passage.page, drafts, "The claim could not be independently verified.", Verification.UNVERIFIED)
