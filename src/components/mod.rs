//! Widgets, one file each. They read the store and send actions; they keep no copy of either.

pub mod active_filters;
pub mod article_card;
pub mod brush;
pub mod date_range;
pub mod device;
pub mod element;
pub mod evidence;
pub mod exports;
pub mod facet_list;
pub mod filter_panel;
pub mod footer;
pub mod go;
pub mod masthead;
pub mod picture;
pub mod prose;
pub mod search_box;
pub mod sorting;
pub mod still;
pub mod theme_switch;
