"""The JSON interface, described for people; made from its OpenAPI document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from counterclaim.serve.api.operations import ROOT
from counterclaim.serve.api.serving import description
from counterclaim.serve.pages.things import Route
from counterclaim.serve.site import site_of
from counterclaim.serve.templating import html

Part = Mapping[str, Any]
_BETWEEN = " or "


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A parameter or a field: what may stand there in words, and the values of a closed list."""

    name: str
    place: str
    kind: str
    values: tuple[str, ...]
    words: str
    shape: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """An operation as a reader sees it; `shape` names what it answers with."""

    name: str
    method: str
    path: str
    summary: str
    words: str
    parameters: tuple[Named, ...]
    shape: str
    media_type: str
    refusals: tuple[tuple[str, str], ...]
    scope: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shaped:
    """A record, or a closed list, as a reader sees it."""

    name: str
    words: str
    fields: tuple[Named, ...]
    values: tuple[str, ...]


def interface(request: Request) -> Response:
    """All operations by what they are about, and the records that they answer with."""
    told = description()
    operations = list(_operations(told["paths"]))
    groups = {tag["name"]: [each for mark, each in operations if mark == tag["name"]] for tag in told["tags"]}
    schemas = told["components"]["schemas"]
    return html(
        request,
        "interface.html.j2",
        groups=groups,
        shapes=[_shaped(name, schemas[name]) for name in sorted(schemas)],
        version=told["info"]["version"],
        words=told["info"]["description"],
        root=ROOT,
        site=site_of(request),
    )


def _operations(paths: Mapping[str, Part]) -> Iterator[tuple[str, Described]]:
    for path, methods in paths.items():
        for method, told in methods.items():
            yield told["tags"][0], _described(path, method, told)


def _described(path: str, method: str, told: Part) -> Described:
    responses: Mapping[str, Part] = told["responses"]
    good = next(each for code, each in responses.items() if code.startswith("2"))
    media_type, content = next(iter(good["content"].items()))
    return Described(
        name=told["operationId"],
        method=method.upper(),
        path=path,
        summary=told["summary"],
        words=told.get("description", ""),
        parameters=tuple(_parameter(each) for each in told["parameters"]),
        shape=_shape_of(content.get("schema", {})),
        media_type=media_type,
        refusals=tuple((code, each["description"]) for code, each in responses.items() if code >= "4"),
        scope=", ".join(scope for each in told.get("security", ()) for scopes in each.values() for scope in scopes),
    )


def _parameter(told: Part) -> Named:
    schema = told["schema"]
    return Named(
        name=told["name"],
        place=told["in"],
        kind=_kind(schema),
        values=tuple(map(str, schema.get("items", schema).get("enum", ()))),
        words=told["description"],
    )


def _shaped(name: str, schema: Part) -> Shaped:
    fields = tuple(
        Named(
            name=each,
            place="",
            kind=_kind(told),
            values=(),
            words=str(told.get("description", "")),
            shape=_shape_of(told),
        )
        for each, told in schema.get("properties", {}).items()
    )
    values = tuple(map(str, schema.get("enum", ())))
    return Shaped(name=name, words=schema.get("description", ""), fields=fields, values=values)


def _kind(schema: Part) -> str:
    """What may stand there: "integer, 1 to 500", "array of Claim", "string or null"."""
    if "anyOf" in schema:
        return _BETWEEN.join(dict.fromkeys(map(_kind, schema["anyOf"])))
    if "$ref" in schema:
        return _name_of(schema["$ref"])
    if schema.get("type") == "array":
        return f"array of {_kind(schema['items'])}"
    words = [str(schema.get("format") or schema.get("type") or "any")]
    if "minimum" in schema and "maximum" in schema:
        words.append(f"{schema['minimum']} to {schema['maximum']}")
    return ", ".join(words)


def _shape_of(schema: Part) -> str:
    """The record that a schema leads to; empty where it is none."""
    if "$ref" in schema:
        return _name_of(schema["$ref"])
    inner: Sequence[Part] = schema.get("anyOf", [schema["items"]] if "items" in schema else [])
    return next((name for each in inner if (name := _shape_of(each))), "")


def _name_of(reference: str) -> str:
    return reference.rpartition("/")[2]


ROUTES: tuple[Route, ...] = ((f"{ROOT}/", interface),)
