"""Finds turns: stretches that one speaker has by the layout alone, under a label, a heading or a signature.

"MR. SMITH: …" and "Q: … A: …" in transcripts and interviews; "Ann Smith, governor of the region:" above a post, or
"— Ann Smith, Governor" below one; "The army issued the following statement:" above the statement itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from counterclaim.read.grammar.analysis import Sentence, Word
from counterclaim.read.knowledge_files import word_list, word_pattern
from counterclaim.read.offsets import last_before

_OUR_OWN = frozenset(
    [
        "PRESENTER",
        "ANCHOR",
        "HOST",
        "NEWSREADER",
        "NARRATOR",
        "MODERATOR",
        "REPORTER",
        "CORRESPONDENT",
        "JOURNALIST",
        "EDITOR",
        "STUDIO",
    ]
)
_QUESTION = r"(?:Q|Question|QUESTION|Reporter|REPORTER|Interviewer|INTERVIEWER)"
_ANSWER = r"(?:A|Answer|ANSWER)"
_LETTERS = re.compile(rf"(?m)(?:^|(?<=[.?!”\"\]] ))(?:(?P<asked>{_QUESTION})|(?P<answered>{_ANSWER}))(?P<mark>[.:])\s")
_LABEL = re.compile(
    r"(?m)(?:^|(?<=[.?!”\"\]] ))(?P<name>(?:(?:The|THE|Mr|Mrs|Ms|Dr|Gen|Col|Maj|Lt|Adm|Amb|Sen|Rep)\b\.? )?"
    r"[A-Z](?:[A-Z.'’-]| (?!\()){2,80}+(?<=[A-Z]))(?: \([^)\n]{1,40}\)|, [^:\n]{3,80})?:\s"
)
_CAPITALS = re.compile(r"[A-Z].*[A-Z]{2}")
_TITLE = re.compile(r"(?i)(?:the|mr|mrs|ms|dr|gen|col|maj|lt|adm|amb|sen|rep)\b\.? ?")
_MOST_LABELS = 200
"""Different labels of one text that are looked at: nobody tells that many speakers apart."""
_END = re.compile(
    r"(?mi)^[^\w(]{0,16}+(?:\(?[^\w(]{0,4}+(?:notes? (?:to|for) editors?\b|ends\b|(?<=###)\w).*|"
    r"\((?:the )?(?:editor|above|what follows).*)$|^#{2,}$"
)
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Oo]ur|[Mm]y|[Uu]s)\b")
_QUOTED = re.compile(r"[“\"][^”\"]*[”\"]?")
_BULLET = re.compile(r"\s*(?:[-–—•▪●■►*❗✅]|\d{1,2}[.)]\s|[“\"«])")
_OFFICES = (("speakers", "offices"), ("speakers", "titles"), ("headings", "offices"))
_OPENING = 50
"""Sentences from the top within which the speaker of a whole post is named."""
_LONGEST_NAME = 30
"""Words that a heading or a signature may have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """What one speaker says, by the layout; offsets into the text, end exclusive.

    `name` is where the speaker is named; `sentence` instead is the number of the sentence whose verb of saying names
    the speaker. With neither, the document itself speaks: an interviewer asks. A `labelled` turn is one of a talk.
    """

    start: int
    end: int
    name: tuple[int, int] | None = None
    sentence: int | None = None
    labelled: bool = False


def find_turns(text: str, sentences: Sequence[Sentence], spoken: Sequence[bool]) -> tuple[Turn, ...]:
    """All turns, in text order and apart from one another; `spoken` tells which sentences have an act of saying."""
    talk = tuple(_talk(text, sentences))
    if talk:
        return talk
    headed = tuple(_headed(text, sentences, spoken))
    return headed or tuple(_signed(text, sentences))


def turn_at(turns: Sequence[Turn], offset: int) -> Turn | None:
    """The turn that holds an offset."""
    turn = last_before(turns, offset + 1)
    return turn if turn is not None and offset < turn.end else None


def _talk(text: str, sentences: Sequence[Sentence]) -> Iterator[Turn]:
    """The turns of a transcript or an interview: at least two labels, of which each opens a turn to the next."""
    asked = [match for match in _LETTERS.finditer(text) if match.group("asked")]
    letters = [match for match in _LETTERS.finditer(text) if asked]
    names = _named_labels(text, bool(asked))
    labels = sorted([*letters, *names], key=lambda match: match.start())
    if len(labels) < 2:
        return
    answering = _first_person(sentences, labels[0].start())
    ends = [match.start() for match in labels[1:]] + [len(text)]
    for label, end in zip(labels, ends, strict=True):
        if label.re is _LABEL:
            ours = label.group("name").split()[-1] in _OUR_OWN
            answering = answering if ours else label.span("name")
            yield Turn(start=label.end(), end=end, name=None if ours else answering, labelled=True)
        else:
            name = answering if label.group("answered") else None
            yield Turn(start=label.end(), end=end, name=name, labelled=True)


def _named_labels(text: str, asked: bool) -> list[re.Match[str]]:
    """The capitals before a colon that name a speaker; of texts with ever more of them only the first few."""
    told: dict[str, bool] = {}
    labels = []
    for match in _LABEL.finditer(text):
        name = match.group("name")
        if name not in told:
            if len(told) == _MOST_LABELS:
                break
            told[name] = _is_label(text, name, asked)
        if told[name]:
            labels.append(match)
    return labels


def _is_label(text: str, name: str, asked: bool) -> bool:
    """Whether capitals before a colon name a speaker: beside questions, by a title, or again and again."""
    title = _TITLE.match(name)
    if _CAPITALS.match(name, title.end() if title and not title.group().isupper() else 0) is None:
        return False
    return asked or title is not None or text.count(f"{name}:") + text.count(f"{name} (") > 1


def _first_person(sentences: Sequence[Sentence], before: int) -> tuple[int, int] | None:
    """The first person whom the words above a talk name: the one who is interviewed."""
    for sentence in sentences:
        if sentence.start >= before:
            break
        for word in sentence.words:
            if word.entity == "B-PERSON":
                return _with_titles(sentence, word)
    return None


def _with_titles(sentence: Sentence, word: Word) -> tuple[int, int]:
    """A person's name with the capitalised titles before it."""
    first = last = word.index
    while first > 0 and sentence.words[first - 1].text[:1].isupper() and sentence.words[first - 1].upos == "PROPN":
        first -= 1
    while last + 1 < len(sentence.words) and sentence.words[last + 1].entity == "I-PERSON":
        last += 1
    return sentence.words[first].start, sentence.words[last].end


def _headed(text: str, sentences: Sequence[Sentence], spoken: Sequence[bool]) -> Iterator[Turn]:
    """What stands under a heading that names its speaker, or under an act of saying that closes with a colon."""
    reached = 0
    for number, (sentence, following) in enumerate(pairwise(sentences)):
        if not sentence.text.endswith(":") or sentence.start < reached or sentence.paragraph == following.paragraph:
            continue
        name = heading_name(sentence)
        if name is None and not spoken[number]:
            continue
        first = (
            sentence.paragraph <= 2
            and number <= _OPENING
            and not any(spoken[:number])
            and not following.text.startswith(("“", '"', "«"))
        )
        whole = first and (name is not None or _in_first_person(text[sentence.end :]))
        end = _end_of_text(text, sentence.end) if whole else _end_of_block(sentences, number)
        yield Turn(start=sentence.end, end=end, name=name, sentence=None if name else number)
        reached = end


def _end_of_text(text: str, start: int) -> int:
    """Where a post ends whose speaker stands above it: at the editors' words below it, or with the text."""
    found = _END.search(text, start)
    return found.start() if found else len(text)


def _end_of_block(sentences: Sequence[Sentence], number: int) -> int:
    """The end of the paragraph after a heading, or of all the listed or quoted paragraphs there."""
    last = sentences[number + 1]
    listed = _BULLET.match(last.text) is not None
    for one in islice(sentences, number + 1, None):
        opens = one.paragraph != last.paragraph
        if opens and not (listed and _BULLET.match(one.text)):
            break
        last = one
    return last.end


def heading_name(sentence: Sentence) -> tuple[int, int] | None:
    """Where a verbless sentence names somebody by name and office ("Ann Smith, governor:"); null if not."""
    words = [word for word in sentence.words if word.text != ":"]
    if len(words) > _LONGEST_NAME or not words or words[0].text.lower() in word_list("cues", "speakers", "pronouns"):
        return None
    chunks: list[tuple[int, int]] = []
    first = next((word.index for word in words if word.text not in "—–-•"), None)
    if first is None:
        return None
    for word in [*words[first:], None]:
        if word is None or word.text in (",", ".", ";", "(", "—", "–"):
            last = words[-1] if word is None else sentence.words[word.index - 1]
            chunks.append((sentence.words[first].start, last.end))
            first = word.index + 1 if word is not None else first
            if first >= len(words):
                break
    if not chunks or not _names_office(sentence, *chunks[0]):
        return None
    start, end = chunks[0]
    for chunk in chunks[1:]:
        if not _office(sentence, *chunk):
            break
        end = chunk[1]
    whole = (start, end)
    return whole if _office(sentence, *whole) and _names_office(sentence, *whole) else None


def _office(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a stretch holds the word for an office or a body that speaks."""
    written = sentence.text[start - sentence.start : end - sentence.start]
    return any(word_pattern("cues", table, key).search(written) is not None for table, key in _OFFICES)


def _names_office(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a stretch holds a person's name and no verb but that within a title ("acting mayor")."""
    words = [word for word in sentence.words if start <= word.start and word.end <= end]
    verbs = [word for word in words if word.upos in ("VERB", "AUX") and word.xpos not in ("VBG", "VBN")]
    return not verbs and any(word.entity.endswith("PERSON") for word in words)


def _in_first_person(text: str) -> bool:
    """Whether a text says "we" or "I" outside quotations."""
    return _FIRST_PERSON.search(_QUOTED.sub(" ", text)) is not None


def _signed(text: str, sentences: Sequence[Sentence]) -> Iterator[Turn]:
    """A post or statement in the first person, or one long quotation, with its speaker's name and office at an edge."""
    ours = _in_first_person(text)
    for sentence in (*sentences[-3:], *sentences[:2]):
        alone = sum(other.paragraph == sentence.paragraph for other in sentences) == 1
        dashed = sentence.text[:1] in "—–-"
        last = sentence.index >= len(sentences) - 3
        if last and not (alone or dashed):
            continue
        before = text[: sentence.start].rstrip()
        if not ours and not (last and before.endswith(("”", '"'))):
            continue
        name = heading_name(sentence)
        if name is not None and sentence.end - name[1] <= 2 and not sentence.text.endswith(":"):
            yield Turn(start=0, end=len(text), name=name)
            return
