//! Mentions of dates: found, read, resolved against the publication. Knows no entity, and no
//! language but through `chinese` and `english`.

mod calendar;
mod chinese;
mod cursor;
mod english;
mod expression;
mod fill;
mod gap;
mod leads;
mod numeric;
mod resolve;
mod tense;

use crate::text::{Folded, Stretch, ends_with, is_han, starts_with};
use cursor::Cursor;
use expression::{Expression, Phrase, When};
use hutong_model::{DateMention, DateSpan, Day, PartOfDay, Precision};
use leads::may_be_chinese;
use resolve::{Context, Resolved};
use tense::Tense;

/// A mention in a folded text.
#[derive(Clone, Debug)]
pub(crate) struct Mention {
    /// Where.
    pub stretch: Stretch,
    /// The days, unless it is vague.
    pub span: Option<DateSpan>,
    /// Whether it is an open range that ends with the publication (2019年以来).
    pub open: bool,
    part_of_day: Option<PartOfDay>,
    time: Option<String>,
}

impl Mention {
    /// As it travels.
    pub fn into_wire(self, text: &Folded, block: u32) -> DateMention {
        DateMention {
            place: text.place(block, &self.stretch),
            span: self.span,
            part_of_day: self.part_of_day,
            time: self.time,
        }
    }
}

/// Every mention of a date in a text, in reading order; `taken` are stretches that belong to names
/// (sorted), in which nothing is a date; `last` is the day that an earlier block named last, and this
/// one after it.
pub(crate) fn mentions(
    text: &Folded,
    sentences: &[Stretch],
    taken: &[Stretch],
    published: Option<Day>,
    last: &mut Option<Day>,
) -> Vec<Mention> {
    let mut found = Vec::new();
    let mut context = Context::new(published, *last);
    let mut taken = taken.iter().peekable();
    let mut read_to = 0;
    for sentence in sentences {
        // 16. Nov. 2016: a phrase may hold what looks like the end of a sentence.
        let mut at = sentence.start.max(read_to);
        // Where a phrase ended that is only a part of a longer one.
        let mut unread = None;
        while let Some(lead) = leads::next(text, &(at..sentence.end)) {
            at = lead;
            while taken.next_if(|taken| taken.end <= at).is_some() {}
            if let Some(name) = taken.peek().filter(|name| name.start <= at) {
                at = name.end;
                continue;
            }
            let Some((phrase, end)) = read(text, at) else {
                at += 1;
                continue;
            };
            if is_part(text, sentence, &(at..end), &phrase, unread.take()) {
                unread = Some(end);
                at = end;
                continue;
            }
            if let Some(past) = chinese::past_a_period(text, &(at..end)) {
                at = past;
                continue;
            }
            read_to = end;
            let recurs = recurs(text, at) || is_of_no_week(text, at, &phrase);
            if let Some(mention) = resolve(text, at..end, &phrase, &mut context) {
                found.extend(Some(mention).filter(|_| !recurs));
            }
            at = end;
        }
        context.next_sentence();
    }
    *last = context.last_day();
    found
}

/// The phrase that begins at one of the places where one can.
fn read(text: &Folded, at: usize) -> Option<(Phrase, usize)> {
    if inside_number(text, at) {
        return None;
    }
    let mut cursor = Cursor::new(text, at);
    let phrase = match text.chars[at] {
        'a'..='z' => english::phrase(&mut cursor),
        '0'..='9' => match may_be_chinese(text, at).then(|| chinese::phrase(&mut cursor)).flatten() {
            None if counts_in_chinese(text, at) => None,
            None => english::phrase(&mut cursor),
            found => found,
        },
        _ => chinese::phrase(&mut cursor),
    }?;
    Some((phrase, cursor.at))
}

/// 30人, 10亿: a number with a Chinese character right after it begins nothing in English.
fn counts_in_chinese(text: &Folded, at: usize) -> bool {
    let after = text.chars[at..].iter().find(|c| !c.is_ascii_digit());
    after.is_some_and(|c| is_han(*c))
}

/// Whether a phrase is only a part of a longer one, by its neighbours or because it goes on from one
/// that is: a wrong date is worse than a missing one.
fn is_part(
    text: &Folded,
    sentence: &Stretch,
    found: &Stretch,
    phrase: &Phrase,
    unread: Option<usize>,
) -> bool {
    let long = |when: &When| matches!(when, When::Year(_) | When::Month(..));
    unread.is_some_and(|end| english::joins(&text.chars[end..found.start]))
        || matches!(phrase, Phrase::Point(point) | Phrase::Range(point, _) if matches!(point.when, When::Weekday(..)))
            && chinese::is_counted(&text.chars[sentence.start..found.start])
        || matches!(phrase, Phrase::Point(point) if long(&point.when))
            && chinese::goes_on(Cursor::new(text, found.end))
        || english::is_part(text, sentence, found, phrase)
}

fn resolve(text: &Folded, stretch: Stretch, phrase: &Phrase, context: &mut Context) -> Option<Mention> {
    let tense = if phrase.leaves_out() { tense::tense(text, &stretch) } else { Tense::Past };
    let (part_of_day, time) = clock(phrase);
    // 去年启动，直到8月才…: of that year or of this one, nobody can say.
    let until = ["直到", "直至"].iter().any(|word| ends_with(&text.chars[..stretch.start], word));
    if until && context.is_torn(phrase) {
        return None;
    }
    if ends_with(&text.chars[..stretch.start], "截至") || ends_with(&text.chars[..stretch.start], "截止")
    {
        context.leave_the_year_to_come();
    }
    context.goes_on = tense::goes_on(text, stretch.start);
    let before = *context;
    let counted = gap::before(text, stretch.start).and_then(|days| context.counted_on(phrase, days));
    let span = match context.resolve(counted.as_ref().unwrap_or(phrase), tense) {
        Resolved::Days(span) if time.is_some() && span.precision == Precision::Day => {
            Some(DateSpan { precision: Precision::Minute, ..span })
        }
        Resolved::Days(span) => Some(span),
        Resolved::Unknown => None,
        Resolved::Nothing => return None,
    };
    if !carries(text, &stretch) {
        *context = before;
    }
    Some(Mention { stretch, span, open: matches!(phrase, Phrase::Since(_)), part_of_day, time })
}

/// Whether the character before belongs to the same number: 00年 in 1,000年 is no year.
fn inside_number(text: &Folded, at: usize) -> bool {
    let same = |left: char, right: char| {
        left.is_ascii_digit() && right.is_ascii_digit()
            || cursor::is_numeral(left) && cursor::is_numeral(right)
    };
    let before = |back: usize| at.checked_sub(back).and_then(|at| text.at(at));
    let grouped = matches!(before(1), Some('.' | ',')) && before(2).is_some_and(|c| c.is_ascii_digit());
    before(1).is_some_and(|left| same(left, text.chars[at])) || grouped && text.chars[at].is_ascii_digit()
}

/// The longest title, in characters, inside of which a year is looked for.
const TITLE: usize = 30;

/// A year that something is compared with (超过2013年, 较1981年), in whose words a title is
/// (《2020年报告》), or that says of which time a report is, does not carry on.
fn carries(text: &Folded, year: &Stretch) -> bool {
    let at = year.start;
    const COMPARING: [&str; 12] =
        ["超过", "高于", "低于", "超", "较", "比", "相比", "自从", "不及", "than ", "《", "compared with "];
    let before = &text.chars[at.saturating_sub(TITLE)..at];
    let in_title = before.iter().rev().find(|c| matches!(c, '《' | '》')) == Some(&'《');
    !in_title && !COMPARING.iter().any(|word| ends_with(before, word)) && !is_of_a_report(text, year)
}

/// The annual report for 2023 appeared in July; 2020年年报显示，4月…: whether a year says which report, budget or
/// season it is.
fn is_of_a_report(text: &Folded, year: &Stretch) -> bool {
    const BEFORE: [&str; 6] =
        ["report for ", "results for ", "budget for ", "accounts for ", "season of ", "fiscal "];
    const BEHIND: [&str; 9] = [
        "年报",
        "年度报告",
        "财报",
        "财年",
        " annual report",
        " fiscal year",
        " season",
        " budget",
        " results",
    ];
    let before = &text.chars[year.start.saturating_sub(TITLE)..year.start];
    let behind = text.chars.get(year.end..).unwrap_or_default();
    BEFORE.iter().any(|word| ends_with(before, word)) || BEHIND.iter().any(|word| starts_with(behind, word))
}

/// 每年的11月, every September: no day in particular.
fn recurs(text: &Folded, at: usize) -> bool {
    const WORDS: [&str; 12] =
        ["每年", "每月", "每周", "每天", "每日", "每逢", "每到", "每个", "历年", "往年", "every ", "each "];
    let before = &text.chars[at.saturating_sub(8)..at];
    let light = before.iter().rev().take_while(|c| matches!(c, '的' | '在' | '从' | '到' | '于')).count();
    WORDS.iter().any(|word| ends_with(&before[..before.len() - light], word))
}

/// It was a Saturday: no week in particular.
fn is_of_no_week(text: &Folded, at: usize, phrase: &Phrase) -> bool {
    let weekday = matches!(phrase, Phrase::Point(point) if matches!(point.when, When::Weekday(..)));
    weekday && [" a ", " any "].iter().any(|article| ends_with(&text.chars[..at], article))
}

fn clock(phrase: &Phrase) -> (Option<PartOfDay>, Option<String>) {
    match phrase {
        Phrase::Point(Expression { part_of_day, time, .. }) => (*part_of_day, time.clone()),
        _ => (None, None),
    }
}
