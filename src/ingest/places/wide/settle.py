"""Names found in one article → which places they are, by the words around them and what it names plainly."""

from dataclasses import replace
from datetime import date

from ingest.domain.place import Mention, PlaceName
from ingest.places.wide.beside import is_helper, is_of_people, is_passed, is_venue
from ingest.places.wide.index import Meaning, WideNames
from ingest.places.wide.known import Known, Sighting, find_known
from ingest.places.wide.words import (
    ORDINARY_SHORT_NAMES,
    has_county_cue,
    is_feature,
    is_in_another_name,
    is_part_of_words,
    stands_alone,
)
from ingest.places.words import ORDINARY_NAMES, ORDINARY_STEMS, is_former, is_helped, is_origin

# 丽江古城, 洛阳老城: what a town calls its oldest part, also where a district is called so.
_OLD_TOWNS = {"古城", "老城", "新城", "城关"}
_LIST = ("、", "和", "与", "及")
_ROW = (*_LIST, "，")


def settle_all(
    sightings: tuple[Sighting, ...], names: WideNames, *, home_code: str, on: date | None
) -> tuple[Mention, ...]:
    """Decide what each match means in this article; what only looks like a place is left out."""
    known = find_known(sightings, home_code)
    mentions: list[Mention] = []
    for sighting in sightings:
        previous = mentions[-1] if mentions and _same_string(mentions[-1], sighting) else None
        mention = _settle(sighting, previous, known, names, on)
        if mention is None:
            continue
        if sighting.name in known.helpers and not mention.cue:
            mention = replace(mention, cue="origin")
        if previous and _is_parent(previous, mention, sighting):
            mentions[-1] = replace(previous, cue="parent")
            mention = replace(mention, cue=mention.cue or previous.cue)
        elif (
            previous
            and previous.cue == "origin"
            and _stands_in_row(sighting, previous, _LIST)
            and not sighting.after.startswith("至")
        ):
            mention = replace(mention, cue="origin")
        mentions.append(mention)
    return tuple(mentions)


def _settle(
    sighting: Sighting, previous: Mention | None, known: Known, names: WideNames, on: date | None
) -> Mention | None:
    ending = sighting.before.removesuffix("的")
    for meaning in sighting.meanings:
        if meaning.form == "level_mark":
            is_word = is_part_of_words(sighting.name, sighting.before, sighting.after)
            return None if is_word else _mark(sighting, meaning)
        # 河南省嵩县, 洛阳嵩县, 江苏沭阳, 青海的海南: its city or province ends right where the name starts.
        under = tuple(
            name
            for name, above in zip(meaning.standing, meaning.above, strict=True)
            if ending.endswith(above)
        )
        if meaning.form == "stem" and (sighting.name in _OLD_TOWNS or is_feature(sighting.after)):
            under = ()
        meant = under or _mean(sighting, meaning.form, meaning.likely, previous, known)
        is_called_former = meant and not meaning.is_valid and is_former(sighting.before)
        if is_called_former and on and (became := names.lineage.find_successor(meant[0], on)):
            return replace(_mention(sighting, meaning.form, (became,), is_valid=True), cue="former")
        if meant:
            return _mention(sighting, meaning.form, meant, is_valid=meaning.is_valid)
    return None


def _mean(
    sighting: Sighting,
    form: str,
    found: tuple[PlaceName, ...],
    previous: Mention | None,
    known: Known,
) -> tuple[PlaceName, ...]:
    """What a name means that no city or province stands right before; () for nothing."""
    if is_part_of_words(sighting.name, sighting.before, sighting.after):
        return ()
    chosen = known.choose(found)
    if form == "full":
        return chosen or (() if sighting.name in ORDINARY_NAMES else found)
    if form in {"township", "landmark"}:
        return _mean_below(sighting, form, found, previous, known)
    is_ordinary = sighting.name in ORDINARY_SHORT_NAMES
    if is_in_another_name(sighting.before, sighting.after):
        return ()
    if form == "short":
        return chosen if is_ordinary else known.call_county(sighting.name, found)
    if is_feature(sighting.after) or sighting.name in known.other_things:
        return ()
    is_cued = has_county_cue(sighting.before, sighting.after) or _stands_in_row(sighting, previous)
    if not chosen and len(found) == 1 and not is_ordinary:
        return found if is_cued or sighting.name in known.repeated else ()
    is_named = any(name.county_code in known.counties for name in chosen)
    is_word_alone = (
        len({name.place_code for name in chosen}) == 1
        and sighting.name not in ORDINARY_STEMS
        and stands_alone(sighting.before, sighting.after)
    )
    return chosen if is_named or is_cued or is_word_alone or not is_ordinary else ()


def _mean_below(
    sighting: Sighting, form: str, found: tuple[PlaceName, ...], previous: Mention | None, known: Known
) -> tuple[PlaceName, ...]:
    """A township lies in a county that is named, the one right before it if there is one; a landmark where it is."""
    if form == "landmark":
        is_other = is_in_another_name(sighting.before, sighting.after)
        return () if is_other else tuple(known.call_landmark(name) for name in found)
    chosen = known.choose(found)
    if previous and _ends_before(previous, sighting) and previous.place_level == "county":
        chosen = tuple(name for name in chosen if name.county_code in previous.county_codes)
    return chosen if len({name.county_code for name in chosen}) == 1 else ()


def _stands_in_row(sighting: Sighting, previous: Mention | None, signs: tuple[str, ...] = _ROW) -> bool:
    return (
        previous is not None
        and previous.place_level in {"county", "city", "province"}
        and sighting.text[previous.end_offset : sighting.start] in signs
    )


def _ends_before(previous: Mention, sighting: Sighting) -> bool:
    """沂源县西里镇, 南皮县的常庄乡: the name before says what this one lies in."""
    return sighting.text[previous.end_offset : sighting.start] in {"", "的"}


def _is_parent(previous: Mention, mention: Mention, sighting: Sighting) -> bool:
    if (
        mention.form in {"level_mark", "township"}
        or previous.form == "level_mark"
        or len(mention.place_codes) != 1
    ):
        return False
    if previous.end_offset != sighting.start or len(previous.place_codes) != 1:
        return False
    above, below = previous.place_codes[0], mention.place_codes[0]
    return above != below and above in {below[:2] + "0000", below[:4] + "00"}


def _same_string(mention: Mention, sighting: Sighting) -> bool:
    return (mention.field, mention.index) == (sighting.field, sighting.index)


def _mark(sighting: Sighting, meaning: Meaning) -> Mention:
    return _mention(sighting, "level_mark", (), is_valid=True, level=meaning.level)


def _mention(
    sighting: Sighting, form: str, meant: tuple[PlaceName, ...], *, is_valid: bool, level: str | None = None
) -> Mention:
    cue = None
    around = sighting.before, sighting.after
    is_in_text = sighting.field in {"paragraph", "caption"}
    is_away = (
        is_helper(*around)
        or is_of_people(sighting.after)
        or is_venue(sighting.name, *around)
        or (is_in_text and is_passed(*around))
    )
    if is_origin(*around) or is_away:
        cue = "origin"
    elif is_helped(sighting.before, sighting.after):
        cue = "partner"
    return Mention(
        field=sighting.field,
        index=sighting.index,
        surface=sighting.surface,
        start_offset=sighting.start,
        end_offset=sighting.end,
        form="short" if form == "stem" else form,
        name=meant[0].name if meant else sighting.name,
        place_level=meant[0].place_level if meant else level or "",
        place_codes=tuple(dict.fromkeys(name.place_code for name in meant)),
        county_codes=tuple(dict.fromkeys(name.county_code for name in meant if name.county_code)),
        cue=cue,
        is_valid=is_valid,
    )
