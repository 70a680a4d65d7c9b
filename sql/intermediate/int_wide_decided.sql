-- One row per article under a wide home: the county, city or province it belongs to, or that it concerns the whole
-- home, or that nothing says. From the province down, one place after the other while one stands out (int_wide_steps);
-- where none does, the article belongs to the whole of what was reached.
with

stepped as (
    select
        articles.*,
        province.place_code as province_code,
        city.place_code as city_code,
        county.place_code as county_code,
        moves.status as moved_status,
        moves.moved_to_code,
        county.co_code,
        -- a provincial paper writes of its own province unless most of an article says otherwise
        coalesce(
            province.is_taken or (province.place_code = articles.home_code and province.share_of_whole >= 0.33), false
        ) as is_province,
        coalesce(province.score, 0) as province_score,
        coalesce(province.share_of_whole, 0) as province_share,
        coalesce(city.is_taken, false) as is_city,
        coalesce(city.score, 0) as city_score,
        coalesce(city.share_of_whole, 0) as city_share,
        coalesce(county.is_taken, false) as is_county,
        coalesce(county.score, 0) as county_score,
        coalesce(county.share_of_whole, 0) as county_share,
        coalesce(country.score, 0) as country_score
    from intermediate.int_wide_articles as articles
    left join intermediate.int_wide_steps as province
        on articles.article_id = province.article_id and province.tier = 'province'
    left join intermediate.int_wide_scores as country
        on articles.article_id = country.article_id and country.tier = 'province' and country.place_code = '000000'
    left join intermediate.int_wide_steps as city
        on
            articles.article_id = city.article_id
            and city.tier = 'city'
            and province.place_code = city.parent_code
    left join intermediate.int_wide_steps as county
        on
            articles.article_id = county.article_id
            and county.tier = 'county'
            and city.place_code = county.parent_code
    left join intermediate.int_moves as moves on articles.article_id = moves.article_id
),

chosen as (
    select
        article_id,
        edition_date,
        home_code,
        home_level,
        home_name,
        moved_status,
        county_code,
        co_code,
        case
            when moved_status = 'city_wide' then home_code -- an editor's word
            when moved_status is not null then moved_to_code
            -- 全国, 各地: no place stands out because all are meant
            when (province_score <= 1.6 or not is_province) and country_score > 0 then home_code
            when province_score <= 1.6 or not is_province then null
            when home_level = 'province' and province_code <> home_code then null
            when not is_city then province_code
            when not is_county then city_code
            else county_code
        end as place_code,
        case
            when not is_province and country_score > 0 then country_score
            when not is_city then province_score
            when not is_county then city_score
            else county_score
        end as score,
        -- how far each step was from going the other way
        least(
            province_share - 0.5, abs(city_share - 0.43), if(is_city, abs(county_share - 0.43), 1)
        ) as margin
    from stepped
),

decided as (
    select
        article_id,
        edition_date,
        home_code as home_city_code,
        home_level,
        home_name,
        if(moved_status is null and place_code = county_code, co_code, null) as co_primary_code,
        case
            when place_code is null then 'unassigned'
            when place_code = home_code then 'city_wide'
            else 'district'
        end as status,
        if(place_code = home_code, score, 0)::double as city_score,
        nullif(place_code, home_code) as primary_code,
        round(if(place_code is null, null, margin), 3) as margin,
        case
            when moved_status is not null then 'high'
            when place_code is null then 'low'
            when score >= 6 and margin >= 0.15 then 'high'
            when score >= 2.5 then 'medium'
            else 'low'
        end as confidence
    from chosen
)

select * from decided
