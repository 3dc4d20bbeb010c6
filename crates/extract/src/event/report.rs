//! Which dated sentences may report a happening, and which part of them belongs to each date. Knows one
//! article at a time.

use super::{
    Report,
    dateline::{dateline, is_about_to},
    teller::Teller,
    words::pairs_of_content,
};
use crate::{
    date,
    reading::BlockReading,
    rules::Rules,
    text::{Folded, Stretch, clauses, ends_with, is_cjk, starts_with},
};
use hutong_model::{Article, DateSpan, Precision};

/// Every happening that an article reports.
pub(crate) fn reports(article: &Article, blocks: &[BlockReading], rules: &Rules) -> Vec<Report> {
    let mut reports = Vec::new();
    let mut before: Option<(&BlockReading, &Stretch)> = None;
    for block in blocks.iter().filter(|block| !block.heading) {
        if block.sentences.is_empty() {
            before = None;
        }
        for sentence in &block.sentences {
            let found = in_sentence(article, block, sentence, rules);
            // What is told of the article's own day is not compared by its context.
            if found.iter().any(|report| report.recalled) {
                let here = pairs_of_content(block, sentence);
                let context = match before {
                    Some((block, sentence)) => here.and(&pairs_of_content(block, sentence)),
                    None => here,
                };
                reports.extend(found.into_iter().map(|report| Report { context: context.clone(), ..report }));
            } else {
                reports.extend(found);
            }
            before = Some((block, sentence));
        }
    }
    reports
}

fn in_sentence(article: &Article, block: &BlockReading, sentence: &Stretch, rules: &Rules) -> Vec<Report> {
    let mut dates = block
        .dates_in(sentence)
        .iter()
        .filter_map(|date| Some((date, happened(date)?)))
        .filter(|(date, _)| tells(block, sentence, date))
        .collect::<Vec<_>>();
    // BEIJING, Sept 5 (Reuters) - … will accept it from Sept. 12: nothing of this happens on the first.
    if let [(first, day), others @ ..] = dates.as_slice()
        && others.iter().all(|(_, other)| other != day)
        && !others.is_empty()
        && dateline(&block.text, &first.stretch)
            .is_some_and(|end| is_about_to(&block.text, &(end..sentence.end), &[" will "]))
    {
        dates.remove(0);
    }
    // 当年 after 2015年 tells no second happening.
    dates.dedup_by_key(|(_, span)| *span);
    if dates.is_empty() {
        return Vec::new();
    }
    let clauses = clauses(&block.text, sentence);
    let segments = segments(&block.text, &dates, &clauses, sentence);
    let teller = Teller { article, block, sentence, clauses, rules };
    let firsts = std::iter::once(true).chain(std::iter::repeat(false));
    dates
        .iter()
        .zip(segments)
        .zip(firsts)
        .filter_map(|(((date, when), segment), first)| teller.report(segment, date, *when, first))
        .collect()
}

/// When something happened of which the date tells: what holds since Monday happened on Monday.
fn happened(date: &date::Mention) -> Option<DateSpan> {
    let span = date.span?;
    let day = date.open && span.precision >= Precision::Day;
    Some(if day { DateSpan { end: span.start, ..span } } else { span })
}

/// Whether the date says when something happened: not inside a title, not something to compare
/// with, and an open range only where it begins or ends its clause, or is said with 自.
fn tells(block: &BlockReading, sentence: &Stretch, date: &date::Mention) -> bool {
    let text = &block.text;
    let before = text.slice(&(sentence.start..date.stretch.start));
    let open = |opening: char, closing: char| {
        before.iter().rev().find(|c| **c == opening || **c == closing) == Some(&opening)
    };
    // 以1967年边界为基础
    let compared = before.last().is_some_and(|c| matches!(c, '较' | '比' | '以'))
        || COMPARED.iter().any(|word| ends_with(before, word));
    let after = &text.chars[date.stretch.end..sentence.end.max(date.stretch.end)];
    // 由去年底的15个增至…: where something began is no day on which it happened.
    let origin = matches!(before.last(), Some('由' | '从')) && after.first() == Some(&'的');
    // 在三季度业绩电话会上: of which time the report is, not when it was heard.
    let coarse = date.span.is_some_and(|span| span.precision < Precision::Day);
    let of_report = coarse && REPORTS.iter().any(|word| starts_with(after, word));
    // 7月13日举行上半年数据发布会, 今年的考核指标: of which time something else is.
    let of_a_day = || {
        let earlier = block.dates_in(&(sentence.start..date.stretch.start));
        earlier.iter().any(|date| date.span.is_some_and(|span| span.precision >= Precision::Day))
    };
    let of_report = of_report
        || coarse && of_a_day() && ISSUES.iter().any(|word| ends_with(before, word))
        || date.span.is_some_and(|span| span.precision == Precision::Year)
            && matches!(text.chars[date.stretch.start], '今' | '去' | '前' | '明')
            && (after.first() == Some(&'的')
                || is_named(before) && after.first().is_some_and(|c| is_cjk(*c)));
    // 1985年8月出生: who is spoken of, not what happened.
    let born = starts_with(after, "出生") || starts_with(after, "生于");
    // 参加2019年第56届…: the year of a name of something else than what its own date tells.
    let nth =
        coarse && after.first() == Some(&'第') && after.iter().take(NTH).any(|c| matches!(c, '届' | '期'));
    // 去年还在的Apple Pay: what was so then, of which something else is told.
    let lasted = coarse
        && matches!(after, ['还' | '仍' | '尚', '在' | '能' | '可' | '没', ..])
        && after.iter().take(NTH).any(|c| *c == '的');
    // 走到今天
    // but 直到今年9月9日，工信部召集…
    let on_a_day = ["直到", "直至"].iter().any(|word| ends_with(before, word))
        && text.at(date.stretch.start + 1) == Some('年')
        && date.span.is_some_and(|span| span.precision >= Precision::Day);
    let until_now =
        matches!(before.last(), Some('到' | '至')) && text.chars[date.stretch.start] == '今' && !on_a_day;
    let leads = before
        .iter()
        .rev()
        .find(|c| !matches!(c, '自' | '从'))
        .is_none_or(|c| matches!(c, '，' | '。' | '；' | '且' | '：' | '”'));
    let said = || {
        let clauses = clauses(text, sentence);
        let clause = clauses.iter().find(|clause| date.stretch.start < clause.end);
        leads
            || matches!(before.last(), Some('自' | '从'))
            || clause.is_some_and(|clause| trails(text, date, clause))
    };
    !open('《', '》')
        && !compared
        && !origin
        && !of_report
        && !born
        && !nth
        && !lasted
        && !until_now
        && (!date.open || said())
}

/// 成为今年各平台的新变量: a year in the name of what something is.
fn is_named(before: &[char]) -> bool {
    ["成为", "成了", "成", "作为", "是", "堪称"].iter().any(|copula| ends_with(before, copula))
}

/// What something is compared with stands behind these: 远低于2017年的估值.
const COMPARED: [&str; 8] = ["低于", "高于", "超过", "不及", "超出", "优于", "相比", "相较于"];

/// How far behind a year its ordinal goes, in characters: 第56届, 第五十六届.
const NTH: usize = 6;

/// What is issued of the time that comes right behind it.
const ISSUES: [&str; 7] = ["举行", "召开", "举办", "发布", "公布", "披露", "通报"];

/// What a time before it only tells the period of.
const REPORTS: [&str; 10] =
    ["业绩", "财报", "财务", "季报", "年报", "电话会", "计划", "产品计划", "earnings", " earnings"];

/// Whether a date ends its clause in a text with Latin letters, which name it last: Northline
/// accepts it, the company announced on March 13.
fn trails(text: &Folded, date: &date::Mention, clause: &Stretch) -> bool {
    let after = date.stretch.end..clause.end;
    let first = text.slice(clause).iter().find(|c| c.is_alphanumeric());
    let latin = first.is_some_and(char::is_ascii_alphabetic);
    latin && text.slice(&after).iter().all(|c| !c.is_alphanumeric())
}

/// Meituan accepts it, and DiDi has accepted it since May: whether an English clause tells something else
/// than the one before it, so that its date is of itself alone.
fn is_another(text: &Folded, clause: &Stretch, clauses: &[Stretch]) -> bool {
    const JOINTS: [&str; 4] = [" and ", " but ", " while ", " whereas "];
    const ASIDES: [&str; 7] = [" a ", " an ", " the ", " its ", " which ", " who ", " whose "];
    let before = clauses.iter().rfind(|before| before.end <= clause.start);
    before.is_some_and(|before| {
        let words = text.slice(before);
        // Taobao, Tmall, and Ele.me; Xianyu, a marketplace, and Freshippo
        let told = words.split(|c| *c == ' ').filter(|word| !word.is_empty()).count() >= CLAUSE;
        told && !ASIDES.iter().any(|aside| starts_with(words, aside))
            && JOINTS.iter().any(|joint| starts_with(text.slice(clause), joint))
    })
}

/// How many words a clause has that tells something, at least.
const CLAUSE: usize = 4;

/// From the clause of each date to the clause of the next one.
fn segments(
    text: &Folded,
    dates: &[(&date::Mention, DateSpan)],
    clauses: &[Stretch],
    sentence: &Stretch,
) -> Vec<Stretch> {
    let clause_of = |at: usize| {
        clauses
            .iter()
            .find(|clause| clause.start <= at && at < clause.end)
            .cloned()
            .unwrap_or(sentence.clone())
    };
    // Where an English clause tells of a second happening after the date of the first: applied in
    // September and was approved in March.
    let latin_end = |at: usize| {
        let clause = clause_of(dates[at].0.stretch.start);
        let first = text.slice(&clause).iter().find(|c| c.is_alphanumeric());
        let before = dates.iter().find(|(date, _)| date.stretch.start >= clause.start);
        let leads = before.is_some_and(|(date, _)| date.stretch.start <= clause.start + OPENING);
        let end = dates[at].0.stretch.end;
        let goes_on = text.chars[end..].starts_with(&[' ', 'a', 'n', 'd', ' ']);
        (first.is_some_and(char::is_ascii_alphabetic) && !leads && goes_on).then_some(end)
    };
    // 2013年和2015年都…: both tell the same.
    let listed = |at: usize| {
        let between = dates[at].0.stretch.end..dates[at + 1].0.stretch.start;
        text.slice(&between).iter().all(|c| matches!(c, '和' | '与' | '及' | '、' | '以' | ' '))
    };
    // （中央社台北12日电）…昨晚落幕: the clause begins behind the dateline.
    let start_of = |at: usize| {
        let start = clause_of(dates[at].0.stretch.start).start;
        let before = at.checked_sub(1).and_then(|before| dateline(text, &dates[before].0.stretch));
        let before = before.filter(|end| text.at(*end).is_some_and(is_cjk));
        before.map_or(start, |end| end.max(start))
    };
    let starts = (0..dates.len()).map(start_of).collect::<Vec<_>>();
    dates
        .iter()
        .enumerate()
        .map(|(at, (date, _))| {
            let shares_clause = at > 0 && starts[at - 1] == starts[at];
            let start = if shares_clause {
                latin_end(at - 1).unwrap_or(date.stretch.start)
            } else if at == 0
                && trails(text, date, &clause_of(date.stretch.start))
                && !is_another(text, &clause_of(date.stretch.start), clauses)
            {
                sentence.start
            } else {
                starts[at]
            };
            let last = (at..dates.len() - 1).find(|at| !listed(*at)).unwrap_or(dates.len() - 1);
            let next = dates.get(last + 1).map(|(next, _)| {
                if starts[last + 1] == starts[at] {
                    latin_end(last).unwrap_or(next.stretch.start)
                } else {
                    starts[last + 1]
                }
            });
            start..next.unwrap_or(sentence.end)
        })
        .collect()
}

/// How many characters may stand before a date that opens an English clause: `On `.
const OPENING: usize = 4;
