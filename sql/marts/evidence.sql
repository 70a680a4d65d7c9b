-- One row per contribution to a decision, with the sentence readers see; strongest first within a place.
with

mentions as (
    select
        article_id,
        mention_no,
        field,
        field_index,
        surface,
        start_offset,
        end_offset,
        cue
    from intermediate.int_mentions
),

names as (
    select * from intermediate.int_place_names
),

evidence as (
    select * from intermediate.int_evidence
    union all by name
    select * from intermediate.int_wide_evidence
),

editors as (
    select
        override_no,
        '编辑' || year(recorded_date) || '年' || month(recorded_date) || '月' || day(recorded_date) || '日' as editor,
        if(reason = '', '', '：' || reason) as reason
    from staging.stg_overrides
),

explained as (
    select
        evidence.article_id,
        names.edition_date,
        evidence.place_code,
        names.place_name,
        evidence.rule_name,
        evidence.weight,
        mentions.field,
        mentions.field_index,
        mentions.surface,
        mentions.start_offset,
        mentions.end_offset,
        evidence.override_no,
        replace(
            replace(
                replace(evidence.note, '{surface}', coalesce(mentions.surface, '')),
                '{name}', names.place_name
            ),
            '{count}', evidence.times::varchar
        )
        || if(mentions.cue = 'former', '，那时已是' || names.place_name, '') as note
    from evidence
    inner join names
        on evidence.article_id = names.article_id and evidence.place_code = names.place_code
    left join mentions
        on evidence.article_id = mentions.article_id and evidence.mention_no = mentions.mention_no
    anti join staging.stg_withheld as withheld on evidence.article_id = withheld.article_id
),

signed as (
    select
        explained.* replace (
            replace(
                replace(
                    replace(
                        explained.note,
                        '{accepted}', coalesce('（' || editors.editor || '认定' || editors.reason || '）', '')
                    ),
                    '{editor}', coalesce(editors.editor, '')
                ),
                '{reason}', coalesce(editors.reason, '')
            ) as note
        )
    from explained
    left join editors on explained.override_no = editors.override_no
)

select
    article_id,
    edition_date,
    place_code,
    place_name,
    rule_name as rule, -- noqa: RF04
    weight,
    field,
    field_index,
    surface,
    start_offset,
    end_offset,
    note,
    override_no
from signed
order by
    edition_date asc, article_id asc, place_code asc, weight desc, rule asc, field_index asc, start_offset asc
