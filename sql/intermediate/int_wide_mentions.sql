-- One row per valid mention that means one place, under a wide home: the place, and the part of the article it is in.
-- A township stands for its county. What stands only as the first half of a longer name (河南省 in 河南省嵩县) is left out.
with

mentions as (
    select
        mentions.article_id,
        mentions.mention_no,
        mentions.field,
        mentions.form,
        mentions.cue,
        mentions.override_no,
        coalesce(mentions.county_codes[1], mentions.place_codes[1]) as place_code,
        case
            when mentions.field in ('headline', 'kicker', 'deck', 'dateline', 'section', 'caption') then mentions.field
            when mentions.field = 'paragraph' and mentions.field_index = 0 and mentions.start_offset < 80
                then 'opening'
            when mentions.field = 'paragraph' and mentions.field_index < 2 then 'first_paragraphs'
        end as part
    from intermediate.int_mentions as mentions
    inner join intermediate.int_wide_articles as articles on mentions.article_id = articles.article_id
    where
        mentions.is_valid
        and mentions.form <> 'level_mark'
        and coalesce(mentions.cue, '') <> 'parent'
        and if(len(mentions.county_codes) > 0, len(mentions.county_codes), len(mentions.place_codes)) = 1
),

placed as (
    select
        mentions.*,
        places.place_level,
        places.county_code,
        places.city_code,
        places.province_code
    from mentions
    inner join intermediate.int_wide_places as places on mentions.place_code = places.place_code
)

select * from placed
