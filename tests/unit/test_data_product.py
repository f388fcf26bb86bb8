from __future__ import annotations

import datetime as dt
import json
from typing import Any

from generator.addresses import Addresses
from generator.data.product import product_json
from generator.data.published import schema_paths, schemas
from generator.data.rows import encode_json_row, row
from generator.data.tables import products_json
from generator.records import Settings
from generator.records.settings import Outputs
from tests.support.json_schema import breaches
from tests.support.sites import product
from tests.support.workshop import catalogue_of

CHU = "content/products/bac-ninh/my-gao-chu.md"
MAKER = {
    "content/producers/htx-chu.yml": 'name: HTX Mỳ Chũ\ntype: htx\nphone: "0912345678"\nstory: Chuyện.\n'
}


def read(text: str, as_of: dt.date = dt.date(2026, 11, 22)) -> dict[str, Any]:
    catalogue = catalogue_of({CHU: text, **MAKER}, settings="base_url: https://ocop.example\n", as_of=as_of)
    addresses = Addresses.of(catalogue.settings.base_url, "vi")
    whole: dict[str, Any] = json.loads(
        product_json(catalogue, addresses, catalogue.entries[0], text.encode())
    )
    return whole


def test_the_whole_record_with_its_state() -> None:
    whole = read(product(story="Ngon, **dai**.", trace='{gtin: "8931234567897"}', price="{retail: 45000}"))
    assert whole["id"] == "bac-ninh/my-gao-chu"
    assert whole["url"] == "https://ocop.example/san-pham/bac-ninh/my-gao-chu/"
    assert whole["validity"] == {"state": "valid", "until": "2028-12-18", "computed": True}
    assert whole["record"]["recognition"]["decision"] == "3981/QĐ-UBND"
    assert (whole["record"]["trace"], whole["record"]["price"]) == (
        {"gtin": "8931234567897"},
        {"retail": 45000},
    )
    assert "<strong>dai</strong>" in whole["story_html"]


def test_the_producer_of_its_own_file_is_joined_in() -> None:
    maker = read(product(producer="htx-chu"))["record"]["producer"]
    assert maker == {"id": "htx-chu", "name": "HTX Mỳ Chũ", "type": "htx", "phone": "0912345678"}


def test_an_inline_producer_stays_as_it_is() -> None:
    assert read(product(producer="{name: Hộ Lan}"))["record"]["producer"] == {"name": "Hộ Lan"}


def test_it_changes_with_the_state_and_not_with_every_day() -> None:
    assert read(product(), dt.date(2026, 11, 23)) == read(product())
    assert read(product(), dt.date(2029, 1, 1))["validity"]["state"] == "expired"


def test_an_unknown_state_claims_no_end() -> None:
    assert read(product(recognition="{date: 2025}"))["validity"] == {"state": "unknown"}


def test_it_is_as_its_published_schema_says() -> None:
    schema = published("product")
    texts = (
        product(),
        product(producer="htx-chu", story="Ngon.", certificates="[{type: vietgap, number: '1'}]"),
        product(producer="{name: Hộ Lan, phone: '0912345678'}", price="{retail: 45000, unit: gói}"),
        product(
            "Trà # một",
            recognition="{date: 2025}",
            history="[{stars: 3, date: 2020}]",
            issued_at="{province: Bắc Giang}",
            trace='{gtin: "8931234567897"}',
            example="true",
        ),
    )
    assert [[]] * len(texts) == [list(breaches(read(text), schema, schema)) for text in texts]
    whole = read(product())
    assert whole["$schema"] == schema["$id"]
    assert list(breaches(whole | {"stars": 4}, schema, schema)) == ["$: unknown stars"]
    assert list(breaches(whole | {"id": 4}, schema, schema)) == ["$.id: 4 is no string"]


def test_the_collected_file_is_as_its_published_schema_says() -> None:
    schema = published("products")
    catalogue = catalogue_of({CHU: product(issued_at="{province: Bắc Giang}", score="78"), **MAKER})
    rows = [encode_json_row(row(catalogue, Addresses.of("", "vi"), entry)) for entry in catalogue.entries]
    whole = json.loads(products_json(rows, "Danh mục", dt.date(2026, 11, 22)))
    assert [] == list(breaches(whole, schema, schema))
    whole["products"][0]["stars"] = 7
    assert ["$.products[0].stars: 7 is no choice"] == list(breaches(whole, schema, schema))


def published(name: str) -> dict[str, Any]:
    paths = schema_paths(Settings(title="x"))
    files = schemas(Addresses.of("https://ocop.example", "vi"), paths)
    place = paths.index(f"du-lieu/schema/{name}.schema.json")
    found: dict[str, Any] = json.loads(files[place])
    assert found["$id"] == f"https://ocop.example/du-lieu/schema/{name}.schema.json"
    return found


def test_only_files_that_exist_have_a_schema() -> None:
    paths = schema_paths(Settings(title="x", outputs=Outputs(product_json=False)))
    assert ("du-lieu/schema/products.schema.json",) == paths
    assert 1 == len(schemas(Addresses.of("", "vi"), paths))


def test_an_example_says_so() -> None:
    assert read(product(example="true"))["example"] is True
    assert "example" not in read(product())
