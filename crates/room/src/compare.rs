//! Two articles side by side: what one reports and the other does not, where they say different
//! things, and the paragraphs that stand in both.

use crate::aligned::{Piece, aligned};
use hutong_model::{
    Article, ArticleId, Block, Claim, DateSpan, Dossier, EntityId, EventKind, RelationId, Span,
};
use serde::Serialize;
use std::collections::BTreeMap;

/// Two articles of a dossier, beside each other.
#[derive(Debug, Default, PartialEq, Serialize)]
pub struct Comparison {
    /// Whose each side is.
    pub of: [Side; 2],
    /// What only the first one says, and what only the second one does.
    pub only: [Vec<Finding>; 2],
    /// What both say, each with its own place.
    pub both: Vec<[Finding; 2]>,
    /// What they say different things about.
    pub differ: Vec<[Finding; 2]>,
    /// Paragraphs that stand in both, word for word or nearly.
    pub shared: Vec<[Passage; 2]>,
}

/// An article that is compared.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Side {
    /// Its outlet; where it has none, its headline.
    pub name: String,
    /// The language that it is written in, as a BCP 47 tag.
    pub language: String,
}

/// An event or a claim, as one article has it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Finding {
    /// What it says.
    pub text: String,
    /// The language of that, as a BCP 47 tag, where it is an article's own words.
    pub language: Option<String>,
    /// When: the first and the last day of the event, the day of the claim twice.
    pub days: Option<[String; 2]>,
    /// The sentence, as addresses have it.
    pub at: String,
    /// Whether the article itself calls it unconfirmed.
    pub hedged: bool,
}

/// A paragraph and where it stands.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Passage {
    /// Its words, cut where the other article has others.
    pub pieces: Vec<Piece>,
    /// Where, as addresses have it.
    pub at: String,
}

/// Compares two articles. `tag` is the language of names. An article that the dossier does not have
/// says nothing.
pub fn compare(dossier: &Dossier, articles: [&ArticleId; 2], tag: &str) -> Comparison {
    let article = |id: &ArticleId| dossier.articles.iter().find(|article| article.id == *id);
    let of = articles.map(|id| article(id).map(Side::of).unwrap_or_default());
    let mut comparison = Comparison { of, ..Comparison::default() };
    let reported = dossier.events.iter().filter(|event| event.kind == EventKind::Reported);
    for event in reported {
        // The words are those of its first evidence.
        let source = event.evidence.first().and_then(|span| article(&span.article));
        let finding = |id: &ArticleId| {
            let span = event.evidence.iter().find(|span| span.article == *id)?;
            let (text, hedged) = (event.text.clone(), event.hedged);
            let language = source.map(|source| source.language.clone());
            Some(Finding { text, language, days: Some(days(&event.when)), at: at(span), hedged })
        };
        comparison.put(articles.map(finding));
    }
    comparison.claims(dossier, articles, tag);
    for duplicate in &dossier.duplicates {
        let passage = |id: &ArticleId| {
            let span = duplicate.places.iter().find(|span| span.article == *id)?;
            let text = article(id)?.body.get(span.block as usize).map(Block::text)?;
            Some((text, at(span)))
        };
        if let [Some(first), Some(second)] = articles.map(passage) {
            let [one, other] = aligned([&first.0, &second.0]);
            comparison
                .shared
                .push([Passage { pieces: one, at: first.1 }, Passage { pieces: other, at: second.1 }]);
        }
    }
    comparison
}

/// The other articles of a dossier, those first that have most in common with one.
pub fn near<'a>(dossier: &'a Dossier, article: &ArticleId) -> Vec<&'a ArticleId> {
    let mut common: BTreeMap<&ArticleId, usize> =
        dossier.articles.iter().map(|other| (&other.id, 0)).filter(|(id, _)| *id != article).collect();
    let evidence = dossier.events.iter().map(|event| &event.evidence);
    for spans in evidence.chain(dossier.duplicates.iter().map(|duplicate| &duplicate.places)) {
        if spans.iter().all(|span| span.article != *article) {
            continue;
        }
        let mut others: Vec<_> = spans.iter().map(|span| &span.article).collect();
        others.sort_unstable();
        others.dedup();
        for other in others {
            if let Some(count) = common.get_mut(other) {
                *count += 1;
            }
        }
    }
    let mut near: Vec<_> = common.into_iter().collect();
    near.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    near.into_iter().map(|(id, _)| id).collect()
}

/// What a claim is about.
type About<'a> = (&'a RelationId, &'a EntityId, &'a EntityId);

impl Side {
    fn of(article: &Article) -> Self {
        let name = article.outlet.as_ref().unwrap_or(&article.title).clone();
        Self { name, language: article.language.clone() }
    }
}

impl Comparison {
    fn put(&mut self, found: [Option<Finding>; 2]) {
        match found {
            [Some(first), Some(second)] => self.both.push([first, second]),
            [Some(first), None] => self.only[0].push(first),
            [None, Some(second)] => self.only[1].push(second),
            [None, None] => {}
        }
    }

    /// Of several claims of one article about the same, the last one is what it says.
    fn claims(&mut self, dossier: &Dossier, articles: [&ArticleId; 2], tag: &str) {
        let mut about: BTreeMap<About<'_>, [Option<(&Claim, &Span)>; 2]> = BTreeMap::new();
        for claim in &dossier.claims {
            for (side, article) in articles.iter().enumerate() {
                let Some(span) = claim.evidence.iter().find(|span| span.article == **article) else {
                    continue;
                };
                let said = about.entry((&claim.relation, &claim.subject, &claim.object)).or_default();
                let later = said[side].is_none_or(|(known, _)| known.as_of <= claim.as_of);
                if later {
                    said[side] = Some((claim, span));
                }
            }
        }
        for said in about.into_values() {
            let differ = matches!(said, [Some((a, _)), Some((b, _))] if a.status != b.status);
            let found = said.map(|said| said.map(|(claim, span)| finding(dossier, claim, span, tag)));
            match found {
                [Some(first), Some(second)] if differ => self.differ.push([first, second]),
                found => self.put(found),
            }
        }
    }
}

/// A claim in a line: subject, status, object.
fn finding(dossier: &Dossier, claim: &Claim, span: &Span, tag: &str) -> Finding {
    let name = |id: &EntityId| {
        let entity = dossier.entities.iter().find(|entity| entity.id == *id);
        entity.map_or(id.as_str(), |entity| entity.name.get(tag)).to_owned()
    };
    let relation = dossier.relations.iter().find(|relation| relation.id == claim.relation);
    let statuses = relation.map(|relation| &relation.statuses[..]).unwrap_or_default();
    let status = statuses.iter().find(|status| status.id == claim.status);
    let status = status.map_or(claim.status.as_str(), |status| status.label.get(tag));
    Finding {
        text: format!("{} · {status} · {}", name(&claim.subject), name(&claim.object)),
        language: None,
        days: claim.as_of.map(|day| [day.to_string(), day.to_string()]),
        at: at(span),
        hedged: claim.hedged,
    }
}

fn days(when: &DateSpan) -> [String; 2] {
    [when.start.to_string(), when.end.to_string()]
}

fn at(span: &Span) -> String {
    format!("{}.{}-{}", span.block, span.start, span.end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn span(article: &str, block: u32) -> Value {
        json!({ "article": article, "block": block, "start": 0, "end": 2 })
    }

    fn dossier() -> Dossier {
        let article = |id: &str| {
            let body = json!([{ "paragraph": [{ "text": "one" }] }, { "paragraph": [{ "text": id }] }]);
            json!({ "id": id, "file": id, "title": id, "language": "en", "body": body })
        };
        let event = |id: &str, articles: &[&str], kind: &str| {
            let when = json!({ "start": "2021-09-28", "end": "2021-09-30", "precision": "day" });
            let evidence: Vec<_> = articles.iter().map(|article| span(article, 1)).collect();
            json!({ "id": id, "when": when, "text": id, "evidence": evidence, "kind": kind })
        };
        let claim = |object: &str, status: &str, day: &str, article: &str| json!({ "relation": "r", "subject": "s", "object": object, "status": status, "as_of": day, "evidence": [span(article, 0)] });
        let whole = json!({
            "version": hutong_model::VERSION, "title": {}, "description": {}, "language": "en", "zone": "UTC", "pictures": "ask",
            "kinds": [], "entities": [{ "id": "s", "kind": "k", "name": { "": "Subject" } }],
            "relations": [{ "id": "r", "label": {}, "subjects": [], "objects": [],
                "statuses": [{ "id": "yes", "label": { "": "has" }, "tone": "yes" }] }],
            "articles": [article("a"), article("b"), article("c")],
            "events": [event("both", &["a", "b"], "reported"), event("first", &["a"], "reported"), event("out", &["b"], "published"),
                event("other", &["c"], "reported"), event("near", &["a", "c", "c"], "reported"), event("nearer", &["a", "c"], "reported")],
            "claims": [claim("x", "no", "2021-01-01", "a"), claim("x", "yes", "2021-02-01", "a"), claim("x", "yes", "2021-03-01", "b"),
                claim("y", "yes", "2021-02-01", "a"), claim("y", "no", "2021-02-01", "b"), claim("z", "no", "2021-02-01", "b")],
            "quotes": [], "figures": [], "duplicates": [{ "places": [span("a", 0), span("b", 1)] }, { "places": [span("a", 0), span("c", 1)] }],
        });
        serde_json::from_value(whole).unwrap()
    }

    #[test]
    fn what_one_says_and_the_other_does_not() {
        let (a, b) = (ArticleId::new("a"), ArticleId::new("b"));
        let texts =
            |findings: &[Finding]| findings.iter().map(|found| found.text.clone()).collect::<Vec<_>>();
        let pairs = |pairs: &[[Finding; 2]]| pairs.iter().flat_map(|pair| texts(pair)).collect::<Vec<_>>();
        let found = compare(&dossier(), [&a, &b], "en");
        assert_eq!(texts(&found.only[0]), ["first", "near", "nearer"]);
        assert_eq!(texts(&found.only[1]), ["Subject · no · z"]);
        assert_eq!(pairs(&found.both), ["both", "both", "Subject · has · x", "Subject · has · x"]);
        assert_eq!(pairs(&found.differ), ["Subject · has · y", "Subject · no · y"]);
        assert_eq!(found.both[0][0].days, Some(["2021-09-28".into(), "2021-09-30".into()]));
        assert_eq!(
            (found.both[0][0].at.as_str(), found.both[1][1].days.as_ref().unwrap()[0].as_str()),
            ("1.0-2", "2021-03-01")
        );
        let [[first, second]] = &found.shared[..] else { panic!("{:?}", found.shared) };
        let words = |passage: &Passage| passage.pieces[0].text.clone();
        assert_eq!((words(first), words(second), second.at.as_str()), ("one".into(), "b".into(), "1.0-2"));
    }

    #[test]
    fn the_other_way_round_is_the_same_mirrored() {
        let (a, b) = (ArticleId::new("a"), ArticleId::new("b"));
        let (one, other) = (compare(&dossier(), [&a, &b], "en"), compare(&dossier(), [&b, &a], "en"));
        let [first, second] = other.only;
        assert_eq!(one.only, [second, first]);
        let mirrored = |pairs: Vec<[Finding; 2]>| pairs.into_iter().map(|[a, b]| [b, a]).collect::<Vec<_>>();
        assert_eq!((one.both, one.differ), (mirrored(other.both), mirrored(other.differ)));
    }

    #[test]
    fn the_nearest_come_first_and_nobody_is_near_to_himself() {
        let ids = |article: &str| {
            let dossier = dossier();
            let near = near(&dossier, &ArticleId::new(article)).into_iter().cloned().collect::<Vec<_>>();
            near.iter().map(|id| id.to_string()).collect::<Vec<_>>()
        };
        assert_eq!(ids("a"), ["c", "b"]);
        assert_eq!(ids("none"), ["a", "b", "c"]);
        let none = ArticleId::new("none");
        assert_eq!(compare(&dossier(), [&none, &none], "en"), Comparison::default());
    }
}
