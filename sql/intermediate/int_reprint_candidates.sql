-- whole: a copy may come any number of days after what it copies; made anew for articles that share a hash with a
-- changed day's (warehouse/links.py).
-- One row per article and earlier one of another edition whose sketches are alike enough to compare the texts; earlier
-- by day, then newspaper, then printed order.
-- Hashes that tell nothing are left out: what one newspaper prints on more than five days is a turn of phrase, and of
-- agency copy that hundreds print the first twenty are enough to find where it began.
with

placed as (
    select
        placed.*,
        sketches.simhash,
        sketches.gram_hashes,
        row_number() over (
            order by placed.edition_date asc, placed.newspaper_id asc, placed.edition_id asc, placed.article_order asc
        ) as place
    from intermediate.int_sketches_placed as placed
    inner join raw.sketches as sketches
        on
            placed.edition_date = sketches.edition_date
            and placed.article_id = sketches.article_id
            and placed.load_no = sketches.load_no
),

held as (
    select
        place,
        newspaper_id,
        edition_id,
        edition_date,
        unnest(gram_hashes) as gram_hash
    from placed
),

shared as (
    select gram_hash
    from held
    group by gram_hash
    having count(*) > 1
),

phrases as (
    select held.gram_hash
    from held
    inner join shared on held.gram_hash = shared.gram_hash
    group by held.gram_hash, held.newspaper_id
    having count(distinct held.edition_date) > 5
),

telling as (
    select
        held.place,
        held.edition_id,
        held.gram_hash
    from held
    inner join shared on held.gram_hash = shared.gram_hash
    anti join phrases on held.gram_hash = phrases.gram_hash
),

first_holders as (
    select *
    from telling
    qualify row_number() over (partition by gram_hash order by place asc) <= 20
),

met as (
    select
        telling.place as later_place,
        first_holders.place as earlier_place,
        count(*) as shared_count
    from telling
    inner join first_holders
        on
            telling.gram_hash = first_holders.gram_hash
            and telling.place > first_holders.place
            and telling.edition_id <> first_holders.edition_id
    group by telling.place, first_holders.place
),

compared as (
    select
        later.article_id,
        later.newspaper_id,
        later.edition_date,
        later.place,
        earlier.article_id as earlier_id,
        earlier.newspaper_id as earlier_newspaper_id,
        earlier.edition_date as earlier_date,
        earlier.place as earlier_place,
        bit_count(xor(later.simhash, earlier.simhash))::integer as distance,
        met.shared_count / least(len(later.gram_hashes), len(earlier.gram_hashes)) as shared_part
    from met
    inner join placed as later on met.later_place = later.place
    inner join placed as earlier on met.earlier_place = earlier.place
),

alike as (
    select * exclude (shared_part)
    from compared
    where distance <= 7 or shared_part >= 0.25
)

select * from alike
