"""``ocop schema``: the JSON Schema of content files, for editors and forms."""

from __future__ import annotations

import click
import msgspec

from generator.cli.verbs import Shared, argument, option, verb
from generator.records.schema import KINDS, json_schema
from generator.rulebook import Text


@verb(
    Text(
        "In JSON Schema (2020-12) của một loại tệp nội dung, mô tả bằng tiếng Việt và tiếng Anh.",
        "Print the JSON Schema (2020-12) of a kind of content file, described in Vietnamese and English.",
    ),
    examples=[
        ("ocop schema product > product.schema.json", Text("cho trình soạn thảo", "for an editor")),
        (
            "ocop schema producer --taxonomy",
            Text("kèm các mã của danh mục này", "with the slugs of this catalogue"),
        ),
        (
            "# yaml-language-server: $schema=product.schema.json",
            Text("dòng đầu của tệp .yml", "first line of a .yml file"),
        ),
    ],
    needs_content=False,
)
@argument("kind", type=click.Choice(list(KINDS)), default="product")
@option(
    "--taxonomy",
    "with_taxonomy",
    said=Text(
        "Liệt kê các mã tỉnh, ngành, bộ sản phẩm… có trong content/taxonomy.",
        "List the slugs of provinces, categories, sets … in content/taxonomy.",
    ),
    is_flag=True,
)
def command(shared: Shared, kind: str, *, with_taxonomy: bool) -> None:
    """Print one schema."""
    from generator.taxonomy import load_taxonomy
    from generator.taxonomy.choices import choices_of

    choices = choices_of(load_taxonomy(shared.source / "content" / "taxonomy")) if with_taxonomy else None
    schema = json_schema(kind, choices)
    click.echo(msgspec.json.format(msgspec.json.encode(schema), indent=2))
