//! Letters are answered in one frame: what the reader sees of the list is drawn in it, and the rest of the
//! list when that frame has been painted, unless another letter comes first. So is the way back to the list.

use crate::{
    browser::{self, Host, Sight},
    store::{Letter, Store},
};
use js_sys::Date;
use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};
use yew::{platform::spawn_local, prelude::*};

/// So long after a key comes what it types at the latest, in milliseconds.
const KEY: f64 = 100.0;

/// What the reader did that is answered in one frame.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Act {
    /// The list stands in the page, and is another one now.
    Asked,
    /// The list was left, and is shown again.
    CameBack,
}

/// How much of the page is drawn now.
#[derive(Clone)]
pub struct Drawing {
    /// What the reader sees, while nothing else is drawn.
    sight: UseStateHandle<Option<(Act, Sight)>>,
    /// What was seen of the list when it was left.
    left: Rc<Cell<Option<Sight>>>,
    /// So many cards were seen when there were any.
    cards: Rc<Cell<usize>>,
    /// What was seen before a letter was typed, and when.
    ahead: Rc<Cell<(f64, Option<Sight>)>>,
    /// The last snapshot of which everything was drawn.
    whole: Rc<RefCell<Option<Store>>>,
    /// How many letters have come.
    letters: Rc<RefCell<usize>>,
    host: Host,
}

/// All of it at first.
#[hook]
pub fn use_drawing(host: &Host) -> Drawing {
    Drawing {
        sight: use_state(|| None),
        left: use_memo((), |()| Cell::default()),
        cards: use_memo((), |()| Cell::new(Sight::ANY_NUMBER)),
        ahead: use_memo((), |()| Cell::default()),
        whole: use_mut_ref(|| None),
        letters: use_mut_ref(|| 0),
        host: host.clone(),
    }
}

impl Drawing {
    /// A snapshot, with the letter that is being answered.
    pub fn of(&self, mut store: Store) -> Store {
        let mut whole = self.whole.borrow_mut();
        match (*self.sight, &*whole) {
            (Some((act, sight)), Some(before)) => {
                let letter = Letter { sight, before: before.clone(), comes_to_list: act == Act::CameBack };
                store.letter = Some(Rc::new(letter));
                store
            }
            _ => whole.insert(store).clone(),
        }
    }

    /// A letter is about to be typed. What is seen is measured here: with the letter in its field, all of the page
    /// would first have to be laid out for it.
    pub fn look_ahead(&self) {
        self.ahead.set((Date::now(), self.sight()));
    }

    /// Nothing is said of a list that has the focus in it. Of one without cards no more is drawn than was seen before.
    fn sight(&self) -> Option<Sight> {
        let mut sight = self.host.sight().filter(|_| !self.host.has_focus_in_list())?;
        if sight.cards == Sight::ANY_NUMBER {
            sight.cards = self.cards.get();
        }
        self.cards.set(sight.cards);
        Some(sight)
    }

    /// The list is left for another view.
    pub fn leave(&self) {
        self.left.set(self.host.sight());
    }

    /// The reader comes back to the list, at its beginning: no more of it is seen than when it was left.
    pub fn come_back(&self) {
        self.draw(Act::CameBack, self.left.get());
    }

    /// A letter came: of what it changes, the reader sees the beginning first.
    pub fn begin(&self) {
        let (when, sight) = self.ahead.take();
        // A key that types nothing says nothing of what is typed later in another way.
        let sight = sight.filter(|_| Date::now() - when < KEY).or_else(|| self.sight());
        self.host.hold_list(sight.map(|sight| sight.height));
        self.draw(Act::Asked, sight);
    }

    fn draw(&self, act: Act, sight: Option<Sight>) {
        let Self { sight: seen, letters, host, .. } = self.clone();
        let letter = *letters.borrow() + 1;
        letters.replace(letter);
        seen.set(sight.map(|sight| (act, sight)));
        if sight.is_some() {
            spawn_local(async move {
                browser::after_frame().await;
                if *letters.borrow() == letter {
                    // Nothing is laid out before the rest is drawn.
                    host.hold_list(None);
                    seen.set(None);
                }
            });
        }
    }
}
