"""The file formats: what stands in them, and what can't do harm."""

from __future__ import annotations

import csv
import io
import json
import sys
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from counterclaim.errors import SettingsError
from counterclaim.model.contract import claim_record
from counterclaim.model.document import Document
from counterclaim.model.incident import Incident, Link
from counterclaim.model.kind import Kind
from counterclaim.model.place import Place
from counterclaim.publish.columns import COLUMNS
from counterclaim.publish.csv import write_claims_csv, write_rows_csv
from counterclaim.publish.formats import FORMATS, Selection
from counterclaim.publish.geojson import write_claims_geojson, write_incidents_geojson
from counterclaim.publish.jsonl import json_line, write_claims_jsonl, write_records_json
from counterclaim.publish.parquet import write_claims_parquet

NAMES = (
    "claim_id document_id document_name publisher url published_on author published_at updated_at kind "
    "stance verification claimant claimant_entity "
    "claimant_side channel said_from actor_side target_text target_class weapon_text weapon_class weapon_model "
    "count_low count_high count_approximate unit per place_names place_ids country admin1 latitude longitude "
    "place_precision time_start time_end time_precision part_of sentence sentence_start sentence_end reader"
)


def by_id(report: Any) -> dict[str, Document]:
    return {report.document.id: report.document}


def csv_rows(report: Any) -> list[dict[str, str]]:
    stream = io.StringIO()
    write_claims_csv(report.claims, by_id(report), stream)
    return list(csv.DictReader(io.StringIO(stream.getvalue())))


def test_the_columns_are_these() -> None:
    assert " ".join(column.name for column in COLUMNS) == NAMES


def test_a_claim_is_one_flat_row(drone_report: Any) -> None:
    whole, part, debris, hurt = csv_rows(drone_report)
    assert (whole["count_low"], whole["count_high"], whole["unit"]) == ("158", "", "uav")
    assert (whole["publisher"], whole["published_on"]) == ("Invented Wire", "2024-09-01")
    assert (whole["time_start"], whole["time_end"], whole["time_precision"]) == ("2024-08-31", "2024-09-01", "day")
    assert (part["place_names"], part["place_ids"], part["country"]) == ("Kursk Oblast", "geonames:538555", "RU")
    assert (part["latitude"], part["longitude"], part["part_of"]) == ("51.5", "36", whole["claim_id"])
    assert (debris["claimant"], debris["stance"], debris["count_approximate"]) == ("", "possible", "")
    assert (hurt["claimant"], hurt["verification"], hurt["count_approximate"]) == ("Ana Łukić", "unverified", "false")


def test_a_document_that_is_missing_leaves_its_cells_empty(drone_report: Any) -> None:
    stream = io.StringIO()
    write_claims_csv(drone_report.claims[:1], {}, stream)
    (row,) = csv.DictReader(io.StringIO(stream.getvalue()))
    assert (row["publisher"], row["document_name"]) == ("", "night-of-drones")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "  =", "＝", "＋"])
def test_a_text_is_no_formula(start: str) -> None:
    stream = io.StringIO(newline="")
    write_rows_csv(("a", "b"), [(f"{start}cmd|'/c calc'!A1", -3.5)], stream)
    cells = list(csv.reader(io.StringIO(stream.getvalue(), newline="")))[1]
    plain = start.replace("\r", "\n")
    assert cells == [f"'{plain}cmd|'/c calc'!A1", "-3.5"]


def test_lines_quotes_and_lone_surrogates_stay_in_their_cell() -> None:
    stream = io.StringIO()
    write_rows_csv(("a", "b"), [('one\ntwo "three", four', "bad \ud800")], stream)
    stream.getvalue().encode("utf-8")
    assert list(csv.reader(io.StringIO(stream.getvalue())))[1] == ['one\ntwo "three", four', "bad ⟨U+D800⟩"]


def test_json_lines_are_the_contract(drone_report: Any) -> None:
    stream = io.StringIO()
    write_claims_jsonl(drone_report.claims, stream)
    lines = stream.getvalue().splitlines()
    assert [json.loads(line) for line in lines] == [claim_record(claim) for claim in drone_report.claims]


def test_a_record_is_one_line_whatever_it_holds() -> None:
    record = {"text": "a\nb\u2028c\x9b31m Łódź \ud800"}
    line = json_line(record)
    assert len(line.splitlines()) == 1
    assert "Łódź" in line
    assert "\x9b" not in line
    assert json.loads(line.encode("utf-8")) == record


def test_json_is_one_array() -> None:
    for records in ([], [{"a": 1}], [{"a": 1}, {"a": 2}]):
        stream = io.StringIO()
        write_records_json(records, stream)
        assert json.loads(stream.getvalue()) == records


def test_claims_on_the_map_have_longitude_first(drone_report: Any) -> None:
    stream = io.StringIO()
    assert write_claims_geojson(drone_report.claims, by_id(drone_report), stream) == 2
    collection = json.loads(stream.getvalue())
    assert collection["type"] == "FeatureCollection"
    kursk, kyiv = collection["features"]
    assert kursk["geometry"] == {"type": "Point", "coordinates": [36.0, 51.5]}
    assert kursk["id"] == drone_report.claims[1].id
    assert kyiv["properties"]["published_on"] == "2024-09-01"
    assert kyiv["properties"]["place_names"] == ["Kyiv"]


def test_a_claim_of_many_places_is_one_feature(drone_report: Any) -> None:
    part, debris = drone_report.claims[1:3]
    both = replace(part, places=part.places + debris.places)
    stream = io.StringIO()
    write_claims_geojson([both], {}, stream)
    (feature,) = json.loads(stream.getvalue())["features"]
    assert feature["geometry"] == {"type": "MultiPoint", "coordinates": [[36.0, 51.5], [30.5238, 50.45466]]}


def test_an_empty_map_is_a_map() -> None:
    stream = io.StringIO()
    assert write_claims_geojson([], {}, stream) == 0
    assert json.loads(stream.getvalue()) == {"type": "FeatureCollection", "features": []}


def test_incidents_on_the_map_name_their_claims() -> None:
    link = Link(claim="clm_01", score=1.0, reasons=())
    here = Place(name="Here", latitude=1.0, longitude=2.0)
    incidents = [
        Incident(id="inc_01", title="A strike", kinds=(Kind.STRIKE,), links=(link,), place=here),
        Incident(id="inc_02", title="Somewhere", kinds=(Kind.STRIKE,), links=(link,)),
    ]
    stream = io.StringIO()
    assert write_incidents_geojson(incidents, stream) == 1
    (feature,) = json.loads(stream.getvalue())["features"]
    assert feature["geometry"]["coordinates"] == [2.0, 1.0]
    assert feature["properties"]["claims"] == ["clm_01"]


def test_parquet_keeps_the_types(drone_report: Any) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    stream = io.BytesIO()
    write_claims_parquet(drone_report.claims, by_id(drone_report), stream)
    table = parquet.read_table(io.BytesIO(stream.getvalue()))
    assert table.column_names == NAMES.split()
    part = table.to_pylist()[1]
    assert (part["count_low"], part["published_on"]) == (46.0, date(2024, 9, 1))
    assert (part["place_names"], part["sentence_start"]) == (["Kursk Oblast"], 75)
    assert part["count_approximate"] is False


def test_parquet_of_nothing_has_its_columns() -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    stream = io.BytesIO()
    write_claims_parquet([], {}, stream)
    assert parquet.read_table(io.BytesIO(stream.getvalue())).column_names == NAMES.split()


def test_without_pyarrow_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(SettingsError, match=r"pip install 'counterclaim\[parquet\]'"):
        write_claims_parquet([], {}, io.BytesIO())


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_every_format_writes_twice_the_same_and_leaves_the_stream_open(form: Any, drone_report: Any) -> None:
    written = []
    for _ in range(2):
        stream = io.BytesIO()
        form.write(Selection(claims=drone_report.claims, documents=by_id(drone_report)), stream)
        written.append(stream.getvalue())
    assert written[0] == written[1] != b""
