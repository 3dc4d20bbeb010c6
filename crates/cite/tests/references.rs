//! What references say, and what holds of them whatever an article says.

use hutong_cite::{Style, references};
use hutong_model::{Article, Day};
use proptest::prelude::*;
use serde_json::{Value, json};

fn article(fields: Value) -> Article {
    let mut whole = json!({
        "id": "2021-09-28-interop", "file": "a.md", "title": "淘宝、饿了么接入微信支付", "language": "zh-Hans", "body": []
    });
    for (name, value) in fields.as_object().expect("fields are an object") {
        whole[name] = value.clone();
    }
    serde_json::from_value(whole).expect("the fields are an article's")
}

fn check(style: Style, fields: Value, accessed: Option<&str>, expected: &str) {
    let accessed: Option<Day> = accessed.map(|day| day.parse().expect("a day"));
    assert_eq!(references(style, &[&article(fields)], accessed), expected);
}

fn full() -> Value {
    json!({
        "outlet": "36氪", "authors": ["王毓婵", "Ann Lee"], "published": { "day": "2021-09-28" },
        "source_url": "https://news.example/a?x=1&y={2}", "tags": ["互联互通"]
    })
}

#[test]
fn gbt_names_author_title_outlet_days_and_address() {
    check(
        Style::GbT7714,
        full(),
        Some("2022-01-05"),
        "[1] 王毓婵, Ann Lee. 淘宝、饿了么接入微信支付[N/OL]. 36氪, 2021-09-28[2022-01-05]. https://news.example/a?x=1&y={2}.\n",
    );
    check(Style::GbT7714, json!({}), None, "[1] 淘宝、饿了么接入微信支付[EB/OL].\n");
    check(
        Style::GbT7714,
        json!({ "published": { "day": "2021-09-28" }, "source_url": "https://a.example/" }),
        Some("2022-01-05"),
        "[1] 淘宝、饿了么接入微信支付[EB/OL]. (2021-09-28)[2022-01-05]. https://a.example/.\n",
    );
    let many = json!(["甲", "乙", "丙", "丁"]);
    check(
        Style::GbT7714,
        json!({ "authors": many }),
        None,
        "[1] 甲, 乙, 丙, 等. 淘宝、饿了么接入微信支付[EB/OL].\n",
    );
    check(
        Style::GbT7714,
        json!({ "authors": many, "language": "en", "title": "Opening  \n up" }),
        None,
        "[1] 甲, 乙, 丙, et al. Opening up[EB/OL].\n",
    );
}

#[test]
fn bibtex_keeps_names_whole_and_signs_printed() {
    check(
        Style::BibTex,
        json!({
            "title": "50% {of} R&D_ at ~$1 \\ #1^", "outlet": "A & B", "authors": ["Ann Lee", "36 Kr and Sons"],
            "published": { "day": "2021-09-08" }, "source_url": "https://news.example/a?y={2}"
        }),
        Some("2022-01-05"),
        "@misc{2021-09-28-interop,
  author = {{Ann Lee} and {36 Kr and Sons}},
  title = {{50\\% \\{of\\} R\\&D\\_ at \\textasciitilde{}\\$1 \\textbackslash{} \\#1\\textasciicircum{}}},
  organization = {A \\& B},
  year = 2021,
  month = sep,
  day = 8,
  howpublished = {\\url{https://news.example/a?y=%7B2%7D}},
  url = {https://news.example/a?y=%7B2%7D},
  urldate = {2022-01-05},
}
",
    );
}

#[test]
fn bibtex_keys_differ() {
    let same = [
        article(json!({ "id": "淘宝" })),
        article(json!({ "id": "天猫" })),
        article(json!({ "id": "Article" })),
    ];
    let text = references(Style::BibTex, &same.iter().collect::<Vec<_>>(), None);
    let keys: Vec<_> = text.lines().filter(|line| line.starts_with('@')).collect();
    assert_eq!(keys, ["@misc{article,", "@misc{article-2,", "@misc{Article-3,"]);
}

#[test]
fn ris_has_a_tag_a_line() {
    check(
        Style::Ris,
        full(),
        Some("2022-01-05"),
        "TY  - NEWS\r\nTI  - 淘宝、饿了么接入微信支付\r\nAU  - 王毓婵\r\nAU  - Ann Lee\r\nT2  - 36氪\r\nPY  - 2021\r\nDA  - 2021/09/28/\r\nUR  - https://news.example/a?x=1&y={2}\r\nY2  - 2022/01/05/\r\nLA  - zh-Hans\r\nKW  - 互联互通\r\nER  - \r\n",
    );
    check(
        Style::Ris,
        json!({ "title": "a\r\nER  - b" }),
        None,
        "TY  - ELEC\r\nTI  - a ER - b\r\nLA  - zh-Hans\r\nER  - \r\n",
    );
}

#[test]
fn csl_is_json_with_literal_names() {
    let text = references(Style::CslJson, &[&article(full())], Some("2022-01-05".parse().unwrap()));
    let read: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(
        read,
        json!([{
            "id": "2021-09-28-interop", "type": "article-newspaper", "title": "淘宝、饿了么接入微信支付",
            "author": [{ "literal": "王毓婵" }, { "literal": "Ann Lee" }], "container-title": "36氪",
            "issued": { "date-parts": [[2021, 9, 28]] }, "accessed": { "date-parts": [[2022, 1, 5]] },
            "URL": "https://news.example/a?x=1&y={2}", "language": "zh-Hans"
        }])
    );
}

proptest! {
    #[test]
    fn no_text_breaks_out_of_its_field(title in any::<String>(), author in any::<String>(), outlet in any::<String>()) {
        let article = article(json!({ "title": title, "authors": [author], "outlet": outlet }));
        let articles = [&article, &article];

        let ris = references(Style::Ris, &articles, None);
        prop_assert_eq!(ris.matches("TY  - ").count(), 2);
        prop_assert!(ris.split("\r\n").all(|line| !line.contains(char::is_control)));

        let gbt = references(Style::GbT7714, &articles, None);
        prop_assert_eq!(gbt.lines().count(), 2);

        let csl: Value = serde_json::from_str(&references(Style::CslJson, &articles, None)).unwrap();
        prop_assert_eq!(csl[1]["title"].as_str().unwrap(), title);

        // Braces that are not escaped are balanced, and none closes before it was opened.
        let mut depth = 0;
        let mut escaped = false;
        for character in references(Style::BibTex, &articles, None).chars() {
            match character {
                _ if escaped => escaped = false,
                '\\' => escaped = true,
                '{' => depth += 1,
                '}' => depth -= 1,
                _ => {}
            }
            prop_assert!(depth >= 0);
        }
        prop_assert_eq!(depth, 0);
    }
}
