"""The site's addresses, in one place. Vietnamese stands at the root, English under ``/en/``.

Paths start and end with a slash and know nothing of the host: ``Addresses`` puts the sub-path of project
pages (``https://user.github.io/catalogue/``) before them.
"""

from __future__ import annotations

from urllib.parse import quote, urlsplit

import msgspec

DEFAULT_LANGUAGE = "vi"
SEARCH = "/tim-kiem/"
PRODUCTS = "/san-pham/"
PROVINCES = "/tinh/"
CATEGORIES = "/nhom/"
STARS = "/sao/"
PRODUCERS = "/chu-the/"
EVENTS = "/su-kien/"
OUTLETS = "/diem-ban/"
DATA = "/du-lieu/"
FORMER = "/tinh-cu/"
CONTRIBUTE = "/dong-gop/"
LIST = "/danh-sach/"
NUMBERS = "/so-lieu/"
GLOSSARY = "/thuat-ngu/"

#: For when there is no connection: the page that says so, the app's description, the service worker.
OFFLINE = "/ngoai-tuyen.html"
MANIFEST = "/manifest.webmanifest"
WORKER = "/sw.js"

#: What the form loads: its rules and words in each language, the communes, what the catalogue already has.
FORM = f"{CONTRIBUTE}bieu-mau.json"
COMMUNES = f"{CONTRIBUTE}xa-phuong.json"
KNOWN = f"{CONTRIBUTE}da-co.json"

#: First parts of addresses that have another name in a language, as people there would write it.
_OWN_NAMES = {"en": (CONTRIBUTE, "/contribute/")}

#: First parts of addresses that a page of content cannot take.
TAKEN = frozenset(
    {
        *("san-pham", "tinh", "nhom", "sao", "bo", "tim-kiem", "chu-the", "su-kien", "diem-ban", "tinh-cu"),
        *(
            "01",
            "404",
            "anh",
            "assets",
            "contribute",
            "danh-sach",
            "dong-gop",
            "du-lieu",
            "embed",
            "en",
            "pagefind",
            "so-lieu",
            "thuat-ngu",
            "tin",
        ),
    }
)


class Selection(msgspec.Struct, frozen=True, order=True):
    """A listing: any combination of province, category and stars, or one set; all empty: all products."""

    province: str = ""
    category: str = ""
    stars: int = 0
    set: str = ""

    @property
    def path(self) -> str:
        """Return the listing's address: province, category, stars, always in that order."""
        if self.set:
            return f"/bo/{self.set}/"
        parts = [f"tinh/{self.province}"] if self.province else []
        parts += [f"nhom/{self.category}"] if self.category else []
        parts += [f"sao/{self.stars}"] if self.stars else []
        return f"/{'/'.join(parts)}/" if parts else PRODUCTS


def numbered(path: str, number: int) -> str:
    """Return the address of page ``number`` (from 1) of a listing."""
    return path if number == 1 else f"{path}trang/{number}/"


def product_path(product_id: str) -> str:
    """Return the address of a product, by ``<province>/<slug>``."""
    return f"{PRODUCTS}{product_id}/"


def digital_link_path(gtin: str) -> str:
    """Return the GS1 Digital Link address: ``/01/`` and the GTIN, filled up to 14 digits."""
    return f"/01/{gtin.zfill(14)}/"


def file_of(path: str) -> str:
    """Return the file that a host serves for an address."""
    return f"{path.lstrip('/')}index.html" if path.endswith("/") else path.lstrip("/")


class Addresses(msgspec.Struct, frozen=True):
    """Addresses for one language of one site. ``origin`` is empty when the base URL is not known."""

    lang: str
    origin: str
    root: str

    @classmethod
    def of(cls, base_url: str, lang: str) -> Addresses:
        """Split a base URL into its origin and its sub-path."""
        parts = urlsplit(base_url)
        origin = f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""
        return cls(lang, origin, quote(parts.path.rstrip("/"), safe="/%"))

    @property
    def prefix(self) -> str:
        """Return what stands before every path of this language."""
        return "" if self.lang == DEFAULT_LANGUAGE else f"/{self.lang}"

    def page(self, path: str) -> str:
        """Return the link to a page of this language."""
        return f"{self.root}{self.prefix}{self._named(path)}"

    def file(self, path: str) -> str:
        """Return the link to a file that all languages share."""
        return f"{self.root}{path}"

    def absolute(self, link: str) -> str:
        """Return a link with the site's origin; unchanged while the base URL is not known."""
        return f"{self.origin}{link}"

    def output(self, path: str) -> str:
        """Return the output file of a page of this language."""
        return file_of(f"{self.prefix}{self._named(path)}")

    def shared(self, path: str) -> str:
        """Return the path by which all languages know a page of this one."""
        name, own = _OWN_NAMES.get(self.lang, ("", ""))
        return f"{name}{path.removeprefix(own)}" if own and path.startswith(own) else path

    def _named(self, path: str) -> str:
        if self.lang == DEFAULT_LANGUAGE or self.lang not in _OWN_NAMES:
            return path
        name, own = _OWN_NAMES[self.lang]
        return f"{own}{path.removeprefix(name)}" if path.startswith(name) else path
