//! What views show of a dossier that comes file by file, against the same dossier as a whole.

use hutong::{
    corpus::Corpus,
    i18n::Language,
    large::{Answer, Asked, Asking, PAGE, Step},
    select::{self, Selection, Tally},
    state::{Action, State, View, update},
};
use hutong_index::{Front, Name, Reader, Written};
use hutong_model::{Article, ArticleId, Block, Day, Dossier, Inline, Published};
use hutong_search::{DateRange, Facet, Sort};
use std::{collections::HashMap, io::Read};

const LANGUAGE: Language = Language::English;

/// Twice as many articles as are shown at first, of some words, outlets and days.
fn dossier() -> Dossier {
    let article = |at: usize| {
        let text = format!("{} 微信支付 {}", ["NorthGrid", "opens"][at % 2], "again ".repeat(at % 5));
        Article {
            id: ArticleId::new(format!("a{at}")),
            file: String::new(),
            title: format!("Article {at} {}", ["开放", "支付宝", "plug"][at % 3]),
            outlet: Some(format!("Outlet {}", at % 4)),
            authors: vec![format!("Author {}", at % 2)],
            editors: Vec::new(),
            published: Day::from_number(19_000 - i32::try_from(at).unwrap() * 9)
                .map(|day| Published { day, instant: None }),
            source_url: None,
            language: "en".into(),
            tags: Vec::new(),
            summary: "summary".into(),
            hero: None,
            body: vec![Block::Paragraph(vec![Inline::Text(text)])],
            mentions: Vec::new(),
            dates: Vec::new(),
            extra: Default::default(),
            diagnostics: Vec::new(),
        }
    };
    Dossier {
        language: "en".into(),
        articles: (0..2 * PAGE + 3).map(article).collect(),
        ..Dossier::default()
    }
}

/// Every file by its name, inflated, and the first of them.
fn host(written: &Written) -> (HashMap<Name, Vec<u8>>, Reader) {
    let mut files = HashMap::new();
    for file in &written.files {
        let mut bytes = Vec::new();
        flate2::read::DeflateDecoder::new(file.bytes.as_slice()).read_to_end(&mut bytes).unwrap();
        files.insert(file.name.parse().unwrap(), bytes);
    }
    let root: Name = written.root.parse().unwrap();
    let reader = Reader::open(&files[&root]).unwrap();
    (files, reader)
}

struct Site {
    files: HashMap<Name, Vec<u8>>,
    reader: Reader,
    front: Front,
    fetched: usize,
}

impl Site {
    fn new(dossier: &Dossier) -> Self {
        let (files, reader) = host(&hutong_index::write(dossier));
        Self { files, reader, front: Front::of(dossier, PAGE), fetched: 0 }
    }

    fn window(&mut self, state: &State, cards: usize) -> Corpus {
        let mut asking = Asking::new(Asked::of(state, cards));
        loop {
            match asking.go(&mut self.reader, &self.front).unwrap() {
                Step::Done(corpus) => return *corpus,
                Step::Fetch(names) => {
                    assert!(!names.is_empty(), "it neither goes on nor says what is missing");
                    self.fetched += names.len();
                    for name in names {
                        self.reader.offer(name, self.files[&name].clone()).unwrap();
                    }
                }
            }
        }
    }
}

fn asking(text: &str) -> State {
    update(&State::default(), Action::Type(text.into()))
}

fn states() -> Vec<State> {
    let outlet = |state: &State, value: &str| update(state, Action::Toggle(Facet::Outlet, value.into()));
    let day = |number| Day::from_number(number);
    let days = DateRange { after: day(18_800), before: day(18_950) };
    let mut states: Vec<_> = [
        "",
        "支付宝",
        "微信支付",
        "northgrid plug",
        "north",
        "-plug 开放",
        "a OR 开放",
        "nowhere",
        "outlet:\"Outlet 1\"",
    ]
    .map(asking)
    .into();
    states.push(outlet(&asking(""), "Outlet 1"));
    states.push(outlet(&outlet(&asking("plug"), "Outlet 1"), "Outlet 2"));
    states.push(outlet(&asking(""), "gone"));
    states.push(update(&asking("plug"), Action::Limit(days)));
    for sort in [Sort::Oldest, Sort::Outlet, Sort::Newest] {
        states.push(update(&asking("opens"), Action::Sort(sort)));
        states.push(update(&asking(""), Action::Sort(sort)));
    }
    states
}

#[test]
fn a_window_shows_the_first_of_what_the_whole_shows() {
    let mut dossier = dossier();
    dossier.lexicon = hutong_lexicon::of(&dossier);
    let whole = Corpus::new(dossier.clone());
    for state in states() {
        let mut site = Site::new(&dossier);
        let expected = select::select(&whole, &state, LANGUAGE);
        for cards in [PAGE, 3 * PAGE] {
            let window = site.window(&state, cards);
            let found = select::select(&window, &state, LANGUAGE);
            let ids = |corpus: &Corpus, selection: &Selection| -> Vec<String> {
                selection.found.iter().map(|at| corpus.dossier.articles[*at].id.to_string()).collect()
            };
            let (mut shown, mut all) = (ids(&window, &found), ids(&whole, &expected));
            // Relevance is exact among those that are looked at together.
            if state.sort == Sort::Relevance && !state.query.text.is_empty() {
                assert!(shown.iter().all(|id| all.contains(id)), "{state:?}");
                shown.sort();
                all.sort();
                if cards > PAGE {
                    assert_eq!(shown, all, "{state:?}");
                }
            } else {
                all.truncate(cards);
                assert_eq!(shown, all, "{state:?}");
            }
            if found.tally.is_sure {
                assert_eq!(found.tally, expected.tally, "{state:?}");
                assert_eq!(found.facets, expected.facets, "{state:?}");
                if state.query.dates.is_open() {
                    assert_eq!(found.histogram, expected.histogram, "{state:?}");
                }
            } else {
                assert!(found.tally.found >= expected.tally.found, "{state:?}");
            }
            assert_eq!((found.is_waiting, &found.orders), (false, &expected.orders), "{state:?}");
            for at in &found.found {
                let article = &window.dossier.articles[*at];
                let card = |corpus: &Corpus, question| {
                    select::card(corpus, corpus.article(&article.id).unwrap(), question, LANGUAGE)
                };
                assert_eq!(card(&window, &found.question), card(&whole, &expected.question), "{state:?}");
            }
        }
    }
}

#[test]
fn what_is_embedded_is_the_answer_to_nothing() {
    let dossier = dossier();
    let front = Front::of(&dossier, PAGE);
    let facets = hutong::corpus::facets(&dossier);
    let embedded = Corpus::window(front.opening.clone(), Answer::front(&front, facets));
    let state = State::default();
    assert!(embedded.has(&state, PAGE) && Asked::of(&state, 0).is_nothing());
    let (found, expected) = (
        select::select(&embedded, &state, LANGUAGE),
        select::select(&Site::new(&dossier).window(&state, PAGE), &state, LANGUAGE),
    );
    assert_eq!(found, expected);
    assert_eq!(found.tally, Tally { found: 43, is_sure: true, all: 43 });
    assert_eq!(embedded.count(), 43);
    let typed = select::select(&embedded, &asking("plug"), LANGUAGE);
    assert!(typed.is_waiting, "an earlier answer is no answer");
}

#[test]
fn an_article_is_read_wherever_it_stands() {
    let dossier = dossier();
    let mut site = Site::new(&dossier);
    for id in ["a0", "a42"] {
        let state = State::default().with_view(View::Article(ArticleId::new(id)));
        let window = site.window(&state, PAGE);
        assert!(window.has(&state, PAGE) && !window.has(&State::default(), PAGE));
        assert_eq!(
            window.article(&ArticleId::new(id)),
            dossier.articles.iter().find(|a| a.id.as_str() == id)
        );
        assert_eq!(select::select(&window, &state, LANGUAGE).found.len(), PAGE);
    }
    let unknown = State::default().with_view(View::Article(ArticleId::new("b")));
    assert_eq!(site.window(&unknown, PAGE).article(&ArticleId::new("b")), None);
}

#[test]
fn a_query_fetches_only_what_it_needs() {
    let mut dossier = dossier();
    dossier.lexicon = hutong_lexicon::of(&dossier);
    let mut site = Site::new(&dossier);
    site.window(&asking("支付宝"), PAGE);
    let first = site.fetched;
    site.window(&asking("支付宝"), PAGE);
    assert_eq!(site.fetched, first, "what has come is not asked for again");
}
