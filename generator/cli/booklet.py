"""``ocop booklet``: what is printed for an event or a province."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import msgspec

from generator.build.job import Job
from generator.cli.build import SITE, BaseUrl, as_of_option, jobs_option, today
from generator.cli.choosing import Choice, choices, event_of, query_of
from generator.cli.terminal import listener, shown
from generator.cli.verbs import Shared, argument, option, verb
from generator.diagnostics import UsageError
from generator.records import Booklet, Event
from generator.rulebook import Text
from generator.vietnamese import format_number

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.booklet.printing import Printed
    from generator.booklet.volume import Request
    from generator.catalog.catalogue import Catalogue

_DONE = Text("{file}: {pages} trang, {products} sản phẩm.", "{file}: {pages} pages, {products} products.")
_WRITTEN = Text("Đã ghi {file}.", "Wrote {file}.")
_COVER = Text("{file}: bìa.", "{file}: the cover.")
_FORM = ("size", "per_page", "group", "order", "lapsed")


def form_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that change a booklet's form."""
    for add in (
        option(
            "--size",
            type=click.Choice(["a4", "a5", "a6", "square"]),
            said=Text("Khổ giấy (mặc định: a5).", "Page size (default: a5)."),
        ),
        option(
            "--per-page",
            type=click.Choice(["1", "2", "4", "8"]),
            said=Text("Số sản phẩm mỗi trang (mặc định: 4).", "Products a page (default: 4)."),
        ),
        option(
            "--group",
            type=click.Choice(["province", "category", "stars", "none"]),
            said=Text("Chia phần theo.", "What parts the book."),
        ),
        option(
            "--order",
            type=click.Choice(["stars", "name", "producer", "booth"]),
            said=Text("Thứ tự trong mỗi phần.", "Order within a part."),
        ),
        option(
            "--lapsed",
            is_flag=True,
            said=Text(
                "In cả sản phẩm đã hết hạn, đã thu hồi, có ghi rõ.",
                "Print expired and withdrawn recognitions, too, and say so.",
            ),
        ),
        option(
            "--book-lang",
            type=click.Choice(["vi", "en"]),
            said=Text("Ngôn ngữ chính của sách.", "Main language of the book."),
        ),
        option("--title", said=Text("Tên trên bìa.", "Title on the cover."), default=""),
    ):
        function = add(function)
    return function


@verb(
    Text(
        "Dựng cuốn giới thiệu sản phẩm để in (PDF): của một sự kiện trong content/events, hoặc theo tỉnh, "
        "ngành, hạng sao.",
        "Make the booklet of products to print (PDF): of an event in content/events, or by province, "
        "category and rank.",
    ),
    examples=(
        ("ocop booklet hoi-nghi-2026", Text("của một sự kiện", "of an event")),
        (
            "ocop booklet --province bac-ninh --stars 4,5",
            Text("sản phẩm 4 và 5 sao của Bắc Ninh", "products of Bắc Ninh with 4 and 5 stars"),
        ),
        (
            "ocop booklet hoi-nghi-2026 --press",
            Text("có chừa xén và dấu cắt, để gửi nhà in", "with bleed and crop marks, for the printer"),
        ),
        ("ocop booklet hoi-nghi-2026 --proof", Text("bản thử nhẹ để xem", "a light proof for the screen")),
    ),
)
@argument("event", required=False, default="", metavar="[EVENT]")
@option(
    "--kind",
    type=click.Choice(["booklet", "signs", "cards", "tents", "labels", "badges", "buyers", "matches"]),
    default="booklet",
    said=Text(
        "Thứ cần in: booklet (sách), signs (biển gian hàng), cards (thẻ sản phẩm), tents (biển để bàn), "
        "labels (nhãn kệ), badges (thẻ đeo), buyers (bảng cho nhà mua, xlsx), matches (ghép nhu cầu, xlsx).",
        "What to print: booklet, booth signs, product cards, table tents, shelf labels, badges, the buyer's "
        "sheet or the matches of wishes and products (both xlsx).",
    ),
)
@choices
@form_options
@option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    said=Text("Tệp PDF (mặc định: tên sự kiện hoặc tỉnh).", "PDF file (default: named for the event)."),
)
@option("--press", is_flag=True, said=Text("Chừa xén, dấu cắt cho nhà in.", "Bleed and crop marks."))
@option(
    "--impose",
    is_flag=True,
    said=Text(
        "Bình trang để ghim giữa: hai trang một mặt tờ gấp đôi.",
        "Two pages a side in folding order, for stitching.",
    ),
)
@option(
    "--cover-sheet",
    is_flag=True,
    said=Text(
        "Bìa thành tờ riêng, có gáy theo độ dày giấy.", "The cover as a sheet of its own, with its spine."
    ),
)
@option("--proof", is_flag=True, said=Text("Bản thử: nhẹ, có chữ chìm.", "A light proof, watermarked."))
@option(
    "--base-url",
    type=BaseUrl(),
    metavar="URL",
    said=Text("Địa chỉ của trang, để in mã QR.", "Address of the site, for the QR codes."),
)
@as_of_option
@jobs_option
def command(shared: Shared, /, **options: Any) -> None:  # noqa: ANN401 - one for each option
    """Run ``ocop booklet``."""
    day = options["as_of"] or today()
    catalogue = opened(shared, day, options)
    request = request_of(catalogue, options)
    kind = options["kind"]
    ending = "xlsx" if kind in {"buyers", "matches"} else "pdf"
    name = request.event or name_of(request.booklet)
    output = options["output"] or Path(f"{name}{'' if kind == 'booklet' else f'-{kind}'}.{ending}")
    if ending == "xlsx":
        write(output, workbook(catalogue, kind, request, shared.source.resolve()))
        shared.say(_WRITTEN, file=shown(output.resolve()))
        return
    jobs = options["jobs"] or 2
    done = print_kind(catalogue, kind, request, shared.source.resolve(), moment=moment(day), jobs=jobs)
    tell(shared, output, done)


def workbook(catalogue: Catalogue, kind: str, request: Request, source: Path) -> bytes:
    """Return a workbook of the day."""
    from generator.booklet.buyers import Workbooks
    from generator.booklet.volume import Composer

    books = Workbooks(Composer(catalogue, request, source))
    return books.buyers() if kind == "buyers" else books.matches()


def print_kind(  # noqa: PLR0913 - what is printed, from what, how
    catalogue: Catalogue, kind: str, request: Request, source: Path, *, moment: int, jobs: int
) -> Printed:
    """Print the booklet or a handout."""
    from generator.booklet.handouts import KINDS, print_handout
    from generator.booklet.printing import print_booklet

    for one in KINDS:
        if one == kind:
            return print_handout(catalogue, one, request, source, moment=moment)
    return print_booklet(catalogue, request, source, moment=moment, jobs=jobs)


def tell(shared: Shared, output: Path, done: Printed) -> None:
    """Write what was printed and say so, with what the organiser should know."""
    write(output, done.pdf)
    if done.cover:
        beside = output.with_name(f"{output.stem}-cover{output.suffix}")
        write(beside, done.cover)
        shared.say(_COVER, file=shown(beside.resolve()))
    for note in done.notes:
        click.echo(note.into(shared.language), err=True)
    numbers = {"pages": done.pages, "products": done.products}
    words = {name: format_number(number, shared.language) for name, number in numbers.items()}
    shared.say(_DONE, file=shown(output.resolve()), **words)


def opened(shared: Shared, day: date, options: dict[str, Any]) -> Catalogue:
    """Open the catalogue as the options say."""
    from generator.build.opening import open_catalogue

    source = shared.source.resolve()
    job = Job(
        source=source, output=source / SITE, as_of=day, base_url=options["base_url"], jobs=options["jobs"]
    )
    return open_catalogue(job, listener(job.source, shared.language))


def request_of(catalogue: Catalogue, options: dict[str, Any]) -> Request:
    """Return what is asked for: the event's booklet with what the options change, or one of their own."""
    from generator.booklet.volume import Request

    event = event_of(catalogue, options["event"])
    booklet = Booklet()
    if event:
        booklet = catalogue.record(catalogue.events[event], Event)[0].booklet or booklet
    choice = Choice(**{field: options[field] for field in Choice.__struct_fields__})
    query = query_of(catalogue.taxonomy, choice)
    if query is None and not event:
        raise _nothing_chosen()
    if query is not None:
        booklet = msgspec.structs.replace(booklet, select=query)
    booklet = _formed(booklet, options)
    title = ""
    if query and len(query.provinces) == 1:
        province = catalogue.taxonomy.provinces[query.provinces[0]]
        title = province.name_en if booklet.languages[0] == "en" else province.name
        title = f"OCOP {title}"
    title = options["title"] or title
    if options["title"]:
        booklet = msgspec.structs.replace(booklet, title=title, title_en="")
    return Request(
        booklet=booklet,
        event=event,
        title=title,
        press=options["press"],
        proof=options["proof"],
        cover=not options["cover_sheet"],
        impose=options["impose"],
    )


def _nothing_chosen() -> UsageError:
    return UsageError(
        vi="Hãy ghi tên sự kiện (một tệp trong content/events), hoặc chọn sản phẩm: --province, --category, "
        "--set, --stars, --certificate; --all là cả danh mục.",
        en="Please name an event (a file in content/events), or choose products: --province, --category, "
        "--set, --stars, --certificate; --all is the whole catalogue.",
    )


def _formed(booklet: Booklet, options: dict[str, Any]) -> Booklet:
    changes = {name: options[name] for name in _FORM if options[name]}
    if "per_page" in changes:
        changes["per_page"] = int(changes["per_page"])
    lang = options["book_lang"]
    if lang:
        others = tuple(one for one in booklet.languages if one != lang)
        changes["languages"] = (lang, *others)
    return msgspec.structs.replace(booklet, **changes)


def name_of(booklet: Booklet) -> str:
    """Name the file of a booklet that belongs to no event."""
    select = booklet.select
    parts = [*select.provinces, *select.categories, *map(str, select.stars)] if select else []
    return "-".join(["ocop", *parts[:4]])


def moment(day: date) -> int:
    """Return the time that a PDF gives for its making: SOURCE_DATE_EPOCH, else the day that it is for."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    if given.isascii() and given.isdigit():
        return int(given)
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())


def write(path: Path, data: bytes) -> None:
    """Write a file, whole or not at all. An OSError of the system is told by the command line."""
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f".{path.name}.new")
    aside.write_bytes(data)
    aside.replace(path)
