//! Prints what is extracted from a folder, with its evidence: `show FOLDER [dates|events|claims|…]`.
use hutong_model::{Article, Place};

fn main() {
    let folder = std::env::args().nth(1).expect("name a folder of articles");
    let wanted = std::env::args().nth(2).unwrap_or_default();
    let dossier = hutong_compile::compile(folder.as_ref()).expect("a folder that makes a dossier").dossier;
    let show = |what: &str| wanted.is_empty() || wanted == what;
    if show("dates") {
        for article in &dossier.articles {
            println!("# {} {:?}", article.title, article.published.as_ref().map(|p| p.day));
            for date in &article.dates {
                let span =
                    date.span.map_or("-".into(), |s| format!("{}..{} {:?}", s.start, s.end, s.precision));
                println!("{}\t{span}\t{:?} {:?}", text(article, date.place), date.part_of_day, date.time);
            }
        }
    }
    let evidence = |span: &hutong_model::Span| {
        let article =
            dossier.articles.iter().find(|a| a.id == span.article).expect("evidence names an article");
        text(article, span.place())
    };
    if show("events") {
        for event in &dossier.events {
            println!(
                "{}..{} {:?} h={} {}\n    {:?}",
                event.when.start,
                event.when.end,
                event.kind,
                event.hedged,
                event.text,
                event.entities.iter().map(ToString::to_string).collect::<Vec<_>>()
            );
            event.evidence.iter().for_each(|span| println!("    {}", evidence(span)));
        }
    }
    if show("claims") {
        for claim in &dossier.claims {
            println!(
                "{} {} {} hedged={} {:?}",
                claim.subject,
                claim.status,
                claim.object,
                claim.hedged,
                claim.as_of.map(|d| d.to_string())
            );
            claim.evidence.iter().for_each(|span| println!("    {}", evidence(span)));
        }
    }
    if show("quotes") {
        for quote in &dossier.quotes {
            println!(
                "{:?} {:?} {:?}: {}",
                quote.kind,
                quote.speaker,
                quote.entity.as_ref().map(ToString::to_string),
                quote.text
            );
        }
    }
    if show("figures") {
        for figure in &dossier.figures {
            println!("{} | {} | {}", figure.number, figure.unit, figure.measures);
        }
    }
    if show("duplicates") {
        for duplicate in &dossier.duplicates {
            duplicate.places.iter().for_each(|span| println!("{} {}", span.article, evidence(span)));
        }
    }
}

fn text(article: &Article, place: Place) -> String {
    let block = article.body[place.block as usize].text();
    block.chars().skip(place.start as usize).take((place.end - place.start) as usize).collect()
}
