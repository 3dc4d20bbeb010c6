//! From what is written to what is meant: ids are unique and known, names are there. Knows the
//! rules between keys; syntax is behind it.

use crate::{
    Config, ConfigError, RelationRules, StatusRules, error::Source, label::RawLabel, near::nearest, raw,
};
use hutong_model::{Entity, EntityId, Kind, KindId, Label, Relation, RelationId, Status, StatusId};
use std::{collections::BTreeMap, ops::Range};
use toml::Spanned;

pub(crate) fn resolve(file: raw::File, source: &Source<'_>) -> Result<Config, ConfigError> {
    let title = named(file.dossier.title, "the title", source)?;
    let kinds = kinds(file.kinds, source)?;
    let short = file.entities.iter().map(|entity| entity.get_ref().stands_for.clone()).collect::<Vec<_>>();
    let not_in = file.entities.iter().flat_map(|entity| entity.get_ref().not_in.clone()).collect();
    let not_names = texts(not_in, "longer word", source)?;
    let entities = entities(file.entities, &kinds, source)?;
    let stands_for = stands_for(short, &entities, source)?;
    let (relations, relation_rules) = relations(file.relations, &kinds, source)?;
    Ok(Config {
        title,
        description: file.dossier.description.into_label(),
        language: file.dossier.language,
        zone: file.dossier.zone,
        base: file.dossier.base.map(|base| web_address(base, source)).transpose()?,
        pictures: file.dossier.pictures,
        embed_limit: file.dossier.embed_limit,
        kinds,
        entities,
        stands_for,
        not_names,
        relations,
        relation_rules,
        reading: file.reading,
        events: file.events,
        quotes: file.quotes,
    })
}

/// Only looks at its beginning: whoever joins addresses to it parses it.
fn web_address(base: Spanned<String>, source: &Source<'_>) -> Result<String, ConfigError> {
    let text = base.get_ref().trim();
    let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let host = host.and_then(|rest| rest.split(['/', '?', '#']).next()).unwrap_or_default();
    if host.is_empty() || host.contains(char::is_whitespace) {
        return Err(source.error(
            base.span(),
            format!("`{text}` is no address of a site"),
            "write the whole address, as in base = \"https://example.org/blog/\"",
        ));
    }
    Ok(text.into())
}

fn kinds(raw: Vec<raw::Kind>, source: &Source<'_>) -> Result<Vec<Kind>, ConfigError> {
    let mut seen = Seen::new("kind");
    raw.into_iter()
        .map(|kind| {
            let id = seen.take(&kind.id, source)?;
            if Kind::RESERVED_IDS.contains(&id.as_str()) {
                return Err(source.error(
                    kind.id.span(),
                    format!("no kind can be called `{id}`: the viewer's address uses that name"),
                    "take another id; its `label` may say anything",
                ));
            }
            Ok(Kind { label: or_id(kind.label, &id), id: KindId::new(id) })
        })
        .collect()
}

fn entities(
    raw: Vec<Spanned<raw::Entity>>,
    kinds: &[Kind],
    source: &Source<'_>,
) -> Result<Vec<Entity>, ConfigError> {
    let mut seen = Seen::new("entity");
    raw.into_iter().map(|entity| one_entity(entity, kinds, &mut seen, source)).collect()
}

fn one_entity(
    entity: Spanned<raw::Entity>,
    kinds: &[Kind],
    seen: &mut Seen,
    source: &Source<'_>,
) -> Result<Entity, ConfigError> {
    let entity = entity.into_inner();
    let id = seen.take(&entity.id, source)?;
    let kind = known_kind(&entity.kind, kinds, source)?;
    let Some(name) = entity.name else {
        return Err(source.error(
            entity.id.span(),
            format!("the entity `{id}` has no name"),
            "add `name = \"…\"`, the name that readers see and texts use",
        ));
    };
    let name = named(name, &format!("the name of `{id}`"), source)?;
    let aliases = texts(entity.aliases, "alias", source)?;
    Ok(Entity { id: EntityId::new(id), kind, name, aliases })
}

fn stands_for(
    short: Vec<Option<Spanned<String>>>,
    entities: &[Entity],
    source: &Source<'_>,
) -> Result<Vec<Option<usize>>, ConfigError> {
    let index = |id: Spanned<String>| {
        let known = entities.iter().position(|entity| entity.id.as_str() == id.get_ref());
        known.ok_or_else(|| {
            let near = nearest(id.get_ref(), entities.iter().map(|entity| entity.id.as_str()));
            let hint = near
                .map_or_else(|| "use the id of an entity".into(), |near| format!("did you mean `{near}`?"));
            source.error(id.span(), format!("there is no entity `{}`", id.get_ref()), hint)
        })
    };
    short.into_iter().map(|id| id.map(index).transpose()).collect()
}

fn relations(
    raw: Vec<Spanned<raw::Relation>>,
    kinds: &[Kind],
    source: &Source<'_>,
) -> Result<(Vec<Relation>, Vec<RelationRules>), ConfigError> {
    let mut seen = Seen::new("relation");
    let mut both = (Vec::new(), Vec::new());
    for relation in raw {
        let (relation, rules) = one_relation(relation, kinds, &mut seen, source)?;
        both.0.push(relation);
        both.1.push(rules);
    }
    Ok(both)
}

fn one_relation(
    relation: Spanned<raw::Relation>,
    kinds: &[Kind],
    seen: &mut Seen,
    source: &Source<'_>,
) -> Result<(Relation, RelationRules), ConfigError> {
    let relation = relation.into_inner();
    let at = relation.id.span();
    let id = seen.take(&relation.id, source)?;
    let side = |raw: &[Spanned<String>], side: &str| {
        if raw.is_empty() {
            let what = format!("the relation `{id}` has no {side}");
            return Err(source.error(at.clone(), what, format!("name at least one kind in `{side}`")));
        }
        raw.iter().map(|kind| known_kind(kind, kinds, source)).collect::<Result<Vec<_>, _>>()
    };
    let (subjects, objects) = (side(&relation.subjects, "subjects")?, side(&relation.objects, "objects")?);
    if relation.statuses.is_empty() {
        let what = format!("the relation `{id}` has no status");
        return Err(source.error(at, what, "add a [[relation.status]] with id, tone and phrases below it"));
    }
    let (statuses, rules) = statuses(relation.statuses, source)?;
    let label = or_id(relation.label, &id);
    let rules = RelationRules {
        subject_nouns: relation.subject_nouns,
        object_nouns: relation.object_nouns,
        subject_pronouns: relation.subject_pronouns,
        object_pronouns: relation.object_pronouns,
        tails: relation.tails,
        together: relation.together,
        mutual: relation.mutual,
        instruments: relation.instruments,
        deeds: relation.deeds,
        portions: relation.portions,
        shown: relation.shown,
        takings: relation.takings,
        uses: relation.uses,
        venues: relation.venues,
        presences: relation.presences,
        statuses: rules,
    };
    Ok((Relation { id: RelationId::new(id), label, subjects, objects, statuses }, rules))
}

fn statuses(
    raw: Vec<Spanned<raw::Status>>,
    source: &Source<'_>,
) -> Result<(Vec<Status>, Vec<StatusRules>), ConfigError> {
    let mut seen = Seen::new("status");
    let mut both = (Vec::new(), Vec::new());
    for status in raw {
        let status = status.into_inner();
        let id = seen.take(&status.id, source)?;
        if status.phrases.is_empty() {
            return Err(source.error(
                status.id.span(),
                format!("the status `{id}` has no phrases"),
                "add `phrases = [\"…\"]`, the words by which texts say it",
            ));
        }
        let phrases = texts(status.phrases, "phrase", source)?;
        let modifiers = texts(status.modifiers, "modifier", source)?;
        let label = or_id(status.label, &id);
        both.0.push(Status { id: StatusId::new(id), label, tone: status.tone });
        both.1.push(StatusRules { phrases, modifiers });
    }
    Ok(both)
}

fn named(label: Spanned<RawLabel>, what: &str, source: &Source<'_>) -> Result<Label, ConfigError> {
    if label.get_ref().has_gap() {
        return Err(source.error(
            label.span(),
            format!("{what} is empty"),
            "write a text, or one a language: { en = \"…\", \"zh-Hans\" = \"…\" }",
        ));
    }
    Ok(label.into_inner().into_label())
}

fn or_id(label: Option<RawLabel>, id: &str) -> Label {
    label.map_or_else(|| Label::plain(id), RawLabel::into_label)
}

fn texts(raw: Vec<Spanned<String>>, what: &str, source: &Source<'_>) -> Result<Vec<String>, ConfigError> {
    raw.into_iter()
        .map(|text| {
            let blank = text.get_ref().chars().all(|c| c.is_whitespace() || c == '*');
            if blank {
                return Err(source.error(text.span(), format!("an empty {what}"), "write it or remove it"));
            }
            Ok(text.into_inner())
        })
        .collect()
}

fn known_kind(kind: &Spanned<String>, kinds: &[Kind], source: &Source<'_>) -> Result<KindId, ConfigError> {
    if let Some(known) = kinds.iter().find(|known| known.id.as_str() == kind.get_ref()) {
        return Ok(known.id.clone());
    }
    let hint = match nearest(kind.get_ref(), kinds.iter().map(|kind| kind.id.as_str())) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "add a [[kind]] with that id, or use one that is there".into(),
    };
    Err(source.error(kind.span(), format!("there is no kind `{}`", kind.get_ref()), hint))
}

/// The ids given so far, so that none is given twice.
struct Seen {
    what: &'static str,
    lines: BTreeMap<String, Range<usize>>,
}

impl Seen {
    fn new(what: &'static str) -> Self {
        Self { what, lines: BTreeMap::new() }
    }

    fn take(&mut self, id: &Spanned<String>, source: &Source<'_>) -> Result<String, ConfigError> {
        let text = id.get_ref();
        let shaped = !text.is_empty()
            && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        if !shaped {
            let what = format!("`{text}` cannot be the id of a {}", self.what);
            return Err(source.error(id.span(), what, "use small letters a–z, digits and hyphens"));
        }
        if let Some(first) = self.lines.insert(text.clone(), id.span()) {
            let line = source.error(first, "", "").line;
            let what = format!("the {} `{text}` is there twice; the first is on line {line}", self.what);
            return Err(source.error(id.span(), what, "rename or remove one of the two"));
        }
        Ok(text.clone())
    }
}
