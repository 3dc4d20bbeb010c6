//! Figures: numbers with a unit and what they measure, as written. Dates, names, versions and
//! ordinals are none. Knows units of both languages, no theme.

use crate::{
    reading::BlockReading,
    text::{Folded, Stretch, clauses, is_cjk, overlap},
};
use hutong_model::{Article, Figure};

/// Longest first where one begins another.
const SCALES: [&str; 14] = [
    "万亿",
    "千亿",
    "百亿",
    "十亿",
    "千万",
    "百万",
    "十万",
    "亿",
    "万",
    "千",
    " trillion",
    " billion",
    " million",
    " thousand",
];
const UNITS: [&str; 67] = [
    "个百分点",
    "个基点",
    "个小时",
    "个月",
    "个国家",
    "个城市",
    "人民币",
    "美元",
    "港元",
    "欧元",
    "日元",
    "英镑",
    "新元",
    "台币",
    "新台币",
    "元",
    "人次",
    "人",
    "名",
    "位",
    "户",
    "家",
    "款",
    "笔",
    "次",
    "倍",
    "台",
    "件",
    "项",
    "条",
    "种",
    "场",
    "部",
    "辆",
    "吨",
    "公里",
    "平方米",
    "米",
    "%",
    "岁",
    "小时",
    "分钟",
    "天",
    "年",
    "用户",
    "商户",
    "个",
    " per cent",
    " percent",
    " dollars",
    " euros",
    " pounds",
    " yuan",
    " users",
    " people",
    " merchants",
    " shops",
    " stores",
    " sites",
    " days",
    " weeks",
    " months",
    " years",
    " hours",
    " minutes",
    " kilometres",
    " kilometers",
];
const CURRENCIES: [&str; 7] = ["us$", "hk$", "nt$", "$", "€", "£", "¥"];

/// Every figure of an article, in reading order.
pub(crate) fn figures(article: &Article, blocks: &[BlockReading]) -> Vec<Figure> {
    blocks.iter().flat_map(|block| in_block(article, block)).collect()
}

fn in_block(article: &Article, block: &BlockReading) -> Vec<Figure> {
    let text = &block.text;
    let mut found = Vec::new();
    for sentence in &block.sentences {
        let mut at = sentence.start;
        while at < sentence.end {
            if !text.chars[at].is_ascii_digit() {
                at += 1;
                continue;
            }
            let number = number(text, at);
            at = number.end;
            if let Some(whole) = with_unit(text, &number).filter(|whole| is_figure(block, whole)) {
                found.push(figure(article, block, sentence, &number, &whole));
                at = whole.end;
            }
        }
    }
    found
}

fn number(text: &Folded, start: usize) -> Stretch {
    let mut end = start;
    loop {
        while text.at(end).is_some_and(|c| c.is_ascii_digit()) {
            end += 1;
        }
        let inside =
            matches!(text.at(end), Some('.' | ',')) && text.at(end + 1).is_some_and(|c| c.is_ascii_digit());
        if !inside {
            return start..end;
        }
        end += 1;
    }
}

/// The number with its unit, where it has one: 1843亿港元, 85%, $5 million.
fn with_unit(text: &Folded, number: &Stretch) -> Option<Stretch> {
    let dots = text.slice(number).iter().filter(|c| **c == '.').count();
    let before = number.start.checked_sub(1).and_then(|at| text.at(at));
    if dots > 1
        || before
            .is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '第' | '.' | '-' | '/' | '#' | 'v'))
    {
        return None;
    }
    let currency = CURRENCIES.iter().find(|sign| {
        let width = sign.chars().count();
        number.start >= width
            && sign.chars().eq(text.chars[number.start - width..number.start].iter().copied())
    });
    let start = number.start - currency.map_or(0, |sign| sign.chars().count());
    let after_scale = eat(text, number.end, &SCALES).unwrap_or(number.end);
    let after_more = if text.at(after_scale) == Some('多') || text.at(after_scale) == Some('余') {
        after_scale + 1
    } else {
        after_scale
    };
    let end = eat(text, after_more, &UNITS)
        .or((currency.is_some() || after_scale > number.end).then_some(after_scale))?;
    Some(start..end)
}

fn eat(text: &Folded, at: usize, words: &[&str]) -> Option<usize> {
    words.iter().find_map(|word| {
        let width = word.chars().count();
        let fits = text.chars.get(at..at + width).is_some_and(|chars| word.chars().eq(chars.iter().copied()));
        let whole = !word.ends_with(|c: char| c.is_ascii_alphabetic())
            || !text.at(at + width).is_some_and(|c| c.is_ascii_alphanumeric());
        (fits && whole).then_some(at + width)
    })
}

fn is_figure(block: &BlockReading, whole: &Stretch) -> bool {
    let dated =
        block.dates_in(&(whole.start.saturating_sub(12)..(whole.end + 12).min(block.text.chars.len())));
    let named =
        block.names_in(&(whole.start.saturating_sub(24)..(whole.end + 24).min(block.text.chars.len())));
    !dated.iter().any(|date| overlap(&date.stretch, whole))
        && !named.iter().any(|name| overlap(&name.stretch, whole))
}

fn figure(
    article: &Article,
    block: &BlockReading,
    sentence: &Stretch,
    number: &Stretch,
    whole: &Stretch,
) -> Figure {
    let clause = clauses(&block.text, sentence)
        .into_iter()
        .find(|clause| clause.start <= whole.start && whole.end <= clause.end)
        .unwrap_or_else(|| sentence.clone());
    let original = |stretch: &Stretch| block.original(stretch);
    let sign = original(&(whole.start..number.start));
    Figure {
        number: original(number),
        unit: format!("{sign}{}", original(&(number.end..whole.end))).trim().to_owned(),
        measures: original(&measured(&block.text, &clause, whole)),
        evidence: block.span(article, whole),
    }
}

/// The words before the number in its clause; where there are none, those after it.
fn measured(text: &Folded, clause: &Stretch, whole: &Stretch) -> Stretch {
    let before = trim(text, clause.start..whole.start);
    let short = before.len() < 3 && text.slice(&before).iter().all(|c| is_cjk(*c) || c.is_whitespace());
    if short { trim(text, whole.end..clause.end) } else { before }
}

fn trim(text: &Folded, mut stretch: Stretch) -> Stretch {
    const LOOSE: &str = " ，。；：、,;:.!?！？()超约达近至为报的“”\"";
    while stretch.start < stretch.end && text.at(stretch.end - 1).is_some_and(|c| LOOSE.contains(c)) {
        stretch.end -= 1;
    }
    while stretch.start < stretch.end && text.at(stretch.start).is_some_and(|c| LOOSE.contains(c)) {
        stretch.start += 1;
    }
    stretch
}
