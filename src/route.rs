//! State ⇄ address. Nothing else knows how an address is written.

use crate::{
    band::Zoom,
    i18n::Language,
    state::{State, View},
};
use hutong_model::{ArticleId, Day, KindId, Place};
use hutong_search::{Facet, Query, Sort};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use std::{collections::HashMap, fmt};
use yew_router::Routable;

/// Names in the query that are no facet. A kind of the vocabulary cannot be called by one of
/// them, nor by a name that other sites add to links.
const TEXT: &str = "q";
const AFTER: &str = "after";
const BEFORE: &str = "before";
const PLACE: &str = "at";
const ZOOM: &str = "zoom";
const ON: &str = "on";
const LANES: &str = "lanes";
const SORT: &str = "sort";
const LANGUAGE: &str = "lang";

/// What RFC 3986 calls unreserved stays readable in a path segment.
const SEGMENT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// An address below the viewer's root.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Location {
    /// Begins with `/`.
    pub path: String,
    /// Empty, or begins with `?`.
    pub query: String,
}

impl Location {
    /// The address of a state.
    pub fn of(state: &State) -> Self {
        let query = query(state);
        let query = if query.is_empty() { query } else { format!("?{query}") };
        Self { path: state.view.to_path(), query }
    }
}

/// An address that means nothing, and what is left of it without the part that does not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadAddress {
    /// What is wrong.
    pub problem: Problem,
    /// The state that the rest of the address describes.
    pub rest: Box<State>,
}

/// What can be wrong with an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// No view has this path.
    UnknownPath(String),
    /// An article that the dossier does not have; found by the reader, not by [`parse`].
    UnknownArticle(String),
    /// A day that is none.
    NotADay(String),
    /// The first day is after the last.
    ReversedDays(Day, Day),
    /// No zoom of the timeline, no kind that can have lanes, no order of cards.
    NotALook(String),
    /// A place in an article that cannot be read.
    NotAPlace(String),
    /// A language that the interface does not speak.
    UnknownLanguage(String),
}

/// The view of a path below the viewer's root; nothing where no view has it.
pub fn view(path: &str) -> Option<View> {
    View::recognize(path)
}

/// Reads an address: its path below the viewer's root, and its query with or without `?`.
///
/// # Errors
///
/// [`BadAddress`] for the first part that means nothing. Names that are no facet of the dossier
/// are left alone: other sites add their own.
pub fn parse(path: &str, query: &str, is_facet: impl Fn(&Facet) -> bool) -> Result<State, BadAddress> {
    let mut problem = None;
    let mut note = |found| {
        problem.get_or_insert(found);
    };
    let mut state = State::default();
    match view(path) {
        Some(view) => state.view = view,
        None => note(Problem::UnknownPath(path.to_owned())),
    }
    for (name, value) in form_urlencoded::parse(query.trim_start_matches('?').as_bytes()) {
        match &*name {
            TEXT => state.query.text = value.into_owned(),
            AFTER | BEFORE | ON => match value.parse::<Day>() {
                Ok(day) if name == AFTER => state.query.dates.after = Some(day),
                Ok(day) if name == ON => state.look.on = Some(day),
                Ok(day) => state.query.dates.before = Some(day),
                Err(_) => note(Problem::NotADay(value.into_owned())),
            },
            PLACE => match parse_place(&value) {
                Some(place) => state.place = Some(place),
                None => note(Problem::NotAPlace(value.into_owned())),
            },
            ZOOM => match Zoom::from_name(&value) {
                Some(zoom) => state.look.zoom = Some(zoom),
                None => note(Problem::NotALook(value.into_owned())),
            },
            LANES => {
                let kind = KindId::new(value);
                if is_facet(&Facet::Kind(kind.clone())) {
                    state.look.lanes = Some(kind);
                } else {
                    note(Problem::NotALook(kind.to_string()));
                }
            }
            SORT => match Sort::from_name(&value) {
                Some(sort) => state.sort = sort,
                None => note(Problem::NotALook(value.into_owned())),
            },
            LANGUAGE => match Language::from_tag(&value) {
                Some(language) => state.language = Some(language),
                None => note(Problem::UnknownLanguage(value.into_owned())),
            },
            facet => {
                let facet = Facet::from_name(facet);
                if is_facet(&facet) && !value.is_empty() {
                    state.query.choices.choose(facet, value.into_owned());
                }
            }
        }
    }
    let dates = &mut state.query.dates;
    if let (Some(after), Some(before)) = (dates.after, dates.before)
        && after > before
    {
        note(Problem::ReversedDays(after, before));
        *dates = Default::default();
    }
    let state = state.sensible();
    match problem {
        None => Ok(state),
        Some(problem) => Err(BadAddress { problem, rest: Box::new(state) }),
    }
}

/// The query of a state, without `?`; empty where the state asks for nothing.
pub fn query(state: &State) -> String {
    let Query { text, choices, dates } = &state.query;
    let mut out = form_urlencoded::Serializer::new(String::new());
    if !text.is_empty() {
        out.append_pair(TEXT, text);
    }
    for (facet, value) in choices.iter() {
        out.append_pair(facet.name(), value);
    }
    for (name, day) in [(AFTER, dates.after), (BEFORE, dates.before), (ON, state.look.on)] {
        if let Some(day) = day {
            out.append_pair(name, &day.to_string());
        }
    }
    if state.sort != Sort::default() {
        out.append_pair(SORT, state.sort.name());
    }
    if let Some(zoom) = state.look.zoom {
        out.append_pair(ZOOM, zoom.name());
    }
    if let Some(kind) = &state.look.lanes {
        out.append_pair(LANES, kind.as_str());
    }
    if let Some(Place { block, start, end }) = state.place {
        out.append_pair(PLACE, &format!("{block}.{start}-{end}"));
    }
    if let Some(language) = state.language {
        out.append_pair(LANGUAGE, language.tag());
    }
    out.finish()
}

/// The address of a state below a root such as `/`, `/sub/path/` or `../../`.
pub fn href(root: &str, state: &State) -> String {
    let path = state.view.to_path();
    let mut href = format!("{root}{}", path.trim_start_matches('/'));
    let query = query(state);
    if !query.is_empty() {
        href.push('?');
        href.push_str(&query);
    }
    href
}

/// `block.start-end`, three numbers.
fn parse_place(text: &str) -> Option<Place> {
    let (block, range) = text.split_once('.')?;
    let (start, end) = range.split_once('-')?;
    let place = Place { block: block.parse().ok()?, start: start.parse().ok()?, end: end.parse().ok()? };
    (place.start <= place.end).then_some(place)
}

impl fmt::Display for View {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.to_path())
    }
}

/// Written by hand, without the derive: a static host answers `article/x` with `article/x/` and
/// `index.html` with either, so every form must lead to the same view.
impl Routable for View {
    fn from_path(path: &str, _: &HashMap<&str, &str>) -> Option<Self> {
        Self::recognize(path)
    }

    fn to_path(&self) -> String {
        match self {
            Self::Cards => "/".into(),
            Self::Timeline => "/timeline/".into(),
            Self::Matrix => "/matrix/".into(),
            Self::Article(id) => format!("/article/{}/", utf8_percent_encode(id.as_str(), SEGMENT)),
        }
    }

    fn routes() -> Vec<&'static str> {
        vec!["/", "/timeline/", "/matrix/", "/article/:id/"]
    }

    fn not_found_route() -> Option<Self> {
        None
    }

    fn recognize(path: &str) -> Option<Self> {
        let path = path.strip_suffix("index.html").unwrap_or(path);
        let mut segments = path.split('/').filter(|segment| !segment.is_empty());
        match (segments.next(), segments.next(), segments.next()) {
            (None, ..) => Some(Self::Cards),
            (Some("timeline"), None, _) => Some(Self::Timeline),
            (Some("matrix"), None, _) => Some(Self::Matrix),
            (Some("article"), Some(id), None) => {
                let id = percent_decode_str(id).decode_utf8().ok()?;
                Some(Self::Article(ArticleId::new(id)))
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::Look;
    use hutong_search::{Choices, DateRange};
    use proptest::prelude::*;

    fn any_facet(_: &Facet) -> bool {
        true
    }

    fn views() -> impl Strategy<Value = View> {
        prop_oneof![
            Just(View::Cards),
            Just(View::Timeline),
            Just(View::Matrix),
            "[^/]{1,12}".prop_map(|id| View::Article(ArticleId::new(id))),
        ]
    }

    fn facets() -> impl Strategy<Value = Facet> {
        prop_oneof![
            Just(Facet::Outlet),
            Just(Facet::Author),
            Just(Facet::Tag),
            Just(Facet::Year),
            Just(Facet::Layer),
            "[a-z]{2}-[a-z]{1,4}".prop_map(|name| Facet::from_name(&name)),
        ]
    }

    fn states() -> impl Strategy<Value = State> {
        let day = prop::option::of((1_i32..2_000_000).prop_map(|number| Day::from_number(number).unwrap()));
        let place =
            prop::option::of((any::<u32>(), any::<u32>(), any::<u32>()).prop_map(|(block, a, b)| Place {
                block,
                start: a.min(b),
                end: a.max(b),
            }));
        let language = prop::option::of(prop::sample::select(Language::ALL.as_slice()));
        let chosen = prop::collection::vec((facets(), "\\PC{1,8}"), 0..4);
        let look = (
            prop::option::of(prop::sample::select(Zoom::ALL.as_slice())),
            day.clone(),
            prop::option::of("[a-z]{2}-[a-z]{1,4}".prop_map(KindId::new)),
        );
        let look = look.prop_map(|(zoom, on, lanes)| Look { zoom, on, lanes });
        let sort = prop::sample::select(Sort::ALL.as_slice());
        (views(), "\\PC{0,12}", chosen, (day.clone(), day), place, look, sort, language).prop_map(
            |(view, text, chosen, (a, b), place, look, sort, language)| {
                let mut choices = Choices::default();
                chosen.into_iter().for_each(|(facet, value)| choices.choose(facet, value));
                let (after, before) = match (a, b) {
                    (Some(a), Some(b)) => (Some(a.min(b)), Some(a.max(b))),
                    open => open,
                };
                State {
                    view,
                    query: Query { text, choices, dates: DateRange { after, before } },
                    place,
                    look,
                    sort,
                    language,
                }
                .sensible()
            },
        )
    }

    proptest! {
        #[test]
        fn state_to_address_and_back(state in states()) {
            let href = href("/", &state);
            let (path, query) = href.split_once('?').unwrap_or((&href, ""));
            prop_assert_eq!(parse(path, query, any_facet), Ok(state));
        }

        #[test]
        fn any_address_is_read_without_panic(path in "\\PC{0,24}", query in "\\PC{0,40}") {
            let _ = parse(&path, &query, any_facet);
            let _ = parse(&format!("/article/{path}"), &query, any_facet);
        }
    }

    #[test]
    fn every_form_of_a_path_leads_to_its_view() {
        let article = |id: &str| Some(View::Article(ArticleId::new(id)));
        for (path, expected) in [
            ("/", Some(View::Cards)),
            ("", Some(View::Cards)),
            ("/index.html", Some(View::Cards)),
            ("/timeline", Some(View::Timeline)),
            ("/timeline/index.html", Some(View::Timeline)),
            ("/article/a-b", article("a-b")),
            ("/article/%E6%B7%98%E5%AE%9D/", article("淘宝")),
            ("/article/淘宝/", article("淘宝")),
            ("/article/%FF/", None),
            ("/article/", None),
            ("/article/a/b", None),
            ("/nowhere", None),
        ] {
            assert_eq!(View::recognize(path), expected, "{path}");
        }
    }

    #[test]
    fn what_means_nothing_is_named_and_the_rest_is_kept() {
        let problem = |path: &str, query: &str| parse(path, query, any_facet).unwrap_err();
        let bad = problem("/timeline/", "?q=x&after=2021-02-30");
        assert_eq!(bad.problem, Problem::NotADay("2021-02-30".into()));
        assert_eq!((bad.rest.view, bad.rest.query.text.as_str()), (View::Timeline, "x"));
        let reversed = problem("/", "after=2021-02-03&before=2021-02-01");
        assert!(matches!(reversed.problem, Problem::ReversedDays(..)) && reversed.rest.query.dates.is_open());
        assert!(matches!(problem("/", "at=3").problem, Problem::NotAPlace(_)));
        for look in ["zoom=century", "zoom=", "on=x"] {
            assert!(parse("/timeline/", look, any_facet).is_err(), "{look}");
        }
        assert!(matches!(problem("/", "sort=best").problem, Problem::NotALook(_)));
        assert!(matches!(problem("/", "lang=tlh").problem, Problem::UnknownLanguage(_)));
        assert!(matches!(problem("/x", "").problem, Problem::UnknownPath(_)));
    }

    #[test]
    fn no_kind_can_have_a_name_that_the_address_uses() {
        let facets = [Facet::Outlet, Facet::Author, Facet::Tag, Facet::Year, Facet::Layer];
        let mut used: Vec<_> = facets.iter().map(Facet::name).collect();
        used.extend([TEXT, AFTER, BEFORE, PLACE, ZOOM, ON, LANES, SORT, LANGUAGE]);
        used.sort_unstable();
        let mut reserved = hutong_model::Kind::RESERVED_IDS;
        reserved.sort_unstable();
        assert_eq!(used, reserved);
    }

    #[test]
    fn names_that_are_no_facet_are_left_alone() {
        let state = parse("/", "utm_source=mail&outlet=ZAKER&app=", |facet| *facet == Facet::Outlet).unwrap();
        assert_eq!(query(&state), "outlet=ZAKER");
    }

    #[test]
    fn addresses_are_relative_to_any_root() {
        let state = State { view: View::Article(ArticleId::new("淘宝 1")), ..State::default() };
        assert_eq!(href("../../", &state), "../../article/%E6%B7%98%E5%AE%9D%201/");
        assert_eq!(href("./", &State::default()), "./");
    }
}
