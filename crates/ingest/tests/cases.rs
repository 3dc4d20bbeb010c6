//! Every file of `tests/cases` is ingested; what becomes of it is a readable snapshot of the same
//! name. A new case is a new file and one `cargo insta review` (or `INSTA_UPDATE=always`).

mod render;

use hutong_ingest::{Settings, ingest, read};
use std::path::Path;

#[test]
fn every_case_is_as_reviewed() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let (files, unread) = read::folder(&folder).unwrap();
    assert!(unread.is_empty(), "{unread:?}");
    let zone = jiff::tz::TimeZone::get("Asia/Shanghai").unwrap();
    let ingested = ingest(&files, &Settings { zone, base: None });
    for file in &files {
        let article = ingested.articles.iter().find(|article| article.file == file.path);
        let said = ingested.diagnostics.iter().filter(|said| said.path == file.path);
        if let Some(article) = article {
            render::check_invariants(article);
        }
        insta::assert_snapshot!(file.path.replace('/', "__"), render::result(article, said));
    }
}
