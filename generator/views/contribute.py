"""The web form: its page, which says without a script how to contribute, and the words of the script."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from generator.addresses import COMMUNES, CONTRIBUTE, FORM, KNOWN, product_path
from generator.texts import N_
from generator.views.context import Place
from generator.views.json_ld import breadcrumb_data
from generator.views.models import Head, Link
from generator.views.pages import ContributePage
from generator.views.parts import GRADES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.records import Repository
    from generator.views.context import Context

#: Steps of the form: id, title, fields of a product that come first, and those under "more".
STEPS: tuple[tuple[str, str, tuple[str, ...], tuple[str, ...]], ...] = (
    (
        "san-pham",
        N_("Product"),
        ("name", "province", "commune", "category", "set", "summary"),
        (
            *("name_en", "summary_en", "packaging", "ingredients", "usage", "storage", "shelf_life"),
            *("season", "price", "trade", "tags"),
        ),
    ),
    ("chu-the", N_("Producer"), ("producer",), ()),
    (
        "chung-nhan",
        N_("Certificates"),
        ("stars", "recognition", "sources"),
        ("score", "issued_at", "certificates", "trace", "history"),
    ),
    ("cau-chuyen", N_("Story"), ("story",), ("images",)),
    ("xem-lai", N_("Review"), (), ()),
)

#: Labels by field; a group's own label stands before it: ``Certificate.type``. The hints are the schema's.
LABELS = {
    "name": N_("Name"),
    "Product.name": N_("Name of the product"),
    "Product.name_en": N_("Name in English"),
    "name_en": N_("Name in English"),
    "province": N_("Province"),
    "IssuedAt.province": N_("Province in the decision"),
    "commune": N_("Commune or ward"),
    "IssuedAt.commune": N_("Commune in the decision"),
    "district": N_("District in the decision"),
    "category": N_("Category"),
    "set": N_("Set"),
    "stars": N_("Stars"),
    "score": N_("Score"),
    "recognition": N_("Recognition"),
    "decision": N_("Number of the decision"),
    "date": N_("Date"),
    "Recognition.date": N_("Date of decision"),
    "authority": N_("Authority"),
    "code": N_("Product code"),
    "expires": N_("End of validity"),
    "status": N_("State"),
    "history": N_("Earlier recognitions"),
    "producer": N_("Producer"),
    "Producer.type": N_("Legal form"),
    "Certificate.type": N_("Kind of certificate"),
    "address": N_("Address"),
    "phone": N_("Telephone"),
    "zalo": N_("Zalo number"),
    "email": N_("E-mail"),
    "website": N_("Web site"),
    "tax_code": N_("Tax code"),
    "issued_at": N_("Place in the decision"),
    "summary": N_("Summary"),
    "summary_en": N_("Summary in English"),
    "images": N_("Photos"),
    "file": N_("Name of the file"),
    "alt": N_("What the photo shows"),
    "credit": N_("Photographer"),
    "packaging": N_("Packaging"),
    "ingredients": N_("Ingredients"),
    "usage": N_("How to use"),
    "storage": N_("Storage"),
    "shelf_life": N_("Shelf life"),
    "season": N_("Season"),
    "price": N_("Price"),
    "retail": N_("Retail price"),
    "wholesale": N_("Wholesale price"),
    "unit": N_("Unit of sale"),
    "trade": N_("For buyers"),
    "moq": N_("Minimum order"),
    "capacity": N_("Supply capacity"),
    "lead_time": N_("Lead time"),
    "delivery": N_("Delivery"),
    "payment": N_("Payment"),
    "channels": N_("Sold through"),
    "export_markets": N_("Exported to"),
    "certificates": N_("Certificates"),
    "number": N_("Number"),
    "issuer": N_("Issuer"),
    "scope": N_("Scope"),
    "issued": N_("Date of issue"),
    "trace": N_("Traceability"),
    "gtin": N_("Barcode (GTIN)"),
    "url": N_("Web address"),
    "growing_area_codes": N_("Growing-area codes"),
    "tags": N_("Keywords"),
    "sources": N_("Sources"),
    "title": N_("Title"),
    "grade": N_("Kind of source"),
    "note": N_("Note"),
    "story": N_("Story"),
}

#: What is chosen from a list or looked up in one, by the field.
WIDGETS = {
    "province": "province",
    "IssuedAt.province": "",
    "commune": "commune",
    "IssuedAt.commune": "",
    "category": "category",
    "set": "set",
    "Producer.type": "type",
    "Certificate.type": "certificate",
    "producer": "producer",
}

STATUSES = {
    "recognised": N_("Recognised"),
    "withdrawn": N_("Withdrawn"),
    "under-review": N_("Under re-evaluation"),
}

#: Words of the script by their keys; it fills in the fields.
SCRIPT_TEXTS = {
    "required": N_("required"),
    "add": N_("Add: {name}"),
    "remove": N_("Remove: {name} {n}"),
    "more": N_("More details"),
    "next": N_("Next: {name}"),
    "back": N_("Back"),
    "choose": N_("Please choose"),
    "oneALine": N_("One a line."),
    "suggestions": N_("{n} suggestions"),
    "none": N_("No suggestion"),
    "formerly": N_("formerly {name}"),
    "makerKnown": N_("Already in the catalogue"),
    "makerNew": N_("Not yet in the catalogue"),
    "makerHow": N_("Where is the producer?"),
    "makerFind": N_("Find the producer"),
    "complete": N_("complete"),
    "open": N_("{n} to mend"),
    "errors": N_("{n} to mend before the file can be sent"),
    "warnings": N_("Worth another look"),
    "ready": N_("Nothing left to mend. The file is ready."),
    "saved": N_("Draft saved in this browser."),
    "blocked": N_("This browser keeps no drafts here. Please download the file before you leave."),
    "unnamed": N_("Product without a name"),
    "openDraft": N_("Open"),
    "deleteDraft": N_("Delete"),
    "deleteNamed": N_("Delete the draft “{name}”"),
    "openNamed": N_("Open the draft “{name}”"),
    "deleted": N_("The draft was deleted."),
    "savedAt": N_("saved {time}"),
    "fileName": N_("Name of the file"),
    "fileHint": N_(
        "It becomes the address of the page and never changes: small letters, digits and hyphens."
    ),
    "preview": N_("How the card will look"),
    "previewName": N_("Name of the product"),
    "file": N_("The file"),
    "copy": N_("Copy"),
    "copied": N_("Copied."),
    "copyFailed": N_("The text is selected: please copy it with Ctrl+C."),
    "download": N_("Download the file"),
    "send": N_("Send it"),
    "github": N_("Open a pull request on GitHub"),
    "githubHow": N_(
        "GitHub opens with the file filled in (a free account is needed): press “Commit changes”."
    ),
    "githubLong": N_(
        "The file is too long for a link. Press “Copy”, open GitHub, paste the text, press “Commit changes”."
    ),
    "githubEdit": N_(
        "If GitHub shows the old text: press “Copy”, select all of it there, paste, press “Commit changes”."
    ),
    "githubPaste": N_("Open GitHub"),
    "repository": N_("Open the repository"),
    "other": N_("Copy the text and put it into the repository as {path}."),
    "mail": N_("Or download the file and send it to {mail}."),
    "nowhere": N_("Download the file and send it to whoever keeps this catalogue; it belongs in {path}."),
    "photos": N_("Please add the photos to the same folder, under these very names."),
    "editing": N_("You are editing “{name}”. What you leave alone stays as it is."),
    "editMissing": N_("This product could not be loaded. Please open the form from the product's page."),
    "loadFailed": N_("The form could not be loaded. Please try again, or send a file as described below."),
}


#: A file as short as one can be.
SAMPLE = """\
---
name: Mỳ gạo Chũ
province: bac-ninh
category: thuc-pham
stars: 4
recognition:
  decision: 3981/QĐ-UBND
  date: 2023-12-18
sources:
- title: Quyết định 3981/QĐ-UBND
  grade: A
---
"""


def contribute_page(context: Context) -> ContributePage:
    """Build the page of the form."""
    tr, addresses = context.tr, context.addresses
    title = tr("Contribute")
    lead = tr("Add a product or mend one: fill in what you know, and the form makes the file.")
    head = Head(
        title=context.title(title),
        description=lead,
        json_ld=breadcrumb_data(context, (), title, CONTRIBUTE),
    )
    return ContributePage(
        frame=context.frame(head, CONTRIBUTE, (), Place()),
        title=title,
        lead=lead,
        script=context.site.assets.form_js,
        form_href=addresses.page(FORM),
        communes_href=addresses.file(COMMUNES),
        known_href=addresses.file(KNOWN),
        sample=SAMPLE,
        ways=tuple(_ways(context)),
    )


def contribute_link(context: Context, product: str) -> str:
    """Return the link that opens the form with a product filled in."""
    return f"{context.addresses.page(CONTRIBUTE)}?sua={product}"


def _ways(context: Context) -> Iterator[Link]:
    """Lead to where a file, or a few words, can be sent without the form."""
    settings, tr = context.catalogue.settings, context.tr
    url = settings.repository.url.rstrip("/")
    if on_github(settings.repository):
        folder = f"{url}/new/{quote(settings.repository.branch)}/content/products"
        yield Link(text=tr("Write the file on GitHub"), href=folder, icon="edit")
        yield Link(
            text=tr("Tell us in a few words (an issue)"), href=f"{url}/issues/new/choose", icon="question"
        )
    elif url:
        yield Link(text=tr("The repository"), href=url, icon="external")
    if settings.organiser.email:
        mail = f"mailto:{quote(settings.organiser.email, safe='@')}"
        yield Link(text=settings.organiser.email, href=mail, icon="mail")


def on_github(repository: Repository) -> bool:
    """Tell whether the addresses of GitHub hold for a repository."""
    return urlsplit(repository.url).hostname in {"github.com", "www.github.com"}


def form_words(context: Context) -> dict[str, object]:
    """Return the words, steps and addresses of the form in one language."""
    tr, settings = context.tr, context.catalogue.settings
    return {
        "steps": [
            {"id": key, "title": tr(title), "fields": fields, "more": more}
            for key, title, fields, more in STEPS
        ],
        "labels": {field: tr(label) for field, label in LABELS.items()},
        "widgets": WIDGETS,
        "choices": {
            "grade": {grade: f"{grade} · {tr(said)}" for grade, said in GRADES.items()},
            "status": {status: tr(said) for status, said in STATUSES.items()},
        },
        "texts": {key: tr(said) for key, said in SCRIPT_TEXTS.items()},
        "repository": {
            "url": settings.repository.url.rstrip("/"),
            "branch": settings.repository.branch,
            "github": on_github(settings.repository),
        },
        "mail": settings.organiser.email,
        "page": context.addresses.page(CONTRIBUTE),
        "records": f"{context.addresses.file(product_path('{id}'))}product.json",
    }
