//! One file a view. A view asks [`crate::select`] what to show and makes it visible.

pub mod cards;
pub mod matrix;
pub mod not_found;
pub mod reader;
pub mod timeline;
