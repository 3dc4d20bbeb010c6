//! How large the first view may be: `budget.toml`, and whether a build keeps to it.

use crate::build::SizeTable;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// What `budget.toml` says; every number is bytes after Brotli.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Budget {
    /// Of a dossier that is embedded.
    pub embedded: Limits,
    /// Of one that is too large for it.
    pub in_files: Limits,
}

/// How large everything may be of one kind of build.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Limits {
    first_view: usize,
    /// What is fetched when it is needed, by the names of the parts of the program.
    #[serde(default)]
    parts: BTreeMap<String, usize>,
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
    /// A part of the program is too large.
    #[error("the part {part} is {actual} bytes (brotli), {} over its budget of {budget}; hint: budget.toml holds the limit", actual - budget)]
    PartOver {
        /// Its name.
        part: String,
        /// Bytes.
        actual: usize,
        /// Bytes.
        budget: usize,
    },
    /// A part of the program has no budget.
    #[error("the part {part} has no budget; hint: give it one in budget.toml, under `parts`")]
    PartUnknown {
        /// Its name.
        part: String,
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
}

impl Limits {
    /// How many bytes are left of the first view's.
    ///
    /// # Errors
    ///
    /// When the first view or a part is over its budget, or a part has none.
    pub fn check(&self, table: &SizeTable) -> Result<usize, BudgetError> {
        for (part, measured) in &table.later {
            let (part, actual) = (part.clone(), measured.brotli);
            match self.parts.get(&part) {
                None => return Err(BudgetError::PartUnknown { part }),
                Some(&budget) if actual > budget => {
                    return Err(BudgetError::PartOver { part, actual, budget });
                }
                Some(_) => {}
            }
        }
        let (actual, budget) = (table.total().brotli, self.first_view);
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
            later: BTreeMap::new(),
        }
    }

    #[test]
    fn every_part_keeps_to_a_budget_of_its_own() {
        let limits: Limits = toml::from_str("first-view = 10\n[parts]\nmap = 5").unwrap();
        for (part, brotli, expected) in [
            ("map", 5, ""),
            ("map", 7, "the part map is 7 bytes (brotli), 2 over"),
            ("list", 1, "list has no"),
        ] {
            let mut table = table(10);
            table.later.insert(part.to_owned(), Measured { brotli, ..Measured::default() });
            match limits.check(&table) {
                Ok(left) => assert_eq!((left, expected), (0, "")),
                Err(error) => {
                    assert!(error.to_string().contains(expected) && !expected.is_empty(), "{error}")
                }
            }
        }
    }

    #[test]
    fn the_limit_itself_is_allowed_and_one_byte_more_is_not() {
        let limits: Limits = toml::from_str("first-view = 1_000").unwrap();
        assert_eq!(limits.check(&table(1_000)).unwrap(), 0);
        assert_eq!(limits.check(&table(400)).unwrap(), 600);
        let error = limits.check(&table(1_001)).unwrap_err().to_string();
        assert!(error.contains("1001") && error.contains("1 over") && error.contains("hint:"), "{error}");
    }

    #[test]
    fn a_misspelt_budget_is_no_budget() {
        assert!(toml::from_str::<Limits>("first-vew = 1").is_err());
        assert!(toml::from_str::<Budget>("[embedded]\nfirst-view = 1\n[infiles]\nfirst-view = 1").is_err());
    }

    #[test]
    fn the_projects_own_budget_can_be_read() {
        Budget::read(&Workspace::current().path("budget.toml")).unwrap();
    }
}
