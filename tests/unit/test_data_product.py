from __future__ import annotations

import datetime as dt
import json
from typing import Any

from generator.addresses import Addresses
from generator.data.product import product_json
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


def test_an_example_says_so() -> None:
    assert read(product(example="true"))["example"] is True
    assert "example" not in read(product())
