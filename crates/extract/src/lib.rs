//! Articles become dates, entities, claims, events, quotes and figures, each with its evidence.
//!
//! Knows no DOM, no clock, no disk, and no theme: what is looked for is in `dossier.toml`.

mod claim;
mod date;
mod duplicate;
mod entity;
mod event;
mod figure;
mod parallel;
mod quote;
mod reading;
mod rules;
mod text;

use hutong_config::Config;
use hutong_model::{Article, Dossier, VERSION};

/// Turns articles into a dossier. Linear in the length of the texts.
pub fn extract(mut articles: Vec<Article>, config: &Config) -> Dossier {
    // 1. Words of the vocabulary and the rules become automata.
    let rules = rules::Rules::new(config);
    // 2. Newest first; those without a date last; then by id.
    articles.sort_by(|left, right| newest_first(left).cmp(&newest_first(right)));
    // 3. Each article is folded and read for names and dates.
    let read = parallel::map(&articles, |article| reading::read(article, &rules.names));
    for (article, blocks) in articles.iter_mut().zip(&read) {
        reading::record(article, blocks, &config.entities);
    }
    // 4. Dated sentences become events.
    let events = event::events(&articles, &read, &rules, &config.entities);
    // 5. Sentences with the words of a relation become claims.
    let claims = claim::claims(&articles, &read, &rules, config);
    // 6. Words with a speaker become quotes, numbers with a unit figures.
    let each = articles.iter().zip(&read).collect::<Vec<_>>();
    let quotes =
        parallel::map(&each, |(article, blocks)| quote::quotes(article, blocks, &rules, &config.entities));
    let figures = parallel::map(&each, |(article, blocks)| figure::figures(article, blocks));
    // 7. Paragraphs that stand in several articles are found.
    let duplicates = duplicate::duplicates(&articles, &read);
    Dossier {
        version: VERSION,
        title: config.title.clone(),
        description: config.description.clone(),
        language: config.language.clone(),
        zone: config.zone.clone(),
        pictures: config.pictures,
        kinds: config.kinds.clone(),
        entities: config.entities.clone(),
        relations: config.relations.clone(),
        articles,
        events,
        claims,
        quotes: quotes.into_iter().flatten().collect(),
        figures: figures.into_iter().flatten().collect(),
        duplicates,
    }
}

fn newest_first(
    article: &Article,
) -> (bool, std::cmp::Reverse<Option<&hutong_model::Published>>, &hutong_model::ArticleId) {
    (article.published.is_none(), std::cmp::Reverse(article.published.as_ref()), &article.id)
}
