"""Decide: the plan of all outputs with their fingerprints, and the press that will make them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain

import msgspec

from generator.addresses import Addresses, file_of, product_path
from generator.build.job import Job
from generator.build.offline import app_files, icon_output
from generator.build.reading import Content
from generator.catalog.cache import Cache
from generator.catalog.catalogue import Catalogue
from generator.catalog.entry import Entry, Photo, Text, unpack_product
from generator.data.calendar import calendar
from generator.data.embedding import embed_files
from generator.data.feed import feed_ingredients
from generator.data.hosting import hosting_files
from generator.data.published import schema_paths
from generator.data.rows import collection_ingredients, row_ingredients
from generator.data.sitemap import robots, sitemap
from generator.diagnostics import OcopError
from generator.files.digest import digest, digest_text
from generator.plan.booklets import booklet_outputs
from generator.plan.environment import TEMPLATES, Environment, engine_fingerprint, templates_fingerprint
from generator.plan.form import form_outputs
from generator.plan.model import Output, Plan
from generator.plan.pages import Pages, redirects
from generator.plan.social import social_outputs
from generator.render.assets import AssetSet, collect_assets, counts_path, font_path
from generator.render.fonts import WEIGHTS, font_key
from generator.render.outputs import Press
from generator.render.photos import SETTINGS as PHOTO_SETTINGS
from generator.render.photos import variants
from generator.render.studio import Studio
from generator.render.templates import Closures
from generator.views.figures import FIGURES
from generator.views.former import was_merged
from generator.views.numbers import file_path
from generator.views.photos import WIDTHS
from generator.views.site import FEED, OPENSEARCH, feed_path
from generator.views.tree import counts
from generator.views.venues import calendar_path, events, known_to_the_day

#: The collected files, made together.
TABLES = (
    "du-lieu/products.json",
    "du-lieu/products.csv",
    "du-lieu/products.xlsx",
    "du-lieu/datapackage.json",
)


def fingerprint(job: Job) -> bytes:
    """Hash all that a site depends on besides the content's files: engine, templates, options, the day."""
    options = digest_text(job.as_of.isoformat(), str(job.base_url), str(job.search))
    return digest(engine_fingerprint(), templates_fingerprint(job.source), options)


class Decision(msgspec.Struct, frozen=True):
    """What a build will do: the plan, its surroundings, and the press that makes what is stale."""

    plan: Plan
    press: Press
    environment: Environment


def decide(catalogue: Catalogue, content: Content, job: Job, cache: Cache) -> Decision:
    """Plan every output of the site but those of the search."""
    assets = collect_assets(job.source)
    studio = Studio(catalogue, assets, job.source, cache.folder if job.cache else None)
    photos = dict(_photos(content))
    press = Press(studio, job.source, cache if job.cache else None, photos)
    environment = _environment(catalogue, studio, job)
    plan = Plan()
    form = form_outputs(catalogue, environment, job.source / "content" / "taxonomy")
    booklets = booklet_outputs(catalogue, environment, job.source)
    for output in chain(Planner(catalogue, environment).outputs(assets, photos), form, booklets):
        plan.add(output)
    if plan.collisions:
        raise _collision(*plan.collisions[0])
    settings, source = catalogue.settings, job.source
    small = hosting_files(settings, source) | embed_files(settings, source)
    add_ready(plan, press, around(plan, catalogue) | small | app_files(studio, assets, source))
    return Decision(plan, press, environment)


def add_ready(plan: Plan, press: Press, files: Mapping[str, bytes]) -> None:
    """Plan files whose bytes are already there."""
    press.ready |= files
    for path, data in files.items():
        plan.add(ready(path, data))


def ready(path: str, data: bytes) -> Output:
    """Plan a file whose bytes are already there."""
    return Output("ready", "", path, (path,), digest(data))


def around(plan: Plan, catalogue: Catalogue) -> dict[str, bytes]:
    """Return the small files for hosts and search engines, which follow from the plan itself."""
    settings = catalogue.settings
    addresses: dict[str, Addresses] = {
        lang: Addresses.of(settings.base_url, lang) for lang in settings.languages
    }
    pages = ((output.lang, output.paths[0]) for output in plan if _listed(output, catalogue))
    return {
        ".nojekyll": b"",
        "robots.txt": robots(addresses[settings.languages[0]]),
        **sitemap(pages, addresses),
        **dict(_calendars(catalogue, addresses[settings.languages[0]])),
    }


def _calendars(catalogue: Catalogue, addresses: Addresses) -> Iterator[tuple[str, bytes]]:
    """Yield the calendar file of each event whose days are known."""
    for slug, event in sorted(events(catalogue).items()):
        if known_to_the_day(event):
            province = catalogue.taxonomy.provinces.get(event.province)
            place = ", ".join(filter(None, (event.place, province.name if province else "")))
            yield calendar_path(slug).lstrip("/"), calendar(slug, event, place, addresses)


def _collision(one: Output, other: Output) -> OcopError:
    """Tell of two outputs for one file; the rules for content should have caught it before."""
    names = f"{one.kind} {one.subject}, {other.kind} {other.subject}"
    return OcopError(
        vi=f"Hai trang cùng địa chỉ {one.paths[0]}: {names}. Hãy đổi tên một trong hai tệp.",
        en=f"Two pages have one address, {one.paths[0]}: {names}. Please rename one of the files.",
    )


def _listed(output: Output, catalogue: Catalogue) -> bool:
    """Tell whether search engines should know a page: no examples, no page of errors or results."""
    if output.kind == "product":
        return not catalogue.by_id[output.subject].example
    if output.kind == "former":
        return was_merged(catalogue, output.subject)
    return output.kind in _LISTED or (output.kind == "text" and output.subject not in _UNLISTED)


_UNLISTED = frozenset({"@404", "@offline"})
_LISTED = frozenset(
    {"home", "listing", "index", "producer", "event", "outlet", "contribute", "numbers", "glossary"}
)


class Planner:
    """Knows the surroundings of every kind of output."""

    def __init__(self, catalogue: Catalogue, environment: Environment) -> None:
        self.catalogue = catalogue
        self.environment = environment

    def outputs(self, assets: AssetSet, photos: dict[str, Photo]) -> Iterator[Output]:
        """Yield all outputs, always in the same order."""
        settings = self.catalogue.settings
        # First, because it takes longest: a worker that began it last would keep all waiting.
        yield self._output(
            "tables", settings.languages[0], "", TABLES, collection_ingredients(self.catalogue)
        )
        yield self._output("schemas", settings.languages[0], "", schema_paths(settings), ())
        for pages in self.pages():
            yield from pages.all()
            yield from self.of_all(pages.addresses)
            for province in self.catalogue.taxonomy.provinces:
                yield self.feed(pages.addresses, province)
            yield from self._opensearch(pages.addresses)
        yield from self.figures()
        yield from redirects(self.catalogue, self.environment, Addresses.of(settings.base_url, "vi"))
        yield from filter(None, map(self.record, self.catalogue.entries))
        yield from social_outputs(self.catalogue, self.environment)
        yield from _files(assets)
        if settings.outputs.offline:
            yield icon_output(assets)
        yield from _photo_outputs(photos)

    def pages(self) -> Iterator[Pages]:
        """Yield the pages of each language."""
        settings = self.catalogue.settings
        for lang in settings.languages:
            yield Pages(self.catalogue, self.environment, Addresses.of(settings.base_url, lang))

    def of_all(self, addresses: Addresses) -> Iterator[Output]:
        """Yield what each language has once and many products change: counts and feed."""
        lang, today = addresses.lang, self.catalogue.as_of.isoformat()
        paths = (counts_path(lang).lstrip("/"),)
        yield self._output("counts", lang, "", paths, [counts(self.catalogue), today])
        yield self.feed(addresses)

    def feed(self, addresses: Addresses, province: str = "") -> Output:
        """Plan the feed of a province, or of all, in one language."""
        paths = (addresses.output(feed_path(province) if province else FEED),)
        ingredients = feed_ingredients(self.catalogue, province)
        return self._output("feed", addresses.lang, province, paths, ingredients)

    def _opensearch(self, addresses: Addresses) -> Iterator[Output]:
        """Plan the description of the search, which needs the site's address."""
        if addresses.origin:
            paths = (addresses.output(OPENSEARCH),)
            yield self._output("opensearch", addresses.lang, "", paths, ())

    def figures(self) -> Iterator[Output]:
        """Yield the files of the pictures of numbers."""
        lang = self.catalogue.settings.languages[0]
        for name, counted in FIGURES.items():
            paths = (file_of(file_path(name)),)
            yield self._output("figures", lang, name, paths, counted(self.catalogue))

    def record(self, entry: Entry) -> Output | None:
        """Plan the data file of one product, where there are such files."""
        if not self.catalogue.settings.outputs.product_json:
            return None
        paths = (file_of(f"{product_path(entry.id)}product.json"),)
        whole = self.catalogue.loaded[entry.id].whole
        ingredients = (whole, row_ingredients(self.catalogue, entry))
        return self._output("record", self.catalogue.settings.languages[0], entry.id, paths, ingredients)

    def _output(
        self, kind: str, lang: str, subject: str, paths: tuple[str, ...], ingredients: object
    ) -> Output:
        return Output(kind, lang, subject, paths, self.environment.key(kind, lang, ingredients))


def _environment(catalogue: Catalogue, studio: Studio, job: Job) -> Environment:
    closures = Closures(job.source)
    common = digest(
        engine_fingerprint(), _taxonomy_hash(catalogue), msgspec.msgpack.encode(catalogue.settings)
    )
    return Environment(
        common=common,
        sites={lang: _site_hash(studio, lang) for lang in catalogue.settings.languages},
        closures={kind: closures.fingerprint(*names) for kind, names in TEMPLATES.items()},
    )


def _taxonomy_hash(catalogue: Catalogue) -> bytes:
    return digest(msgspec.msgpack.encode(catalogue.taxonomy))


def _site_hash(studio: Studio, lang: str) -> bytes:
    """Hash what all pages of a language share: the frame's links and words, and the interface texts."""
    context = studio.context(lang)
    return digest(msgspec.msgpack.encode(context.site), context.tr.fingerprint())


def _photos(content: Content) -> Iterator[tuple[str, Photo]]:
    for loaded in content.records.files.values():
        if loaded.beside:
            full = unpack_product(loaded.blob) if loaded.kind == "product" else _TEXT.decode(loaded.blob)
            yield from ((photo.hash, photo) for photo in (*full.photos, *full.inline))


_TEXT = msgspec.msgpack.Decoder(Text)


def _files(assets: AssetSet) -> Iterator[Output]:
    for path, data in sorted(assets.files.items()):
        yield Output("asset", "", path, (path.lstrip("/"),), digest(data))
    for weight in WEIGHTS:
        yield Output("font", "", str(weight), (font_path(weight).lstrip("/"),), font_key(weight))


def _photo_outputs(photos: dict[str, Photo]) -> Iterator[Output]:
    recipe = digest_text(repr(PHOTO_SETTINGS), repr(WIDTHS))
    for name, photo in sorted(photos.items()):
        paths = tuple(path.lstrip("/") for path in variants(photo))
        yield Output("photo", "", name, paths, digest(recipe, name.encode()))
