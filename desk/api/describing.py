"""What the API offers: as OpenAPI for programs, and as a page for people, made from the same."""

from functools import cache

from django.conf import settings
from django.http import JsonResponse
from django.shortcuts import render

from desk.api.door import api
from scrutiny.doors import open_to_strangers

#: Why an answer may be a problem.
PROBLEMS = {
    401: "The token is not taken",
    404: "Nothing here that you may read",
    405: "Something other than GET or HEAD",
    422: "A filter that makes no sense",
    429: "Too many requests in this minute",
}
TOKEN = {
    "type": "http",
    "scheme": "bearer",
    "description": "A token of yours, made under My details. Without one, only public business is answered.",
}
PROBLEM = {
    "title": "Problem",
    "description": "Why there is no answer, in one sentence (RFC 9457)",
    "type": "object",
    "required": ["title", "status", "detail"],
    "properties": {
        "title": {"type": "string", "examples": ["Not Found"]},
        "status": {"type": "integer", "examples": [404]},
        "detail": {"type": "string", "examples": ["There is nothing here that you may read."]},
    },
}


@cache
def described():
    """The OpenAPI description: the same until the program changes."""
    told = dict(api.get_openapi_schema())
    told["servers"] = [{"url": settings.SITE_URL}]
    told["security"] = [{}, {"token": []}]
    parts = told["components"]
    parts["securitySchemes"] = {"token": TOKEN}
    parts["schemas"]["Problem"] = PROBLEM
    said = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    problems = {status: {"description": why, "content": said} for status, why in PROBLEMS.items()}
    for methods in told["paths"].values():
        methods["get"]["responses"].update(problems)
    return told


def openapi(request):
    return JsonResponse(described())


@open_to_strangers
def page(request):
    """For people: how to ask, and every list with its filters and fields."""
    return render(request, "desk/api.html", {"lists": lists(), "site": settings.SITE_URL})


@cache
def lists():
    told = described()
    return [
        _told(where, methods["get"], told["components"]["schemas"])
        for where, methods in told["paths"].items()
    ]


def _told(where, operation, schemas):
    answer = operation["responses"][200]["content"]["application/json"]["schema"]
    shape = schemas[answer["$ref"].rsplit("/", 1)[1]]
    items = shape["properties"].get("items")
    row = schemas[items["items"]["$ref"].rsplit("/", 1)[1]] if items else shape
    return {
        "where": where,
        "summary": operation["summary"],
        "description": operation.get("description", ""),
        "asked": [
            {"name": it["name"], "says": _says(it["schema"], schemas)}
            for it in operation["parameters"]
            if it["in"] == "query" and it["name"] not in ("after", "limit")
        ],
        "fields": [
            {"name": name, "says": _says(it, schemas)} for name, it in row["properties"].items()
        ],
    }


def _says(field, schemas):
    """What a field means and which values it has, in words."""
    return " ".join(filter(None, [_sentence(field.get("description")), _values(field, schemas)]))


def _sentence(words):
    return f"{words}." if words else ""


def _values(field, schemas):
    for part in [field, *field.get("anyOf", []), *field.get("allOf", [])]:
        if "$ref" in part:
            named = schemas[part["$ref"].rsplit("/", 1)[1]].get("enum", [])
            return "One of: " + ", ".join(it for it in named if it) + "." if named else ""
    return ""
