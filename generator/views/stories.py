"""Stories that were rendered and sanitised when their files were read, put into a page."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from markupsafe import Markup

from generator.views.photos import picture

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.catalog.entry import Photo
    from generator.views.context import Context


def story(context: Context, html: str, photos: Iterable[Photo] = ()) -> Markup:
    """Return a rendered story with its photos; links to the site's root get the sub-path of project pages."""
    root = context.addresses.root
    if root and html:
        html = html.replace('href="/', f'href="{root}/').replace(f'href="{root}//', 'href="//')
    for photo in photos:
        name = escape(photo.path.rpartition("/")[2])
        html = html.replace(f'<img src="{name}"', _image(context, photo))
    return Markup(html)  # noqa: S704 (generator.stories has sanitised it)


def _image(context: Context, photo: Photo) -> str:
    """Return the beginning of a photo's tag; its description follows as the story has it."""
    shown = picture(photo, context.addresses, "")
    srcset = shown.sources[-1].srcset
    size = f'width="{shown.width}" height="{shown.height}"'
    sizes = f'srcset="{srcset}" sizes="(max-width: 40rem) 100vw, 40rem"'
    return f'<img src="{shown.src}" {sizes} {size} loading="lazy"'
