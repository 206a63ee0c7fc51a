"""The OpenAPI document of the JSON interface, made from its operations."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from http import HTTPStatus
from importlib.metadata import version
from typing import Any

import msgspec

from counterclaim.serve.api.answering import PROBLEM
from counterclaim.serve.api.operations import JSON, MOST_VALUES, Body, Operation, Parameter
from counterclaim.serve.api.shapes.record import Problem

Part = dict[str, Any]
OPENAPI = "3.1.0"
TOKEN = "token"
_REFERENCE = "#/components/schemas/{name}"
_SEEN_BEFORE = Parameter(
    name="If-None-Match",
    words="The `ETag` of an answer that you have: where it is still right, 304 comes without a body.",
    place="header",
)
REFUSALS = {
    400: "A parameter can't be used; `detail` says why, `parameter` which.",
    404: "There is nothing of this id here.",
    429: "Too many requests; `Retry-After` says in how many seconds to ask again.",
    503: "The ledger can't be read now.",
}
_EVERYWHERE = (400, 429, 503)
WORDS = (
    "What a ledger holds, for programs. Every list takes the filters of the pages; `next` is the address of the page "
    "after, null on the last one. Null says that the text does not say. Answers carry an `ETag`: send it back as "
    "`If-None-Match`. What is refused is told as problem details (RFC 9457)."
)


def openapi(operations: Sequence[Operation]) -> Part:
    """The document, as OpenAPI 3.1."""
    shapes = _shapes(operations)
    references, schemas = msgspec.json.schema_components(shapes, ref_template=_REFERENCE)
    known = dict(zip(shapes, references, strict=True))
    paths: Part = {}
    for each in operations:
        paths.setdefault(each.address, {})[each.method.lower()] = _operation(each, known)
    return {
        "openapi": OPENAPI,
        "info": {"title": "counterclaim", "version": version("counterclaim"), "description": WORDS},
        "servers": [{"url": "/"}],
        "tags": [{"name": tag} for tag in dict.fromkeys(each.tag for each in operations)],
        "paths": paths,
        "components": {
            "schemas": schemas,
            "securitySchemes": {
                TOKEN: {
                    "type": "http",
                    "scheme": "bearer",
                    "description": "Writing needs a token, which `counterclaim token` makes; reading needs none.",
                }
            },
        },
    }


def _shapes(operations: Iterable[Operation]) -> list[type]:
    bodies = [body for each in operations for body in (each.gives, each.takes) if body]
    return list(dict.fromkeys([*(body.shape for body in bodies if body.shape), Problem]))


def _operation(operation: Operation, known: dict[type, Part]) -> Part:
    reads = operation.method == "GET"
    parameters = [*operation.parameters, _SEEN_BEFORE] if reads else operation.parameters
    told: Part = {
        "operationId": operation.name,
        "tags": [operation.tag],
        "summary": operation.summary,
        "parameters": [_parameter(each) for each in parameters],
        "responses": _responses(operation, known),
    }
    if operation.words:
        told["description"] = operation.words
    if operation.takes:
        told["requestBody"] = {"required": True} | _body(operation.takes, known)
    if operation.scope:
        told["security"] = [{TOKEN: [operation.scope]}]
    return told


def _parameter(parameter: Parameter) -> Part:
    schema = (
        {"type": "array", "items": dict(parameter.schema), "maxItems": MOST_VALUES}
        if parameter.many
        else dict(parameter.schema)
    )
    return {
        "name": parameter.name,
        "in": parameter.place,
        "required": parameter.place == "path",
        "description": parameter.words,
        "schema": schema,
    }


def _responses(operation: Operation, known: dict[type, Part]) -> Part:
    reads = operation.method == "GET"
    given = _body(operation.gives, known)
    if reads:
        tag = {"ETag": {"description": "Names the state that this tells.", "schema": {"type": "string"}}}
        given["headers"] = tag
    responses = {str(operation.status): given}
    if reads:
        responses["304"] = {"description": "What you have is still right."}
    responses |= {str(code): {"description": words} for code, words in operation.also.items()}
    named = any(each.place == "path" for each in operation.parameters)
    refusals = {code: REFUSALS[code] for code in (*_EVERYWHERE, *([404] if named else []))} | dict(operation.refuses)
    problem = {PROBLEM: {"schema": known[Problem]}}
    for code in sorted(refusals):
        responses[str(code)] = {"description": refusals[code] or HTTPStatus(code).phrase, "content": problem}
    return responses


def _body(body: Body, known: dict[type, Part]) -> Part:
    schema: Part = known[body.shape] if body.shape else {}
    content: Part = {"schema": schema} if body.shape or body.media_type == JSON else {}
    return {"description": body.words, "content": {body.media_type: content}}
