//! How large the first view may be: `budget.toml`, and whether a build keeps to it.

use crate::build::SizeTable;
use serde::Deserialize;
use std::path::{Path, PathBuf};

/// What `budget.toml` says; every number is bytes after Brotli.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Budget {
    first_view: FirstView,
}

#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
struct FirstView {
    total: usize,
}

/// A budget that is broken, or cannot be known.
#[derive(Debug, thiserror::Error)]
pub enum BudgetError {
    /// The file cannot be read.
    #[error("{}: cannot be read: {source}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// The file cannot be understood.
    #[error("{}: {source}", path.display())]
    Broken {
        /// The file.
        path: PathBuf,
        /// Where and why.
        source: toml::de::Error,
    },
    /// The first view is too large.
    #[error(
        "the first view is {actual} bytes (brotli), {} over its budget of {budget}; hint: the table above says where they are; budget.toml holds the limit",
        actual - budget
    )]
    Over {
        /// Bytes.
        actual: usize,
        /// Bytes.
        budget: usize,
    },
}

impl Budget {
    /// Reads `budget.toml`.
    ///
    /// # Errors
    ///
    /// When it is missing or broken.
    pub fn read(path: &Path) -> Result<Self, BudgetError> {
        let text = std::fs::read_to_string(path)
            .map_err(|source| BudgetError::Unreadable { path: path.into(), source })?;
        toml::from_str(&text).map_err(|source| BudgetError::Broken { path: path.into(), source })
    }

    /// How many bytes are left.
    ///
    /// # Errors
    ///
    /// When the first view is over its budget.
    pub fn check(&self, table: &SizeTable) -> Result<usize, BudgetError> {
        let (actual, budget) = (table.total().brotli, self.first_view.total);
        budget.checked_sub(actual).ok_or(BudgetError::Over { actual, budget })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::build::{Measured, Part};
    use crate::workspace::Workspace;

    fn table(brotli: usize) -> SizeTable {
        SizeTable {
            parts: vec![(Part::Wasm, Measured { brotli, ..Measured::default() })],
            data: Measured::default(),
        }
    }

    #[test]
    fn the_limit_itself_is_allowed_and_one_byte_more_is_not() {
        let budget: Budget = toml::from_str("[first-view]\ntotal = 1_000").unwrap();
        assert_eq!(budget.check(&table(1_000)).unwrap(), 0);
        assert_eq!(budget.check(&table(400)).unwrap(), 600);
        let error = budget.check(&table(1_001)).unwrap_err().to_string();
        assert!(error.contains("1001") && error.contains("1 over") && error.contains("hint:"), "{error}");
    }

    #[test]
    fn a_misspelt_budget_is_no_budget() {
        assert!(toml::from_str::<Budget>("[first-view]\ntotl = 1").is_err());
        assert!(toml::from_str::<Budget>("[firstview]\ntotal = 1").is_err());
    }

    #[test]
    fn the_projects_own_budget_can_be_read() {
        Budget::read(&Workspace::current().path("budget.toml")).unwrap();
    }
}
