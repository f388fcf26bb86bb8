"""What messengers show of a link: the words of each social picture, and where a page's own one stands.

All languages share a picture: it speaks the site's first one and names a product in the other, too.
Messengers want whole addresses, so there is none while the site's address is not known.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.addresses import CATEGORIES, EVENTS, PROVINCES, product_path
from generator.files.digest import digest, short
from generator.views.context import HOME_PICTURE
from generator.views.memory import remembered
from generator.views.models import HeadImage, View
from generator.views.parts import pill, place_words, product_name, rank, region_css
from generator.views.photos import drawing
from generator.views.venues import event_when, events

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.addresses import Selection
    from generator.catalog.catalogue import Catalogue
    from generator.catalog.entry import Entry, Photo
    from generator.views.context import Context
    from generator.views.models import Picture

#: Points that messengers ask for: nearly 1.91 to 1.
WIDTH, HEIGHT = 1200, 630


class SocialPicture(View, frozen=True, kw_only=True):
    """The words and the drawing of a picture. ``pattern`` and ``icon`` name symbols of the site's sprites."""

    site: str
    title: str
    other: str = ""
    stars: int = 0
    stars_label: str = ""
    lapsed: bool = False
    sure: bool = True
    state: str = ""
    place: str = ""
    css: str = ""
    icon: str = "mark"
    pattern: int = 1
    photo: Photo | None = None


def product_picture_path(entry: Entry) -> str:
    """Return the path of a product's picture: PNG, or JPEG where it shows a photo."""
    return f"{product_path(entry.id)}chia-se.{'jpg' if entry.photo else 'png'}"


def product_picture_ingredients(catalogue: Catalogue, entry: Entry) -> tuple[object, ...]:
    """Name what a product's picture is made from besides settings, taxonomy and texts."""
    validity = catalogue.state(entry)
    return (entry.hash, validity.state, validity.over)


def has_picture(catalogue: Catalogue, entry: Entry) -> bool:
    """Tell whether a product has a picture of its own: examples have none, nobody should share them."""
    settings = catalogue.settings
    return bool(settings.base_url) and settings.outputs.social_images == "product" and not entry.example


def shared_pictures(catalogue: Catalogue) -> Iterator[tuple[str, str, tuple[object, ...]]]:
    """Yield subject, path and ingredients of every picture but those of products."""
    if not catalogue.settings.base_url or catalogue.settings.outputs.social_images == "none":
        return
    yield "home", HOME_PICTURE, ()
    for slug in catalogue.taxonomy.provinces:
        yield f"province/{slug}", f"{PROVINCES}{slug}/chia-se.png", ()
    for slug in catalogue.taxonomy.categories:
        yield f"category/{slug}", f"{CATEGORIES}{slug}/chia-se.png", ()
    for slug in sorted(catalogue.events):
        yield f"event/{slug}", f"{EVENTS}{slug}/chia-se.png", (catalogue.events[slug].hash,)


def social_picture(context: Context, subject: str) -> SocialPicture:
    """Word the picture of ``home`` or of a ``province/``, ``category/``, ``event/`` or ``product/``."""
    kind, _, name = subject.partition("/")
    return _WORDED[kind](context, name)


def product_image(context: Context, entry: Entry, photo: Picture, name: str) -> HeadImage | None:
    """Return the picture that a product's page names, None where it has nothing of its own to show."""
    catalogue, absolute = context.catalogue, context.addresses.absolute
    if not context.addresses.origin:
        return None
    if has_picture(catalogue, entry):
        version = short(digest(repr(product_picture_ingredients(catalogue, entry)).encode()), 8)
        link = absolute(context.addresses.file(product_picture_path(entry)))
        stars = rank(context, entry.stars).label
        alt = f"{name}, {stars}, {place_words(context, entry.province)}"
        # Messengers keep what they once read: another rank or state must be another address.
        return HeadImage(src=f"{link}?v={version}", width=WIDTH, height=HEIGHT, alt=alt)
    if photo.src:
        return photo_image(context, photo)
    return shared_image(context, f"{CATEGORIES}{entry.category}/", context.category(entry.category).name)


def photo_image(context: Context, photo: Picture) -> HeadImage | None:
    """Return a page's photo as its picture."""
    if not context.addresses.origin:
        return None
    src = context.addresses.absolute(photo.src)
    return HeadImage(src=src, width=photo.width, height=photo.height, alt=photo.alt)


def listing_image(context: Context, selection: Selection, category: str, title: str) -> HeadImage | None:
    """Return the picture of a listing: of its province, else of its category."""
    if selection.province:
        return shared_image(context, f"{PROVINCES}{selection.province}/", title)
    return shared_image(context, f"{CATEGORIES}{category}/", title) if category else None


@remembered
def shared_image(context: Context, path: str, alt: str) -> HeadImage | None:
    """Return the picture that stands beside the page of a province, a category or an event."""
    if not context.addresses.origin or context.catalogue.settings.outputs.social_images == "none":
        return None
    link = context.addresses.absolute(context.addresses.file(f"{path}chia-se.png"))
    return HeadImage(src=link, width=WIDTH, height=HEIGHT, alt=alt)


def _home(context: Context, _name: str) -> SocialPicture:
    return SocialPicture(site="", title=context.site.title, other=context.site.summary, pattern=1)


def _province(context: Context, slug: str) -> SocialPicture:
    return SocialPicture(
        site=context.site.title,
        title=context.province(slug).name,
        other=context.tr("OCOP products of {place}", place=place_words(context, slug)),
        css=region_css(context.catalogue, slug),
        icon="map-pin",
        pattern=4,
    )


def _category(context: Context, slug: str) -> SocialPicture:
    category = context.category(slug)
    return SocialPicture(
        site=context.site.title,
        title=category.name,
        other=category.name_en,
        css=f"cat-{slug}",
        icon=f"cat-{slug}",
    )


def _event(context: Context, slug: str) -> SocialPicture:
    event = events(context.catalogue)[slug]
    where = event.place or place_words(context, event.province)
    return SocialPicture(
        site=context.site.title,
        title=context.text(event.name, event.name_en),
        state=event_when(context, event),
        place=where,
        icon="calendar",
        pattern=5,
    )


def _product(context: Context, product: str) -> SocialPicture:
    entry = context.catalogue.by_id[product]
    validity, drawn = context.catalogue.state(entry), drawing(entry)
    name, lang = product_name(context, entry)
    other = entry.name_en if context.lang == "vi" else entry.name
    return SocialPicture(
        site=context.site.title,
        title=name,
        other="" if lang or other == name else other,
        stars=entry.stars,
        stars_label=rank(context, entry.stars).label,
        lapsed=validity.lapsed,
        sure=validity.state == "valid",
        state=pill(context, validity).label,
        place=place_words(context, entry.province, entry.commune),
        css=drawn.css,
        icon=entry.icon,
        pattern=drawn.pattern,
        photo=entry.photo,
    )


_WORDED = {
    "home": _home,
    "province": _province,
    "category": _category,
    "event": _event,
    "product": _product,
}
