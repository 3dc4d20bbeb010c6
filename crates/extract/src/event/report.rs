//! Which dated sentences may report a happening, and which part of them belongs to each date. Knows one
//! article at a time.

use super::{
    Pairs, Report,
    dateline::{dateline, is_about_to, latin_dateline},
    segment::{segments, trails},
    teller::Teller,
    words::pairs_of_content,
};
use crate::{
    date,
    reading::BlockReading,
    rules::Rules,
    text::{Folded, Stretch, clauses, ends_with, holds, is_cjk, starts_with},
};
use hutong_model::{Article, DateSpan, Precision};
use std::cell::LazyCell;

/// Every happening that an article reports.
pub(crate) fn reports(article: &Article, blocks: &[BlockReading], rules: &Rules) -> Vec<Report> {
    let mut reports = Vec::new();
    let mut before = None;
    for block in blocks.iter().filter(|block| !block.heading) {
        if block.sentences.is_empty() {
            before = None;
        }
        for sentence in &block.sentences {
            let found = in_sentence(article, block, sentence, rules);
            // What is told of the article's own day is not compared by its context.
            let here = LazyCell::new(move || pairs_of_content(block, sentence));
            if found.iter().any(|report| report.recalled) {
                let context = match &before {
                    Some(before) => here.and(LazyCell::force(before)),
                    None => Pairs::clone(&here),
                };
                reports.extend(found.into_iter().map(|report| Report { context: context.clone(), ..report }));
            } else {
                reports.extend(found);
            }
            before = Some(here);
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
    // BEIJING, Feb 18 - Apple switched it on on Thursday: the day is told where it happened.
    let mut told = sentence.clone();
    if let [(first, day), (_, other), ..] = dates.as_slice()
        && day == other
        && let Some(end) = latin_dateline(&block.text, &first.stretch)
    {
        told.start = end;
        dates.remove(0);
    }
    // 当年 after 2015年 tells no second happening.
    dates.dedup_by_key(|(_, span)| *span);
    drop_years_of_names(block, &mut dates, rules);
    if dates.is_empty() {
        return Vec::new();
    }
    let clauses = with_whole_dates(clauses(&block.text, &told), &dates);
    let segments = segments(&block.text, &dates, &clauses, &told);
    let teller = Teller { article, block, sentence, clauses, rules };
    let firsts = std::iter::once(true).chain(std::iter::repeat(false));
    dates
        .iter()
        .zip(segments)
        .zip(firsts)
        .filter_map(|(((date, when), segment), first)| teller.report(segment, date, *when, first))
        .collect()
}

/// Clauses of which none ends inside a date: on Dec. 18, 2015 and ….
fn with_whole_dates(mut clauses: Vec<Stretch>, dates: &[(&date::Mention, DateSpan)]) -> Vec<Stretch> {
    clauses.dedup_by(|next, last| {
        let cuts = |date: &Stretch| date.start < last.end && last.end < date.end;
        let cut = dates.iter().any(|(date, _)| cuts(&date.stretch));
        if cut {
            last.end = next.end;
        }
        cut
    });
    clauses
}

/// 2018年春运将于明年2月1日开始: a year that only belongs to the name of what another date tells of is no time of
/// its own.
fn drop_years_of_names(block: &BlockReading, dates: &mut Vec<(&date::Mention, DateSpan)>, rules: &Rules) {
    const LEADS: [&str; 5] = ["于", "在", "从", "自", "由"];
    let text = &block.text;
    let mut at = 0;
    while at + 1 < dates.len() {
        let between = dates[at].0.stretch.end..dates[at + 1].0.stretch.start;
        let words = text.slice(&between);
        let named = (1..=NAMED).contains(&between.len())
            && LEADS.iter().any(|lead| ends_with(words, lead))
            && words
                .iter()
                .all(|c| is_cjk(*c) && !matches!(c, '，' | '。' | '；' | '、' | '了' | '并' | '且' | '后'))
            && !rules.acts.is_in(text, &between)
            && !rules.verbs.is_in(text, &between);
        if named && dates[at].1.precision == Precision::Year {
            dates.remove(at);
        } else {
            at += 1;
        }
    }
}

/// How long the rest of a name is behind its year, with what leads to its day. Characters.
const NAMED: usize = 10;

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
    // gave them until Sept. 17 to comply: a term of what happened on another day.
    let term = ends_with(before, " until ") && starts_with(after, " to ");
    // 截至昨日，…均不支持: until when something was so. Not what was counted by a day that is told in full.
    let so_far = matches!(text.chars[date.stretch.start], '昨' | '今' | '前')
        && ["截至", "截止", "截至到", "截止到"].iter().any(|word| ends_with(before, word));
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
    let earlier = !block.dates_in(&(sentence.start..date.stretch.start)).is_empty();
    let of_report = of_report || earlier && year_of_a_meeting(date, after);
    // 1985年8月出生: who is spoken of, not what happened.
    let born = starts_with(after, "出生") || starts_with(after, "生于");
    // 参加2019年第56届…: the year of a name of something else than what its own date tells.
    let nth =
        coarse && after.first() == Some(&'第') && after.iter().take(NTH).any(|c| matches!(c, '届' | '期'));
    // 去年还在的Apple Pay: what was so then, of which something else is told.
    let lasted = coarse
        && matches!(after, ['还' | '仍' | '尚', '在' | '能' | '可' | '没', ..])
        && after.iter().take(NTH).any(|c| *c == '的');
    // 今天的滴滴出行，…都能用: as it is nowadays.
    let name = date.stretch.end + 1..sentence.end.max(date.stretch.end + 1);
    let nowadays = after.first() == Some(&'的')
        && text.slice(&date.stretch).first() == Some(&'今')
        && date.stretch.len() == 2
        && block.name_opening(&name).is_some();
    let nowadays = nowadays || is_nowadays(text, sentence, date);
    // 走到今天
    // but 直到今年9月9日，工信部召集…
    // 直到今年4月更新之后，微信支付才姗姗来迟
    let at_last =
        || after.contains(&'才') && date.span.is_some_and(|span| span.precision >= Precision::Month);
    let on_a_day = ["直到", "直至"].iter().any(|word| ends_with(before, word))
        && text.at(date.stretch.start + 1) == Some('年')
        && (date.span.is_some_and(|span| span.precision >= Precision::Day) || at_last());
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
        && !term
        && !origin
        && !so_far
        && !of_report
        && !born
        && !nth
        && !lasted
        && !nowadays
        && !until_now
        && (!date.open || said())
}

/// Today it can also be spent there: as it is nowadays.
fn is_nowadays(text: &Folded, sentence: &Stretch, date: &date::Mention) -> bool {
    const TODAY: [char; 5] = ['t', 'o', 'd', 'a', 'y'];
    let rest = &text.chars[date.stretch.end..sentence.end.max(date.stretch.end)];
    let clause = rest.split(|c| matches!(c, ',' | ';' | '.')).next().unwrap_or_default();
    text.slice(&date.stretch) == TODAY && starts_with(rest, " ") && holds(clause, &[" can ", " may "])
}

/// 2月在2021年国际固态电路研讨会上称: the year in the name of a meeting.
fn year_of_a_meeting(date: &date::Mention, after: &[char]) -> bool {
    const MEETINGS: [&str; 3] = ["会上", "论坛上", "展上"];
    const OTHERS: [&str; 6] = ["的", "在", "召开", "举行", "举办", "于"];
    let end = after
        .iter()
        .position(|c| !is_cjk(*c) || matches!(c, '，' | '。' | '、' | '；'))
        .unwrap_or(after.len());
    let head = &after[..end];
    let at = (0..head.len()).find(|at| MEETINGS.iter().any(|word| starts_with(&head[*at..], word)));
    let year = date.span.is_some_and(|span| span.precision == Precision::Year);
    year && at.is_some_and(|at| at > 0 && !holds(&head[..at], &OTHERS))
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
const REPORTS: [&str; 15] = [
    "的统计",
    "的数据",
    "业绩",
    "财报",
    "财务",
    "季报",
    "年报",
    "电话会",
    "计划",
    "产品计划",
    "目标",
    "的目标",
    "预算",
    "earnings",
    " earnings",
];
