//! What no source may mention. Clippy bans the worst calls by their paths; it sees neither code
//! for the browser alone nor JavaScript, so their names are looked for as well.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// Ways of giving markup to the browser as text.
const MARKUP: &[&str] = &[
    "inner_html",
    "outer_html",
    "insert_adjacent_html",
    "from_html_unchecked",
    "create_contextual_fragment",
    "innerHTML",
    "outerHTML",
    "insertAdjacentHTML",
    "document.write",
    "eval(",
];

/// The page around the program, and clocks.
const BROWSER_AND_CLOCK: &[&str] = &[
    "web_sys",
    "gloo",
    "js_sys",
    "wasm_bindgen",
    "crate::browser",
    "SystemTime",
    "Instant::now",
    "Zoned::now",
];

/// What the first dossier is about. Phrases of a theme are data.
const THEME: &[&str] = &[
    "支付",
    "付款",
    "微信",
    "扫码",
    "订单",
    "收银",
    "结账",
    "买单",
    "钱包",
    "花呗",
    "淘宝",
    "掏出",
    "支付宝",
];
const THEME_IN_ENGLISH: &[&str] = &[
    "pay", "pays", "paid", "paying", "payment", "payments", "wallet", "wallets", "checkout", "wechat",
    "alipay",
];

#[test]
fn no_markup_reaches_the_browser_as_text() {
    nothing_mentions(&["src", "www"], MARKUP);
}

#[test]
fn the_pure_part_knows_no_browser_and_no_clock() {
    nothing_mentions(
        &[
            "src/band",
            "src/corpus.rs",
            "src/export",
            "src/marks.rs",
            "src/preferences.rs",
            "src/route.rs",
            "src/select",
            "src/state.rs",
            "src/i18n",
            "crates/marks/src",
            "crates/room/src/compare.rs",
            "crates/room/src/keys.rs",
            "crates/room/src/look.rs",
            "crates/room/src/own.rs",
            "crates/room/src/quote.rs",
            "crates/room/src/words",
            "crates/model/src",
            "crates/search/src",
            "crates/config/src",
            "crates/extract/src",
            "crates/ingest/src",
        ],
        BROWSER_AND_CLOCK,
    );
}

#[test]
fn ingest_touches_the_disk_in_one_place() {
    let elsewhere = |path: &Path| !path.ends_with("crates/ingest/src/read.rs");
    let others = sources("crates/ingest/src").into_iter().filter(|path| elsewhere(path));
    nothing_mentions_in(others, &["fs::", "File::open"]);
}

#[test]
fn extraction_knows_no_theme() {
    for file in sources("crates/extract/src") {
        let text = fs::read_to_string(&file).expect("a source is text");
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        for (line, number) in code.lines().zip(1..) {
            let told = line.split("//").next().unwrap_or_default().to_lowercase();
            // What stands between quotation marks.
            let quoted = told.split('"').skip(1).step_by(2);
            let found = quoted.filter(|text| mentions_the_theme(text)).collect::<Vec<_>>();
            assert!(found.is_empty(), "{}:{number}: {found:?} belongs in dossier.toml", file.display());
        }
    }
}

/// Whether a text has a word of what the first dossier is about.
fn mentions_the_theme(text: &str) -> bool {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric());
    THEME.iter().any(|word| text.contains(word)) || { words }.any(|word| THEME_IN_ENGLISH.contains(&word))
}

fn nothing_mentions(places: &[&str], words: &[&str]) {
    nothing_mentions_in(places.iter().flat_map(|place| sources(place)), words);
}

fn nothing_mentions_in(files: impl Iterator<Item = PathBuf>, words: &[&str]) {
    for file in files {
        let text = fs::read_to_string(&file).expect("a source is text");
        let is_code = |line: &str| !line.trim_start().starts_with("//");
        for (line, number) in text.lines().zip(1..).filter(|(line, _)| is_code(line)) {
            let found = words.iter().find(|word| line.contains(**word));
            assert_eq!(found, None, "{}:{number}: {line}", file.display());
        }
    }
}

/// The Rust and JavaScript files at or below a place; at least one.
fn sources(place: &str) -> Vec<PathBuf> {
    let mut open = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(place)];
    let mut files = Vec::new();
    while let Some(path) = open.pop() {
        if path.is_dir() {
            let entries = fs::read_dir(&path).expect("a folder of the project can be listed");
            open.extend(entries.map(|entry| entry.expect("an entry can be read").path()));
        } else if path.extension().is_some_and(|ending| ending == "rs" || ending == "js" || ending == "html")
        {
            files.push(path);
        }
    }
    assert!(!files.is_empty(), "{place}: no source is there");
    files
}
