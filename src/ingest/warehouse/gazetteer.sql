-- One row per name of a place in China: all from county level up, townships under $home_prefix and villages under
-- $village_prefix.
-- A source edition is a sample, not the day of change, so a name is taken to stand from the edition before its
-- first one until the edition after its last one, unless `changes` knows the day.
with

divisions as (
    select
        level as source_level,
        code,
        name,
        parent_code,
        first_edition,
        last_edition
    from read_parquet($divisions)
    where level <> 'township' or starts_with(code, $home_prefix)
),

villages as (
    select
        'village' as source_level,
        code,
        name,
        parent_code,
        first_edition,
        last_edition
    from read_parquet($villages)
    where starts_with(code, $village_prefix)
),

named as (
    select * from divisions
    where name not in ('市辖区', '市', '县') and not regexp_matches(name, '直辖县级行政')
    union all
    select * from villages
),

editions as (
    select
        source_level,
        edition,
        lag(edition) over (partition by source_level order by edition) as edition_before,
        lead(edition) over (partition by source_level order by edition) as edition_after
    from (
        select
            source_level,
            first_edition as edition
        from named
        union
        select
            source_level,
            last_edition as edition
        from named
    ) as sampled
),

changes as (
    select * from read_csv($changes, header = true, columns = {
        'place_code': 'varchar', 'name': 'varchar', 'valid_from': 'date', 'valid_until': 'date', 'source': 'varchar'
    })
),

standing as (
    select
        named.code as place_code,
        named.name,
        case
            when named.source_level = 'prefecture' then 'city'
            when named.source_level = 'county' and substr(named.code, 5, 2) between '71' and '78' then 'zone'
            else named.source_level
        end as place_level,
        case
            when named.source_level = 'county' and left(named.code, 2) in ('11', '12', '31', '50')
                then left(named.code, 2) || '0000'
            when named.source_level = 'county' and substr(named.code, 3, 2) = '90'
                then left(named.code, 2) || '0000'
            else named.parent_code
        end as parent_code,
        coalesce(
            changes.valid_from, first_seen.edition_before + 1, date '0001-01-01'
        )::date as valid_from,
        coalesce(
            changes.valid_until, last_seen.edition_after - 1, date '9999-12-31'
        )::date as valid_until
    from named
    inner join editions as first_seen
        on named.source_level = first_seen.source_level and named.first_edition = first_seen.edition
    inner join editions as last_seen
        on named.source_level = last_seen.source_level and named.last_edition = last_seen.edition
    left join changes
        on named.code = changes.place_code and named.name = changes.name
),

provinces_kept as (
    -- Hong Kong, Macau and Taiwan leave the later sources, not the country.
    select
        place_level,
        place_code,
        name,
        parent_code,
        valid_from,
        case
            when place_level = 'province' and place_code >= '710000' then date '9999-12-31' else valid_until
        end as valid_until
    from standing
),

hong_kong_macau as (
    select
        'county' as place_level,
        place_code,
        name,
        parent_code,
        date '0001-01-01' as valid_from,
        date '9999-12-31' as valid_until
    from read_csv($hong_kong_macau, header = true, columns = {
        'place_code': 'varchar', 'name': 'varchar', 'parent_code': 'varchar', 'source': 'varchar'
    })
),

zones as (
    select
        'zone' as place_level,
        '' as place_code,
        name,
        city_code as parent_code,
        date '0001-01-01' as valid_from,
        date '9999-12-31' as valid_until
    from read_csv($zones, header = true, columns = {
        'city_code': 'varchar', 'name': 'varchar', 'source': 'varchar'
    })
),

places as (
    select * from provinces_kept
    union all
    select * from hong_kong_macau
    union all
    select * from zones
)

select
    place_level,
    place_code,
    name,
    parent_code,
    valid_from,
    valid_until
from places
order by place_code asc, valid_until desc, valid_from desc, name asc
