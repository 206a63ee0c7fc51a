"""Puts the operations of the JSON interface, and their description, into the web application."""

from __future__ import annotations

from functools import cache

from fastapi import FastAPI

from counterclaim.serve.api.answering import answering
from counterclaim.serve.api.openapi import openapi
from counterclaim.serve.api.operations import Body, Operation, Record
from counterclaim.serve.api.routes import OPERATIONS


@cache
def description() -> Record:
    """The OpenAPI document of all operations."""
    return openapi((*OPERATIONS, DESCRIPTION))


DESCRIPTION = Operation(
    name="getDescription",
    path="/openapi.json",
    tag="Description",
    summary="This interface, as OpenAPI",
    work=lambda request: description(),
    gives=Body(words="An OpenAPI 3.1 document."),
)


def add_operations(application: FastAPI) -> None:
    """Serve all operations."""
    for each in (*OPERATIONS, DESCRIPTION):
        handler = each.handler or answering(each)
        application.add_api_route(each.address, handler, methods=each.methods, response_model=None, name=each.name)
