"""Stories that were rendered and sanitised when their files were read, put into a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

if TYPE_CHECKING:
    from generator.views.context import Context


def story(context: Context, html: str) -> Markup:
    """Return a rendered story; links to the site's own root get the sub-path of project pages."""
    root = context.addresses.root
    if root and html:
        html = html.replace('href="/', f'href="{root}/').replace(f'href="{root}//', 'href="//')
    return Markup(html)  # noqa: S704 (generator.stories has sanitised it)
