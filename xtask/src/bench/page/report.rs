//! What Lighthouse says, and what is made of it. Pure.

use anyhow::{Context, Result};
use hutong_model::Dossier;
use serde_json::Value;
use std::fmt::Write;

/// A page and what was measured of it.
#[derive(Clone, Debug)]
pub struct Page {
    /// As the table has it.
    pub name: &'static str,
    /// Below the server's root.
    pub path: String,
    /// One each time.
    pub audits: Vec<Audit>,
}

/// One report.
#[derive(Clone, Debug, PartialEq)]
pub struct Audit {
    /// Performance, accessibility, best practices, search engines; 0 to 100 each.
    pub scores: [f64; 4],
    /// First contentful paint, largest contentful paint, total blocking time; milliseconds each.
    pub times: [f64; 3],
    /// Cumulative layout shift; no unit.
    pub shift: f64,
    /// Everything that was fetched, in bytes as they travelled.
    pub bytes: f64,
    /// Lighthouse's `benchmarkIndex`, how fast it found this machine; no unit.
    pub machine: f64,
    /// What cost points besides speed, by the names of the audits.
    pub failed: Vec<String>,
}

const CATEGORIES: [&str; 4] = ["performance", "accessibility", "best-practices", "seo"];
const TIMES: [&str; 3] = ["first-contentful-paint", "largest-contentful-paint", "total-blocking-time"];
/// The name of the peer's row.
const PEER: &str = "TimelineJS";
const TIMELINE: &str = "timeline";
/// From this `benchmarkIndex` on the processor slowed 4 times is the phone that Lighthouse means.
const FAST: f64 = 1500.0;

/// The pages that are measured; the last is the peer's.
pub fn pages(dossier: &Dossier, peer: &str) -> Vec<Page> {
    let page = |name, path: String| Page { name, path, audits: Vec::new() };
    let article = dossier.articles.first().map(|article| format!("article/{}/", article.id));
    let own = [
        ("home", Some(String::new())),
        (TIMELINE, Some("timeline/".into())),
        ("matrix", Some("matrix/".into())),
        ("article", article),
    ];
    let own = own.into_iter().filter_map(|(name, path)| Some(page(name, path?)));
    own.chain([page(PEER, format!("{peer}/"))]).collect()
}

impl Audit {
    /// Reads a report.
    ///
    /// # Errors
    ///
    /// When it is no report, or lacks a figure.
    pub fn parse(text: &str) -> Result<Self> {
        let report: Value = serde_json::from_str(text)?;
        let score = |category: &str| -> Result<f64> {
            let score = report["categories"][category]["score"].as_f64();
            Ok(score.with_context(|| format!("it has no score for {category}"))? * 100.0)
        };
        let figure = |audit: &str| {
            let value = report["audits"][audit]["numericValue"].as_f64();
            value.with_context(|| format!("it has no {audit}"))
        };
        let mut scores = [0.0; 4];
        for (into, category) in scores.iter_mut().zip(CATEGORIES) {
            *into = score(category)?;
        }
        let mut times = [0.0; 3];
        for (into, audit) in times.iter_mut().zip(TIMES) {
            *into = figure(audit)?;
        }
        let weighty = CATEGORIES[1..].iter().flat_map(|category| {
            let audits = report["categories"][*category]["auditRefs"].as_array().cloned().unwrap_or_default();
            audits.into_iter().filter(|audit| audit["weight"].as_f64() > Some(0.0))
        });
        let ids = weighty.filter_map(|audit| audit["id"].as_str().map(str::to_owned));
        let failed = ids
            .filter(|id| report["audits"][id]["score"].as_f64().is_some_and(|score| score < 1.0))
            .collect();
        Ok(Self {
            scores,
            times,
            shift: figure("cumulative-layout-shift")?,
            bytes: figure("total-byte-weight")?,
            machine: report["environment"]["benchmarkIndex"].as_f64().context("it has no benchmarkIndex")?,
            failed,
        })
    }
}

/// A row a page, then how much sooner the timeline shows its largest part than the peer's page.
pub fn table(pages: &[Page]) -> String {
    let mut text = format!(
        "{:<12}{:>6}{:>6}{:>6}{:>6}{:>10}{:>10}{:>10}{:>8}{:>10}\n",
        "page", "perf", "a11y", "best", "seo", "FCP ms", "LCP ms", "TBT ms", "CLS", "kB"
    );
    for page in pages {
        let of = |figure: &dyn Fn(&Audit) -> f64| median(page.audits.iter().map(figure).collect());
        let _ = write!(text, "{:<12}", page.name);
        for at in 0..4 {
            let _ = write!(text, "{:>6.0}", of(&|audit| audit.scores[at]));
        }
        for at in 0..3 {
            let _ = write!(text, "{:>10.0}", of(&|audit| audit.times[at]));
        }
        let _ =
            writeln!(text, "{:>8.3}{:>10.1}", of(&|audit| audit.shift), of(&|audit| audit.bytes) / 1000.0);
        if page.name != PEER
            && let Some(audit) = page.audits.iter().find(|audit| !audit.failed.is_empty())
        {
            let _ = writeln!(text, "  costs points: {}", audit.failed.join(", "));
        }
    }
    let paint = |name| {
        let page = pages.iter().find(|page| page.name == name)?;
        Some(median(page.audits.iter().map(|audit| audit.times[1]).collect()))
    };
    if let (Some(own), Some(peer)) = (paint(TIMELINE), paint(PEER)) {
        let _ = writeln!(text, "LCP of the timeline / of TimelineJS: {:.2}", own / peer);
    }
    text
}

/// How fast Lighthouse found this machine, and what it says of such: by default it slows the processor 4
/// times, which makes a phone of machines of 1,500 and more, and a slower phone than it means of others
/// (<https://github.com/GoogleChrome/lighthouse/blob/main/docs/throttling.md#calibrating-the-cpu-slowdown>).
pub fn machine(pages: &[Page]) -> String {
    let index = median(pages.iter().flat_map(|page| &page.audits).map(|audit| audit.machine).collect());
    let hint = match index {
        ..FAST => "; 4 times slowed it is a slower phone than Lighthouse means, --slowdown 2 comes near",
        _ => "",
    };
    format!("benchmarkIndex of this machine: {index:.0}{hint}")
}

/// The middle one; of an even number the lower of the two in the middle. 0 of none.
pub fn median(mut figures: Vec<f64>) -> f64 {
    figures.sort_by(f64::total_cmp);
    figures.get(figures.len().saturating_sub(1) / 2).copied().unwrap_or(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn report(lcp: f64, seo: f64) -> String {
        let figure = |value: f64| json!({ "numericValue": value, "score": 1 });
        let category =
            |score: f64| json!({ "score": score, "auditRefs": [{ "id": "meta-description", "weight": 1 }] });
        json!({
            "environment": { "benchmarkIndex": 1000 },
            "categories": {
                "performance": category(1.0), "accessibility": category(1.0),
                "best-practices": category(1.0), "seo": category(seo)
            },
            "audits": {
                "first-contentful-paint": figure(800.0), "largest-contentful-paint": figure(lcp),
                "total-blocking-time": figure(0.0), "cumulative-layout-shift": figure(0.0),
                "total-byte-weight": figure(150_000.0), "meta-description": { "score": seo }
            }
        })
        .to_string()
    }

    fn page(name: &'static str, reports: &[String]) -> Page {
        let audits = reports.iter().map(|text| Audit::parse(text).unwrap()).collect();
        Page { name, path: String::new(), audits }
    }

    #[test]
    fn medians_and_the_ratio_are_shown() {
        let own = page(TIMELINE, &[report(900.0, 1.0), report(5000.0, 1.0), report(1000.0, 0.9)]);
        let peer = page(PEER, &[report(4000.0, 1.0)]);
        let text = table(&[own, peer]);
        assert!(text.contains("LCP of the timeline / of TimelineJS: 0.25"), "{text}");
        assert!(text.contains("costs points: meta-description"), "{text}");
    }

    #[test]
    fn a_machine_too_slow_to_be_slowed_as_much_is_told() {
        let mut pages = [page(TIMELINE, &[report(900.0, 1.0)])];
        assert!(machine(&pages).contains(" 1000; "), "{}", machine(&pages));
        pages[0].audits[0].machine = 1600.0;
        assert!(machine(&pages).ends_with(" 1600"), "{}", machine(&pages));
    }

    #[test]
    fn a_report_without_a_figure_is_refused() {
        let error = Audit::parse(r#"{ "categories": {}, "audits": {} }"#).unwrap_err();
        assert!(error.to_string().contains("performance"), "{error}");
    }
}
