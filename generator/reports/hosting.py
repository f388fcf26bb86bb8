"""Whether a built site fits the hosts that cost nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from generator.diagnostics import UsageError
from generator.reports.table import Cell, Table, columns
from generator.rulebook import Text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_MB = 1_000_000
_MIB = 1024 * 1024


class Host(msgspec.Struct, frozen=True):
    """A host and its limits; 0 where it states none. Read on 22 November 2026, see docs/hosting.md."""

    name: str
    files: int = 0
    bytes: int = 0
    largest: int = 0
    per_folder: int = 0


HOSTS = (
    Host("GitHub Pages", bytes=1000 * _MB, largest=100 * _MIB),
    Host("Cloudflare Pages (free)", files=20_000, largest=25 * _MIB),
    Host("Cloudflare Pages (paid)", files=100_000, largest=25 * _MIB),
    Host("Netlify (free)", per_folder=54_000),
)


class Measured(msgspec.Struct, frozen=True):
    """What was counted of a site: files, bytes, the largest file and the fullest folder."""

    files: int
    bytes: int
    largest: tuple[int, str]
    fullest: tuple[int, str]


def measure(site: Path) -> Measured:
    """Count a site's files. Raises UsageError where there is none."""
    sizes: dict[str, int] = {}
    folders: dict[str, int] = {}
    for path in site.rglob("*") if site.is_dir() else ():
        if path.is_file():
            name = path.relative_to(site).as_posix()
            sizes[name] = path.stat().st_size
            folder = name.rpartition("/")[0]
            folders[folder] = folders.get(folder, 0) + 1
    if not sizes:
        raise UsageError(
            vi=f"Không có trang nào trong {site}. Hãy chạy `ocop build` trước, hoặc ghi --site THƯ-MỤC.",
            en=f"There is no site in {site}. Please run `ocop build` first, or give --site DIR.",
        )
    largest = max((size, name) for name, size in sizes.items())
    fullest = max((count, name) for name, count in folders.items())
    return Measured(len(sizes), sum(sizes.values()), largest, fullest)


def hosting(site: Path) -> Table:
    """Return for each host how much of its limits a site takes."""
    found = measure(site)
    rows = tuple(row for host in HOSTS for row in _rows(host, found))
    return Table(
        Text("Trang và giới hạn của nơi đăng", "The site and the limits of hosts"),
        columns(
            ("host", "Nơi đăng", "Host"),
            ("limit", "Giới hạn", "Limit"),
            ("used", "Đang dùng", "Used"),
            ("allowed", "Cho phép", "Allowed"),
            ("share", "%", "%"),
            ("fits", "Vừa", "Fits"),
        ),
        rows,
        (_numbers(found), *_advice(rows)),
    )


def _rows(host: Host, found: Measured) -> Iterator[tuple[Cell, ...]]:
    for name, used, allowed in (
        ("files", found.files, host.files),
        ("bytes", found.bytes, host.bytes),
        ("largest file", found.largest[0], host.largest),
        ("files in a folder", found.fullest[0], host.per_folder),
    ):
        if allowed:
            share = round(100 * used / allowed, 1)
            yield host.name, name, used, allowed, share, "✓" if used <= allowed else "✗"


def _numbers(found: Measured) -> Text:
    megabytes = f"{found.bytes / _MB:.1f}"
    largest = f"{found.largest[1]} ({found.largest[0] / _MB:.2f} MB)"
    return Text(
        f"{found.files} tệp, {megabytes} MB; tệp lớn nhất: {largest}.",
        f"{found.files} files, {megabytes} MB; largest: {largest}.",
    )


def _advice(rows: tuple[tuple[Cell, ...], ...]) -> tuple[Text, ...]:
    if all(row[-1] == "✓" for row in rows):
        return ()
    return (
        Text(
            "Để nhỏ hơn, trong content/catalog.yml: outputs: {english: translated, producers: shared, "
            "product_json: false, page_codes: false, social_images: none}; ít tệp nữa: page_size: 120. "
            "Xem docs/hosting.md.",
            "To make it smaller, in content/catalog.yml: outputs: {english: translated, producers: shared, "
            "product_json: false, page_codes: false, social_images: none}; fewer files: page_size: 120. "
            "See docs/hosting.md.",
        ),
    )
