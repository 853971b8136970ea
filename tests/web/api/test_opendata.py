"""Open data: whole editions that never change, with sums, a dictionary and a description."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from collections.abc import Callable
from datetime import datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from xml.etree import ElementTree as ET
from zoneinfo import ZoneInfo

import pyarrow.parquet as pq
import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from pytest_django import Settings

from dieuhanh.web.accounts.models import User
from dieuhanh.web.api.opendata import writing
from dieuhanh.web.api.opendata.datasets import DATASETS
from dieuhanh.web.api.opendata.editions import Edition, editions, folder, make
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.documents.models import Document

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("index")]

OPERATOR = Actor(kind="cli", name="kiểm thử")
MORNING = datetime(2024, 1, 2, 2, 30, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


@pytest.fixture
def made(settings: Settings, tmp_path: Path) -> Callable[[datetime], Edition]:
    settings.DATA_FOLDER = tmp_path
    return lambda at: make(actor=OPERATOR, at=at)


def test_three_forms_hold_the_same_rows(made: Callable[[datetime], Edition]) -> None:
    edition = made(MORNING)
    for dataset in DATASETS:
        base = folder() / edition.name / dataset.name
        as_csv = list(csv.DictReader(io.StringIO(base.with_suffix(".csv").read_text(encoding="utf-8"))))
        as_json = json.loads(base.with_suffix(".json").read_text(encoding="utf-8"))
        as_parquet = pq.read_table(base.with_suffix(".parquet")).to_pylist()
        assert len(as_csv) == len(as_json) == len(as_parquet) > 0, dataset.name
        names = [field.name for field in dataset.fields]
        assert list(as_csv[0]) == list(as_json[0]) == list(as_parquet[0]) == names


def test_sums_are_right_and_the_page_lists_every_file(made: Callable[[datetime], Edition], client: Client) -> None:
    edition = made(MORNING)
    page = client.get("/du-lieu-mo/").content.decode()
    for one in edition.files:
        answer = client.get(f"/du-lieu-mo/{edition.name}/{one.name}")
        assert hashlib.sha256(b"".join(answer)).hexdigest() == one.sha256
        assert "immutable" in answer["Cache-Control"]
        assert one.name in page


def test_nothing_new_makes_no_new_edition(made: Callable[[datetime], Edition]) -> None:
    first = made(MORNING)
    assert made(MORNING.replace(day=3)) == first
    Document.objects.filter(published_text__isnull=False).update(issuer="Cơ quan khác")
    assert made(MORNING.replace(day=4)) != first
    assert len(editions()) == 2


def test_what_is_not_public_is_not_in_it(made: Callable[[datetime], Edition]) -> None:
    hidden = Document.objects.filter(published_at__isnull=False).order_by("pk")[0]
    Document.objects.filter(pk=hidden.pk).update(published_at=None)
    edition = made(MORNING)
    for name in ("van-ban", "quan-he"):
        assert f'"{hidden.path}"' not in (folder() / edition.name / f"{name}.json").read_text(encoding="utf-8")


def test_without_the_library_there_is_no_parquet(
    made: Callable[[datetime], Edition], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dieuhanh.web.api.opendata.editions.has_parquet", lambda: False)
    assert writing.has_parquet()
    assert {one.format for one in made(MORNING).files} == {"csv", "json"}


def test_only_listed_files_are_given_out(made: Callable[[datetime], Edition], client: Client) -> None:
    edition = made(MORNING)
    for path in ("tap-tin.json", "..%2f..%2fsecret", "van-ban.exe"):
        assert client.get(f"/du-lieu-mo/{edition.name}/{path}").status_code == 404
    assert client.get("/du-lieu-mo/20200101-000000/van-ban.csv").status_code == 404


def test_the_description_for_catalogues(made: Callable[[datetime], Edition], client: Client) -> None:
    empty = client.get("/du-lieu-mo/nguon.json").json()
    assert empty["dcat:dataset"] == []
    made(MORNING)
    described = client.get("/du-lieu-mo/nguon.json").json()
    assert len(described["dcat:dataset"]) == len(DATASETS)


def test_persons_make_no_edition(made: Callable[[datetime], Edition]) -> None:
    with pytest.raises(PermissionDenied):
        make(actor=User(username="an", role="administrator").actor, at=MORNING)


@pytest.mark.parametrize("place", ["ban-tin", "van-ban", "co-quan", "to-phoi-hop"])
def test_list_pages_have_twins(client: Client, place: str) -> None:
    rows = client.get(f"/{place}/nguon.json").json()
    lines = client.get(f"/{place}/nguon.csv").content.decode().splitlines()
    assert len(lines) >= len(rows) + 1 > 1


def test_the_newest_bulletins_as_atom(client: Client) -> None:
    answer = client.get("/tin.xml")
    assert answer["Content-Type"].startswith("application/atom+xml")
    assert b"http://testserver/ban-tin/2023/tuan-52/" in answer.content


def test_the_newest_bulletins_as_rss_tell_what_atom_tells(client: Client) -> None:
    answer = client.get("/tin.rss")
    assert answer["Content-Type"].startswith("application/rss+xml")
    channel = ET.fromstring(answer.content).find("channel")  # noqa: S314 -- our own feed
    assert channel is not None
    links = [str(item.findtext("link")) for item in channel.findall("item")]
    assert links
    atom = client.get("/tin.xml").content.decode()
    assert re.findall(r"<id>(.*?)</id>", atom)[1:] == links
    assert all(parsedate_to_datetime(str(item.findtext("pubDate"))) for item in channel.findall("item"))
