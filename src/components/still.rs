//! A part of the page that stays as it was while what it is drawn from does.

use crate::store::Store;
use std::rc::Rc;
use yew::{
    prelude::*,
    virtual_dom::{Key, VComp},
};

#[derive(Properties)]
struct Props {
    from: Store,
    draw: Rc<dyn Fn() -> Html>,
}

impl PartialEq for Props {
    fn eq(&self, other: &Self) -> bool {
        self.from == other.from
    }
}

#[component]
fn Still(props: &Props) -> Html {
    (props.draw)()
}

/// A part of the page, known by a key where it stands among its like. `from` is all that `draw` looks at: where it
/// is what it was, nothing is drawn, and nothing is compared with what stands in the page.
pub fn still(key: Option<&str>, from: Store, draw: impl Fn() -> Html + 'static) -> Html {
    let props = Props { from, draw: Rc::new(draw) };
    VComp::new::<Still>(Rc::new(props), key.map(Key::from)).into()
}

/// A part of the page that is drawn from a snapshot and nothing else.
pub fn drawn_from(store: Store, draw: fn(&Store) -> Html) -> Html {
    let from = store.clone();
    still(None, from, move || draw(&store))
}
