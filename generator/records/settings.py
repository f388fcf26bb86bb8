"""The catalogue's settings: ``content/catalog.yml``."""

from __future__ import annotations

from typing import Annotated, Literal

from generator.records.common import Record, link, mail, said

Language = Literal["vi", "en"]


class Organiser(Record, frozen=True, kw_only=True):
    """Who keeps the catalogue."""

    name: Annotated[str, said("Tên đơn vị.", "Name.", max_length=200)] = ""
    url: Annotated[str, link("Trang web.", "Web site.")] = ""
    email: Annotated[str, mail("Thư điện tử.", "E-mail.")] = ""


class Repository(Record, frozen=True, kw_only=True):
    """Where contributors send changes."""

    url: Annotated[
        str, link("Địa chỉ kho mã, ví dụ https://github.com/to-chuc/kho.", "Address of the repository.")
    ] = ""
    branch: Annotated[
        str,
        said(
            "Nhánh chính, ví dụ main: chữ, số và các dấu . / - _, không có dấu cách.",
            "Main branch, such as main: letters, digits and . / - _, without spaces.",
            pattern=r"^[\w./-]+$",
            max_length=80,
        ),
    ] = "main"


class Outputs(Record, frozen=True, kw_only=True):
    """What multiplies files, which free hosts count (Cloudflare Pages 20,000; GitHub Pages 1 GB)."""

    english: Annotated[
        Literal["all", "translated"],
        said("Trang tiếng Anh: all hoặc translated.", "English pages: all, or those that have English."),
    ] = "all"
    producers: Annotated[
        Literal["all", "shared", "none"],
        said(
            "Trang chủ thể: all, shared (từ hai sản phẩm), none.",
            "Producer pages: all, shared (two products or more), none.",
        ),
    ] = "shared"
    product_json: Annotated[bool, said("Một tệp JSON mỗi sản phẩm.", "One JSON file a product.")] = True
    page_codes: Annotated[
        bool,
        said(
            "Mã QR của trang trên mỗi trang sản phẩm, để in và để quét (cần base_url).",
            "A QR code of the page's address on each product page, to print and to scan (needs base_url).",
        ),
    ] = True
    social_images: Annotated[
        Literal["product", "category", "none"],
        said(
            "Ảnh chia sẻ khi gửi liên kết: product (mỗi sản phẩm một ảnh), category (chỉ trang chủ, tỉnh, "
            "ngành, sự kiện), none. Cần base_url.",
            "Pictures that messengers show: product (one each), category (only home page, provinces, "
            "categories, events), none. They need base_url.",
        ),
    ] = "category"
    booklets: Annotated[
        bool,
        said(
            "Dựng sách của các sự kiện để tải từ trang.",
            "Make the booklets of events, to download from the site.",
        ),
    ] = True
    offline: Annotated[
        bool,
        said(
            "Cài được như ứng dụng và xem được khi mất mạng.",
            "Can be installed as an app, and works without a connection.",
        ),
    ] = True


class Settings(Record, frozen=True, kw_only=True):
    """Title, address, languages, organiser, repository and what the build puts out."""

    title: Annotated[str, said("Tên danh mục.", "Title (vi).", min_length=1, max_length=120)]
    title_en: Annotated[str, said("Tên tiếng Anh.", "Title (en).", max_length=120)] = ""
    summary: Annotated[str, said("Giới thiệu ngắn.", "Summary (vi).", max_length=400)] = ""
    summary_en: Annotated[str, said("Giới thiệu (tiếng Anh).", "Summary (en).", max_length=400)] = ""
    base_url: Annotated[
        str,
        link(
            "Địa chỉ của trang sau khi đăng, có thể kèm thư mục con.",
            "Address of the published site; may have a sub-path.",
        ),
    ] = ""
    languages: Annotated[
        tuple[Language, ...],
        said("Ngôn ngữ của trang.", "Languages of the site.", min_length=1, max_length=2),
    ] = ("vi", "en")
    organiser: Annotated[Organiser, said("Đơn vị chủ trì.", "Who keeps the catalogue.")] = Organiser()
    repository: Annotated[Repository, said("Kho mã.", "The repository.")] = Repository()
    hosting: Annotated[
        Literal["github-pages", "cloudflare-pages", "netlify", "other"],
        said("Nơi đăng trang.", "Where the site is hosted."),
    ] = "other"
    outputs: Annotated[Outputs, said("Những gì được dựng.", "What is put out.")] = Outputs()
    page_size: Annotated[
        int, said("Số sản phẩm mỗi trang danh sách.", "Products a listing page.", ge=6, le=200)
    ] = 48
