//! Letters are answered in one frame: what the reader sees of the list is drawn in it, and the rest of the
//! list when that frame has been painted, unless another letter comes first.

use crate::browser::{self, Host};
use std::{cell::RefCell, rc::Rc};
use yew::{platform::spawn_local, prelude::*};

/// How much of the list is drawn now.
#[derive(Clone)]
pub struct Drawing {
    cards: UseStateHandle<usize>,
    /// How many letters have come.
    letters: Rc<RefCell<usize>>,
    host: Host,
}

/// All of the list at first.
#[hook]
pub fn use_drawing(host: &Host) -> Drawing {
    Drawing { cards: use_state(|| usize::MAX), letters: use_mut_ref(|| 0), host: host.clone() }
}

impl Drawing {
    /// So many cards are drawn.
    pub fn cards(&self) -> usize {
        *self.cards
    }

    /// A letter came: of what it changes, the reader sees the beginning first.
    pub fn begin(&self) {
        let Self { cards, letters, host } = self.clone();
        let letter = *letters.borrow() + 1;
        letters.replace(letter);
        let sight = host.sight();
        host.hold_list(sight.map(|sight| sight.height));
        cards.set(sight.map_or(usize::MAX, |sight| sight.cards));
        if sight.is_some() {
            spawn_local(async move {
                browser::after_frame().await;
                if *letters.borrow() == letter {
                    // Nothing is laid out before the rest is drawn.
                    host.hold_list(None);
                    cards.set(usize::MAX);
                }
            });
        }
    }
}
