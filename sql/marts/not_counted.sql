-- One row per article, name printed in it and reason why the name counted nothing, with the sentence readers see:
-- it did not stand on that day, lies elsewhere, is a zone, stands inside an accepted name, or may mean several places.
with

mentions as (
    select mentions.*
    from intermediate.int_mentions as mentions
    anti join staging.stg_withheld as withheld on mentions.article_id = withheld.article_id
),

homes as (
    select
        article_id,
        home_city_code as home_code,
        home_name,
        false as is_wide
    from intermediate.int_articles_homed
    where home_city_code is not null
    union all by name
    select
        article_id,
        home_code,
        home_name,
        true as is_wide
    from intermediate.int_wide_articles
),

at_home as (
    select distinct
        article_id,
        mention_no
    from intermediate.int_mentions_home
),

judged as (
    select
        mentions.*,
        homes.home_name,
        case
            when mentions.cue = 'inside_name' then 'inside_name'
            when not mentions.is_valid then 'not_standing'
            when homes.is_wide then if(len(mentions.place_codes) > 1, 'ambiguous', null)
            when mentions.form = 'zone' then 'zone'
            when
                mentions.form in ('full', 'short') and mentions.place_level in ('county', 'city')
                and at_home.mention_no is null and not list_contains(mentions.place_codes, homes.home_code)
                then 'elsewhere'
        end as reason
    from mentions
    inner join homes on mentions.article_id = homes.article_id
    left join at_home on mentions.article_id = at_home.article_id and mentions.mention_no = at_home.mention_no
),

first_there as (
    select *
    from judged
    where reason is not null
    qualify row_number() over (partition by article_id, surface, reason order by mention_no) = 1
),

around as (
    select
        first_there.*,
        outer_names.surface as outer_surface,
        places.valid_from,
        places.valid_until
    from first_there
    left join mentions as outer_names
        on
            first_there.reason = 'inside_name'
            and first_there.article_id = outer_names.article_id
            and first_there.field = outer_names.field
            and first_there.field_index = outer_names.field_index
            and first_there.start_offset between outer_names.start_offset and outer_names.end_offset
            and first_there.end_offset <= outer_names.end_offset
            and outer_names.override_no is not null
    left join staging.stg_places as places
        on
            first_there.reason = 'not_standing'
            and list_contains(first_there.place_codes, places.place_code)
            and first_there.name = places.name
    qualify
        row_number() over (
            partition by first_there.article_id, first_there.mention_no order by places.valid_until desc
        ) = 1
),

told as (
    select
        *,
        case
            when reason = 'inside_name' then '“' || surface || '”只是“' || outer_surface || '”的一部分，不计'
            when reason = 'elsewhere' then '“' || surface || '”不在' || home_name || '，不计'
            when reason = 'zone' then '“' || surface || '”是功能区，不是区县，不计'
            when reason = 'ambiguous'
                then '叫“' || surface || '”的有' || len(place_codes) || '处，文中看不出是哪一处，不计'
            when edition_date > valid_until
                then
                    '“' || surface || '”这个名称只用到' || year(valid_until) || '年' || month(valid_until) || '月'
                    || day(valid_until) || '日，不计'
            when edition_date < valid_from
                then
                    '“' || surface || '”这个名称从' || year(valid_from) || '年' || month(valid_from) || '月'
                    || day(valid_from) || '日起才有，不计'
            else '“' || surface || '”在这一天不是有效的地名，不计'
        end as note
    from around
)

select
    article_id,
    edition_date,
    mention_no,
    field,
    field_index,
    surface,
    start_offset,
    end_offset,
    name as place_name,
    reason,
    note
from told
order by edition_date, article_id, mention_no
