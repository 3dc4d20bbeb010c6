//! Clauses whose subject nobody knows: a stranger takes nothing from whom the clause before is about. Knows no
//! status.

use super::{complement::unknown, lexicon::Lexicon};
use crate::{
    reading::BlockReading,
    rules::Rules,
    text::{Stretch, ends_with, is_cjk, starts_with},
};
use std::ops::RangeInclusive;

/// Whether a clause is set apart from the one before by a subject that nobody knows: 嘟嘟打车则只收支付宝.
/// Not 收银台则…, 后来则….
pub(super) fn is_of_a_stranger(
    block: &BlockReading,
    head: &Stretch,
    rules: &Rules,
    lexicon: &Lexicon,
) -> bool {
    let Some(then) = head.clone().find(|at| block.text.chars[*at] == '则') else { return false };
    let noun = head.start..then;
    is_a_strange_name(block, &noun, rules, lexicon)
        && unknown(block, &noun, rules, lexicon) >= *STRANGER.start()
}

/// Whether a clause opens with a name that nobody knows, and no more stands between that and what it says: 国美也支持…,
/// 国美和永辉今年接入了…, 而国美不支持…. Not 门店也…, 车费也…: what belongs to whom the clause before is about.
pub(super) fn opens_with_a_stranger(
    block: &BlockReading,
    head: &Stretch,
    rules: &Rules,
    lexicon: &Lexicon,
) -> bool {
    const TURNS: [&str; 5] = ["而", "但", "可是", "不过", "另外，"];
    const BEHIND: [char; 9] = ['也', '亦', '则', '已', '将', '还', '仍', '早', '均'];
    let text = &block.text;
    let turn = TURNS.iter().find(|turn| starts_with(text.slice(head), turn));
    let start = head.start + turn.map_or(0, |turn| turn.chars().count());
    let head = start..head.end.max(start);
    let reach = start..head.end.min(start + OPENING);
    let particle = reach.clone().find(|at| BEHIND.contains(&text.chars[*at]));
    let no = lexicon.modifiers.find(text, &head).first().map(|no| no.stretch.start);
    let day = block.dates_in(&head).first().map(|date| date.stretch.start);
    let end = [particle, no, day, Some(head.end)].into_iter().flatten().min().unwrap_or(head.end);
    if end <= start || end > reach.end {
        return false;
    }
    // 物美的收银台也支持…
    let owner = (start..end).find(|at| text.chars[*at] == '的');
    let owns =
        owner.filter(|of| lexicon.venues.find(text, &(*of + 1..end)).iter().any(|it| it.stretch.end == end));
    let named = start..owns.unwrap_or(end);
    parts(text.slice(&named), named.start).all(|name| is_a_brand(block, &name, rules, lexicon))
}

/// How far into its clause such a name reaches. Characters.
const OPENING: usize = 10;

/// Whether a word of two or three characters is in nothing that is known and looks like no noun of the language.
fn is_a_brand(block: &BlockReading, name: &Stretch, rules: &Rules, lexicon: &Lexicon) -> bool {
    // What nouns end with that tell of people, places, times, things that are paid for, and what is done with them.
    const COMMON: &str = "间店票卡单费版端页者员人区站货品车餐剧片证码机家户客们子方面时候后前中上下内里外线务业包群号\
        库局院校园场厅馆城市县镇村段期日天年月周次般来今常而且实际初本友主播手师姐哥药菜饭酒衣书歌币钱款价值险贷\
        额率量数网盘台柜箱处科系统能力式法案例事情况势度心意见话词语文字图像影视频音乐付买卖订缴充换退送寄取借还租\
        骑乘坐搭看听读玩用行是就却便并另同再又都均此其该等门口头点份道路司资贴术果度晚夜早晨午团部社\
        宿画鞋驾油宝电鲜补售金购塘食奶花房屋球衫裤帽表镜灯课考试游诊疗针器具件";
    let text = &block.text;
    BRAND.contains(&name.len())
        && is_known_to_nobody(block, name, rules, lexicon)
        && !text.slice(name).last().is_some_and(|c| COMMON.contains(*c))
        && !text.slice(name).iter().any(|c| GRAMMAR.contains(*c))
}

/// Whether a strange name is in nothing that is known.
fn is_known_to_nobody(block: &BlockReading, name: &Stretch, rules: &Rules, lexicon: &Lexicon) -> bool {
    is_a_strange_name(block, name, rules, lexicon)
        && unknown(block, name, rules, lexicon) == name.len()
        && ![&rules.roles, &rules.verbs, &rules.frames, &rules.universals]
            .iter()
            .any(|words| words.is_in(&block.text, name))
}

/// What words of grammar are made of, adverbs and verbs that stand before what is told.
const GRAMMAR: &str = "的了在与和是就都也还又再已将正从对把被让给为以及或而但却即则并且因由其这那此该每各全率先陆续相继\
    悄然仍依旧默直接初终始开宣惟唯独暂请您待现仅只";

/// How long such a name is. Characters.
const BRAND: RangeInclusive<usize> = 2..=3;

/// 国美不在其中, 加油与停车暂不支持: whether nothing but names that nobody knows stand before what a clause says no of.
pub(super) fn is_of_no_name(block: &BlockReading, head: &Stretch, rules: &Rules, lexicon: &Lexicon) -> bool {
    let modifier = lexicon.modifiers.find(&block.text, head).first().map(|word| word.stretch.start);
    let noun = head.start..modifier.unwrap_or(head.end);
    parts(block.text.slice(&noun), noun.start).all(|part| is_known_to_nobody(block, &part, rules, lexicon))
}

/// The members of a list of words that begins at a place: 加油与停车.
fn parts(words: &[char], start: usize) -> impl Iterator<Item = Stretch> {
    let mut at = start;
    words.split(|c| matches!(c, '和' | '与' | '、' | '及')).map(move |part| {
        let part = at..at + part.len();
        at = part.end + 1;
        part
    })
}

/// 首汽约车也支持…, 永辉超市已接入…: whether a clause opens with a firm that nobody knows, by what such are called.
pub(super) fn is_of_another_firm(
    block: &BlockReading,
    head: &Stretch,
    rules: &Rules,
    lexicon: &Lexicon,
) -> bool {
    #[rustfmt::skip]
    const FIRMS: [&str; 20] = [
        "约车", "单车", "专车", "出行", "打车", "超市", "航空", "视频", "音乐", "电器", "百货", "便利店", "银行", "外卖",
        "读书", "地图", "旅行", "商城", "优选", "生鲜",
    ];
    #[rustfmt::skip]
    const BEHIND: [&str; 22] = [
        "的", "也", "亦", "已", "还", "则", "仍", "目前", "暂", "尚", "只", "仅", "均", "都", "可", "能", "现", "早", "正", "将",
        "支", "接",
    ];
    let text = &block.text;
    let words = text.slice(&(head.start..text.chars.len().min(head.start + FIRM)));
    let end = (OWN..words.len()).find(|end| {
        FIRMS.iter().any(|firm| ends_with(&words[..*end], firm) && *end >= OWN + firm.chars().count())
            && BEHIND.iter().any(|behind| starts_with(&words[*end..], behind))
    });
    let Some(end) = end else { return false };
    let own = head.start..head.start + OWN;
    is_a_strange_name(block, &own, rules, lexicon)
        && block.names_in(&(head.start..head.start + end)).is_empty()
        && unknown(block, &own, rules, lexicon) == OWN
        && ![&rules.roles, &rules.verbs, &rules.frames].iter().any(|words| words.is_in(text, &own))
}

/// How much of such a name is its own, and how long it is with what stands behind it. Characters.
const OWN: usize = 2;
const FIRM: usize = 9;

/// Whether a stretch is a word of a few characters that is none of those that stand at the opening of clauses.
fn is_a_strange_name(block: &BlockReading, noun: &Stretch, rules: &Rules, lexicon: &Lexicon) -> bool {
    const NO_NOUN: [char; 7] = ['否', '原', '规', '法', '准', '细', '守'];
    let text = &block.text;
    let known = [
        &rules.resumptions,
        &rules.present,
        &rules.formerly,
        &rules.turns,
        &rules.holders,
        &rules.quantifiers,
        &rules.outlets,
        &rules.segments,
        &rules.contrasts,
        &rules.occasions,
        &lexicon.venues,
        &lexicon.back_to_subjects,
        &lexicon.back_to_objects,
        &lexicon.subject_nouns,
        &lexicon.object_nouns,
    ];
    STRANGER.contains(&noun.len())
        && text.slice(noun).iter().all(|c| is_cjk(*c))
        && !text.slice(noun).last().is_some_and(|c| NO_NOUN.contains(c))
        && block.names_in(noun).is_empty()
        && block.dates_in(noun).is_empty()
        && !known.iter().any(|words| words.is_in(text, noun))
}

/// How long the name of a stranger is. Characters.
const STRANGER: RangeInclusive<usize> = 2..=8;
