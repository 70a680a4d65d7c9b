"""A page's template and path → its text, with what all pages share: words, way to the root, address, CSP."""

from dataclasses import dataclass
from functools import cache

from ingest.digest.addresses import make_url
from ingest.digest.language import ZH, Language, read_language
from ingest.digest.templating import MARKUP
from ingest.domain.publishing import FORMATS, PublishSettings

NO_SCRIPT = "script-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'"
OWN_SCRIPT = (  # Pagefind is WebAssembly
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src data:; "
    "object-src 'none'; base-uri 'none'; form-action 'self'"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """What is published where, in which language.

    Attributes:
        base_url: Address the digests folder is published under; None leaves every link relative.
        formats: Those that lie beside the pages, so that no link leads nowhere.
    """

    base_url: str | None = None
    language: Language = ZH
    formats: tuple[str, ...] = FORMATS

    def url(self, path: str) -> str | None:
        """The absolute address of a path below the digests folder; None where nobody said where that is."""
        return make_url(self.base_url, path)

    def render(self, template: str, path: str, *, address: str | None = None, **values: object) -> str:
        """The page at `path`, a folder below the digests folder such as `410305/2026/11/19/`.

        Args:
            template: Its file in `templates/`.
            path: Where it will lie.
            address: The path it is known by, where that is another one.
            values: What its template shows.
        """
        return MARKUP.get_template(template).render(
            say=self.language,
            formats=self.formats,
            root="../" * path.count("/"),
            canonical=self.url(path if address is None else address),
            policy=OWN_SCRIPT if template == "search.html" else NO_SCRIPT,
            **values,
        )


@cache
def make_site(settings: PublishSettings) -> Site:
    """The site of a workspace's settings."""
    return Site(base_url=settings.base_url, language=read_language(settings.lang), formats=settings.formats)
