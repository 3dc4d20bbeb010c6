//! Whatever the text, nothing panics, and every place lies inside its block.
#![allow(clippy::unwrap_used, reason = "a test that cannot read its cases fails")]

mod common;

use common::{article, seeds_config};
use hutong_extract::extract;
use proptest::prelude::*;

/// Pieces that rules look for, so that random texts are near real ones.
const PIECES: &[&str] = &[
    "淘宝",
    "微信支付",
    "支付宝",
    "云闪付",
    "、",
    "，",
    "。",
    "；",
    "“",
    "”",
    "\"",
    "接入",
    "尚未",
    "将",
    "9月",
    "28日",
    "2021年",
    "至",
    "以来",
    "去年",
    "同年",
    "（",
    "）",
    "表示",
    "负责人",
    "：",
    "上述App",
    "以上三种支付渠道",
    " ",
    "\n",
    "1843亿港元",
    "85%",
    "Sept. 28",
    " to ",
    "Q3",
    "2015",
    "said",
    ",",
    ".",
    "？",
    "Tuesday",
    "早",
    "晚",
    "-",
    "/",
    "第",
    "前",
    "个月",
    "年底",
    "08:30",
    "May ",
    "《",
    "》",
    "但",
    "屏蔽",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 80, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn near_texts(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..40)) {
        check(&pieces.concat());
    }

    #[test]
    fn any_text(text in "\\PC{0,120}") {
        check(&text);
    }
}

fn check(text: &str) {
    thread_local!(static CONFIG: hutong_config::Config = seeds_config());
    CONFIG.with(|config| {
        let day = "2021-09-28".parse().unwrap();
        let dossier = extract(vec![article("a", text, Some(day)), article("b", text, None)], config);
        for article in &dossier.articles {
            let lengths = article.body.iter().map(|block| block.text().chars().count()).collect::<Vec<_>>();
            let places =
                article.dates.iter().map(|date| date.place).chain(article.mentions.iter().map(|m| m.place));
            for place in places {
                assert!(
                    place.start < place.end && place.end as usize <= lengths[place.block as usize],
                    "{place:?} {text}"
                );
            }
            for span in article.dates.iter().filter_map(|date| date.span) {
                assert!(span.start <= span.end, "{span:?} {text}");
            }
        }
    });
}

#[test]
fn a_long_paragraph_takes_linear_time() {
    let sentence =
        "28日，饿了么、优酷等应用均已接入微信支付，淘宝尚未支持，用户达8亿人，他表示“这是一个很好的开始”、";
    let config = seeds_config();
    let seconds = |times: usize| {
        let text = sentence.repeat(times);
        let start = std::time::Instant::now();
        extract(vec![article("a", &text, Some("2021-09-28".parse().unwrap()))], &config);
        start.elapsed().as_secs_f64()
    };
    seconds(10);
    // What grows with the square takes a hundred times as long each time; a machine that is busy, once.
    let mut times = std::iter::repeat_with(|| (seconds(400), seconds(4000))).take(3);
    let held = times.any(|(short, long)| long < short.max(0.05) * 40.0);
    assert!(held, "ten times the text took more than forty times as long, three times in a row");
}
