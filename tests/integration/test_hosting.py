"""The site on real hosts: nginx as docs/hosting sets it up, and the files that other hosts read."""

from __future__ import annotations

import gzip
import re
import shutil
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import pytest
import yaml

from generator.build.job import Job, Silence
from generator.build.recipe import build
from generator.data.hosting import FOR_EVER, SAFETY, content_policy, hosting_files
from generator.records import Settings
from tests.support.hosted import BASE, hosted
from tests.support.links import broken_links
from tests.support.nginx import Nginx, nginx
from tests.support.programs import REPOSITORY
from tests.support.sites import SETTINGS, TODAY, CatalogueSite, product

if TYPE_CHECKING:
    from collections.abc import Callable

# Builds of whole sites, and nginx, which `make test` installs.
pytestmark = pytest.mark.slow

DOCS = REPOSITORY / "docs" / "hosting"
AGAIN = "no-cache"
META = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')


def configured(root: Path, below: str = "") -> str:
    """Return nginx.conf as a person would edit it: another folder and port, perhaps a sub-path."""
    conf = (DOCS / "nginx.conf").read_text("utf-8")
    conf = conf.replace("listen [::]:80;", "").replace("listen 80;", "listen {listen};")
    for path in ("/404.html;", "/en/ {", "/en/404.html;"):
        assert f" {path}" in conf
        conf = conf.replace(f" {path}", f" {below}{path}")
    return conf.replace("root /srv/ocop/site;", f"root {root};")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, derived: Path) -> CatalogueSite:
    """The catalogue with everything, at the root of its host."""
    made = hosted(
        tmp_path_factory.mktemp("hosting") / "catalogue", derived, "base_url: https://ocop.example/\n"
    )
    made.build(search=True)
    return made


@pytest.fixture(scope="module")
def server(site: CatalogueSite) -> Iterator[Nginx]:
    """Serve it with nginx."""
    with nginx(configured(site.output), site.root.parent / "nginx") as running:
        yield running


def first(site: CatalogueSite, pattern: str) -> str:
    """Return the address of the first file that matches."""
    return "/" + min(path.relative_to(site.output).as_posix() for path in site.output.glob(pattern))


# Pages


@pytest.mark.parametrize(
    "path", ["/", "/tinh/bac-ninh/", "/san-pham/bac-ninh/my-gao-chu/", "/en/", "/tim-kiem/?q=a"]
)
def test_an_address_that_ends_in_a_slash_is_a_page(server: Nginx, path: str) -> None:
    answer = server.get(path)
    assert 200 == answer.status
    assert "text/html; charset=utf-8" == answer.header("Content-Type")
    assert b"</html>" in answer.body


def test_an_address_without_its_slash_leads_to_the_page(server: Nginx) -> None:
    answer = server.get("/tinh/hue")
    assert (301, "/tinh/hue/") == (answer.status, answer.header("Location"))


@pytest.mark.parametrize(
    ("path", "page"),
    [
        ("/mat/", "404.html"),
        ("/assets/mat.css", "404.html"),
        ("/en/mat/", "en/404.html"),
        ("/tinh/mat", "404.html"),
    ],
)
def test_what_is_missing_is_said_in_the_language_of_its_address(
    site: CatalogueSite, server: Nginx, path: str, page: str
) -> None:
    answer = server.get(path)
    assert 404 == answer.status
    assert answer.body == (site.output / page).read_bytes()
    assert AGAIN == answer.header("Cache-Control")


@pytest.mark.parametrize("path", ["/.ocop", "/.nojekyll", "/san-pham/.git/config"])
def test_hidden_files_are_not_shown(server: Nginx, path: str) -> None:
    assert 404 == server.get(path).status


def test_a_place_for_certificates_stays_open(site: CatalogueSite, server: Nginx) -> None:
    challenge = site.output / ".well-known/acme-challenge/x"
    challenge.parent.mkdir(parents=True)
    challenge.write_text("mine")
    assert (200, b"mine") == server.get("/.well-known/acme-challenge/x")[::2]


# Types, caches, compression

TYPES = [
    ("assets/be-vietnam-pro-400.*.woff2", "font/woff2", FOR_EVER, ""),
    ("assets/ui.*.svg", "image/svg+xml", FOR_EVER, "gzip"),
    ("assets/site.*.css", "text/css; charset=utf-8", FOR_EVER, "gzip"),
    ("assets/theme.*.js", "application/javascript; charset=utf-8", FOR_EVER, "gzip"),
    ("sw.js", "application/javascript; charset=utf-8", AGAIN, "gzip"),
    ("manifest.webmanifest", "application/manifest+json", AGAIN, "gzip"),
    ("assets/icon-192.*.png", "image/png", FOR_EVER, ""),
    ("assets/counts-vi.css", "text/css; charset=utf-8", AGAIN, "gzip"),
    ("anh/*.avif", "image/avif", FOR_EVER, ""),
    ("anh/*.webp", "image/webp", FOR_EVER, ""),
    ("anh/*.jpg", "image/jpeg", FOR_EVER, ""),
    ("index.html", "text/html; charset=utf-8", AGAIN, "gzip"),
    ("pagefind/pagefind.js", "application/javascript; charset=utf-8", AGAIN, "gzip"),
    ("pagefind/words.vi.json", "application/json", AGAIN, "gzip"),
    ("pagefind/wasm.unknown.pagefind", "application/octet-stream", AGAIN, ""),
    ("pagefind/index/*.pf_index", "application/octet-stream", AGAIN, ""),
    ("pagefind/*.pf_meta", "application/octet-stream", AGAIN, ""),
    ("sitemap.xml", "text/xml; charset=utf-8", AGAIN, "gzip"),
    ("tin/san-pham-moi.xml", "application/atom+xml; charset=utf-8", AGAIN, "gzip"),
    ("robots.txt", "text/plain; charset=utf-8", AGAIN, ""),
    ("du-lieu/products.json", "application/json", AGAIN, "gzip"),
    ("du-lieu/products.csv", "text/csv; charset=utf-8", AGAIN, "gzip"),
]


@pytest.mark.parametrize(("pattern", "kind", "cache"), [row[:3] for row in TYPES])
def test_each_file_has_its_type_and_its_time(
    site: CatalogueSite, server: Nginx, pattern: str, kind: str, cache: str
) -> None:
    answer = server.get(first(site, pattern))
    said = (answer.status, answer.header("Content-Type"), answer.header("Cache-Control"))
    assert (200, kind, cache) == said


@pytest.mark.parametrize(("pattern", "encoding"), [(row[0], row[3]) for row in TYPES])
def test_text_travels_compressed_and_what_is_packed_does_not(
    site: CatalogueSite, server: Nginx, pattern: str, encoding: str
) -> None:
    path = first(site, pattern)
    answer = server.get(path, Accept_Encoding="gzip")
    assert encoding == answer.header("Content-Encoding")
    body = gzip.decompress(answer.body) if encoding else answer.body
    assert body == (site.output / path.lstrip("/")).read_bytes()


def test_a_page_that_did_not_change_is_not_sent_again(server: Nginx) -> None:
    tag = server.get("/").header("ETag")
    assert (304, b"") == server.get("/", If_None_Match=tag)[::2]


def test_every_file_of_assets_but_the_counts_is_kept_for_ever(site: CatalogueSite, server: Nginx) -> None:
    asked_again = {
        path.name
        for path in (site.output / "assets").iterdir()
        if server.get(f"/assets/{path.name}").header("Cache-Control") != FOR_EVER
    }
    assert {"counts-vi.css", "counts-en.css"} == asked_again


# Safety


@pytest.mark.parametrize("pattern", ["index.html", "assets/ui.*.svg", "du-lieu/products.json", "mat"])
def test_every_answer_has_the_headers_of_safety(site: CatalogueSite, server: Nginx, pattern: str) -> None:
    answer = server.get("/mat/" if pattern == "mat" else first(site, pattern))
    expected = {"Content-Security-Policy": content_policy(site.root), **dict(SAFETY)}
    assert expected == {name: answer.header(name) for name in expected}
    assert "nginx" == answer.header("Server")


def test_the_header_repeats_the_policy_of_the_pages(site: CatalogueSite) -> None:
    found = META.search(site.read("index.html"))
    assert found
    assert f"{found[1]}; frame-ancestors 'none'" == content_policy(site.root)


def test_other_sites_may_read_the_open_data_only(server: Nginx) -> None:
    opened = {
        path: server.get(path).header("Access-Control-Allow-Origin")
        for path in ("/du-lieu/products.json", "/")
    }
    assert {"/du-lieu/products.json": "*", "/": ""} == opened


# A sub-path


def test_below_a_sub_path_every_link_leads_somewhere(tmp_path: Path, derived: Path) -> None:
    site = hosted(tmp_path / "catalogue", derived, f"base_url: {BASE}\n")
    site.build(search=True)
    assert [] == broken_links(site.output, base_url=BASE)


def test_nginx_serves_a_sub_path(tmp_path: Path, derived: Path) -> None:
    site = hosted(tmp_path / "catalogue", derived, f"base_url: {BASE}\n")
    site.build(output=tmp_path / "www" / "ocop")
    with nginx(configured(tmp_path / "www", below="/ocop"), tmp_path / "nginx") as server:
        page = server.get("/ocop/tinh/bac-ninh/")
        linked = re.findall(r'(?:href|src)="(/[^"#?]*)', page.body.decode())
        assert {200} == {server.get(path).status for path in {"/ocop/", *linked}}
        assert (301, "/ocop/") == (server.get("/ocop").status, server.get("/ocop").header("Location"))
        assert (404, (tmp_path / "www/ocop/404.html").read_bytes()) == server.get("/ocop/mat/")[::2]
        assert (404, (tmp_path / "www/ocop/en/404.html").read_bytes()) == server.get("/ocop/en/mat/")[::2]
        style = next(path for path in linked if re.search(r"/site\.\w+\.css$", path))
        assert FOR_EVER == server.get(style).header("Cache-Control")
        assert "application/atom+xml; charset=utf-8" == server.get("/ocop/tin/san-pham-moi.xml").header(
            "Content-Type"
        )


# Files that Cloudflare Pages and Netlify read


def rules(text: str) -> list[str]:
    """Return the lines that a host reads."""
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def settings(hosting: str, languages: str = "[vi, en]") -> str:
    return f"{SETTINGS}hosting: {hosting}\nlanguages: {languages}\n"


@pytest.mark.parametrize(
    ("hosting", "languages", "expected"),
    [
        ("github-pages", "[vi, en]", set()),
        ("other", "[vi, en]", set()),
        ("cloudflare-pages", "[vi, en]", {"_headers"}),
        ("netlify", "[vi, en]", {"_headers", "_redirects"}),
        ("netlify", "[vi]", {"_headers"}),
    ],
)
def test_the_build_writes_what_the_host_reads(
    catalogue: Callable[..., CatalogueSite], hosting: str, languages: str, expected: set[str]
) -> None:
    site = catalogue({"content/products/bac-ninh/a.md": product()}, settings=settings(hosting, languages))
    site.build()
    assert expected == {path.name for path in site.output.iterdir() if path.name.startswith("_")}


def test_another_host_takes_its_files_away_and_leaves_those_of_people(
    catalogue: Callable[..., CatalogueSite],
) -> None:
    site = catalogue({"content/products/bac-ninh/a.md": product()}, settings=settings("netlify"))
    site.build()
    site.write({"content/catalog.yml": settings("other")})
    site.build()
    assert not (site.output / "_headers").exists()
    (site.output / "_headers").write_text("/*\n  X: mine\n")
    site.write({"content/catalog.yml": settings("github-pages")})
    site.build()
    assert "/*\n  X: mine\n" == site.read("_headers")


def test_a_catalogue_s_own_policy_is_in_its_headers(catalogue: Callable[..., CatalogueSite]) -> None:
    site = catalogue({"content/products/bac-ninh/a.md": product()}, settings=settings("cloudflare-pages"))
    own = (
        '<meta http-equiv="Content-Security-Policy" content="default-src \'self\' https://thong-ke.example">'
    )
    site.write({"templates/site/parts/policy.html": own})
    site.build()
    assert own in site.read("index.html")
    policy = "default-src 'self' https://thong-ke.example; frame-ancestors 'none'"
    assert f"  Content-Security-Policy: {policy}" in rules(site.read("_headers"))


def test_the_headers_fit_the_limits_of_cloudflare(site: CatalogueSite) -> None:
    made = hosting_files(Settings(title="x", hosting="cloudflare-pages"), site.root)
    lines = rules(made["_headers"].decode())
    patterns = [line for line in lines if line.startswith("/")]
    assert len(patterns) <= 100
    assert max(map(len, lines)) <= 2000
    assert max(pattern.count("*") for pattern in patterns) == 1


def test_no_file_is_told_twice_how_long_it_is_kept(site: CatalogueSite) -> None:
    made = hosting_files(Settings(title="x", hosting="cloudflare-pages"), site.root)["_headers"].decode()
    found = re.findall(r"^(/\S+)\n  Cache-Control: (.+)$", made, re.MULTILINE)
    caching = [re.compile(re.escape(pattern).replace(r"\*", ".*")) for pattern, _ in found]
    told = {path: sum(bool(rule.fullmatch(f"/{path}")) for rule in caching) for path in site.files()}
    assert [("/sw.js", AGAIN)] == [(path, value) for path, value in found if value != FOR_EVER]
    kept = {path for path in told if path.startswith(("anh/", "assets/")) and "counts-" not in path}
    assert kept | {"sw.js"} == {path for path, count in told.items() if count}
    assert {0, 1} == set(told.values())


# The files that people copy


@pytest.mark.parametrize("hosting", ["cloudflare-pages", "netlify"])
def test_the_headers_to_copy_are_those_that_the_build_writes(hosting: str) -> None:
    made = hosting_files(msgspec.convert({"title": "x", "hosting": hosting}, Settings), REPOSITORY)
    assert rules(made["_headers"].decode()) == rules((DOCS / "_headers").read_text("utf-8"))


def test_the_workflow_to_copy_is_the_one_that_a_new_catalogue_gets() -> None:
    starter = REPOSITORY / "generator/starter/files/github/dot-github/workflows/deploy.yml"
    assert starter.read_bytes() == (DOCS / "github-pages.yml").read_bytes()


def test_the_workflow_keeps_the_cache_together_with_the_site() -> None:
    jobs = yaml.safe_load((DOCS / "github-pages.yml").read_text("utf-8"))["jobs"]
    kept = next(
        step["with"]["path"] for step in jobs["build"]["steps"] if "actions/cache@" in step.get("uses", "")
    )
    assert [".ocop-cache", "site"] == kept.split()


def test_netlify_publishes_what_the_build_writes() -> None:
    told = tomllib.loads((DOCS / "netlify.toml").read_text("utf-8"))
    assert Job(source=Path(), output=Path("site"), as_of=TODAY).output.name == told["build"]["publish"]
    commands = [told["build"]["command"], *(one["command"] for one in told["context"].values())]
    assert {"ocop build --base-url"} == {command.partition(' "$')[0] for command in commands}


# The cache in CI


def test_a_restored_cache_renders_nothing_again(site: CatalogueSite, tmp_path: Path) -> None:
    root = tmp_path / "clone"
    shutil.copytree(site.root / "content", root / "content")
    job = Job(source=root, output=root / "site", as_of=TODAY, search=False)
    before = build(job, Silence())
    subprocess.run(
        ["tar", "--posix", "-cf", tmp_path / "cache.tar", ".ocop-cache", "site"], cwd=root, check=True
    )
    shutil.rmtree(root)
    shutil.copytree(site.root / "content", root / "content", copy_function=shutil.copyfile)
    subprocess.run(["tar", "-xf", tmp_path / "cache.tar"], cwd=root, check=True)
    after = build(job, Silence())
    assert (before.outputs, (), ()) == (after.outputs, after.written, after.removed)
