//! The built viewer in a real browser.
