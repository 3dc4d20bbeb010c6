//! The reading room: what a reader does beside reading. Which key does what, how pages look, what is
//! marked, how a passage is quoted, and what is said of it all. A program of its own, fetched when the
//! first view is there; `www/room` shows what this decides. Pure but for `web`.

pub mod aligned;
pub mod compare;
pub mod keys;
pub mod look;
pub mod own;
pub mod quote;
#[cfg(target_arch = "wasm32")]
mod web;
pub mod words;
