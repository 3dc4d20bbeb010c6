//! The language of queries, the order of answers and what is marked, on one small dossier.

use hutong_model::*;
use hutong_search::{Folding, Index, Lexicon, Query, Sort, Vocabulary};
use std::{collections::BTreeMap, sync::Arc};

/// Id, outlet, day, title, paragraphs, entities.
type Row = (
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static [&'static str],
    &'static [&'static str],
);

const ARTICLES: [Row; 5] = [
    (
        "a",
        "澎湃 新闻",
        "2021-11-02",
        "淘宝内测微信支付",
        &["多款应用接入。", "雲閃付也在其中。"],
        &["taobao", "wxpay"],
    ),
    ("b", "ZAKER", "2021-09-30", "QQ 音乐 与 Apple Pay", &["微信支付回应。", "没有其他消息"], &["wxpay"]),
    ("c", "ZAKER", "2021-09-01", "3Q大战", &["Alipay 与 PayPal。", "全球淘宝，宝淘。"], &["taobao"]),
    ("d", "", "2020-05-01", "其他", &["支付 支付 支付 支付", "微信"], &[]),
    ("e", "Weekly", "", "Payments", &["apple in the pay line, weibo"], &[]),
];

fn dossier() -> Dossier {
    let article = |(id, outlet, day, title, paragraphs, entities): &Row| Article {
        id: ArticleId::new(*id),
        file: String::new(),
        title: (*title).into(),
        outlet: (!outlet.is_empty()).then(|| (*outlet).to_owned()),
        authors: Vec::new(),
        editors: Vec::new(),
        published: day.parse().ok().map(|day| Published { day, instant: None }),
        source_url: None,
        language: "zh".into(),
        tags: Vec::new(),
        summary: String::new(),
        hero: None,
        body: paragraphs.iter().map(|text| Block::Paragraph(vec![Inline::Text((*text).into())])).collect(),
        mentions: entities
            .iter()
            .map(|id| Mention { entity: EntityId::new(*id), place: Place { block: 0, start: 0, end: 0 } })
            .collect(),
        dates: Vec::new(),
        extra: BTreeMap::new(),
        diagnostics: Vec::new(),
    };
    let entity = |id: &str, kind: &str, name: &str| Entity {
        id: EntityId::new(id),
        kind: KindId::new(kind),
        name: Label::plain(name),
        aliases: vec![],
    };
    Dossier {
        language: "zh".into(),
        kinds: ["app", "payment"]
            .map(|id| Kind { id: KindId::new(id), label: Label::plain(format!("{id} 名")) })
            .into(),
        entities: vec![entity("taobao", "app", "淘宝"), entity("wxpay", "payment", "微信支付")],
        articles: ARTICLES.iter().map(article).collect(),
        ..Dossier::default()
    }
}

fn lexicon() -> Lexicon<'static> {
    Lexicon {
        pairs: "",
        simplified: "雲云閃闪寶宝",
        longer: "",
        readings: "wei微\nxin信\nzhi支\nfu付\ntao淘\nbao宝\nnei内\nce测",
        names: "app\t\tapp\tapp名\npayment\t\tpayment\noutlet\t\toutlet\n\
            app\ttaobao\ttaobao\t淘宝\t手淘\npayment\twxpay\twxpay\t微信支付\n\
            outlet\t澎湃 新闻\t澎湃新闻\noutlet\tZAKER\tzaker\noutlet\tWeekly\tweekly",
    }
}

fn index() -> Index {
    let dossier = dossier();
    Index::articles(&dossier, &Arc::new(Vocabulary::new(&lexicon())))
}

/// The ids that a text finds, in an order.
fn found(index: &Index, text: &str, sort: Sort) -> String {
    let query = Query { text: text.into(), ..Query::default() };
    let question = index.question(text);
    let found = index.sorted(&question, sort, index.find(&question, &query).documents);
    found.into_iter().map(|at| ARTICLES[at].0).collect::<Vec<_>>().join("")
}

#[test]
fn finds() {
    let index = index();
    for (text, expected) in [
        ("", "abcde"),
        ("微信支付", "ab"),
        ("微信 支付", "abd"),
        ("\"微信 支付\"", "ab"),
        ("“微信支付”", "ab"),
        ("支付 -微信", ""),
        ("-微信", "ce"),
        ("内测 OR 3q", "ac"),
        ("微信 内测 OR 回应", "ab"),
        ("云闪付", "a"),
        ("雲閃付", "a"),
        ("QQ音乐", "b"),
        ("ｑｑ　音乐", "b"),
        ("apple pay", "be"),
        ("\"apple pay\"", "b"),
        ("pay", "bce"),
        ("ali", "c"),
        ("lipay", ""),
        ("淘", "ac"),
        ("宝淘", "c"),
        // Facets, by id, label, other name, or the beginning of one.
        ("outlet:ZAKER", "bc"),
        ("outlet:zak", "bc"),
        ("outlet:\"澎湃 新闻\"", "a"),
        ("-outlet:zaker", "ade"),
        ("app:taobao", "ac"),
        ("app:淘寶", "ac"),
        ("app:手淘", "ac"),
        ("\u{a0}app：淘宝 内测", "a"),
        ("payment:微信支付 -app:taobao", "b"),
        ("app:taobao OR outlet:weekly", "ace"),
        // Days, both included; an article without a day has none.
        ("after:2021-09", "abc"),
        ("after:2021-09-02", "ab"),
        ("before:2021-09", "bcd"),
        ("before:2021-09-29", "cd"),
        ("after:2021 before:2021", "abc"),
        ("-after:2021", "de"),
        // Names that are none are text.
        ("outlet:nobody", ""),
        ("nothing:淘宝", ""),
        ("after:soon", ""),
        ("year:2021", "abc"),
        ("year:2020", "d"),
        ("year:2021-09", ""),
        ("http://x", ""),
        // Pinyin of names, and of titles where nothing else has the word.
        ("weixinzhifu", "ab"),
        ("weixin", "abd"),
        ("wxzf", "ab"),
        ("neice", "a"),
        ("nc", "a"),
        ("tb", "ac"),
        ("tao", ""),
        ("wei", "e"),
        ("xin", ""),
    ] {
        assert_eq!(found(&index, text, Sort::Newest), expected, "{text}");
    }
}

#[test]
fn a_facet_is_called_by_its_label_too() {
    assert_eq!(found(&index(), "app名:淘宝", Sort::Newest), "ac");
}

#[test]
fn orders() {
    let index = index();
    for (text, sort, expected) in [
        // Title before first paragraph before the rest.
        ("微信", Sort::Relevance, "abd"),
        ("支付", Sort::Relevance, "adb"),
        // A whole word before the beginning of one; beside each other before apart.
        ("pay", Sort::Relevance, "bec"),
        ("apple pay", Sort::Relevance, "be"),
        ("pay apple", Sort::Relevance, "be"),
        ("全球 OR 应用", Sort::Relevance, "ac"),
        ("", Sort::Relevance, "abcde"),
        ("-微信", Sort::Relevance, "ce"),
        ("", Sort::Oldest, "dcbae"),
        ("", Sort::Outlet, "ebcad"),
    ] {
        assert_eq!(found(&index, text, sort), expected, "{text} {sort:?}");
    }
}

#[test]
fn what_was_found_is_marked_as_it_was_written() {
    let index = index();
    let vocabulary = Vocabulary::new(&lexicon());
    let folding: &Folding = vocabulary.folding();
    let marked = |text: &str, query: &str| {
        let marks = folding.marks(text, &index.question(query));
        let of = |mark: &std::ops::Range<u32>| {
            text.chars().skip(mark.start as usize).take((mark.end - mark.start) as usize).collect::<String>()
        };
        marks.iter().map(of).collect::<Vec<_>>().join("|")
    };
    for (text, query, expected) in [
        ("雲閃付也在其中。", "云闪付", "雲閃付"),
        ("QQ 音乐 与 Apple Pay", "qq音乐 pay", "QQ 音乐|Pay"),
        ("微信支付和微信", "wxzf", "微信支付"),
        ("微信支付和微信", "-微信", ""),
        ("Alipay PayPal", "pay", "Pay"),
    ] {
        assert_eq!(marked(text, query), expected, "{query} in {text}");
    }
}

#[test]
fn a_lexicon_reads_back() {
    assert_eq!(Lexicon::from_text(&lexicon().to_text()), lexicon());
    assert_eq!(Lexicon::from_text(""), Lexicon::default());
}
