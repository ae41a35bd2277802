"""What does the standard allow in a ninjs 2.1 document? Its names, types and limits, written down for these tests.

After https://www.iptc.org/std/ninjs/ninjs-schema_2.1.json (IPTC, CC BY 4.0), without its words; parts that this paper
never writes (events, places, rights and so on) are left out, so that writing them would be noticed.
"""

from typing import Any

Schema = dict[str, Any]

_TEXT: Schema = {"type": "string"}
_URI: Schema = {"type": "string", "pattern": "^https?://[!-~]+$"}
_MOMENT: Schema = {"type": "string", "format": "date-time"}
_COUNT: Schema = {"type": "number"}


def _closed(properties: Schema, *required: str) -> Schema:
    return {"type": "object", "properties": properties, "required": list(required), "additionalProperties": False}


def _several(item: Schema) -> Schema:
    return {"type": "array", "items": item}


_IN_A_ROLE = {"role": _TEXT, "contenttype": _TEXT, "value": _TEXT}
_NAMED = {"name": _TEXT, "rel": _TEXT, "uri": _URI, "literal": _TEXT}

_ITEM: Schema = {
    "type": "object",
    "properties": {
        "uri": _URI,
        "type": {"enum": ["text", "audio", "video", "picture", "graphic", "composite", "component"]},
        "representationtype": {"enum": ["full", "partial"]},
        "profile": _TEXT,
        "version": _TEXT,
        "firstcreated": _MOMENT,
        "versioncreated": _MOMENT,
        "contentcreated": _MOMENT,
        "pubstatus": {"enum": ["usable", "withheld", "canceled"]},
        "copyrightholder": _TEXT,
        "language": _TEXT,
        "title": _TEXT,
        "by": _TEXT,
        "located": _TEXT,
        "headlines": _several(_closed(_IN_A_ROLE, "value")),
        "descriptions": _several(_closed(_IN_A_ROLE, "value")),
        "bodies": _several(_closed(_IN_A_ROLE | {"charcount": _COUNT, "wordcount": _COUNT}, "value")),
        "people": _several(_closed(_NAMED)),
        "subjects": _several(
            _closed(
                _NAMED
                | {
                    "creator": _TEXT,
                    "relevance": {"type": "integer", "minimum": 0, "maximum": 100},
                    "confidence": {"type": "integer", "minimum": 0, "maximum": 100},
                }
            )
        ),
        "genres": _several(_closed({"name": _TEXT, "uri": _TEXT, "literal": _TEXT})),
        "altids": _several(_closed({"role": _TEXT, "value": _TEXT})),
        "trustindicators": _several(_closed({"role": _URI, "title": _TEXT, "href": _URI})),
        "standard": _closed({"name": _TEXT, "version": _TEXT, "schema": _URI}),
        "renditions": _several(
            _closed(
                {
                    "name": _TEXT,
                    "href": _URI,
                    "contenttype": _TEXT,
                    "title": _TEXT,
                    "width": _COUNT,
                    "height": _COUNT,
                    "sizeinbytes": _COUNT,
                },
                "name",
            )
        ),
        "associations": _several(
            {
                "$ref": "#/$defs/item",
                "properties": {"name": _TEXT},
                "required": ["name", "uri"],
                "unevaluatedProperties": False,
            }
        ),
    },
}
SCHEMA: Schema = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$defs": {"item": _ITEM},
    "$ref": "#/$defs/item",
    "required": ["uri"],
    "unevaluatedProperties": False,
}
