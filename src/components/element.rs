//! Elements put together step by step. `html!` spells out each attribute at each place, and the
//! program pays for that in bytes; a step here is one call.

use std::rc::Rc;
use yew::{
    html::{onclick, ontoggle},
    prelude::*,
    virtual_dom::VTag,
};

/// An element on its way to virtual DOM.
pub struct Element(Box<VTag>);

/// An element with a class, or with none where that is empty.
#[inline(never)]
pub fn element(name: &'static str, class: &'static str) -> Element {
    let element = Element(Box::new(VTag::new(name)));
    if class.is_empty() { element } else { element.set("class", class) }
}

/// An element with a text and nothing else inside.
#[inline(never)]
pub fn text(name: &'static str, class: &'static str, text: &str) -> Html {
    element(name, class).text(text).done()
}

/// A button that does something when it is pressed.
#[inline(never)]
pub fn button(class: &'static str, pressed: Callback<MouseEvent>) -> Element {
    element("button", class).set("type", "button").pressed(pressed)
}

impl Element {
    /// Does something when it is pressed.
    #[inline(never)]
    pub fn pressed(mut self, pressed: Callback<MouseEvent>) -> Self {
        self.0.add_listener(Rc::new(onclick::Wrapper::new(pressed)));
        self
    }

    /// Does something when it is opened or closed.
    pub fn toggled(mut self, toggled: Callback<Event>) -> Self {
        self.0.add_listener(Rc::new(ontoggle::Wrapper::new(toggled)));
        self
    }

    /// With an attribute.
    #[inline(never)]
    pub fn set(mut self, name: &'static str, value: &'static str) -> Self {
        self.0.add_attribute(name, value);
        self
    }

    /// With an attribute that is computed.
    #[inline(never)]
    pub fn put(mut self, name: &'static str, value: &str) -> Self {
        self.0.add_attribute(name, AttrValue::from(value.to_owned()));
        self
    }

    /// With an attribute that is a number.
    #[inline(never)]
    pub fn number(self, name: &'static str, value: impl ToString) -> Self {
        self.put(name, &value.to_string())
    }

    /// With something inside, after what is there.
    #[inline(never)]
    pub fn with(mut self, child: Html) -> Self {
        self.0.add_child(child);
        self
    }

    /// With another element inside, after what is there.
    #[inline(never)]
    pub fn child(self, child: Self) -> Self {
        self.with(child.done())
    }

    /// With a text inside, after what is there.
    #[inline(never)]
    pub fn text(self, text: &str) -> Self {
        self.with(Html::from(text.to_owned()))
    }

    /// With several things inside, after what is there.
    pub fn all(self, children: impl Iterator<Item = Html>) -> Self {
        children.fold(self, Self::with)
    }

    /// Known by a key among its siblings.
    #[inline(never)]
    pub fn key(mut self, key: &str) -> Self {
        self.0.key = Some(key.into());
        self
    }

    /// Finished.
    #[inline(never)]
    pub fn done(self) -> Html {
        (*self.0).into()
    }
}
