//! What views show, computed from the small dossier of `fixtures/dossier.json`.

use hutong::{
    corpus::Corpus,
    i18n::Language,
    marks::MarkKind,
    select::{self, Common, Related},
    state::{Look, State, View},
};
use hutong_model::{
    Article, ArticleId, Block, Cover, DateMention, DateSpan, Inline, KindId, Opening, Place, Precision,
    Published,
};
use hutong_search::{Facet, Query, Question};

const LANGUAGE: Language = Language::English;

#[test]
fn a_query_narrows_articles_and_events_alike() {
    let corpus = corpus();
    for (text, articles, events) in [("", 3, 3), ("northgrid", 2, 1), ("开放", 1, 1), ("nowhere", 0, 0)] {
        let found = |view| select::select(&corpus, &State { view, ..asking(text) }, LANGUAGE).found.len();
        assert_eq!((found(View::Cards), found(View::Timeline)), (articles, events), "{text:?}");
    }
}

#[test]
fn facets_count_what_the_view_shows() {
    let count = |view: View| {
        let state = State { view, ..State::default() };
        let facets = select::select(&corpus(), &state, LANGUAGE).facets;
        let outlets = facets.iter().find(|facet| facet.facet == Facet::Outlet).unwrap();
        outlets.values.iter().find(|value| value.value == "The Charger").unwrap().count
    };
    assert_eq!((count(View::Cards), count(View::Timeline)), (1, 2));
}

#[test]
fn a_chosen_value_leads_its_facet_and_is_named_in_the_language() {
    let mut state = State::default();
    state.query.choices.toggle(&plug(), "openplug");
    let selection = select::select(&corpus(), &state, Language::SimplifiedChinese);
    let facet = selection.facets.iter().find(|facet| facet.facet == plug()).unwrap();
    assert_eq!(facet.label, "Plug", "a label without languages holds for all");
    assert_eq!((facet.values[0].value.as_str(), facet.values[0].chosen), ("openplug", true));
    let name = corpus().value_label(&plug(), "openplug", Language::SimplifiedChinese);
    assert_eq!(name, "开放插头");
    assert_eq!(selection.found.len(), 2);
}

#[test]
fn an_opening_shows_cards_and_facets_and_words_wait_for_the_rest() {
    let dossier = corpus().dossier;
    let (opening, rest) = Opening::whole(dossier).part();
    let early = Corpus::opening(opening.clone());
    let whole = Corpus::new(opening.join(rest).unwrap().dossier);
    for (state, is_waiting) in [(asking(""), false), (asking("northgrid"), true)] {
        let (first, last) =
            (select::select(&early, &state, LANGUAGE), select::select(&whole, &state, LANGUAGE));
        assert_eq!((first.is_waiting, last.is_waiting), (is_waiting, false));
        assert!(first.found.len() >= last.found.len(), "nothing is left out while words wait");
        if !is_waiting {
            assert_eq!((first.found, first.facets), (last.found, last.facets));
        }
    }
    let nothing = Question::default();
    for article in &whole.dossier.articles {
        let card = |corpus: &Corpus| select::card(corpus, article, &nothing, LANGUAGE);
        assert_eq!(card(&early), card(&whole));
    }
    assert_eq!(early.extent, whole.extent);
}

#[test]
fn without_a_vocabulary_there_are_years_the_latest_first() {
    let mut dossier = corpus().dossier;
    assert!(Corpus::new(dossier.clone()).facets().iter().all(|facet| *facet != Facet::Year));
    dossier.kinds.clear();
    for (article, day) in dossier.articles.iter_mut().zip(["2019-01-01", "2021-12-31", "2019-12-31"]) {
        article.published = Some(Published { day: day.parse().unwrap(), instant: None });
    }
    let corpus = Corpus::new(dossier);
    let years = |language, state: &State| {
        let facets = select::select(&corpus, state, language).facets;
        let years = facets.into_iter().find(|facet| facet.facet == Facet::Year).unwrap();
        let values = years
            .values
            .into_iter()
            .map(|value| (corpus.value_label(&Facet::Year, &value.value, language), value.count));
        (years.label, values.collect::<Vec<_>>())
    };
    let labelled = |label: &str, count| (label.to_owned(), count);
    let mut state = State::default();
    assert_eq!(
        years(Language::SimplifiedChinese, &state),
        ("年份".into(), vec![labelled("2021年", 1), labelled("2019年", 2)])
    );
    state.query.choices.toggle(&Facet::Year, "2019");
    assert_eq!(select::select(&corpus, &state, LANGUAGE).found.len(), 2);
    assert_eq!(years(LANGUAGE, &state).1, [labelled("2019", 2), labelled("2021", 1)], "a chosen one leads");
}

#[test]
fn cards_show_the_sentence_that_was_found_and_who_is_named_most() {
    let corpus = corpus();
    let card = |id: &str, text: &str| {
        let question = corpus.question(&asking(text).query);
        select::card(&corpus, article(&corpus, id), &question, LANGUAGE)
    };
    assert_eq!(card("every-block", "").snippet, None);
    let found = card("every-block", "plug").snippet.unwrap();
    assert!(found.pieces.iter().any(|piece| piece.marked && piece.text == "plug"), "{found:?}");
    let named: Vec<_> = card("every-block", "").entities.into_iter().map(|(_, id, _)| id).collect();
    assert_eq!(named, ["northgrid", "openplug"], "NorthGrid is named twice");
}

#[test]
fn the_last_claim_up_to_the_day_fills_the_cell_and_the_others_stay_behind_it() {
    let corpus = corpus();
    let cell = |before: Option<&str>| {
        let mut state = State { view: View::Matrix, ..State::default() };
        state.query.dates.before = before.map(|day| day.parse().unwrap());
        let selection = select::select(&corpus, &state, LANGUAGE);
        let grids = select::grids(&corpus, &selection);
        let cell = grids.first()?.rows[0].1[0].as_ref()?;
        Some((cell.status.id.as_str().to_owned(), cell.hedged, cell.claims.len()))
    };
    assert_eq!(cell(None), Some(("open".into(), false, 2)));
    assert_eq!(cell(Some("2021-09-01")), Some(("planned".into(), true, 1)));
    assert_eq!(cell(Some("2021-01-01")), None);
    let (first, last) = select::claimed_days(&corpus).unwrap();
    assert_eq!((first.to_string(), last.to_string()), ("2021-08-20".into(), "2021-09-28".into()));
}

#[test]
fn the_matrix_obeys_words_and_facets_by_its_sentences() {
    let corpus = corpus();
    let claims = |state: &State| select::select(&corpus, state, LANGUAGE).found.len();
    let asked = State { view: View::Matrix, ..asking("据说") };
    assert_eq!(claims(&asked), 1, "words of the sentence");
    let mut state = State { view: View::Matrix, ..State::default() };
    state.query.choices.toggle(&plug(), "openplug");
    assert_eq!(claims(&state), 2);
    state.query.choices.toggle(&plug(), "openplug");
    state.query.choices.toggle(&plug(), "another");
    assert_eq!(claims(&state), 0);
}

#[test]
fn vague_events_lead_their_year() {
    let corpus = corpus();
    let selection = select::select(&corpus, &timeline(None), LANGUAGE);
    let months = select::months(&corpus, &selection);
    let shape: Vec<_> = months.iter().map(|month| (month.year, month.month, month.events.len())).collect();
    assert_eq!(shape, [(2021, None, 1), (2021, Some(8), 1), (2021, Some(9), 1)]);
}

#[test]
fn an_event_lies_in_one_lane_of_its_layer_or_of_the_entity_that_most_name() {
    let corpus = corpus();
    let lanes = |kind: Option<&str>| {
        let state = timeline(kind);
        let selection = select::select(&corpus, &state, LANGUAGE);
        let timeline = select::timeline(&corpus, &state, &selection.found);
        let inside = timeline.band.lanes.iter().map(|lane| {
            let mut events: Vec<_> = lane.items.iter().flat_map(|item| item.entries.clone()).collect();
            events.sort_unstable();
            events
        });
        let names = timeline.lanes.iter().map(|lane| lane.name(&corpus, LANGUAGE));
        names.zip(inside).collect::<Vec<_>>()
    };
    let lane = |name: &str, events: &[usize]| (name.to_owned(), events.to_vec());
    assert_eq!(lanes(None), [lane("Reported", &[0, 2]), lane("Published", &[1])]);
    assert_eq!(lanes(Some("plug")), [lane("OpenPlug", &[0, 2]), lane("Others", &[1])]);
    assert_eq!(lanes(Some("network")), [lane("NorthGrid", &[2]), lane("Others", &[0, 1])]);
    assert_eq!(lanes(Some("nothing")), [lane("Others", &[0, 1, 2])]);
}

#[test]
fn the_band_obeys_the_filters() {
    let corpus = corpus();
    let mut state = timeline(None);
    state.query.dates.after = Some("2021-09-01".parse().unwrap());
    state.query.choices.toggle(&Facet::Layer, "reported");
    let selection = select::select(&corpus, &state, LANGUAGE);
    let timeline = select::timeline(&corpus, &state, &selection.found);
    let band = &timeline.band;
    let events: Vec<_> =
        band.lanes.iter().flat_map(|lane| &lane.items).flat_map(|item| &item.entries).copied().collect();
    assert_eq!(events, selection.found);
    assert_eq!(events, [0, 2], "a year meets the days that it may lie in");
}

#[test]
fn the_extent_covers_publications_and_events() {
    let extent = corpus().extent;
    assert_eq!(extent.after.unwrap().to_string(), "2021-01-01");
    assert_eq!(extent.before.unwrap().to_string(), "2021-12-31");
}

#[test]
fn neighbours_are_those_of_the_present_list() {
    let corpus = corpus();
    let around = |text: &str, id: &str| {
        let (previous, next) = select::neighbours(&corpus, &asking(text), article(&corpus, id));
        [previous, next].map(|article| article.map(|article| article.id.as_str().to_owned()))
    };
    assert_eq!(around("", "every-block"), [Some("hostile".into()), Some("网络-开放".into())]);
    assert_eq!(around("northgrid", "every-block"), [None, Some("hostile".into())], "it fits best");
    assert_eq!(around("nowhere", "every-block"), [None, None], "an article outside the list has none");
}

#[test]
fn evidence_and_words_are_marked_in_their_block_alone() {
    let state = State { place: Some(Place { block: 3, start: 0, end: 45 }), ..asking("openplug") };
    let corpus = corpus();
    let marked = |block: u32| {
        let article = article(&corpus, "网络-开放");
        let text = "NorthGrid opened to OpenPlug on 28 September.";
        let findings = select::findings(&corpus, article, LANGUAGE);
        let question = corpus.question(&state.query);
        let marks = select::marks(&corpus, (&state, &question), &findings, block, text);
        marks.into_iter().map(|mark| (mark.kind, mark.range)).collect::<Vec<_>>()
    };
    assert_eq!(marked(3), [(MarkKind::Evidence, 0..45), (MarkKind::Found, 20..28)]);
    assert_eq!(marked(4), [(MarkKind::Found, 20..28)]);
}

#[test]
fn what_was_found_is_marked_where_it_stands() {
    let corpus = corpus();
    let mut article = article(&corpus, "every-block").clone();
    let place = Place { block: 3, start: 32, end: 44 };
    let day = |text: &str| text.parse().unwrap();
    let span = DateSpan { start: day("2021-09-28"), end: day("2021-09-28"), precision: Precision::Day };
    let mention = DateMention { place, span: Some(span), part_of_day: None, time: None };
    let vague = DateMention { place: Place { start: 0, end: 9, ..place }, span: None, ..mention.clone() };
    article.dates = vec![vague, mention];
    let findings = select::findings(&corpus, &article, LANGUAGE);
    let nothing = (&State::default(), &Question::default());
    let marks = select::marks(&corpus, nothing, &findings, 3, "");
    let marked: Vec<_> =
        marks.iter().map(|mark| (mark.kind, mark.range.clone(), mark.title.as_str())).collect();
    assert_eq!(
        marked,
        [
            (MarkKind::Entity, 0..9, ""),
            (MarkKind::Entity, 20..28, ""),
            (MarkKind::Date, 32..44, "28 September 2021"),
            (MarkKind::Quote, 0..28, "Ada"),
        ]
    );
    let claimed = |id: &str, block: u32| {
        let findings = select::findings(&corpus, self::article(&corpus, id), LANGUAGE);
        let marks = select::marks(&corpus, nothing, &findings, block, "");
        marks
            .into_iter()
            .filter(|mark| mark.kind == MarkKind::Claim)
            .map(|mark| mark.title)
            .collect::<Vec<_>>()
    };
    assert_eq!(claimed("hostile", 1), ["NorthGrid · open · OpenPlug"]);
    assert_eq!(claimed("网络-开放", 0), ["NorthGrid · planned · OpenPlug (unconfirmed)"]);
    assert_eq!(claimed("hostile", 0), [""; 0]);
}

#[test]
fn a_paragraph_knows_where_else_it_stands() {
    let corpus = corpus();
    let others = |id: &str, block: u32| {
        let others = select::also_in(&corpus, article(&corpus, id), block);
        others
            .into_iter()
            .map(|(other, place)| (other.id.as_str().to_owned(), place.block))
            .collect::<Vec<_>>()
    };
    assert_eq!(others("every-block", 3), [("hostile".into(), 1)], "with the paragraph it is there");
    assert_eq!(others("hostile", 1), [("every-block".into(), 3)]);
    assert!(others("hostile", 0).is_empty());
}

#[test]
fn related_articles_say_what_they_have_in_common() {
    let corpus = corpus();
    let related = |corpus: &Corpus, id: &str| {
        let related = select::related(corpus, article(corpus, id));
        let said = related.into_iter().map(|Related { article, common }| (article.id.to_string(), common));
        said.collect::<Vec<_>>()
    };
    let found = related(&corpus, "hostile");
    assert_eq!(found[0].0, "every-block");
    assert!(found[0].1.paragraphs == 1, "{found:?}");
    assert_eq!(related(&corpus, "every-block")[0], ("hostile".into(), found[0].1), "it is mutual");
    // What is only named is told where it is rare, and where there are two.
    let mut dossier = corpus.dossier;
    dossier.duplicates.clear();
    dossier.events.clear();
    dossier.articles[0].mentions = dossier.articles[1].mentions.clone();
    let corpus = Corpus::new(dossier);
    assert!(related(&corpus, "hostile").is_empty(), "nearly all name both");
    let mut dossier = corpus.dossier;
    for at in 0..3 {
        let mut more = dossier.articles[2].clone();
        more.id = ArticleId::new(format!("more-{at}"));
        more.mentions.clear();
        dossier.articles.push(more);
    }
    let corpus = Corpus::new(dossier);
    let common = Common { names: 2, ..Common::default() };
    assert_eq!(related(&corpus, "hostile"), [("every-block".into(), common)]);
}

#[test]
fn reading_time_counts_characters_of_chinese_and_words_of_others() {
    let minutes = |text: String| {
        let corpus = corpus();
        let body = vec![Block::Paragraph(vec![Inline::Text(text)])];
        Cover::of(&Article { body, ..article(&corpus, "hostile").clone() }).minutes
    };
    assert_eq!(minutes(String::new()), 1);
    assert_eq!(minutes("字".repeat(255 * 3)), 3);
    assert_eq!(minutes("word ".repeat(238 * 2)), 2);
    assert_eq!(minutes("字".repeat(255) + &" word".repeat(238)), 2);
}

#[test]
fn the_hero_is_the_picture_that_the_article_names() {
    let corpus = corpus();
    let hero = |id| select::hero(&corpus, article(&corpus, id));
    assert_eq!(hero("every-block").unwrap().caption, "The plug");
    assert_eq!(hero("hostile"), None);
    let wrong = Article { hero: Some(0), ..article(&corpus, "every-block").clone() };
    assert_eq!(Cover::of(&wrong).picture, None, "a block that is no picture");
}

fn corpus() -> Corpus {
    let dossier = serde_json::from_str(include_str!("fixtures/dossier.json"));
    Corpus::new(dossier.expect("the fixture is a dossier of this version"))
}

fn article<'a>(corpus: &'a Corpus, id: &str) -> &'a Article {
    corpus.article(&ArticleId::new(id)).expect("the fixture has this article")
}

fn asking(text: &str) -> State {
    State { query: Query { text: text.into(), ..Query::default() }, ..State::default() }
}

fn timeline(lanes: Option<&str>) -> State {
    let look = Look { lanes: lanes.map(KindId::new), ..Look::default() };
    State { view: View::Timeline, look, ..State::default() }
}

fn plug() -> Facet {
    Facet::Kind(KindId::new("plug"))
}
