# ruff: noqa: E501  (long lists of odd pieces)
"""Bends inputs: what is valid, cut, doubled, spliced and peppered with what parsers choke on. Same seed, same input."""

from __future__ import annotations

import gzip
from collections.abc import Sequence
from random import Random

LONGEST = 20_000
"""The most bytes of an input."""
TOKENS = (
    b"\x00", b"\xff", b"\xff\xfe", b"\xef\xbb\xbf", b"\n", b"\r", b"\r\n\r\n", b" ", b"\t", b"-1", b"0", b"99999999999999999999",
    b"1e400", b"NaN", b"null", b"true", b"[]", b"{}", b"[" * 200, b"{\"a\":" * 100, b"\"", b"\\ud800", b"\\u0000", b"<p>", b"</p>",
    b"<div>" * 100, b"<!--", b"-->", b"<![CDATA[", b"]]>", b"<!DOCTYPE x [<!ENTITY a \"b\"><!ENTITY c SYSTEM \"file:///etc/passwd\">]>",
    b"&a;", b"&c;", b"&#0;", b"&#xD800;", b"&#x110000;", b"<script>", b"<svg>", b"<table><tr><td>", b"<template>",
    b"javascript:alert(1)", b"http://127.0.0.1/", b"file:///etc/passwd", b"../../etc/passwd", b"\x1b]8;;http://x\x07", b"\xe2\x80\xae",
    b"1970-01-01", b"0000-00-00", b"9999-12-31T23:59:60+99:99", b"Mon, 32 Foo 99999", b"Content-Length: 99999999999", b"WARC/1.0\r\n",
    b"PK\x03\x04", b"PK\x05\x06", b"%PDF-", b"/Kids [2 0 R]", b"/Length 99999999", b"endstream", b"PAR1", b"\x1f\x8b", b"BZh9",
    b"charset=idna", b"charset=punycode", b"encoding='utf-7'", b",,,,", b"\"\"\"", b"a" * 300, b"\xcc\x81" * 50, b"(" * 100,
    b"killed ", b"Ten ", b"1,000 ", b"Kyiv ", b"said ", b"\xe2\x80\x9c", b"Q: ", b"12:30 ", b"$", b"%", b"xn--", b"\xf0\x9f\x91\xa9",
)  # fmt: skip
"""Also the words that a coverage-guided fuzzer is told of."""


def bent(seeds: Sequence[bytes], random: Random, longest: int = LONGEST) -> bytes:
    """One input: a seed with a few things done to it, or, now and then, nothing of a seed at all."""
    if random.random() < 0.03:
        return random.randbytes(random.randrange(1, 400))
    payload = bytearray(random.choice(seeds))
    packed = payload[:2] == b"\x1f\x8b" and random.random() < 0.6
    if packed:
        payload = bytearray(gzip.decompress(bytes(payload)))
    for _ in range(1 << random.randrange(0, 5)):
        payload = random.choice(BENDS)(payload, seeds, random)
    whole = bytes(payload[:longest])
    return gzip.compress(whole, 1, mtime=0) if packed else whole


def _place(payload: bytearray, random: Random) -> int:
    return random.randrange(len(payload) + 1)


def _flipped(payload: bytearray, seeds: Sequence[bytes], random: Random) -> bytearray:
    for _ in range(random.choice((1, 1, 2, 8))):
        if payload:
            payload[random.randrange(len(payload))] ^= 1 << random.randrange(8)
    return payload


def _token(payload: bytearray, seeds: Sequence[bytes], random: Random) -> bytearray:
    at = _place(payload, random)
    payload[at:at] = random.choice(TOKENS)
    return payload


def _replaced(payload: bytearray, seeds: Sequence[bytes], random: Random) -> bytearray:
    at = _place(payload, random)
    token = random.choice(TOKENS)
    payload[at : at + len(token)] = token
    return payload


def _cut(payload: bytearray, seeds: Sequence[bytes], random: Random) -> bytearray:
    at = _place(payload, random)
    del payload[at : at + random.choice((1, 4, 50, 1000))]
    return payload


def _ended(payload: bytearray, seeds: Sequence[bytes], random: Random) -> bytearray:
    del payload[_place(payload, random) :]
    return payload


def _doubled(payload: bytearray, seeds: Sequence[bytes], random: Random) -> bytearray:
    at = _place(payload, random)
    piece = payload[at : at + random.choice((1, 10, 200))]
    payload[at:at] = piece * random.choice((1, 2, 30))
    return payload


def _spliced(payload: bytearray, seeds: Sequence[bytes], random: Random) -> bytearray:
    other = random.choice(seeds)
    at, start = _place(payload, random), random.randrange(len(other) + 1)
    payload[at : at + random.choice((0, 100))] = other[start : start + random.choice((10, 300, 3000))]
    return payload


BENDS = (_flipped, _token, _token, _replaced, _cut, _ended, _doubled, _spliced)
