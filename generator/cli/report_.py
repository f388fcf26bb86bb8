"""``ocop report``: what an organiser asks of the whole catalogue."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from generator.cli.build import SITE, as_of_option, today
from generator.cli.verbs import Shared, argument, option, verb
from generator.diagnostics import EnvironmentFault, UsageError
from generator.reports.table import FORMS, Form, Table, written
from generator.rulebook import Text

KINDS = ("expiring", "coverage", "duplicates", "hosting", "owners", "links")

_WRITTEN = Text("Đã ghi {path}.", "Wrote {path}.")
_ENDINGS: dict[str, Form] = {".csv": "csv", ".md": "md", ".json": "json", ".html": "html", ".txt": "text"}
_MOST_DAYS = 36_500


@verb(
    Text(
        "In báo cáo về cả danh mục: expiring (sắp hết hiệu lực), coverage (độ phủ theo tỉnh), duplicates (có "
        "thể trùng), hosting (giới hạn của nơi đăng), owners (CODEOWNERS theo tỉnh), links (địa chỉ ngoài).",
        "Print a report on the whole catalogue: expiring recognitions, coverage of provinces, duplicates, "
        "hosting (limits of hosts), owners (CODEOWNERS by province), links (addresses of other sites).",
    ),
    examples=[
        ("ocop report expiring --days 90", Text("hết hạn trong 90 ngày tới", "ending in the next 90 days")),
        ("ocop report expiring --to sap-het-han.html", Text("thành một trang để in", "as a page to print")),
        ("ocop report coverage --to do-phu.csv", Text("mở được bằng Excel", "for a spreadsheet")),
        ("ocop report hosting", Text("sau khi đã ocop build", "after ocop build")),
        ("ocop report owners --to .github/CODEOWNERS", Text("ai duyệt tỉnh nào", "who reviews what")),
        ("ocop report links --ask", Text("địa chỉ nào không còn trả lời", "which no longer answer")),
    ],
)
@argument("kind", type=click.Choice(KINDS))
@option(
    "--format",
    "form",
    said=Text(
        "Dạng báo cáo (mặc định: theo đuôi của --to, không thì chữ).", "Form (default: by --to, or text)."
    ),
    type=click.Choice(FORMS),
)
@option(
    "--to",
    said=Text("Ghi vào tệp thay vì in ra.", "Write to a file instead of printing."),
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
)
@option(
    "--days",
    said=Text(
        "expiring: trong bao nhiêu ngày (mặc định: theo phân loại, 180).", "expiring: within how many days."
    ),
    type=click.IntRange(0, _MOST_DAYS),
    metavar="N",
)
@option(
    "--with-expired",
    said=Text("expiring: kể cả đã hết hạn.", "expiring: those that have ended, too."),
    is_flag=True,
)
@option("--ask", said=Text("links: hỏi từng địa chỉ.", "links: ask each address."), is_flag=True)
@option(
    "--site",
    said=Text("hosting: thư mục trang (mặc định: site).", "hosting: folder of the site (default: site)."),
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
)
@as_of_option
def command(  # noqa: PLR0913 (one for each option)
    shared: Shared,
    kind: str,
    *,
    form: Form | None,
    to: Path | None,
    days: int | None,
    with_expired: bool,
    ask: bool,
    site: Path | None,
    as_of: date | None,
) -> None:
    """Print one report on standard output, or write it to a file."""
    if kind == "owners":
        text = _owners(shared)
    else:
        wanted = form or _form_of(to)
        table = _table(shared, kind, as_of or today(), days, site, ask=ask, with_expired=with_expired)
        text = written(table, wanted, shared.language)
    if to is None:
        click.echo(text, nl=False)
    else:
        _write(to, text)
        shared.say(_WRITTEN, path=to)


def _table(  # noqa: PLR0913 (one for each option)
    shared: Shared,
    kind: str,
    day: date,
    days: int | None,
    site: Path | None,
    *,
    ask: bool,
    with_expired: bool,
) -> Table:
    from generator.reports import hosting, links, products
    from generator.reports.reading import catalogue_of

    source = shared.source.resolve()
    if kind == "hosting":
        return hosting.hosting(site or source / SITE)
    if kind == "links":
        return links.links(source, links.answer_of if ask else None)
    catalogue = catalogue_of(source, day)
    if kind == "coverage":
        return products.coverage(catalogue)
    if kind == "duplicates":
        return products.duplicates(catalogue)
    wanted = catalogue.taxonomy.expiring_days if days is None else days
    return products.expiring(catalogue, wanted, with_expired=with_expired)


def _owners(shared: Shared) -> str:
    from generator.reports.owners import owners
    from generator.taxonomy import load_taxonomy

    return owners(shared.source, load_taxonomy(shared.source / "content" / "taxonomy"))


def _form_of(path: Path | None) -> Form:
    if path is None:
        return "text"
    form = _ENDINGS.get(path.suffix.lower())
    if form is None:
        raise UsageError(
            vi=f"{path.name}: đuôi phải là {', '.join(_ENDINGS)}; hoặc ghi --format.",
            en=f"{path.name}: the ending should be {', '.join(_ENDINGS)}; or give --format.",
        )
    return form


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        raise EnvironmentFault(
            vi=f"Không ghi được {path}: {error.strerror}.", en=f"Cannot write {path}: {error.strerror}."
        ) from error
