//! An element of another page that holds the viewer. The address lives in memory; what changes is
//! told to the script of the element (`www/embedded.js`), which makes events of it.

use super::center;
use crate::route::Location;
use gloo::events::EventListener;
use std::cell::{Cell, RefCell};
use wasm_bindgen::prelude::*;
use web_sys::{Event, HtmlElement};

#[wasm_bindgen]
extern "C" {
    /// The script of the element.
    #[derive(Clone, Debug)]
    pub type Teller;

    /// The address became another by what the reader did; `pushed`: as a step of its own.
    #[wasm_bindgen(method)]
    fn moved(this: &Teller, path: &str, query: &str, pushed: bool);

    /// The reader came to another view and should see its beginning.
    #[wasm_bindgen(method)]
    fn began(this: &Teller);

    /// Something else is shown, or in another language.
    #[wasm_bindgen(method)]
    fn described(this: &Teller, title: &str, language: &str);
}

/// The event that says, inside the element, that the address was set from outside.
const SET: &str = "hutong-set";

/// The viewer's side of an element.
#[derive(Debug)]
pub struct Embedded {
    /// What the app is rendered into; the parent of everything it shows.
    root: HtmlElement,
    location: RefCell<Location>,
    /// Whether the reader went anywhere yet. Before that nothing is scrolled: the page around
    /// decides what is seen first.
    touched: Cell<bool>,
    teller: Teller,
}

impl Embedded {
    /// The viewer in `root`, at a location.
    pub fn new(root: HtmlElement, location: Location, teller: Teller) -> Self {
        Self { root, location: RefCell::new(location), touched: Cell::new(false), teller }
    }

    /// What the app is rendered into.
    pub fn root(&self) -> &HtmlElement {
        &self.root
    }

    pub fn location(&self) -> Location {
        self.location.borrow().clone()
    }

    pub fn listen(&self, changed: impl Fn() + 'static) -> EventListener {
        EventListener::new(&self.root, SET, move |_| changed())
    }

    /// Goes where the reader wants to go.
    pub fn go(&self, to: Location, pushed: bool) {
        self.touched.set(true);
        self.teller.moved(&to.path, &to.query, pushed);
        self.location.replace(to);
    }

    /// Goes where the page around wants it to be.
    pub fn set(&self, to: Location) {
        self.location.replace(to);
        if let Ok(event) = Event::new(SET) {
            // Nobody can refuse an event that cannot be cancelled.
            let _ = self.root.dispatch_event(&event);
        }
    }

    pub fn describe(&self, title: &str, language: &str) {
        self.teller.described(title, language);
    }

    /// Called only after the reader went somewhere.
    pub fn start_of_view(&self) {
        self.teller.began();
    }

    pub fn scroll_to(&self, id: &str) {
        if let Some(element) = self.element(id).filter(|_| self.touched.get()) {
            center(&element);
        }
    }

    fn element(&self, id: &str) -> Option<HtmlElement> {
        // Ids of the viewer have no quotation marks: `content`, and `b` with a number.
        self.find(&format!("[id=\"{id}\"]"))
    }

    /// The first element of the app that fits a selector.
    pub fn find(&self, selector: &str) -> Option<HtmlElement> {
        self.root.query_selector(selector).ok()??.dyn_into().ok()
    }
}
