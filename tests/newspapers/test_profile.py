"""A newspaper's TOML: every key arrives as meant, and what cannot be is refused in one line with file and line."""

from datetime import date
from pathlib import Path

import pytest

from ingest.domain.errors import ConfigError
from ingest.domain.newspaper import FAMILIES, Newspaper, NewspaperSite
from ingest.newspapers.profile import read_profile
from ingest.parse import platforms

SITE = 'name = "试报"\nfamily = "A"\nentry_url = "https://epaper.example/"\n'


def write(folder: Path, text: str) -> Path:
    path = folder / "test.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_how_a_paper_appears_and_is_asked(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        """
        name = "试报"
        family = "stdaily"
        entry_url = "http://10.0.0.5:8080/{yyyy}/{m}-{d}/"
        publishing_days = ["fri", "mon", "mon"]
        page_range = [4, 16]
        delay_seconds = 2
        user_agent = "our-library/1.0 (press@example.org)"
        keeps = ["pdf", "pictures"]
        allow_private = ["10.0.0.5:8080", "mirror.lan:80", "[fd00::1]:8080"]
        status = "blocked"
        provenance = "told by its editors, 2026-09"
        [headers]
        x-requested-with = "XMLHttpRequest"
        """,
    )
    assert read_profile(path) == Newspaper(
        newspaper_id="test",
        name="试报",
        sites=(
            NewspaperSite(
                family="stdaily",
                entry_url="http://10.0.0.5:8080/{yyyy}/{m}-{d}/",
                headers=(("x-requested-with", "XMLHttpRequest"),),
            ),
        ),
        publishing_days=(1, 5),
        page_range=(4, 16),
        delay_seconds=2.0,
        user_agent="our-library/1.0 (press@example.org)",
        keeps=("pdf", "pictures"),
        allow_private=("10.0.0.5:8080", "mirror.lan:80", "[fd00::1]:8080"),
        status="blocked",
        provenance="told by its editors, 2026-09",
    )


@pytest.mark.parametrize(
    ("written", "days"), [('"daily"', (1, 2, 3, 4, 5, 6, 7)), ('"weekdays"', (1, 2, 3, 4, 5))]
)
def test_publishing_days_in_one_word(tmp_path: Path, written: str, days: tuple[int, ...]) -> None:
    path = write(tmp_path, f"{SITE}publishing_days = {written}\n")
    assert read_profile(path).publishing_days == days


TWO_ERAS = """\
name = "试报"

[[sites]]
family = "B"
entry_url = "https://epaper.example/html/{yyyy}-{mm}/{dd}/node_1.htm"
valid_until = 2014-11-30

[[sites]]
family = "A"
entry_url = "https://epaper.example/"
valid_from = 2014-12-01
[sites.headers]
x-requested-with = "XMLHttpRequest"
"""


def test_each_day_is_read_from_the_site_of_its_time(tmp_path: Path) -> None:
    newspaper = read_profile(write(tmp_path, TWO_ERAS))
    old, new = newspaper.find_site(date(2014, 11, 30)), newspaper.find_site(date(2014, 12, 1))
    assert old is not None
    assert new is not None
    assert (old.family, new.family) == ("B", "A")
    assert old.entry_on(date(2009, 3, 7)) == "https://epaper.example/html/2009-03/07/node_1.htm"
    assert new.headers == (("x-requested-with", "XMLHttpRequest"),)
    assert newspaper.sites[0] == new, "the latest first, in whatever order they are written"
    assert (newspaper.find_family(date(2014, 1, 1)), newspaper.find_family(None)) == ("B", None)


def test_every_mark_of_the_day_is_put_in() -> None:
    site = NewspaperSite(family="G", entry_url="http://x.example/{yyyy}/{yy}/{mm}/{dd}/{m}/{d}/{q}")
    assert site.entry_on(date(2026, 3, 7)) == "http://x.example/2026/26/03/07/3/7/{q}"
    assert site.entry_on(date(2026, 10, 20)) == "http://x.example/2026/26/10/20/10/20/{q}"


@pytest.mark.parametrize(
    ("written", "told"),
    [
        (f'{SITE}publishing_days = ["mon", "tues"]\n', ':4: "publishing_days" must be "daily", "weekdays" or'),
        (f'{SITE}publishing_days = "workdays"\n', 'found "workdays"'),
        (f"{SITE}publishing_days = []\n", "found an empty list"),
        (f"{SITE}publishing_days = 5\n", ':4: "publishing_days" must be text in quotes, found a number'),
        (f"{SITE}page_range = [16, 4]\n", ':4: "page_range" must be the fewest and the most pages'),
        (f"{SITE}page_range = [0, 4]\n", "such as [4, 16], found [0, 4]"),
        (f"{SITE}page_range = [4]\n", "found [4]"),
        (f'{SITE}page_range = ["4", "8"]\n', "must be a list of whole numbers, found text in it"),
        (f"{SITE}page_range = 8\n", "must be a list of whole numbers, found a number"),
        (f"{SITE}delay_seconds = 61\n", ':4: "delay_seconds" must be 0 to 60 seconds, found 61'),
        (f"{SITE}delay_seconds = -0.1\n", "found -0.1"),
        (f"{SITE}delay_seconds = nan\n", "found nan"),
        (f"{SITE}delay_seconds = true\n", "must be a number, found true or false"),
        (f'{SITE}keeps = ["pdfs"]\n', ':4: "keeps" may list pdf and pictures, found "pdfs"'),
        (f'{SITE}keeps = "pdf"\n', "must be a list of texts in quotes, found text"),
        (f"{SITE}keeps = [1]\n", "must be a list of texts in quotes, found a number in it"),
        (f'{SITE}allow_private = ["10.0.0.5"]\n', ':4: "allow_private" must list host:port'),
        (f'{SITE}allow_private = ["10.0.0.500:80"]\n', 'found "10.0.0.500:80"'),
        (f'{SITE}allow_private = ["http://10.0.0.5:80"]\n', "must list host:port"),
        (f'{SITE}allow_private = ["me@10.0.0.5:80"]\n', "must list host:port"),
        (f'{SITE}allow_private = ["10.0.0.5:0"]\n', "must list host:port"),
        (f'{SITE}user_agent = "Mozilla/5.0 (X11)"\n', ':4: "user_agent" may not be a browser\'s'),
        (f'{SITE}user_agent = "报"\n', "must be printable ASCII on one line"),
        (f'{SITE}status = "good"\n', "must be verified, unverified or blocked"),
        (f'{SITE}[headers]\nUser-Agent = "x"\n', ':5: "headers.User-Agent" may not be set: dibao does not pretend'),
        (f'{SITE}[headers]\nx-a = "1"\nCookie = "x"\n', ':6: "headers.Cookie" may not be set'),
        (f'{SITE}headers = {{ Referer = "x" }}\n', ':4: "headers.Referer" may not be set'),
        (f'{SITE}headers.Host = "x"\n', ':4: "headers.Host" may not be set'),
        (f'{SITE}[headers]\nX-Forwarded-For = "1.1.1.1"\n', "does not pretend to be a browser"),
        (f'{SITE}[headers]\nSec-Fetch-Mode = "cors"\n', "does not pretend to be a browser"),
        (f'{SITE}[headers]\nProxy-Authorization = "x"\n', "does not pretend to be a browser"),
        (f'{SITE}[headers]\nContent-Length = "1"\n', "it belongs to the request itself"),
        (f'{SITE}[headers]\n"x y" = "1"\n', ':5: "headers.x y" is no name of a request header'),
        (f'{SITE}[headers]\nx-a = "一"\n', ':5: "headers.x-a" must be printable ASCII'),
        (f'{SITE}[headers]\nx-a = "1\\r\\nCookie: x"\n', "must be printable ASCII on one line"),
        (f"{SITE}[headers]\nx-a = 1\n", ':5: "headers.x-a" must be text in quotes'),
        ('name = "试报"\nfamily = "A"\n', '"entry_url" is missing or empty'),
        ('name = "试报"\nentry_url = "https://x.example/"\n', '"family" is missing or empty'),
        ('name = "试报"\nentry_url = "https://x.example/"\nfamily = "b"\n', ':3: "family" is no platform family'),
        ('name = "试报"\nentry_url = "https://x.example/"\nfamily = "jfdaly"\n', 'did you mean "jfdaily"?'),
        ('name = "试报"\nfamily = "A"\nentry_url = "https://x.example/{yyy}/"\n', ":3: \"entry_url\" may hold {yyyy}"),
        ('name = "试报"\nfamily = "A"\nentry_url = "https://x.example/{yyyy"\n', "found a brace alone"),
        ('name = "试报"\nfamily = "A"\nentry_url = "https://me:pw@x.example/"\n', "a host and no login"),
        ('name = "试报"\nfamily = "A"\nentry_url = "https:///x"\n', "a host and no login"),
        ('name = "试报"\nfamily = "A"\nentry_url = "https://x.example:99999/"\n', "a host and no login"),
        ('name = "试报"\nfamily = "A"\nentry_url = "https://x.example/a b"\n', "one address without blanks"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_in_one_line(tmp_path: Path, written: str, told: str) -> None:
    path = write(tmp_path, written)
    with pytest.raises(ConfigError) as refused:
        read_profile(path)
    assert str(refused.value).startswith(f"{path}:")
    assert told in str(refused.value)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (("valid_from = 2014-12-01", "valid_from = 2014-11-30"), ':11: "sites.valid_from" overlaps another site'),
        (("valid_from = 2014-12-01\n", ""), ':10: "sites.entry_url" overlaps another site'),
        (("2014-11-30", '"2014-11-30"'), ':6: "sites.valid_until" must be a day without quotes'),
        (("2014-11-30", "2014-11-30T06:00:00"), "must be a day without quotes such as 2024-12-01, found a date or"),
        (('family = "A"', 'family = "Z"'), ':9: "sites.family" is no platform family, found "Z"'),
        (('family = "A"', 'famly = "A"'), ':9: unknown key "sites.famly"; did you mean "family"?'),
        (('family = "A"\n', ""), ':8: "sites.family" is missing or empty'),
        (("x-requested-with", "Cookie"), ':13: "sites.headers.Cookie" may not be set'),
        (('"试报"', '"试报"\nfamily = "B"'), ':2: "family" stands beside [[sites]]'),
        (("valid_until = 2014-11-30", "valid_from = 2014-11-29\nvalid_until = 2014-11-28"), "must not lie before"),
        (("2014-12-01", "2014-13-01"), ":11: not valid TOML"),
    ],
)  # fmt: skip
def test_a_site_that_cannot_be_is_named_by_its_own_line(
    tmp_path: Path, change: tuple[str, str], told: str
) -> None:
    path = write(tmp_path, TWO_ERAS.replace(*change))
    with pytest.raises(ConfigError) as refused:
        read_profile(path)
    assert str(refused.value).startswith(f"{path}:")
    assert told in str(refused.value)


def test_sites_written_in_braces_are_read_too(tmp_path: Path) -> None:
    path = write(tmp_path, 'name = "试报"\nsites = [{family = "A", entry_url = "https://x.example/"}]\n')
    assert read_profile(path).find_family(None) == "A"
    write(tmp_path, 'name = "试报"\nsites = [{family = "Y", entry_url = "https://x.example/"}]\n')
    with pytest.raises(ConfigError, match=r':2: "sites.family" is no platform family'):
        read_profile(path)
    write(tmp_path, 'name = "试报"\nsites = ["A"]\n')
    with pytest.raises(ConfigError, match=r':2: "sites" must be tables'):
        read_profile(path)


def test_every_letter_is_a_family_that_pages_are_read_by() -> None:
    assert set(platforms.FAMILIES) == set(FAMILIES)
