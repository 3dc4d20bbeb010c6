//! Articles become dates, entities, claims, events, quotes and figures, each with its evidence.
//!
//! Knows no DOM, no clock, no disk, and no theme: what is looked for is in `dossier.toml`.

mod bits;
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
use hutong_model::{Article, ArticleId, DateMention, Dossier, Figure, Mention, Published, Quote, VERSION};
use std::cmp::Reverse;

/// Turns articles into a dossier. Linear in the length of the texts.
pub fn extract(mut articles: Vec<Article>, config: &Config) -> Dossier {
    // 1. Words of the vocabulary and the rules become automata, most of them when they are first asked for.
    let rules = rules::Rules::new(config);
    let lexicons = claim::lexicons(config);
    rules.prepare();
    // 2. Newest first; those without a date last; then by id.
    articles.sort_by(|left, right| newest_first(left).cmp(&newest_first(right)));
    // 3. Each article is read on its own, several at a time.
    let mut extracts = parallel::map(&articles, |article| read(article, &rules, &lexicons, config));
    for (article, extract) in articles.iter_mut().zip(&mut extracts) {
        article.mentions = std::mem::take(&mut extract.mentions);
        article.dates = std::mem::take(&mut extract.dates);
    }
    // 4. What several articles say is brought together.
    let mut all = Gathered::default();
    extracts.into_iter().for_each(|extract| all.add(extract));
    let Gathered { reports, statements, quotes, figures, samples } = all;
    let (happenings, (publications, claims, duplicates)) = parallel::both(
        || event::happenings(reports, &config.entities),
        || {
            let duplicates = duplicate::duplicates(&articles, &samples);
            (event::publications(&articles), claim::merge(statements, config), duplicates)
        },
    );
    let events = event::in_order(publications, happenings);
    Dossier {
        version: VERSION,
        title: config.title.clone(),
        description: config.description.clone(),
        language: config.language().into(),
        zone: config.zone().into(),
        pictures: config.pictures,
        kinds: config.kinds.clone(),
        entities: config.entities.clone(),
        relations: config.relations.clone(),
        events,
        claims,
        quotes,
        figures,
        duplicates,
        articles,
        lexicon: String::new(),
    }
}

/// What one article gives.
struct Extract {
    mentions: Vec<Mention>,
    dates: Vec<DateMention>,
    reports: Vec<event::Report>,
    statements: Vec<claim::Statement>,
    quotes: Vec<Quote>,
    figures: Vec<Figure>,
    samples: Vec<duplicate::Sample>,
}

/// What all articles give, in their order.
#[derive(Default)]
struct Gathered {
    reports: Vec<event::Report>,
    statements: Vec<claim::Statement>,
    quotes: Vec<Quote>,
    figures: Vec<Figure>,
    /// One list an article.
    samples: Vec<Vec<duplicate::Sample>>,
}

impl Gathered {
    fn add(&mut self, extract: Extract) {
        self.reports.extend(extract.reports);
        self.statements.extend(extract.statements);
        self.quotes.extend(extract.quotes);
        self.figures.extend(extract.figures);
        self.samples.push(extract.samples);
    }
}

fn read(article: &Article, rules: &rules::Rules, lexicons: &[claim::Lexicon], config: &Config) -> Extract {
    // a. Blocks are folded, cut into sentences, and searched for names and dates.
    let blocks = reading::read(article, &rules.names);
    let title = reading::read_title(article, &rules.names);
    Extract {
        mentions: reading::mentions(&blocks, &config.entities),
        dates: reading::dates(&blocks),
        // b. Dated sentences report happenings, sentences with a relation's words state claims.
        reports: event::reports(article, &blocks, rules),
        statements: claim::statements(article, &title, &blocks, rules, lexicons),
        // c. Words with a speaker are quotes, numbers with a unit figures.
        quotes: quote::quotes(article, &blocks, rules, &config.entities),
        figures: figure::figures(article, &blocks, rules),
        // d. Long paragraphs leave a sample, by which copies are found.
        samples: duplicate::samples(&blocks),
    }
}

fn newest_first(article: &Article) -> (bool, Reverse<Option<&Published>>, &ArticleId) {
    (article.published.is_none(), Reverse(article.published.as_ref()), &article.id)
}
