//! Statements that say the same of the same day become one claim with all their evidence.

use super::Statement;
use hutong_config::Config;
use hutong_model::{Claim, Day, Span};
use std::collections::{BTreeMap, BTreeSet};

/// Claims in the order of the wire format: relation, subject, object, day.
pub(crate) fn merge(statements: Vec<Statement>, config: &Config) -> Vec<Claim> {
    let mut merged = BTreeMap::<Key, BTreeSet<Span>>::new();
    for statement in statements {
        let key = Key {
            relation: statement.relation,
            subject: statement.subject,
            object: statement.object,
            as_of: statement.as_of,
            status: statement.status,
            hedged: statement.hedged,
        };
        merged.entry(key).or_default().insert(statement.evidence);
    }
    merged.into_iter().map(|(key, evidence)| claim(&key, evidence, config)).collect()
}

/// Fields in the order in which claims are sorted.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    relation: usize,
    subject: usize,
    object: usize,
    as_of: Option<Day>,
    status: usize,
    hedged: bool,
}

fn claim(key: &Key, evidence: BTreeSet<Span>, config: &Config) -> Claim {
    let relation = &config.relations[key.relation];
    Claim {
        relation: relation.id.clone(),
        subject: config.entities[key.subject].id.clone(),
        object: config.entities[key.object].id.clone(),
        status: relation.statuses[key.status].id.clone(),
        hedged: key.hedged,
        as_of: key.as_of,
        evidence: evidence.into_iter().collect(),
    }
}
