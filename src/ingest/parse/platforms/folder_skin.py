"""How a family of e-papers names its files and marks its fields; a folder for each day's edition is common to all."""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from ingest.domain.page import PageLink
from ingest.parse.platforms.founder_labels import Label, parse_page_no
from ingest.parse.platforms.founder_urls import strip_query
from ingest.parse.platforms.links import Link, file_path


@dataclass(frozen=True, slots=True, kw_only=True)
class Skin:
    """What is particular to one family; its skins differ, so that marks are lists in order of trust.

    Attributes:
        letter: Of the family.
        marks: What only this family's pages contain; each pattern opens with a fixed word where it can, which is ten
            times quicker than a choice of them.
        words: One of these stands in every page with a mark, in small letters; looked for first, which is quick. None
            where that would cost as much as the marks.
        any_case: The marks are written in small letters, and are those of any page in whatever letters.
        foreign: What no page of it contains, where another family shares marks.
        day: The date folder of a path: three groups for year, month, day.
        page: End of an edition page's path; group `no` is the printed number where the name carries it.
        article: End of an article's path; group `no` is its number, `page` its page's where the name carries it.
            Where both have a group `file`, an article's must be its page's.
        first_page: File name to ask for of another day; None where names stay the same.
        lists: Where known skins list a page's own articles.
        whole: Where a skin lists the articles of every page, each below its page.
        own_label: Marks that hold nothing but this page's number and name.
        unlisted: Makes the pages where a skin only links the first, the last and the next: from the page's links, its
            label and its address.
        headline: And the others: CSS selectors.
        around: One mark for what stands above the headline and below it, and the headline's own.
        pictures: Blocks of pictures with their captions, outside the body or inside.
    """

    letter: str
    marks: tuple[re.Pattern[str], ...]
    words: tuple[str, ...] = ()
    any_case: bool = False
    foreign: re.Pattern[str] | None = None
    day: re.Pattern[str]
    page: re.Pattern[str]
    article: re.Pattern[str]
    first_page: str | None = None
    lists: tuple[str, ...] = ()
    whole: str | None = None
    own_label: tuple[str, ...] = ()
    unlisted: Callable[[tuple[Link, ...], Label | None, str], tuple[PageLink, ...]] | None = None
    headline: tuple[str, ...]
    kicker: tuple[str, ...] = ()
    deck: tuple[str, ...] = ()
    around: tuple[str, str] | None = None
    author: tuple[str, ...] = ()
    body: tuple[str, ...]
    pictures: tuple[str, ...] = ()

    def is_page(self, url: str) -> bool:
        """Whether an address is an edition page's."""
        return bool(self.page.search(file_path(url)))

    def is_article(self, url: str) -> bool:
        """Whether an address is an article's."""
        return bool(self.article.search(file_path(url)))

    def find_content_no(self, url: str) -> str | None:
        """The article's number on its site."""
        match = self.article.search(file_path(url))
        return match["no"] if match else None

    def find_printed_no(self, url: str) -> str | None:
        """The printed page number in an edition page's name, or in that of an article on it."""
        path = file_path(url)
        article = self.article.search(path)
        match = article or self.page.search(path)
        return parse_page_no(match.groupdict().get("page" if article else "no")) if match else None

    def find_file(self, url: str) -> str | None:
        """The edition page's file as its own name, or as the name of an article on it says: `page_01`."""
        path = file_path(url)
        match = self.article.search(path) or self.page.search(path)
        return match.groupdict().get("file") if match else None

    def find_date(self, url: str) -> date | None:
        """The edition's date from its folder."""
        match = self.day.search(file_path(url))
        try:
            return date(int(match[1]), int(match[2]), int(match[3])) if match else None
        except ValueError:  # 20181340: no date rather than a wrong one
            return None

    def find_folder(self, url: str) -> str:
        """Host and folders up to the date, or to what names the file; sites write the same folder in several ways."""
        path = file_path(url)
        named = self.page.search(path) or self.article.search(path)
        undated = path[: named.start()] if named else path.rpartition("/")[0]
        match = self.day.search(path)
        folder = path[: match.end()] if match else undated
        return f"{urlsplit(url).netloc}{folder}".lower()

    def find_edition_folder(self, source: str, urls: Iterable[str]) -> str:
        """The folder of this page's edition; of a saved page without address the one most links lie in."""
        if self.find_date(source):
            return self.find_folder(source)
        folders = Counter(self.find_folder(url) for url in urls)
        return folders.most_common(1)[0][0] if folders else self.find_folder(source)

    def dated_address(self, address: str, day: date) -> str | None:
        """The address of the first page of another day; None where the name is not the same every day."""
        bare = strip_query(address)
        path = file_path(bare)
        match = self.day.search(path)
        if not match or not (self.first_page or self.is_page(bare)):
            return None
        folder = path[: match.start(1)] + f"{day:%Y}" + path[match.end(1) : match.start(2)] + f"{day:%m}"
        folder += path[match.end(2) : match.start(3)] + f"{day:%d}"
        rest = path[match.end(3) :]
        if self.first_page:
            rest = rest[: rest.rfind("/") + 1] + self.first_page
        return bare[: len(bare) - len(path)] + folder + rest
