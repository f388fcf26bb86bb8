"""The form of /dong-gop/ as contributors meet it: by keyboard, in Vietnamese, without a script."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from generator.diagnostics import mend, message
from generator.files.documents import parse_document
from generator.rulebook import Rule, fields, forms, photos, products
from generator.rules import check_source
from generator.rules.fixing import fix_source
from tests.support.axe import axe_violations
from tests.support.invalid import FIXTURES, PRODUCT, lay
from tests.support.links import broken_links
from tests.support.nu import validate_html
from tests.support.site_server import serve
from tests.support.sites import CatalogueSite, product

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Locator, Page

    from tests.support.visits import Visits

REPOSITORY = "https://github.com/to-chuc/danh-muc"
SETTINGS = f"title: Danh mục thử\ntitle_en: Test catalogue\nrepository: {{url: {REPOSITORY}}}\n"
CHU = "content/products/bac-ninh/my-gao-chu.md"
RUOU = "content/products/bac-ninh/ruou-lang-van.yml"
TIDY = """\
---
name: Mỳ gạo Chũ
province: bac-ninh
commune: Nam Dương
category: thuc-pham
stars: 4
recognition:
  decision: 3981/QĐ-UBND
  date: 2025-12-18
producer: htx-my-gao-chu
price: {retail: 45000, unit: gói 500 g}
# Ghi chú của người nhập.
sources:
- title: Quyết định 3981/QĐ-UBND
  grade: A
---

Làng Chũ làm mỳ **từ lâu đời**.
"""
FILES = {
    CHU: TIDY,
    RUOU: (
        'name: "Rượu làng Vân"\nprovince: bac-ninh\ncategory: do-uong\nstars: 3\n'
        'trace:\n  gtin: "8934567890120"\nsources:\n- title: Danh sách\n  grade: B\n'
        "story: |-\n  Một.\n\n  Hai.\n"
    ),
    "content/producers/htx-my-gao-chu.yml": "name: HTX Mỳ gạo Chũ\nprovince: bac-ninh\n",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> CatalogueSite:
    """A catalogue on GitHub; read only."""
    made = CatalogueSite(tmp_path_factory.mktemp("form"), FILES, settings=SETTINGS)
    made.build()
    return made


@pytest.fixture(scope="module")
def url(site: CatalogueSite) -> Iterator[str]:
    with serve(site.output) as served:
        yield served.url


def opened(visit: Visits, url: str, path: str = "dong-gop/", *, width: int = 1440) -> Page:
    page = visit(url + path, width=width)
    page.locator("[data-form-root]").wait_for()
    page.wait_for_load_state("networkidle")
    return page


def step(page: Page, name: str) -> None:
    page.locator(f"[data-step={name}]").click()
    expect(page.locator(f"#{name}")).to_be_visible()


def the_file(page: Page) -> str:
    expect(page.locator(".file")).to_be_visible()
    return page.locator(".file").input_value()


def told(page: Page) -> list[str]:
    """The rules in the summary, in order of the alphabet."""
    return sorted(one.get_attribute("data-rule") or "" for one in page.locator(".review-status li").all())


def github(page: Page) -> tuple[str, dict[str, list[str]]]:
    href = page.locator(".ways a.btn-main").get_attribute("href") or ""
    return href.partition("?")[0], parse_qs(urlsplit(href).query, keep_blank_values=True)


def type_in(page: Page, label: str, text: str) -> Locator:
    box = page.get_by_label(label, exact=False).locator("visible=true").first
    box.focus()
    page.keyboard.type(text)
    return box


def suggestions(page: Page) -> Locator:
    return page.locator(".suggest [role=option]:visible")


def test_a_product_entered_by_keyboard_becomes_a_file_that_passes(
    visit: Visits, url: str, tmp_path: Path
) -> None:
    page = opened(visit, url, width=360)
    type_in(page, "Tên sản phẩm", "Nước mắm Cát Hải: loại 1")
    type_in(page, "Tỉnh, thành phố", "hai ph")
    expect(suggestions(page)).to_have_count(1)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    type_in(page, "Xã, phường, đặc khu", "cat h")
    suggestions(page).filter(has_text="Cát Hải").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.get_by_label("Ngành").select_option("thuc-pham")
    page.get_by_role("link", name="Tiếp: Chủ thể").press("Enter")
    type_in(page, "Tên", "Công ty CP Thủy sản Cát Hải")
    type_in(page, "Điện thoại", "0912 345 678")
    page.get_by_role("link", name="Tiếp: Chứng nhận").press("Enter")
    page.get_by_label("Hạng sao").first.select_option("4")
    type_in(page, "Số quyết định", "3981/QĐ-UBND")
    type_in(page, "Ngày quyết định", "2025-12-18")
    page.get_by_role("button", name="Thêm: Nguồn").press("Enter")
    page.keyboard.type("Quyết định 3981/QĐ-UBND")
    page.get_by_label("Loại nguồn").select_option("A")
    step(page, "cau-chuyen")
    page.locator("#o-story").focus()
    page.keyboard.type("Nước mắm ủ trong *ang* sành.\n\nMười hai tháng.")
    step(page, "xem-lai")
    text = the_file(page)
    place, query = github(page)
    assert place == f"{REPOSITORY}/new/main"
    assert {"filename": ["content/products/hai-phong/nuoc-mam-cat-hai-loai-1.md"], "value": [text]} == query
    assert "name: 'Nước mắm Cát Hải: loại 1'\nprovince: hai-phong\ncommune:" in text
    assert text.endswith("---\n\nNước mắm ủ trong *ang* sành.\n\nMười hai tháng.\n")
    card = page.locator("[data-form-card] .card")
    assert "Nước mắm Cát Hải: loại 1" == card.locator("h3").inner_text()
    assert "Còn hiệu lực đến 18/12/2028" == card.locator(".pill").inner_text()
    own = CatalogueSite(tmp_path / "own", {**FILES, query["filename"][0]: text}, settings=SETTINGS)
    assert () == check_source(own.root).diagnostics
    assert [] == fix_source(own.root, [query["filename"][0]])


def test_an_edit_keeps_what_it_does_not_touch(visit: Visits, url: str) -> None:
    page = visit(f"{url}san-pham/bac-ninh/my-gao-chu/")
    page.get_by_role("link", name="Sửa trang này").click()
    page.locator("[data-form-root]").wait_for()
    assert "Bạn đang sửa “Mỳ gạo Chũ”" in page.locator("[data-form-note]").inner_text()
    step(page, "xem-lai")
    assert TIDY == the_file(page)
    step(page, "san-pham")
    page.get_by_label("Tên sản phẩm").fill("Mỳ gạo Chũ Xuân Trường")
    step(page, "xem-lai")
    expect(page.locator(".file")).to_have_value(TIDY.replace("Mỳ gạo Chũ", "Mỳ gạo Chũ Xuân Trường", 1))
    place, query = github(page)
    assert (place, query["value"]) == (f"{REPOSITORY}/edit/main/{CHU}", [the_file(page)])


def test_a_yml_file_stays_one(visit: Visits, url: str) -> None:
    page = opened(visit, url, "en/contribute/?sua=bac-ninh/ruou-lang-van")
    page.locator("[data-step=xem-lai]").click()
    expected = FILES[RUOU].replace('"Rượu làng Vân"', "Rượu làng Vân")
    assert expected == the_file(page)


@pytest.mark.slow
def test_an_edit_of_any_launch_product_changes_nothing_by_itself(visit: Visits, launch_url: str) -> None:
    page = opened(visit, launch_url)
    found = page.evaluate(
        """async ([ids, folder]) => {
          const links = [...document.querySelectorAll("script[type=module]")].map((one) => one.src);
          const source = await (await fetch(links.find((one) => one.includes("/form.")))).text();
          const named = (name) => source.match(new RegExp(`"\\\\./(${name}\\\\.[^"]+)"`))[1];
          const module = (name) => new URL(named(name), links[0]);
          const { convert } = await import(module("form-rules"));
          const { fileText } = await import(module("form-yaml"));
          const data = await (await fetch(`${folder}dong-gop/bieu-mau.json`)).json();
          return Promise.all(ids.map(async (id) => {
            const { file } = await (await fetch(`${folder}san-pham/${id}/product.json`)).json();
            const { path, comments } = file;
            const how = { yml: path.endsWith(".yml"), comments };
            return [path, fileText(convert(file.fields, data), data, how)];
          }));
        }""",
        [_launch_products()[::9], launch_url],
    )
    from tests.support.programs import REPOSITORY as ROOT

    assert len(found) > 70
    assert {} == {path: text for path, text in found if (ROOT / path).read_text("utf-8") != text}


def _launch_products() -> list[str]:
    from tests.support.programs import REPOSITORY as ROOT

    folder = ROOT / "content" / "products"
    return [f"{path.parent.name}/{path.stem}" for path in sorted(folder.glob("*/*.md"))]


# The same rules


#: Rules of these modules that fields cannot break in a form, and why.
NOT_OF_FIELDS = {
    # A form has no fields but those of the schema, each of its own kind, and chooses the folder itself.
    *("unknown-field", "not-text", "not-list", "not-group", "folder-unknown"),
    # They look at the files beside the product's.
    *("image-missing", "image-type", "image-too-large", "image-broken", "image-unused"),
    # No field of a product is of this kind.
    *("slug-value", "product-id", "value-pattern", "list-too-short"),
    # Tried below, with a draft that has no file yet.
    *("slug-invalid", "slug-reserved"),
}
IN_MODULES = {
    rule.id
    for module in (fields, forms, products, photos)
    for rule in vars(module).values()
    if isinstance(rule, Rule)
}
TRIED = sorted((IN_MODULES - NOT_OF_FIELDS) | {"producer-unknown"})
#: Only programs write these, so no box shows them; the summary does.
WITHOUT_BOX = {"example"}

KEY = "ocop-dong-gop"
_DRAFT = "(draft) => localStorage.setItem('ocop-dong-gop', JSON.stringify({ thu: draft }))"


def resume(page: Page, draft: dict[str, object]) -> None:
    page.evaluate(_DRAFT, {"saved": 1, "path": "", "own": "", "slug": "", "comments": {}, **draft})
    page.reload()
    page.locator("[data-form-root]").wait_for()
    page.wait_for_load_state("networkidle")
    page.locator("[data-form-drafts] summary").click()
    page.locator("[data-form-drafts-list] button").first.click()
    step(page, "xem-lai")


@pytest.fixture(scope="module")
def shown(browser: object, site: CatalogueSite, url: str) -> Iterator[Page]:
    page = browser.new_page(locale="vi-VN")  # type: ignore[attr-defined]
    page.goto(f"{url}dong-gop/")
    yield page
    page.close()


def at_fields(page: Page) -> set[tuple[str, ...]]:
    """What stands at the fields: rule, field, message and how to mend it."""
    return {
        (
            one.get_attribute("data-rule") or "",
            one.get_attribute("data-of") or "",
            one.locator("b").text_content() or "",
            one.locator("[data-mend]").text_content() or "",
        )
        for one in page.locator(".field-error:not([hidden]) p").all()
    }


def bare(text: str) -> str:
    """A sentence without the backticks, which the page shows as another face."""
    return text.replace("`", "")


def in_summary(page: Page) -> set[tuple[str, ...]]:
    return {
        (
            one.get_attribute("data-rule") or "",
            one.get_attribute("data-of") or "",
            one.locator("a").text_content() or "",
        )
        for one in page.locator(".review-status li").all()
    }


@pytest.mark.parametrize("rule", TRIED)
def test_a_fixture_is_told_as_by_ocop_check(
    rule: str, shown: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay(tmp_path, rule, monkeypatch)
    found = [one for one in check_source(tmp_path).diagnostics if one.path == PRODUCT]
    assert rule in {one.rule for one in found}
    written = parse_document(PRODUCT, (tmp_path / PRODUCT).read_bytes()).fields
    resume(shown, {"fields": written, "path": PRODUCT, "own": "bac-ninh/my-gao-chu"})
    expected = {(one.rule, one.field, bare(message(one, "vi")), bare(mend(one, "vi"))) for one in found}
    assert {one[:3] for one in expected} == in_summary(shown)
    assert {one for one in expected if one[1] not in WITHOUT_BOX} == at_fields(shown)


@pytest.mark.parametrize(
    ("rule", "given", "slug"),
    [
        ("slug-invalid", {"name": "Mỳ"}, "Mỳ gạo"),
        ("slug-reserved", {"name": "Mỳ"}, "index"),
        ("duplicate-product", {"name": "Mỳ gạo Chũ"}, ""),
        ("gtin-repeated", {"name": "Mỳ", "trace": {"gtin": "8934567890120"}}, ""),
    ],
)
def test_names_and_codes_that_are_taken(shown: Page, rule: str, given: dict[str, object], slug: str) -> None:
    known = {"province": "bac-ninh", "category": "thuc-pham", "stars": "4"}
    sources = {"sources": [{"title": "x", "grade": "A"}]}
    resume(shown, {"fields": known | sources | given, "slug": slug})
    assert [rule] == told(shown)
    shown.locator(".review-status li a").click()
    assert "INPUT" == shown.evaluate("document.activeElement.tagName")


def test_every_rule_of_fields_is_tried() -> None:
    assert NOT_OF_FIELDS <= IN_MODULES
    assert len(TRIED) > 30
    assert not [rule for rule in TRIED if not (FIXTURES / rule).is_dir()]


# Live


def test_a_mistake_shows_when_the_field_is_left_and_goes_when_it_is_mended(visit: Visits, url: str) -> None:
    page = opened(visit, url)
    step(page, "chung-nhan")
    box = type_in(page, "Ngày quyết định", "18/12/2025")
    assert box.get_attribute("aria-invalid") is None
    page.keyboard.press("Tab")
    expect(box).to_have_attribute("aria-invalid", "true")
    error = page.locator(f"[id='{(box.get_attribute('aria-describedby') or '').split()[-1]}']")
    assert "Hãy ghi date: 2025-12-18." in error.inner_text()
    assert "1 chỗ cần sửa" in page.locator("[data-step=chung-nhan]").inner_text()
    box.fill("2025-12-18")
    expect(box).not_to_have_attribute("aria-invalid", "true")
    expect(error).to_be_hidden()


def test_half_a_syllable_is_not_judged(visit: Visits, url: str) -> None:
    page = opened(visit, url)
    box = page.get_by_label("Tên sản phẩm")
    box.focus()
    session = page.context.new_cdp_session(page)
    session.send("Input.imeSetComposition", {"text": "Mỳ", "selectionStart": 2, "selectionEnd": 2})
    page.wait_for_timeout(500)
    assert page.evaluate("localStorage.getItem('ocop-dong-gop')") is None
    session.send("Input.insertText", {"text": "Mỳ"})
    expect(page.locator("[data-form-card] h3")).to_have_text("Mỳ")


def test_a_former_province_leads_to_the_one_of_today(visit: Visits, url: str) -> None:
    page = opened(visit, url)
    type_in(page, "Tỉnh, thành phố", "bac giang")
    expect(suggestions(page)).to_have_count(1)
    assert "trước đây là" in suggestions(page).inner_text()
    suggestions(page).click()
    step(page, "xem-lai")
    assert "province-unknown" not in told(page)


def test_a_producer_of_the_catalogue_is_found(visit: Visits, url: str) -> None:
    page = opened(visit, url)
    step(page, "chu-the")
    page.get_by_label("Đã có trong danh mục").check()
    type_in(page, "Tìm chủ thể", "my gao")
    suggestions(page).first.click()
    expect(page.locator("[data-form-card] .by")).to_have_text("HTX Mỳ gạo Chũ")


def test_what_is_typed_stays_text(visit: Visits, url: str) -> None:
    page = opened(visit, url)
    page.get_by_label("Tên sản phẩm").fill("<img src=x onerror=alert(1)>")
    expect(page.locator("[data-form-card] h3")).to_have_text("<img src=x onerror=alert(1)>")
    step(page, "xem-lai")
    assert 0 == page.locator("main img").count()


# Drafts


def test_drafts_outlive_the_page_and_can_be_deleted(visit: Visits, url: str) -> None:
    page = opened(visit, url)
    for name in ("Một", "Hai"):
        page.get_by_role("button", name="Bắt đầu sản phẩm khác").click()
        page.get_by_label("Tên sản phẩm").fill(name)
        expect(page.locator("[data-form-said]")).to_have_text("Đã lưu bản nháp trong trình duyệt này.")
        page.wait_for_timeout(400)
    page.reload()
    page.locator("[data-form-drafts] summary").click()
    page.get_by_role("button", name="Mở bản nháp “Một”").click()
    expect(page.get_by_label("Tên sản phẩm")).to_have_value("Một")
    page.get_by_role("button", name="Xóa bản nháp “Hai”").click()
    page.reload()
    page.locator("[data-form-drafts] summary").click()
    assert ["Một"] == page.locator("[data-form-drafts-list] b").all_inner_texts()


def test_an_edit_is_resumed_unless_the_file_changed_since(visit: Visits, url: str) -> None:
    page = opened(visit, url, "dong-gop/?sua=bac-ninh/my-gao-chu")
    page.get_by_label("Tên sản phẩm").fill("Mỳ gạo của tôi")
    expect(page.locator("[data-form-said]")).to_contain_text("Đã lưu bản nháp")
    page.reload()
    expect(page.get_by_label("Tên sản phẩm")).to_have_value("Mỳ gạo của tôi")
    page.evaluate(
        "(key) => localStorage.setItem(key, localStorage.getItem(key).replaceAll('base', 'was'))", KEY
    )
    page.goto("about:blank")
    page.goto(f"{url}dong-gop/?sua=bac-ninh/my-gao-chu")
    expect(page.get_by_label("Tên sản phẩm")).to_have_value("Mỳ gạo Chũ")
    expect(page.locator("[data-form-drafts]")).to_be_visible()


def test_a_browser_without_storage_says_so(visit: Visits, url: str) -> None:
    page = visit()
    page.add_init_script(
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };"
    )
    page.goto(f"{url}dong-gop/")
    expect(page.locator("[data-form-said]")).to_contain_text("không lưu được bản nháp")


# Sending


def test_a_long_story_is_copied_and_pasted(visit: Visits, url: str) -> None:
    page = opened(visit, url, "dong-gop/?sua=bac-ninh/my-gao-chu")
    step(page, "cau-chuyen")
    page.locator("#o-story").fill("Chuyện kể. " * 400)
    step(page, "xem-lai")
    expect(page.locator(".ways")).to_contain_text("Tệp quá dài cho một liên kết")
    assert f"{REPOSITORY}/edit/main/{CHU}" == page.locator(".ways a.btn-main").get_attribute("href")


def test_the_file_can_be_downloaded(visit: Visits, url: str, tmp_path: Path) -> None:
    page = opened(visit, url, "dong-gop/?sua=bac-ninh/my-gao-chu")
    step(page, "xem-lai")
    with page.expect_download() as download:
        page.get_by_role("link", name="Tải tệp về").click()
    download.value.save_as(tmp_path / "x")
    assert (download.value.suggested_filename, TIDY) == ("my-gao-chu.md", (tmp_path / "x").read_text("utf-8"))


def test_without_a_repository_there_is_a_plain_word(visit: Visits, tmp_path: Path) -> None:
    settings = "title: Thử\norganiser: {name: Sở, email: ocop@tinh.example}\n"
    made = CatalogueSite(tmp_path, {"content/products/bac-ninh/a.md": product()}, settings=settings)
    made.build()
    with serve(made.output) as served:
        page = opened(visit, served.url, "dong-gop/?sua=bac-ninh/a")
        step(page, "xem-lai")
        assert 0 == page.locator(".ways a.btn-main").count()
        mail = page.locator(".ways a").get_attribute("href") or ""
        assert re.match(r"mailto:ocop@tinh\.example\?subject=content%2Fproducts%2Fbac-ninh%2Fa\.md$", mail)


# For everybody


def test_without_javascript_the_page_says_how(visit: Visits, url: str) -> None:
    page = visit(f"{url}dong-gop/", javascript=False)
    assert not page.locator("[data-form-root]").is_visible()
    assert "Biểu mẫu cần JavaScript" in page.locator("noscript").inner_text()
    assert f"{REPOSITORY}/issues/new/choose" in [
        link.get_attribute("href") for link in page.locator("#khong-bieu-mau a").all()
    ]


@pytest.mark.parametrize(
    ("path", "width", "dark"),
    [
        ("dong-gop/", 360, False),
        ("dong-gop/", 1440, True),
        ("en/contribute/", 360, True),
        ("en/contribute/", 1440, False),
    ],
)
def test_axe_finds_nothing_in_any_step(visit: Visits, url: str, path: str, width: int, *, dark: bool) -> None:
    page = visit(f"{url}{path}?sua=bac-ninh/my-gao-chu", width=width, dark=dark)
    page.locator("[data-form-root]").wait_for()
    page.locator("#o-name").fill("x" * 300)
    for name in ("san-pham", "chu-the", "chung-nhan", "cau-chuyen", "xem-lai"):
        step(page, name)
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        assert [] == axe_violations(page), name


def test_nothing_is_wider_than_a_small_phone(visit: Visits, url: str) -> None:
    page = opened(visit, url, "dong-gop/?sua=bac-ninh/my-gao-chu", width=320)
    for name in ("san-pham", "chu-the", "chung-nhan", "cau-chuyen", "xem-lai"):
        step(page, name)
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        assert 320 == page.evaluate("document.documentElement.scrollWidth"), name


def test_only_this_page_loads_the_form(site: CatalogueSite) -> None:
    assert "form." not in site.read("san-pham/bac-ninh/my-gao-chu/index.html")
    assert 1 == site.read("dong-gop/index.html").count("/assets/form.")


def test_every_link_leads_somewhere(site: CatalogueSite) -> None:
    assert [] == broken_links(site.output)


@pytest.mark.slow
def test_its_html_is_valid(site: CatalogueSite) -> None:
    paths = [site.output / "dong-gop" / "index.html", site.output / "en" / "contribute" / "index.html"]
    # What the checker says of policies is no fault: see test_html.
    assert [] == [line for line in validate_html(paths) if "Content Security Policy" not in line]
