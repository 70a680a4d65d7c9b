-- One row per code and name that a source edition has, with the first and the last edition it stands in.
with

dated as (
    select
        code,
        name,
        edition,
        case
            when ends_with(code, '0000') then 'province'
            when ends_with(code, '00') then 'prefecture'
            else 'county'
        end as source_level
    from
        read_csv($revisions, header = true, columns = {
            'code': 'varchar', 'name': 'varchar', 'edition': 'date'
        })
    where name not in ('市辖区', '县', '省直辖行政单位', '省直辖县级行政区划', '自治区直辖县级行政区划')
),

revisions as (
    select
        source_level,
        code,
        name,
        case source_level
            when 'prefecture' then left(code, 2) || '0000'
            when 'county' then left(code, 4) || '00'
        end as parent_code,
        edition
    from dated
),

yearly as (
    select
        place_level as source_level,
        code,
        -- A committee is named after its village or its neighbourhood; a village whose name is left out is a 村.
        case place_level
            when 'township' then regexp_replace(name, '街道办事处$', '街道')
            when 'village'
                then regexp_replace(
                    regexp_replace(
                        regexp_replace(name, '社区(村民委员会|村委会)$', '社区'), '村?(村民委员会|村委会)$', '村'
                    ),
                    '(居民委员会|居委会)$',
                    ''
                )
            else name
        end as name,
        parent_code,
        edition
    from read_csv($yearly, header = true, columns = {
        'place_level': 'varchar', 'code': 'varchar', 'name': 'varchar', 'parent_code': 'varchar', 'edition': 'date'
    })
),

named as (
    select * from revisions
    union all
    select * from yearly
)

select
    source_level,
    code,
    name,
    max_by(parent_code, edition) as parent_code,
    min(edition) as first_edition,
    max(edition) as last_edition
from named
group by source_level, code, name
