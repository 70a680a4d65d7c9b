-- One row per rule of evidence: what it adds to a place's score at most or each time, and the sentence readers see.
-- Version 2. `is_own`: the article itself says so, not its page. In notes {surface} is what is printed, {name} the
-- place, {count} a number, {editor} an editor with the day, {reason} what was given as the reason; {accepted} both, in
-- brackets.
select *
from (
    values
    ('headline', 5.0, true, '标题写到“{surface}”'),
    ('kicker', 4.0, true, '引题写到“{surface}”'),
    ('deck', 3.0, true, '副题写到“{surface}”'),
    ('dateline', 3.0, true, '电头写到“{surface}”'),
    ('opening', 3.0, true, '正文开头写到“{surface}”'),
    ('first_paragraphs', 1.5, true, '前两段写到“{surface}”'),
    ('section', 1.5, true, '小标题写到“{surface}”'),
    ('caption', 2.0, true, '图片说明写到“{surface}”'),
    ('source', 3.0, true, '供稿单位写到“{surface}”'),
    ('mention_count', 1.0, true, '全文{count}次写到{name}'),
    ('first_named', 0.5, true, '最先写到的区县是{name}'),
    ('source_code', 4.0, true, '稿件末尾供稿代号“({surface})”'),
    ('township', 1.6, true, '文中的“{surface}”在{name}'),
    ('landmark', 1.0, true, '文中的“{surface}”在{name}'),
    ('village', 1.0, true, '文中的“{surface}”在{name}'),
    ('organisation', 3.0, true, '文中的“{surface}”在{name}{accepted}'),
    ('alias', 0.0, true, '“{surface}”指{name}，是{editor}加的别名{reason}'),
    ('override', 100.0, true, '{editor}归入{name}{reason}'),
    ('page_district', 3.0, false, '本版是{name}的版面'),
    ('page_majority', 1.5, false, '本版多数稿件属于{name}'),
    ('partner', 0.0, true, '{name}在文中是帮扶或走访的对象，不作主属'),
    ('bureau', 1.6, true, '电头写到“{surface}”，是记者所在的城市'),
    ('level_mark', 1.0, true, '全文{count}次写到“{surface}”一类的话，指{name}'),
    ('city_headline', 4.0, true, '标题写到“{surface}”'),
    ('city_opening', 2.5, true, '正文开头写到“{surface}”'),
    ('city_override', 100.0, true, '{editor}定为整个{name}的稿件{reason}'),
    ('city_unassigned', 0.0, true, '{editor}定为不归任何地方{reason}'),
    ('city_count', 0.5, true, '全文{count}次写到全市')
) as weights (rule_name, weight, is_own, note) -- noqa: AL05
