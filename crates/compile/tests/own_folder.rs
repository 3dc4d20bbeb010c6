//! A folder that says nothing of itself: its title, zone and language are its files'.
#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

use hutong_compile::compile;
use hutong_model::Dossier;
use std::fs;
use std::path::Path;

fn of(name: &str, files: &[(&str, &str)]) -> Dossier {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("own").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    for (name, text) in files {
        fs::write(folder.join(name), text).unwrap();
    }
    compile(&folder).unwrap().dossier
}

const CHINESE: &str =
    "---\ntitle: 港口\ndate: 2021-09-28 23:30:00 +0800\n---\n港口于周一开放，首日有三艘船进港。";
const OTHER: &str =
    "---\ntitle: 潮水\ndate: 2021-09-29 00:30:00 +0800\n---\n潮水在三点上涨，渔民们出海去了。";
const ENGLISH: &str =
    "---\ntitle: Harbour\ndate: 2021-09-30\n---\nThe harbour opened on Monday, and ships came in.";

#[test]
fn what_most_of_its_files_say() {
    let dossier = of("港口志", &[("a.md", CHINESE), ("b.md", OTHER), ("c.md", ENGLISH)]);
    assert_eq!(dossier.title.get("en"), "港口志");
    assert_eq!(dossier.language, "zh-Hans");
    // The sign in these names is that of the way to Greenwich: eight hours ahead of it.
    assert_eq!(dossier.zone, "Etc/GMT-8");
    assert!(dossier.kinds.is_empty() && dossier.relations.is_empty());
    let days: Vec<String> =
        dossier.articles.iter().map(|article| article.published.as_ref().unwrap().day.to_string()).collect();
    assert_eq!(days, ["2021-09-30", "2021-09-29", "2021-09-28"], "days are those of that zone");
}

#[test]
fn where_its_dates_disagree_the_zone_is_utc() {
    let elsewhere = OTHER.replace("+0800", "+0100");
    assert_eq!(of("two-zones", &[("a.md", CHINESE), ("b.md", &elsewhere)]).zone, "UTC");
    assert_eq!(of("one-date", &[("a.md", CHINESE), ("c.md", ENGLISH)]).zone, "UTC");
}
