//! What the reader is looking at, and how an action changes it. Pure: no DOM, no clock.

use crate::{band::Zoom, i18n::Language};
use hutong_model::{ArticleId, Day, KindId, Place};
use hutong_search::{DateRange, Facet, Query, Sort};

/// All that a link should carry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    /// Which view.
    pub view: View,
    /// What is asked for; it belongs to all views.
    pub query: Query,
    /// A sentence to scroll to and mark, in the article that is read.
    pub place: Option<Place>,
    /// How the band of the timeline is looked at.
    pub look: Look,
    /// The order of the cards, and of walking from one article to the next.
    pub sort: Sort,
    /// The language of the interface, where the address names one.
    pub language: Option<Language>,
}

/// How the band of the timeline is looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// How closely; unasked, as closely as all of it can still be overlooked.
    pub zoom: Option<Zoom>,
    /// The day in the middle.
    pub on: Option<Day>,
    /// The kind whose entities have lanes; otherwise the layers have.
    pub lanes: Option<KindId>,
}

/// The views.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// One card an article.
    #[default]
    Cards,
    /// Publications and dated events.
    Timeline,
    /// Who stands in which relation to what.
    Matrix,
    /// One article.
    Article(ArticleId),
}

/// What the reader can do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Goes to a state as it is.
    Go(State),
    /// Types into the search box.
    Type(String),
    /// Chooses a value of a facet, or lets it go.
    Toggle(Facet, String),
    /// Limits the days.
    Limit(DateRange),
    /// Moves the last day, as a slider does while it is drawn.
    Slide(Option<Day>),
    /// Limits the days while that is still going on.
    Brush(DateRange),
    /// Looks at the band of the timeline in another way.
    Look(Look),
    /// Puts the cards into another order.
    Sort(Sort),
    /// Lets go of everything that was asked for.
    Clear,
}

/// What becomes of the history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// A new entry: Back returns to what was before.
    Push,
    /// The present entry is changed.
    Replace,
}

impl Action {
    /// Typing and looking closer change the present entry of the history; choosing adds one.
    pub fn step(&self) -> Step {
        match self {
            Self::Type(_) | Self::Slide(_) | Self::Brush(_) | Self::Look(_) => Step::Replace,
            Self::Go(_) | Self::Toggle(..) | Self::Limit(_) | Self::Sort(_) | Self::Clear => Step::Push,
        }
    }
}

impl State {
    /// The same question in another view.
    pub fn with_view(&self, view: View) -> Self {
        Self { view, place: None, ..self.clone() }.sensible()
    }

    /// The same question in an article, at a sentence.
    pub fn at(&self, article: &ArticleId, place: Place) -> Self {
        // An empty place stands for the article as a whole.
        let place = (place.start < place.end).then_some(place);
        Self { view: View::Article(article.clone()), place, ..self.clone() }.sensible()
    }

    /// Without what the view cannot be asked: layers and the band are the timeline's, and an order is
    /// that of articles.
    #[must_use]
    pub fn sensible(mut self) -> Self {
        if matches!(self.view, View::Timeline | View::Matrix) {
            self.sort = Sort::default();
        }
        if self.view == View::Timeline {
            return self;
        }
        self.look = Look::default();
        if self.query.choices.iter().any(|(facet, _)| *facet == Facet::Layer) {
            self.query.choices = self.query.choices.without(&Facet::Layer);
        }
        self
    }
}

/// The state after an action.
pub fn update(state: &State, action: Action) -> State {
    let mut next = state.clone();
    match action {
        Action::Go(state) => return state,
        Action::Type(text) => next.query.text = text,
        Action::Toggle(facet, value) => next.query.choices.toggle(&facet, &value),
        Action::Limit(dates) | Action::Brush(dates) => next.query.dates = dates,
        Action::Sort(sort) => next.sort = sort,
        Action::Slide(before) => {
            next.query.dates.before = before;
            next.query.dates.after =
                next.query.dates.after.filter(|after| before.is_none_or(|day| *after <= day));
        }
        Action::Look(look) => next.look = look,
        Action::Clear => next.query = Query::default(),
    }
    // Asking something while an article is read leads to the answers.
    if let View::Article(_) = next.view {
        next.view = View::Cards;
        next.place = None;
    }
    next
}

#[cfg(test)]
mod tests {
    use super::*;

    fn state(text: &str) -> State {
        State { query: Query { text: text.into(), ..Query::default() }, ..State::default() }
    }

    #[test]
    fn toggling_twice_changes_nothing() {
        let toggle = || Action::Toggle(Facet::Outlet, "ZAKER".into());
        let once = update(&state("x"), toggle());
        assert!(once.query.choices.has(&Facet::Outlet, "ZAKER"));
        assert_eq!(update(&once, toggle()), state("x"));
    }

    #[test]
    fn clearing_keeps_view_and_language() {
        let asked = State { view: View::Timeline, language: Some(Language::English), ..state("x") };
        let cleared = update(&asked, Action::Clear);
        assert!(cleared.query.is_empty());
        assert_eq!((cleared.view, cleared.language), (View::Timeline, Some(Language::English)));
    }

    #[test]
    fn asking_while_reading_leads_to_the_answers() {
        let place = Place { block: 1, start: 2, end: 3 };
        let reading = state("").at(&ArticleId::new("a"), place);
        let asked = update(&reading, Action::Type("x".into()));
        assert_eq!((asked.view, asked.place), (View::Cards, None));
    }

    #[test]
    fn typing_replaces_and_choosing_adds() {
        assert_eq!(Action::Type("x".into()).step(), Step::Replace);
        assert_eq!(Action::Toggle(Facet::Outlet, "x".into()).step(), Step::Push);
        assert_eq!(Action::Go(state("")).step(), Step::Push);
    }

    #[test]
    fn sliding_before_the_first_day_lets_it_go() {
        let day = |text: &str| text.parse::<Day>().unwrap();
        let limited =
            update(&state(""), Action::Limit(DateRange { after: Some(day("2021-09-01")), before: None }));
        let slid = update(&limited, Action::Slide(Some(day("2021-08-01"))));
        assert_eq!(slid.query.dates, DateRange { after: None, before: Some(day("2021-08-01")) });
        let slid = update(&limited, Action::Slide(Some(day("2021-10-01"))));
        assert_eq!(slid.query.dates.after, Some(day("2021-09-01")));
    }

    #[test]
    fn layers_stay_with_the_timeline() {
        let layer = Action::Toggle(Facet::Layer, "reported".into());
        let timeline = update(&State { view: View::Timeline, ..state("x") }, layer);
        assert!(timeline.query.choices.has(&Facet::Layer, "reported"));
        assert_eq!(timeline.with_view(View::Cards), state("x"));
    }

    #[test]
    fn looking_closer_stays_with_the_timeline_and_its_filters() {
        let look = Look { zoom: Some(Zoom::Day), on: None, lanes: Some(KindId::new("app")) };
        let closer = update(&State { view: View::Timeline, ..state("x") }, Action::Look(look.clone()));
        assert_eq!((&closer.look, closer.query.text.as_str()), (&look, "x"));
        assert_eq!(closer.with_view(View::Cards), state("x"));
        assert_eq!(Action::Look(look).step(), Step::Replace);
    }

    #[test]
    fn an_order_stays_with_articles() {
        let sorted = update(&state("x"), Action::Sort(Sort::Oldest));
        assert_eq!(sorted.with_view(View::Article(ArticleId::new("a"))).sort, Sort::Oldest);
        assert_eq!(sorted.with_view(View::Matrix), State { view: View::Matrix, ..state("x") });
    }

    #[test]
    fn an_empty_place_is_the_whole_article() {
        let whole = state("").at(&ArticleId::new("a"), Place { block: 0, start: 0, end: 0 });
        assert_eq!(whole.place, None);
    }
}
