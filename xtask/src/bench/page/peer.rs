//! The page of TimelineJS: the dossier's events in its own form, as its documentation has it.

use anyhow::Result;
use hutong_model::{Day, Dossier, Event};
use serde_json::{Value, json};
use std::path::Path;

/// Writes the page and its events into a folder that holds the library's `js/` and `css/`.
///
/// # Errors
///
/// When a file cannot be written.
pub fn write(dossier: &Dossier, folder: &Path) -> Result<()> {
    let events: Vec<_> = dossier.events.iter().map(event).collect();
    let timeline = json!({ "title": { "text": { "headline": dossier.title.get(&dossier.language) } }, "events": events });
    let data = timeline.to_string().replace('<', "\\u003c");
    let title = dossier.title.get(&dossier.language).replace('&', "&amp;").replace('<', "&lt;");
    let page = format!(
        r#"<!doctype html>
<html lang="{}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title><meta name="description" content="Timeline">
<link rel="stylesheet" href="css/timeline.css"><script src="js/timeline.js"></script></head>
<body><main id="timeline" style="width: 100%; height: 600px"></main>
<script>new TL.Timeline("timeline", {data}, {{ font: null, script_path: "js/" }});</script></body></html>
"#,
        dossier.language
    );
    std::fs::write(folder.join("index.html"), page)?;
    Ok(())
}

fn event(event: &Event) -> Value {
    json!({
        "unique_id": event.id,
        "start_date": date(event.when.start),
        "end_date": date(event.when.end),
        "text": { "headline": event.text },
    })
}

fn date(day: Day) -> Value {
    json!({ "year": day.year(), "month": day.month(), "day": day.day() })
}
