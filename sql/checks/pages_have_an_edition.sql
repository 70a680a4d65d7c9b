-- A page belongs to an edition that is loaded.
select
    pages.page_id,
    pages.edition_id
from marts.pages as pages
left join marts.editions as editions on pages.edition_id = editions.edition_id
where editions.edition_id is null
