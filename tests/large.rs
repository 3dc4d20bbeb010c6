//! What views show of a dossier that comes file by file, against the same dossier as a whole.

use hutong::{
    corpus::Corpus,
    i18n::Language,
    large::{Answer, Asked, Asking, PAGE, Reach, Site, Step},
    select::{self, Common, Selection, Tally},
    state::{Action, State, View, update},
};
use hutong_index::{Front, Name, Written};
use hutong_model::{
    Article, ArticleId, Block, Claim, Day, Dossier, Duplicate, Entity, EntityId, Event, EventKind, Inline,
    Kind, KindId, Label, Mention, Place, Precision, Published, Relation, RelationId, Span, Status, StatusId,
    Tone,
};
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
            published: Day::from_number(19_000 - i32::try_from(at).expect("made for the test") * 9)
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

/// A host of files, and what a page has of them.
struct Host {
    files: HashMap<Name, Vec<u8>>,
    site: Site,
    fetched: usize,
}

impl Host {
    fn new(dossier: &Dossier) -> Self {
        let Written { root, files } = hutong_index::write(dossier);
        let mut inflated = HashMap::new();
        for file in &files {
            let mut bytes = Vec::new();
            flate2::read::DeflateDecoder::new(file.bytes.as_slice())
                .read_to_end(&mut bytes)
                .expect("made for the test");
            inflated.insert(file.name.parse().expect("made for the test"), bytes);
        }
        let root: Name = root.parse().expect("made for the test");
        let site = Site::open(&inflated[&root], Front::of(dossier, PAGE)).expect("made for the test");
        Self { files: inflated, site, fetched: 0 }
    }

    fn window(&mut self, state: &State, reach: &Reach) -> Corpus {
        let mut asking = Asking::new(Asked::of(state, reach));
        loop {
            match asking.go(&mut self.site).expect("made for the test") {
                Step::Done(corpus) => return *corpus,
                Step::Fetch(names) => {
                    assert!(!names.is_empty(), "it neither goes on nor says what is missing");
                    self.fetched += names.len();
                    for name in names {
                        self.site.offer(name, self.files[&name].clone()).expect("made for the test");
                    }
                }
            }
        }
    }
}

fn reach(cards: usize) -> Reach {
    Reach { cards, ..Reach::default() }
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
        let mut site = Host::new(&dossier);
        let expected = select::select(&whole, &state, LANGUAGE);
        for cards in [PAGE, 3 * PAGE] {
            let window = site.window(&state, &reach(cards));
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
    assert!(embedded.has(&state, &reach(PAGE)) && Asked::of(&state, &reach(0)).is_nothing());
    let (found, expected) = (
        select::select(&embedded, &state, LANGUAGE),
        select::select(&Host::new(&dossier).window(&state, &reach(PAGE)), &state, LANGUAGE),
    );
    assert_eq!(found, expected);
    assert_eq!(found.tally, Tally { found: 43, is_sure: true, all: 43 });
    assert_eq!(embedded.count(), 43);
    let typed = select::select(&embedded, &asking("plug"), LANGUAGE);
    assert!(typed.is_waiting, "an earlier answer is no answer");
}

#[test]
fn whoever_has_seen_more_of_a_list_is_not_answered_with_less() {
    let dossier = dossier();
    let mut site = Host::new(&dossier);
    for view in [View::Cards, View::Timeline] {
        let state = State::default().with_view(view);
        // The address follows, and is read without what the reader asked to see more of.
        let window = site.window(&state, &reach(2 * PAGE));
        assert!(window.has(&state, &reach(PAGE)) && window.has(&state, &reach(2 * PAGE)));
        assert!(!window.has(&state, &reach(3 * PAGE)));
        assert!(!window.has(&update(&state, Action::Type("plug".into())), &reach(PAGE)));
    }
}

#[test]
fn an_article_is_read_wherever_it_stands() {
    let dossier = dossier();
    let mut site = Host::new(&dossier);
    for id in ["a0", "a42"] {
        let state = State::default().with_view(View::Article(ArticleId::new(id)));
        let window = site.window(&state, &reach(PAGE));
        assert!(window.has(&state, &reach(PAGE)) && !window.has(&State::default(), &reach(PAGE)));
        assert_eq!(
            window.article(&ArticleId::new(id)),
            dossier.articles.iter().find(|a| a.id.as_str() == id)
        );
        assert_eq!(select::select(&window, &state, LANGUAGE).found.len(), PAGE);
    }
    let unknown = State::default().with_view(View::Article(ArticleId::new("b")));
    assert_eq!(site.window(&unknown, &reach(PAGE)).article(&ArticleId::new("b")), None);
}

#[test]
fn a_query_fetches_only_what_it_needs() {
    let mut dossier = dossier();
    dossier.lexicon = hutong_lexicon::of(&dossier);
    let mut site = Host::new(&dossier);
    site.window(&asking("支付宝"), &reach(PAGE));
    let first = site.fetched;
    site.window(&asking("支付宝"), &reach(PAGE));
    assert_eq!(site.fetched, first, "what has come is not asked for again");
}

/// The same with an event in each article beside its publication, claims of every second, and two
/// paragraphs that stand in three articles each.
fn with_findings() -> Dossier {
    let mut dossier = dossier();
    let span = |article: &Article, start, end| Place { block: 0, start, end }.in_article(&article.id);
    for (at, article) in dossier.articles.iter().enumerate() {
        let day = article.published.as_ref().expect("made for the test").day;
        let words = span(article, 0, 9);
        for (kind, when, text, evidence) in [
            (EventKind::Published, Precision::Day.unit(day), article.title.clone(), span(article, 0, 0)),
            (
                EventKind::Reported,
                Precision::Month.unit(day),
                format!("{} 微信支付 {at}", article.quote(words.place())),
                words.clone(),
            ),
        ] {
            dossier.events.push(Event {
                id: format!("{at}-{}", kind.name()),
                when,
                text,
                entities: vec![EntityId::new(["wechat", "taobao"][at % 2])],
                evidence: vec![evidence],
                kind,
                hedged: false,
            });
        }
        if at % 2 == 0 {
            dossier.claims.push(Claim {
                relation: RelationId::new("supports"),
                subject: EntityId::new(["taobao", "jd"][at % 4 / 2]),
                object: EntityId::new("wechat"),
                status: StatusId::new(["yes", "no"][at % 3 % 2]),
                hedged: at % 6 == 0,
                as_of: Some(day),
                evidence: vec![words],
            });
        }
    }
    dossier.events.sort_by_key(|event| event.when.start);
    dossier.claims.sort_by(|a, b| (&a.subject, a.as_of).cmp(&(&b.subject, b.as_of)));
    for first in [1, 4] {
        let places: Vec<Span> =
            [0, 17, 35].iter().map(|more| span(&dossier.articles[first + more], 0, 9)).collect();
        dossier.duplicates.push(Duplicate { places });
    }
    let entity = |id: &str| Entity {
        id: EntityId::new(id),
        kind: KindId::new("app"),
        name: Label::plain(id),
        aliases: Vec::new(),
    };
    let status = |id: &str, tone| Status { id: StatusId::new(id), label: Label::plain(id), tone };
    dossier.kinds = vec![Kind { id: KindId::new("app"), label: Label::plain("app") }];
    dossier.entities = ["wechat", "taobao", "jd"].map(entity).into();
    dossier.relations = vec![Relation {
        id: RelationId::new("supports"),
        label: Label::plain("supports"),
        subjects: vec![KindId::new("app")],
        objects: vec![KindId::new("app")],
        statuses: vec![status("yes", Tone::Yes), status("no", Tone::No)],
    }];
    dossier.lexicon = hutong_lexicon::of(&dossier);
    dossier
}

/// Questions about events and claims.
fn narrowed(view: View) -> Vec<State> {
    let state =
        |text: &str| update(&State { view: view.clone(), ..State::default() }, Action::Type(text.into()));
    let toggled = |text, facet, value: &str| update(&state(text), Action::Toggle(facet, value.into()));
    let days = DateRange { after: Day::from_number(18_800), before: Day::from_number(18_950) };
    let mut states =
        ["", "northgrid", "微信支付", "信支付 1", "-opens", "nowhere", "app:taobao"].map(state).to_vec();
    states.push(toggled("", Facet::Outlet, "Outlet 1"));
    states.push(toggled("opens", Facet::Kind(KindId::new("app")), "taobao"));
    states.push(update(&state(""), Action::Limit(days)));
    if view == View::Timeline {
        states.push(toggled("", Facet::Layer, "published"));
    }
    states
}

#[test]
fn a_timeline_lies_as_that_of_the_whole_and_says_what_is_seen() {
    let dossier = with_findings();
    let whole = Corpus::new(dossier.clone());
    for mut state in narrowed(View::Timeline) {
        for lanes in [None, Some(KindId::new("app"))] {
            state.look.lanes = lanes;
            let mut host = Host::new(&dossier);
            let window = host.window(&state, &Reach::default());
            assert!(window.has(&state, &Reach::default()));
            let (found, expected) =
                (select::select(&window, &state, LANGUAGE), select::select(&whole, &state, LANGUAGE));
            assert_eq!((found.tally, &found.facets), (expected.tally, &expected.facets), "{state:?}");
            let lie = |corpus: &Corpus, selection: &Selection| {
                let all: Vec<usize> = (0..selection.found.len()).collect();
                let mut corpus = Corpus::new(Dossier {
                    events: selection.found.iter().map(|at| corpus.dossier.events[*at].clone()).collect(),
                    ..dossier.clone()
                });
                corpus.answer = None;
                select::timeline(&corpus, &state, &all)
            };
            let laid = lie(&whole, &expected);
            assert_eq!(lie(&window, &found), laid, "{state:?}");
            assert_eq!(
                select::timeline(&window, &state, &found.found),
                laid,
                "as the answer has it: {state:?}"
            );
            let mut here = 0;
            for (at, of_whole) in found.found.iter().zip(&expected.found) {
                let (event, expected) = (&window.dossier.events[*at], &whole.dossier.events[*of_whole]);
                assert_eq!((event.when, event.kind), (expected.when, expected.kind));
                if select::is_here(event) {
                    here += 1;
                    assert_eq!(event, expected);
                    assert_eq!(window.quote(&event.evidence[0]), whole.quote(&event.evidence[0]));
                    assert_eq!(
                        window.article(&event.evidence[0].article).unwrap().outlet,
                        whole.article(&event.evidence[0].article).unwrap().outlet
                    );
                }
            }
            assert!(here >= expected.found.len().min(PAGE), "{here} {state:?}");
            let listed: usize = select::months(&window, &found).iter().map(|month| month.events.len()).sum();
            assert!(listed >= expected.found.len().min(PAGE), "{listed} {state:?}");
        }
    }
}

#[test]
fn a_matrix_is_that_of_the_whole_and_has_the_sentences_of_the_open_cell() {
    let dossier = with_findings();
    let whole = Corpus::new(dossier.clone());
    for state in narrowed(View::Matrix) {
        let mut host = Host::new(&dossier);
        let window = host.window(&state, &Reach::default());
        let (found, expected) =
            (select::select(&window, &state, LANGUAGE), select::select(&whole, &state, LANGUAGE));
        assert_eq!((found.tally, &found.facets), (expected.tally, &expected.facets), "{state:?}");
        assert_eq!(select::claimed_days(&window), select::claimed_days(&whole));
        let (grids, all) = (select::grids(&window, &found), select::grids(&whole, &expected));
        for (grid, expected) in grids.iter().zip(&all) {
            assert_eq!((&grid.columns, grid.rows.len()), (&expected.columns, expected.rows.len()));
            for ((subject, cells), (_, expected)) in grid.rows.iter().zip(&expected.rows) {
                for ((cell, expected), object) in cells.iter().zip(expected).zip(&grid.columns) {
                    let say = |cell: &Option<select::Cell<'_>>| {
                        cell.as_ref().map(|cell| (cell.status.clone(), cell.hedged, cell.claims.len()))
                    };
                    assert_eq!(say(cell), say(expected), "{state:?}");
                    let Some(expected) = expected else { continue };
                    let id = (grid.relation.id.clone(), subject.id.clone(), object.id.clone());
                    let reach = Reach { cell: Some(id), ..Reach::default() };
                    let opened = host.window(&state, &reach);
                    for claim in &expected.claims {
                        assert!(opened.dossier.claims.contains(claim), "{state:?}");
                        assert_eq!(opened.quote(&claim.evidence[0]), whole.quote(&claim.evidence[0]));
                    }
                }
            }
        }
        assert_eq!(grids.len(), all.len());
    }
}

/// The same with names in some articles, and events that two of them report.
fn with_relatives() -> Dossier {
    let mut dossier = with_findings();
    for (at, article) in dossier.articles.iter_mut().enumerate() {
        for (entity, every) in [("wechat", 3), ("taobao", 4), ("jd", 1)] {
            if at % every == 0 {
                let place = Place { block: 0, start: 0, end: 2 };
                article.mentions.push(Mention { entity: EntityId::new(entity), place });
            }
        }
    }
    for at in [2, 9, 30] {
        let places = [at, at + 5]
            .map(|at: usize| Place { block: 0, start: 0, end: 4 }.in_article(&dossier.articles[at].id));
        let event = dossier.events.iter_mut().filter(|event| event.kind == EventKind::Reported).nth(at);
        event.expect("made for the test").evidence = places.into();
    }
    dossier
}

#[test]
fn what_stands_around_an_article_is_there_wherever_it_stands() {
    let dossier = with_relatives();
    let whole = Corpus::new(dossier.clone());
    let outlet = update(&State::default(), Action::Toggle(Facet::Outlet, "Outlet 1".into()));
    let mut told = Vec::new();
    for list in [State::default(), asking("-plug 开放"), outlet] {
        for article in &dossier.articles {
            let state = list.with_view(View::Article(article.id.clone()));
            let window = Host::new(&dossier).window(&state, &Reach::default());
            let ids = |corpus, article| {
                let (before, after) = select::neighbours(corpus, &state, article);
                (before.map(|article| article.id.clone()), after.map(|article| article.id.clone()))
            };
            if list.query.text.is_empty() {
                assert_eq!(ids(&window, article), ids(&whole, article), "{state:?}");
            }
            let also = |corpus| -> Vec<_> {
                let also = select::also_in(corpus, article, 0).into_iter();
                also.map(|(other, place)| (other.id.clone(), other.title.clone(), place)).collect()
            };
            assert_eq!(also(&window), also(&whole));
            let related = |corpus| -> Vec<_> {
                let related = select::related(corpus, article).into_iter();
                related.map(|one| (one.article.id.clone(), one.article.title.clone(), one.common)).collect()
            };
            assert_eq!(related(&window), related(&whole));
            told.extend(related(&whole).into_iter().map(|(.., common)| common));
        }
    }
    let kinds: [fn(&Common) -> usize; 3] = [|one| one.paragraphs, |one| one.events, |one| one.names];
    for what in kinds {
        assert!(told.iter().any(|common| what(common) > 0), "one of each kind: {told:?}");
    }
}
