//! `cargo xtask bench`: how right dates are beside other readers of dates, and how quickly articles
//! become findings. Measures; what it measures is not its business.

mod agreement;
mod cases;
mod dates;
mod readers;
mod stages;

pub use dates::{DatesOptions, dates};
pub use stages::{ExtractOptions, extract};
