-- A withheld article is in no table that leaves the house.
with

withheld as (
    select article_id from staging.stg_withheld
),

standing as (
    select article_id from marts.articles
    union all
    select article_id from marts.article_revisions
    union all
    select article_id from marts.attributions
    union all
    select article_id from marts.evidence
    union all
    select article_id from marts.mentions
    union all
    select article_id from marts.not_counted
    union all
    select article_id from marts.dates
    union all
    select article_id from marts.suggestions
    union all
    select article_id from marts.appearances
    union all
    select unnest([article_id, reprint_of]) as article_id from marts.reprints
    union all
    select article_id from marts.placements
    union all
    select article_id from marts.digest_changes
    union all
    select article_id from marts.period_items
)

select distinct standing.article_id
from standing
inner join withheld on standing.article_id = withheld.article_id
