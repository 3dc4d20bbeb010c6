//! How many of the date cases of Microsoft Recognizers-Text are read as they expect; the folder is
//! the first argument. Prints one line a file, and with `--misses` what differs.
//!
//! Out of scope, and why:
//! - times without a day, durations, sets, `now`: they are no dates; holidays, the lunar calendar
//!   and reigns: this reader knows none of them;
//! - spans counted from now (`past 3 days`, `近三年`, `rest of the week`, `within two weeks`): in an
//!   article these are durations;
//! - bare numbers (`the 27`, `2018`, `12/1`, `4.22`) and dates whose order nobody can know
//!   (`3-7-2017`, `21/04/16`): in an article a wrong date is worse than none;
//! - days in words (`twenty second of June`) and the n-th weekday or week of a month: speech, not
//!   news;
//! - periods open on one side (`before 2010`) and mentions of two days with one value.

use hutong_config::Config;
use hutong_extract::extract;
use hutong_model::{Article, ArticleId, Block, Day, Inline, Published};
use serde_json::Value;
use std::path::Path;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().unwrap_or_default();
    let misses = arguments.next().is_some_and(|argument| argument == "--misses");
    for file in [
        "Chinese/DateParser.json",
        "Chinese/DatePeriodParser.json",
        "Chinese/DateTimeModel.json",
        "English/DateParser.json",
        "English/DatePeriodParser.json",
        "English/DateTimeModel.json",
    ] {
        let path = Path::new(&folder).join(file);
        let Ok(text) = std::fs::read_to_string(&path) else {
            println!("{}: not there, skipped", path.display());
            continue;
        };
        let cases: Vec<Value> = serde_json::from_str(text.trim_start_matches('\u{feff}')).expect("JSON");
        let (mut scope, mut right, mut outside) = (0, 0, 0);
        for case in &cases {
            let Some(expected) = expected(case) else {
                outside += 1;
                continue;
            };
            scope += 1;
            let found = found(case);
            if agrees(&expected, &found) {
                right += 1;
            } else if misses {
                println!(
                    "  {}\t{}\n     want {expected:?}\n     got  {found:?}",
                    case["Input"], case["Context"]["ReferenceDateTime"]
                );
            }
        }
        let share = f64::from(right) / f64::from(scope.max(1));
        println!("{file}: {right} of {scope} in scope ({share:.3}); {outside} out of scope");
    }
}

/// For each mention, the answers that are right: start and end, both included.
type Answers = Vec<Vec<(Day, Day)>>;

fn expected(case: &Value) -> Option<Answers> {
    const LUNAR_OR_REIGN: [&str; 12] =
        ["农历", "初", "正月", "腊月", "大年", "康熙", "雍正", "神龙", "除夕", "节", "三十", "世纪初"];
    let input = case["Input"].as_str()?;
    if LUNAR_OR_REIGN.iter().any(|word| input.contains(word)) && !input.contains("月三十") {
        return None;
    }
    let results = case["Results"].as_array()?;
    if results.is_empty()
        || results.iter().any(|result| is_outside(result["Text"].as_str().unwrap_or_default()))
    {
        return None;
    }
    results.iter().map(answers).collect()
}

fn is_outside(phrase: &str) -> bool {
    const COUNTED: [&str; 46] = [
        "past",
        "previous",
        "few",
        "couple",
        "from now",
        "within",
        "rest of",
        "coming",
        "upcoming",
        "the day",
        "my day",
        "next day",
        "last day",
        "this day",
        "in a",
        "hence",
        "later",
        "after",
        "before",
        "current",
        "near",
        "近",
        "过去",
        "未来",
        "前1",
        "上2",
        "后1",
        "前2",
        "前10",
        "接下来",
        "剩下",
        "最後",
        "最后",
        "以前",
        "之后",
        "之前",
        "小时",
        "分钟",
        "周岁",
        "半月",
        "半周",
        "上个半年",
        "第一周",
        "第二周",
        "第三个",
        "第九个",
    ];
    const WORDS: [&str; 26] = [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "tenth", "twelfth", "teenth",
        "twenty", "thirty", "fifteen", "one", "two", "three", "four", "five", "seven", "eight", "nine",
        "ten", "ninety", "eighty", "century", "decade",
    ];
    let phrase = phrase.to_lowercase();
    let has_letters = phrase.chars().any(|c| c.is_alphabetic());
    let ambiguous =
        !has_letters && !phrase.split(|c: char| !c.is_ascii_digit()).any(|number| number.len() == 4);
    let year_last =
        !has_letters && !phrase.get(..4).is_some_and(|year| year.chars().all(|c| c.is_ascii_digit()));
    let bare = phrase
        .trim_start_matches("the ")
        .trim_start_matches("从")
        .chars()
        .all(|c| c.is_ascii_digit() || c.is_whitespace() || matches!(c, '到' | '-'));
    let spoken = WORDS.iter().any(|word| phrase.contains(word))
        && !["quarter", "half"].iter().any(|word| phrase.contains(word));
    let counted = phrase.split_whitespace().collect::<Vec<_>>().windows(2).any(|pair| {
        pair[0].chars().all(|c| c.is_ascii_digit())
            && ["day", "week", "month", "year"].iter().any(|unit| pair[1].starts_with(unit))
    }) && !phrase.ends_with("ago");
    ambiguous || year_last || bare || spoken || counted || COUNTED.iter().any(|word| phrase.contains(word))
}

fn answers(result: &Value) -> Option<Vec<(Day, Day)>> {
    let kind = result["TypeName"].as_str().or(result["Type"].as_str())?.trim_start_matches("datetimeV2.");
    if let Some(values) = result["Resolution"]["values"].as_array() {
        return values.iter().map(|value| answer(kind, value)).collect();
    }
    let value = &result["Value"];
    ["PastResolution", "FutureResolution"].iter().map(|tense| answer(kind, &value[tense])).collect()
}

fn answer(kind: &str, value: &Value) -> Option<(Day, Day)> {
    if value["Mod"].is_string() || value["timex"].as_str().is_some_and(|timex| timex.contains("PRESENT")) {
        return None;
    }
    let day = |text: &Value| {
        text.as_str().and_then(|text| text.get(..10)).and_then(|text| text.parse::<Day>().ok())
    };
    match kind {
        "date" => day(&value["date"]).or_else(|| day(&value["value"])).map(|day| (day, day)),
        "datetime" => day(&value["dateTime"]).or_else(|| day(&value["value"])).map(|day| (day, day)),
        "daterange" => {
            let start = day(&value["startDate"]).or_else(|| day(&value["start"]))?;
            let end = day(&value["endDate"]).or_else(|| day(&value["end"]))?;
            Some((start, end))
        }
        _ => None,
    }
}

fn found(case: &Value) -> Vec<(Day, Day)> {
    let reference = case["Context"]["ReferenceDateTime"].as_str();
    let published = reference.and_then(|text| text.get(..10)).and_then(|text| text.parse().ok());
    let article = article(case["Input"].as_str().unwrap_or_default(), published);
    let dossier = extract(vec![article], &Config::for_folder("cases"));
    dossier.articles[0].dates.iter().filter_map(|date| date.span).map(|span| (span.start, span.end)).collect()
}

/// Ends of periods are excluded in the cases and included here, but for ranges between two days
/// (`from the 4th to the 23rd`), whose last day either convention may mean.
fn agrees(expected: &Answers, found: &[(Day, Day)]) -> bool {
    expected.len() == found.len()
        && expected.iter().zip(found).all(|(answers, found)| {
            answers.iter().any(|(start, end)| {
                found.0 == *start
                    && (found.1 == *end || Some(found.1) == end.plus(-1) || within_unit(*end, found.1))
            })
        })
}

/// `from 2016 to 2018` ends on the first day of 2018 there, on its last one here.
fn within_unit(expected: Day, found: Day) -> bool {
    expected.day() == 1
        && found.year() == expected.year()
        && (expected.month() == found.month() || expected.month() == 1)
}

fn article(text: &str, published: Option<Day>) -> Article {
    Article {
        id: ArticleId::new("case"),
        file: "case.txt".into(),
        title: "case".into(),
        outlet: None,
        authors: Vec::new(),
        editors: Vec::new(),
        published: published.map(|day| Published { day, instant: None }),
        source_url: None,
        language: "und".into(),
        tags: Vec::new(),
        summary: String::new(),
        hero: None,
        body: vec![Block::Paragraph(vec![Inline::Text(text.into())])],
        mentions: Vec::new(),
        dates: Vec::new(),
        extra: Default::default(),
        diagnostics: Vec::new(),
    }
}
