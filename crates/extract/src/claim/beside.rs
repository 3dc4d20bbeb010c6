//! Who is named in a clause beside those that it is about: with whom something is done, and who only tells
//! of it. Knows no status.

use super::{
    clause::Clause,
    lexicon::{Lexicon, Roles},
    list::List,
};
use crate::{
    reading::BlockReading,
    rules::Rules,
    text::{Stretch, ends_with, is_cjk, starts_with},
};

/// Whether the first subject of a clause opens it behind a word of direction: 与美团打通…. Not 与滴滴的合作….
pub(super) fn is_counterpart(clause: &Clause, block: &BlockReading, rules: &Rules) -> bool {
    let list = clause.lists.iter().find(|list| list.has_subject);
    list.is_some_and(|list| {
        let before = clause.stretch.start..list.stretch.start;
        let letters = block.text.slice(&before).iter().filter(|c| c.is_alphanumeric()).count();
        let owns = block.text.at(list.stretch.end) == Some('的');
        letters == 1 && !owns && rules.towards.is_in(&block.text, &before)
    })
}

/// The new app came out on Monday. It works in ten cities: whether one word of an English clause would be both
/// of its sides, where its paragraph has named neither.
pub(super) fn points_with_one_word(clause: &Clause, block: &BlockReading, lexicon: &Lexicon) -> bool {
    let text = &block.text;
    let both = clause.back_to_subjects.is_some() && clause.back_to_objects.is_some() && clause.is_bare();
    if !both || !text.at(clause.stretch.start).is_some_and(|c| c.is_ascii()) {
        return false;
    }
    let words = text.slice(&clause.stretch).split(|c| !c.is_ascii_alphabetic());
    let one = words.filter(|word| matches!(word, ['i', 't'] | ['t', 'h', 'e', 'y' | 'm'])).count() == 1;
    let named = block.names_in(&(clause.stretch.start.saturating_sub(BEFORE)..clause.stretch.start));
    one && named.iter().all(|name| lexicon.roles(name.value) == Roles::None)
}

/// How far back it is looked for what a word may point to, so that a paragraph of any length is read in one go.
/// Characters.
const BEFORE: usize = 4000;

/// Alipay has supported it since May: whether the one list of an English clause opens it and does something to
/// what was named before.
pub(super) fn acts_on_it(clause: &Clause, block: &BlockReading) -> bool {
    let ([list], Some(said)) = (clause.lists.as_slice(), &clause.verdict) else { return false };
    let text = &block.text;
    let letters = |stretch: Stretch| text.slice(&stretch).iter().any(|c| c.is_alphanumeric());
    let words =
        |stretch: &Stretch| text.slice(stretch).split(|c| *c == ' ').filter(|it| !it.is_empty()).count();
    let between = list.stretch.end..said.phrase.start.max(list.stretch.end);
    let rest = &text.chars[said.phrase.end..];
    let it = [" it ", " it.", " it,", " them ", " them.", " them,"].iter().any(|it| starts_with(rest, it));
    list.only_objects()
        && it
        && list.stretch.end < said.phrase.start
        && words(&between) <= ADVERBS
        && !letters(clause.stretch.start..list.stretch.start)
}

/// How many words may stand between who acts and what they do: has also.
const ADVERBS: usize = 3;

/// Whether a word of direction stands right before the only list of a clause: 目前正与淘宝进行适配.
pub(super) fn is_done_with(clause: &Clause, block: &BlockReading, rules: &Rules) -> bool {
    let [list] = clause.lists.as_slice() else { return false };
    let before = clause.stretch.start..list.stretch.start;
    let led =
        rules.towards.find(&block.text, &before).pop().is_some_and(|word| word.stretch.end == before.end);
    // 正与京东就合作展开谈判: about what.
    let phrase = clause.verdict.as_ref().map_or(list.stretch.end, |said| said.phrase.start);
    led && !block.text.slice(&(list.stretch.end..phrase.max(list.stretch.end))).contains(&'就')
}

/// 菜鸟与京东物流实现了系统互通: whether what is done to one another is done with one that nobody knows.
pub(super) fn is_mutual_with_an_unknown(
    clause: &Clause,
    block: &BlockReading,
    rules: &Rules,
    lexicon: &Lexicon,
) -> bool {
    const TOO: [&str; 3] = ["之", "其", "它"];
    let ([list], text) = (clause.lists.as_slice(), &block.text) else { return false };
    let behind = list.stretch.end..clause.stretch.end;
    let word = rules.towards.find(text, &behind).into_iter().next();
    lexicon.mutual.is_in(text, &behind)
        && word.is_some_and(|word| {
            let whom = &text.chars[word.stretch.end..];
            word.stretch.start == behind.start && !TOO.iter().any(|it| starts_with(whom, it))
        })
}

/// Whether a clause ends with a verb for what somebody tells or sees, or says when they do something (用户付款时).
pub(super) fn tells(clause: &Clause, block: &BlockReading, rules: &Rules) -> bool {
    const SEES: [&str; 6] = ["发现", "反映", "反馈", "显示", "时", "时候"];
    let words = block.text.slice(&clause.stretch);
    let end = words.iter().rposition(|c| c.is_alphanumeric()).map_or(0, |last| last + 1);
    let verb = rules.verbs.find(&block.text, &clause.stretch).pop();
    SEES.iter().any(|verb| ends_with(&words[..end], verb))
        || verb.is_some_and(|verb| verb.stretch.end == clause.stretch.start + end)
}

/// Whether the only subject of a clause is that by which something is done: 只能通过微信小程序下单.
pub(super) fn is_a_way(clause: &Clause, block: &BlockReading) -> bool {
    const LEADS: [&str; 5] = ["通过", "透过", "经由", "借助", "经"];
    let mut lists = clause.lists.iter().filter(|list| list.has_subject);
    let (Some(list), None) = (lists.next(), lists.next()) else { return false };
    !list.has_object && LEADS.iter().any(|lead| ends_with(&block.text.chars[..list.stretch.start], lead))
}

/// Leaves out those whom a clause names beside those that it is about.
pub(super) fn drop_beside(lists: &mut Vec<List>, block: &BlockReading, lexicon: &Lexicon) {
    lists.retain(|list| !is_only_beside(list, block, lexicon));
    // 已向微信提交了接入微信支付的申请: to whom, where another name says for what.
    if lists.iter().filter(|list| list.has_object).count() > 1 {
        lists.retain(|list| list.entities.len() > 1 || !is_addressed(&list.stretch, block));
    }
}

/// Whether a list names nobody that a clause is about: where something is told, whom it is like, for whom it is so.
fn is_only_beside(list: &List, block: &BlockReading, lexicon: &Lexicon) -> bool {
    is_where_it_is_told(list, block)
        || is_compared(list, block)
        || is_for_whom(list, block)
        || is_whose_rival(list, block)
        || !list.has_object && (is_addressed(&list.stretch, block) || is_opened(list, block, lexicon))
}

/// Whether a list only names whose rival another is: Alipay's rival QuickPass can be used there.
fn is_whose_rival(list: &List, block: &BlockReading) -> bool {
    const RIVALS: [&str; 4] = ["'s rival ", "’s rival ", " rival ", "-rival "];
    let text = &block.text;
    let behind = &text.chars[list.stretch.end..];
    let rival = RIVALS.iter().find(|rival| starts_with(behind, rival));
    let next = rival.map(|rival| list.stretch.end + rival.chars().count());
    let named = |at: usize| {
        block.names_in(&(at..text.chars.len().min(at + NAME))).iter().any(|name| name.stretch.start == at)
    };
    next.is_some_and(named)
}

/// How long a name is looked for right behind a word. Characters.
const NAME: usize = 24;

/// Whether a list only names what is opened so that somebody can pay: 点击后跳转到微信完成付款.
fn is_opened(list: &List, block: &BlockReading, lexicon: &Lexicon) -> bool {
    const OPENS: [&str; 9] = ["跳转", "跳转到", "跳转至", "跳到", "跳至", "唤起", "唤醒", "拉起", "调起"];
    let text = &block.text;
    let behind = &text.chars[list.stretch.end..];
    let ends = behind.first().is_none_or(|c| matches!(c, '，' | '。' | '；' | '、'));
    let near = list.stretch.end..text.chars.len().min(list.stretch.end + DEED);
    let deed = lexicon.deeds.find(text, &near).into_iter().next();
    let pays = DOES.iter().any(|does| starts_with(behind, does))
        || deed.is_some_and(|deed| deed.stretch.start == near.start);
    (ends || pays) && OPENS.iter().any(|opens| ends_with(&text.chars[..list.stretch.start], opens))
}

/// How long a deed is looked for right behind a name. Characters.
const DEED: usize = 6;

/// What else is done in what was opened.
const DOES: [&str; 4] = ["完成", "进行", "确认", "输入"];

/// Whether a name is only that to which something is handed in: 已向京东递交申请.
pub(super) fn is_addressed(name: &Stretch, block: &BlockReading) -> bool {
    const HANDS: [&str; 6] = ["递交", "提交", "提出", "正式递交", "正式提交", "正式提出"];
    let (before, behind) = block.text.chars.split_at(name.start);
    before.ends_with(&['向']) && HANDS.iter().any(|verb| starts_with(&behind[name.len()..], verb))
}

/// Whether a list only names where somebody tells something: 淘宝前日在微博证实.
fn is_where_it_is_told(list: &List, block: &BlockReading) -> bool {
    const LEADS: [&str; 5] = ["在", "于", "通过", "透过", "经由"];
    const PLACES: [&str; 8] = ["上", "中", "里", "官方账号", "官方", "公众号", "账号", "平台"];
    #[rustfmt::skip]
    const TELLS: [&str; 15] = [
        "宣布", "证实", "表示", "回应", "透露", "发文", "发声", "公布", "通报", "澄清", "辟谣", "声明", "披露", "发布公告",
        "发布声明",
    ];
    let text = &block.text;
    let behind = &text.chars[list.stretch.end..];
    let place = PLACES.iter().find(|place| starts_with(behind, place)).map_or(0, |it| it.chars().count());
    !list.has_object
        && LEADS.iter().any(|lead| ends_with(&text.chars[..list.stretch.start], lead))
        && TELLS.iter().any(|verb| starts_with(&behind[place..], verb))
}

/// Whether a list only names those that somebody is like: 没有像饿了么那样接入微信支付; 与饿了么一样主打外卖的美团.
fn is_compared(list: &List, block: &BlockReading) -> bool {
    const LIKE: [&str; 4] = ["那样", "一样", "那般", "似的"];
    let (before, behind) = block.text.chars.split_at(list.stretch.start);
    let behind = &behind[list.stretch.len()..];
    let like = LIKE.iter().any(|like| starts_with(behind, like));
    let vies = || VIES.iter().any(|vies| starts_with(behind, vies));
    !list.has_object
        && (like && before.ends_with(&['像']) || (like || vies()) && describes_another(list, block))
}

/// 与飞猪争客源的去哪儿: what somebody does against the one who is only named to describe them.
const VIES: [&str; 8] = ["竞争", "争", "抢", "对垒", "较劲", "角力", "缠斗", "打擂"];

/// 与饿了么一样主打外卖的美团: whether what opens a clause, up to its next name, only says what that is.
fn describes_another(list: &List, block: &BlockReading) -> bool {
    let text = &block.text;
    let [head @ .., '与' | '和' | '跟' | '同'] = &text.chars[..list.stretch.start] else { return false };
    let opens = head.last().is_none_or(|before| !is_cjk(*before) || *before == '。');
    let rest = list.stretch.end..text.chars.len().min(list.stretch.end + DESCRIBED);
    let next = block.names_in(&rest).first().map(|name| rest.start..name.stretch.start);
    opens
        && next.is_some_and(
            |words| matches!(text.slice(&words), [between @ .., '的'] if !between.contains(&'，')),
        )
}

/// How long a description of a name before it is, at most. Characters.
const DESCRIBED: usize = 24;

/// Whether a list names those whence something comes (七成来自微信), or whose something another is
/// (饿了么是美团的主要对手): of them is not told.
pub(super) fn is_only_related(list: &List, alone: bool, block: &BlockReading) -> bool {
    let before = &block.text.chars[..list.stretch.start];
    let whose = matches!(before, [.., '是' | '系']) && block.text.at(list.stretch.end) == Some('的');
    // draws its visitors from Weibo
    ends_with(before, "来自") || (whose || ends_with(before, " from ")) && !alone
}

/// Whether a list only names those for whom something is as it is told: 对淘宝而言.
fn is_for_whom(list: &List, block: &BlockReading) -> bool {
    const FOR: [&str; 2] = ["对", "对于"];
    const WHOM: [&str; 3] = ["而言", "来说", "来讲"];
    let (before, behind) = block.text.chars.split_at(list.stretch.start);
    let behind = &behind[list.stretch.len()..];
    FOR.iter().any(|word| ends_with(before, word)) && WHOM.iter().any(|word| starts_with(behind, word))
}

/// Whether a clause opens with one who alone is otherwise, by no name: 唯独主站一直未有跟进. Not 只有部分用户.
pub(super) fn is_of_one_alone(block: &BlockReading, head: &Stretch, rules: &Rules) -> bool {
    let alone = rules.only.find(&block.text, head).into_iter().next();
    alone.is_some_and(|word| word.stretch.start == head.start && word.stretch.end + 1 < head.end)
        && ![&rules.quantifiers, &rules.holders].iter().any(|words| words.is_in(&block.text, head))
}
