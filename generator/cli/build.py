"""``ocop build``: the site, into a folder that any web host can serve."""

from __future__ import annotations

import time
from datetime import date, datetime
from pathlib import Path
from urllib.parse import urlsplit

import click
import msgspec

from generator.build.job import Job, Outcome
from generator.cli.terminal import listener, shown, summary
from generator.cli.verbs import Shared, option, verb
from generator.diagnostics import UsageError
from generator.rulebook import Text
from generator.vietnamese import Language

SITE = "site"
#: More processes than any machine of today has cores.
MOST_JOBS = 256

_WHERE = Text("Trang nằm ở {folder}", "The site is in {folder}")


def today() -> date:
    """Return the day on this machine, which decides which recognitions have expired."""
    return datetime.now().astimezone().date()


class Day(click.ParamType[date]):
    """A day, ``2026-11-22``."""

    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:  # noqa: ARG002
        """Read an ISO date. Raises UsageError."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            raise UsageError(
                vi=f"“{value}” không phải là ngày. Hãy viết năm-tháng-ngày, ví dụ 2026-11-22.",
                en=f"“{value}” is not a date. Write year-month-day: 2026-11-22.",
            ) from None


class BaseUrl(click.ParamType[str]):
    """The address of the published site, which may have a sub-path."""

    name = "url"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:  # noqa: ARG002
        """Read an http(s) address without query, fragment and credentials. Raises UsageError."""
        text = str(value)
        if not is_base_url(text):
            raise UsageError(
                vi=f"“{text}” không dùng làm địa chỉ trang được. Hãy viết như https://example.vn/danh-muc/, "
                "không có phần ? và #.",
                en=f"“{text}” cannot be the address of a site. Write it like https://example.vn/catalogue/, "
                "without ? and #.",
            )
        return text


def is_base_url(text: str) -> bool:
    """Tell whether a text is an address that a site can have."""
    try:
        parts = urlsplit(text)
        port_is_fine = parts.port is None or parts.port > 0
    except ValueError:
        return False
    plain = text.isprintable() and not any(sign in text for sign in " \"'<>\\?#@")
    return plain and port_is_fine and parts.scheme in {"http", "https"} and bool(parts.hostname)


as_of_option = option(
    "--as-of",
    type=Day(),
    metavar="DATE",
    said=Text("Ngày để tính hiệu lực (mặc định: hôm nay).", "Day that validity is for (default: today)."),
)
jobs_option = option(
    "--jobs",
    type=click.IntRange(0, MOST_JOBS),
    default=0,
    metavar="N",
    said=Text("Số tiến trình (mặc định: mỗi nhân một).", "Processes (default: one a core)."),
)
search_option = option(
    "--no-search", is_flag=True, said=Text("Không lập chỉ mục tìm kiếm.", "Leave out the search index.")
)


def run_build(job: Job, language: Language, *, timings: bool = False) -> None:
    """Build, tell people on stderr and, if asked to, programs on stdout.

    Raises ContentError, UsageError and EnvironmentFault.
    """
    from generator.build.recipe import build

    start = time.perf_counter()
    outcome = build(job, listener(job.source, language))
    seconds = time.perf_counter() - start
    click.echo(summary(outcome, seconds, language), err=True)
    click.echo(_WHERE.into(language).format(folder=shown(job.output)), err=True)
    if timings:
        click.echo(figures(outcome, seconds))


def figures(outcome: Outcome, seconds: float) -> str:
    """Return what a build did as one line of JSON: seconds of each step, and of each kind of file and page.

    The latter are sums over all processes.
    """
    times = {name: round(value, 4) for name, value in outcome.seconds.items()}
    return msgspec.json.encode(
        {
            "products": outcome.products,
            "files": outcome.outputs,
            "written": len(outcome.written),
            "removed": len(outcome.removed),
            "seconds": {**times, "total": round(seconds, 4)},
            "work": {
                kind: {"count": spent.count, "seconds": round(spent.seconds, 4)}
                for kind, spent in sorted(outcome.work.items())
            },
        }
    ).decode()


@verb(
    Text(
        "Dựng trang web vào một thư mục, đăng lên máy chủ nào cũng được. Chỉ phần thay đổi được dựng lại.",
        "Build the site into a folder that any web host can serve. Only what changed is built again.",
    ),
    examples=(
        ("ocop build", Text("dựng vào site/", "into site/")),
        (
            "ocop build --base-url https://ten.github.io/danh-muc/",
            Text("địa chỉ khi đăng, có thể kèm thư mục con", "where it will be published, with a sub-path"),
        ),
        ("ocop build --as-of 2026-12-31", Text("hạng sao tính đến ngày này", "recognitions as of that day")),
        ("ocop build --strict", Text("cảnh báo cũng là lỗi", "warnings count as errors")),
    ),
)
@option(
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    said=Text("Thư mục kết quả (mặc định: site trong danh mục).", "Output folder (default: source/site)."),
)
@option(
    "--base-url",
    type=BaseUrl(),
    metavar="URL",
    said=Text("Địa chỉ của trang, thay cho catalog.yml.", "Address of the site, instead of catalog.yml's."),
)
@as_of_option
@jobs_option
@search_option
@option("--no-cache", is_flag=True, said=Text("Dựng lại từ đầu.", "Build everything anew."))
@option("--strict", is_flag=True, said=Text("Dừng cả khi có cảnh báo.", "Stop at warnings, too."))
@option(
    "--timings",
    is_flag=True,
    said=Text(
        "In số liệu chi tiết dạng JSON: từng bước, từng loại tệp và trang.",
        "Print figures as JSON: each step, each kind of file and page.",
    ),
)
def command(  # noqa: PLR0913 (one for each option)
    shared: Shared,
    *,
    output: Path | None,
    base_url: str | None,
    as_of: date | None,
    jobs: int,
    no_search: bool,
    no_cache: bool,
    strict: bool,
    timings: bool,
) -> None:
    """Run ``ocop build``."""
    source = shared.source.resolve()
    job = Job(
        source=source,
        output=output.resolve() if output else source / SITE,
        as_of=as_of or today(),
        base_url=base_url,
        jobs=jobs,
        search=not no_search,
        cache=not no_cache,
        strict=strict,
    )
    run_build(job, shared.language, timings=timings)
