//! Everything that the app takes for granted of a dossier, looked at one by one.

use crate::{
    Refusal,
    web::{is_mail, is_web},
};
use hutong_model::{
    Article, ArticleId, Block, Claim, DateSpan, Dossier, Entity, Event, EventKind, Inline, Kind, Picture,
    Place, Relation, Span,
};
use std::collections::{BTreeMap, BTreeSet};

/// How many there may be of articles, entities, events or claims, and of blocks in an article.
const MANY: usize = 50_000;
/// Characters of an id; it stands in addresses.
const LONG_ID: usize = 200;
/// Characters of a tag such as `zh-Hans`.
const LONG_TAG: usize = 35;
/// Characters of a headline, a name, a label.
const LONG_NAME: usize = 2_000;
/// How deep emphasis, links and the like may lie in one another.
const DEEP: usize = 16;

type Outcome = Result<(), Refusal>;

/// Finds the first thing that is wrong.
pub fn check(dossier: &Dossier) -> Outcome {
    let Dossier { kinds, entities, relations, articles, events, claims, quotes, figures, duplicates, .. } =
        dossier;
    let counts = [
        ("kinds", kinds.len()),
        ("entities", entities.len()),
        ("relations", relations.len()),
        ("articles", articles.len()),
        ("events", events.len()),
        ("claims", claims.len()),
        ("quotes", quotes.len()),
        ("figures", figures.len()),
        ("duplicates", duplicates.len()),
    ];
    for (name, count) in counts {
        require(count <= MANY, name, || format!("{count} are more than the {MANY} that are read"))?;
    }
    tag("language", &dossier.language)?;
    let names = Names::of(dossier)?;
    for (at, kind) in kinds.iter().enumerate() {
        self::kind(&format!("kinds[{at}]"), kind)?;
    }
    for (at, entity) in entities.iter().enumerate() {
        self::entity(&format!("entities[{at}]"), entity, &names)?;
    }
    for (at, relation) in relations.iter().enumerate() {
        self::relation(&format!("relations[{at}]"), relation, &names)?;
    }
    for (at, article) in articles.iter().enumerate() {
        self::article(&format!("articles[{at}]"), article, &names)?;
    }
    for (at, event) in events.iter().enumerate() {
        self::event(&format!("events[{at}]"), event, &names)?;
    }
    for (at, claim) in claims.iter().enumerate() {
        self::claim(&format!("claims[{at}]"), claim, &names)?;
    }
    for (at, quote) in quotes.iter().enumerate() {
        let at = format!("quotes[{at}]");
        quote.entity.iter().try_for_each(|entity| names.entity(&at, entity.as_str()))?;
        spans(&format!("{at}.evidence"), std::slice::from_ref(&quote.evidence), &names)?;
        let sentence = quote.sentence.map(|place| place.in_article(&quote.evidence.article));
        spans(&format!("{at}.sentence"), sentence.as_slice(), &names)?;
    }
    for (at, figure) in figures.iter().enumerate() {
        spans(&format!("figures[{at}].evidence"), std::slice::from_ref(&figure.evidence), &names)?;
    }
    for (at, duplicate) in duplicates.iter().enumerate() {
        let at = format!("duplicates[{at}].places");
        require(duplicate.places.len() > 1, &at, || "a paragraph that stands in one place".into())?;
        spans(&at, &duplicate.places, &names)?;
    }
    Ok(())
}

/// What names of the dossier lead to.
struct Names<'a> {
    kinds: BTreeSet<&'a str>,
    entities: BTreeSet<&'a str>,
    relations: BTreeMap<&'a str, &'a Relation>,
    /// How many characters each block of an article has.
    articles: BTreeMap<&'a ArticleId, Vec<u32>>,
}

impl<'a> Names<'a> {
    fn of(dossier: &'a Dossier) -> Result<Self, Refusal> {
        let mut names = Self {
            kinds: BTreeSet::new(),
            entities: BTreeSet::new(),
            relations: BTreeMap::new(),
            articles: BTreeMap::new(),
        };
        for (at, kind) in dossier.kinds.iter().enumerate() {
            unique(&format!("kinds[{at}].id"), kind.id.as_str(), names.kinds.insert(kind.id.as_str()))?;
        }
        for (at, entity) in dossier.entities.iter().enumerate() {
            let is_new = names.entities.insert(entity.id.as_str());
            unique(&format!("entities[{at}].id"), entity.id.as_str(), is_new)?;
        }
        for (at, relation) in dossier.relations.iter().enumerate() {
            let is_new = names.relations.insert(relation.id.as_str(), relation).is_none();
            unique(&format!("relations[{at}].id"), relation.id.as_str(), is_new)?;
        }
        for (at, article) in dossier.articles.iter().enumerate() {
            let at = format!("articles[{at}]");
            // Before any text is put together: how deep it is decides whether that can be done.
            for (number, block) in article.body.iter().enumerate() {
                self::block(&format!("{at}.body[{number}]"), block)?;
            }
            let lengths = article.body.iter().map(|block| length(&block.text())).collect();
            let is_new = names.articles.insert(&article.id, lengths).is_none();
            unique(&format!("{at}.id"), article.id.as_str(), is_new)?;
        }
        let mut events = BTreeSet::new();
        for (at, event) in dossier.events.iter().enumerate() {
            unique(&format!("events[{at}].id"), &event.id, events.insert(&event.id))?;
        }
        Ok(names)
    }

    fn entity(&self, at: &str, id: &str) -> Outcome {
        require(self.entities.contains(id), at, || format!("there is no entity `{id}`"))
    }

    fn kind(&self, at: &str, id: &str) -> Outcome {
        require(self.kinds.contains(id), at, || format!("there is no kind `{id}`"))
    }
}

fn kind(at: &str, kind: &Kind) -> Outcome {
    let id = kind.id.as_str();
    require(!Kind::RESERVED_IDS.contains(&id), at, || format!("`{id}` means something else in addresses"))?;
    kind.label.texts().try_for_each(|text| name(at, text))
}

fn entity(at: &str, entity: &Entity, names: &Names<'_>) -> Outcome {
    names.kind(&format!("{at}.kind"), entity.kind.as_str())?;
    entity.name.texts().try_for_each(|text| name(at, text))
}

fn relation(at: &str, relation: &Relation, names: &Names<'_>) -> Outcome {
    relation.label.texts().try_for_each(|text| name(at, text))?;
    let kinds = relation.subjects.iter().chain(&relation.objects);
    kinds.into_iter().try_for_each(|kind| names.kind(at, kind.as_str()))?;
    let mut ids = BTreeSet::new();
    for status in &relation.statuses {
        unique(&format!("{at}.statuses"), status.id.as_str(), ids.insert(&status.id))?;
        status.label.texts().try_for_each(|text| name(at, text))?;
    }
    Ok(())
}

fn article(at: &str, article: &Article, names: &Names<'_>) -> Outcome {
    let id = article.id.as_str();
    require(id != "." && id != "..", at, || format!("`{id}` leads out of the address"))?;
    require(!article.title.trim().is_empty(), at, || "it has no title".into())?;
    name(&format!("{at}.title"), &article.title)?;
    tag(&format!("{at}.language"), &article.language)?;
    if let Some(url) = &article.source_url {
        web(&format!("{at}.source_url"), url)?;
    }
    require(article.body.len() <= MANY, at, || format!("{} blocks are too many", article.body.len()))?;
    if let Some(hero) = article.hero {
        let is_picture = matches!(article.body.get(hero as usize), Some(Block::Image(_)));
        require(is_picture, at, || format!("`hero` names block {hero}, which is no picture"))?;
    }
    let lengths = names.articles.get(&article.id).map_or(&[][..], Vec::as_slice);
    for (number, mention) in article.mentions.iter().enumerate() {
        let at = format!("{at}.mentions[{number}]");
        names.entity(&at, mention.entity.as_str())?;
        place(&at, mention.place, lengths)?;
    }
    for (number, date) in article.dates.iter().enumerate() {
        let at = format!("{at}.dates[{number}]");
        place(&at, date.place, lengths)?;
        date.span.iter().try_for_each(|span| days(&at, span))?;
    }
    Ok(())
}

fn block(at: &str, block: &Block) -> Outcome {
    match block {
        Block::Paragraph(content) | Block::Quote(content) => inlines(at, content, 0),
        Block::Heading { level, content } => {
            require((1..=6).contains(level), at, || format!("there is no heading of level {level}"))?;
            inlines(at, content, 0)
        }
        Block::Image(Picture { url, .. }) | Block::Embed { url, .. } => web(at, url),
        Block::List { items, .. } => items.iter().try_for_each(|item| inlines(at, &item.content, 0)),
        Block::Table { rows, .. } => rows.iter().flatten().try_for_each(|cell| inlines(at, cell, 0)),
        Block::Code { .. } | Block::Divider => Ok(()),
    }
}

fn inlines(at: &str, content: &[Inline], depth: usize) -> Outcome {
    require(depth <= DEEP, at, || format!("texts lie in one another more than {DEEP} deep"))?;
    content.iter().try_for_each(|inline| match inline {
        Inline::Strong(content) | Inline::Emphasis(content) | Inline::Struck(content) => {
            inlines(at, content, depth + 1)
        }
        Inline::Link { url, content } => {
            if !is_mail(url) {
                web(at, url)?;
            }
            inlines(at, content, depth + 1)
        }
        Inline::Text(_) | Inline::Code(_) | Inline::Break => Ok(()),
    })
}

fn event(at: &str, event: &Event, names: &Names<'_>) -> Outcome {
    days(at, &event.when)?;
    event.entities.iter().try_for_each(|entity| names.entity(at, entity.as_str()))?;
    let needs = event.kind == EventKind::Reported;
    require(!needs || !event.evidence.is_empty(), at, || "nothing is named that says so".into())?;
    spans(&format!("{at}.evidence"), &event.evidence, names)
}

fn claim(at: &str, claim: &Claim, names: &Names<'_>) -> Outcome {
    let id = claim.relation.as_str();
    let relation = names.relations.get(id);
    let relation = relation.ok_or_else(|| wrong(at, format!("there is no relation `{id}`")))?;
    let has_status = relation.statuses.iter().any(|status| status.id == claim.status);
    require(has_status, at, || format!("`{id}` has no status `{}`", claim.status))?;
    names.entity(&format!("{at}.subject"), claim.subject.as_str())?;
    names.entity(&format!("{at}.object"), claim.object.as_str())?;
    require(!claim.evidence.is_empty(), at, || "nothing is named that says so".into())?;
    spans(&format!("{at}.evidence"), &claim.evidence, names)
}

fn spans(at: &str, spans: &[Span], names: &Names<'_>) -> Outcome {
    for (number, span) in spans.iter().enumerate() {
        let at = format!("{at}[{number}]");
        let lengths = names.articles.get(&span.article);
        let lengths = lengths.ok_or_else(|| wrong(&at, format!("there is no article `{}`", span.article)))?;
        // A publication rests on its article as a whole: an empty span, even where nothing is written.
        if span.place() != (Place { block: 0, start: 0, end: 0 }) {
            place(&at, span.place(), lengths)?;
        }
    }
    Ok(())
}

fn place(at: &str, place: Place, lengths: &[u32]) -> Outcome {
    let Place { block, start, end } = place;
    let length = lengths.get(block as usize);
    let length = length.ok_or_else(|| wrong(at, format!("the article has no block {block}")))?;
    require(start <= end && end <= *length, at, || {
        format!("characters {start} to {end} are not in block {block}, which has {length}")
    })
}

fn days(at: &str, span: &DateSpan) -> Outcome {
    require(span.start <= span.end, at, || format!("{} is after {}", span.start, span.end))
}

fn web(at: &str, url: &str) -> Outcome {
    require(is_web(url), at, || format!("`{}` is no http(s) address", shortened(url)))
}

fn name(at: &str, text: &str) -> Outcome {
    require(text.chars().nth(LONG_NAME).is_none(), at, || format!("more than {LONG_NAME} characters"))
}

fn tag(at: &str, tag: &str) -> Outcome {
    let is_tag =
        tag.len() <= LONG_TAG && tag.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    require(is_tag && !tag.is_empty(), at, || format!("`{}` is no language tag", shortened(tag)))
}

fn unique(at: &str, id: &str, is_new: bool) -> Outcome {
    require(is_new, at, || format!("`{}` is there twice", shortened(id)))?;
    let is_good =
        !id.trim().is_empty() && id.chars().nth(LONG_ID).is_none() && !id.chars().any(char::is_control);
    require(is_good, at, || format!("`{}` is no id: 1 to {LONG_ID} characters", shortened(id)))
}

fn require(holds: bool, at: &str, what: impl FnOnce() -> String) -> Outcome {
    if holds { Ok(()) } else { Err(wrong(at, what())) }
}

fn wrong(at: &str, what: String) -> Refusal {
    Refusal::Wrong { at: at.to_owned(), what }
}

fn length(text: &str) -> u32 {
    u32::try_from(text.chars().count()).unwrap_or(u32::MAX)
}

fn shortened(text: &str) -> String {
    text.chars().take(60).collect()
}
