//! What `cargo xtask bench search` measures on this machine: makes documents of a folder of posts,
//! queries and what a plain scan finds, builds the index, and says how long that took.
//!
//! `bench FOLDER COUNT OUT` writes into OUT: `documents.json` for other libraries, `queries.json`
//! with the documents that each must find, `dossier.bin`, and the index under `index/`.

mod documents;

use hutong_search::{Index, Lexicon, Query, Vocabulary};
use serde_json::json;
use std::error::Error;
use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

/// The named ones, then common words; a line each.
const QUERIES: &str = include_str!("queries.txt");
/// How many stretches of texts are looked for.
const STRETCHES: usize = 60;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().collect();
    let [_, folder, count, out] = arguments.as_slice() else {
        return Err("bench FOLDER COUNT OUT".into());
    };
    let (out, count) = (Path::new(out), count.parse()?);
    fs::create_dir_all(out.join("index"))?;
    let posts = documents::posts(Path::new(folder))?;
    if posts.is_empty() {
        return Err(format!("{folder}: no post with paragraphs in it; folders within it are not read").into());
    }
    let mut dossier = documents::dossier(&posts, count);
    // Part of any build, with an index or without: not measured.
    dossier.lexicon = hutong_lexicon::of(&dossier);

    let before = Instant::now();
    let written = hutong_index::write(&dossier);
    for file in &written.files {
        fs::write(out.join("index").join(&file.name), &file.bytes)?;
    }
    let seconds = before.elapsed().as_secs_f64();

    let index = Index::articles(&dossier, &Arc::new(Vocabulary::new(&Lexicon::from_text(&dossier.lexicon))));
    let texts: Vec<&str> = (0..index.len()).filter_map(|at| Some(index.text(at)?.folded.as_str())).collect();
    let listed = QUERIES.lines().filter(|line| !line.is_empty()).map(str::to_owned);
    let queries: Vec<_> = listed.chain(documents::stretches(&texts, STRETCHES)).collect();
    let answers = queries.iter().map(|text| {
        let query = Query { text: text.clone(), ..Query::default() };
        json!({ "text": text, "documents": index.find(&index.question(text), &query).documents })
    });
    fs::write(out.join("queries.json"), json!(answers.collect::<Vec<_>>()).to_string())?;
    let documents = dossier.articles.iter().zip(0..).map(|(article, at)| {
        let text = article.body.iter().map(|block| block.text()).collect::<Vec<_>>().join("\n");
        json!({ "id": at, "title": article.title, "text": text })
    });
    fs::write(out.join("documents.json"), json!(documents.collect::<Vec<_>>()).to_string())?;
    fs::write(out.join("dossier.bin"), hutong_model::to_bytes(&dossier))?;
    let bytes: usize = texts.iter().map(|text| text.len()).sum();
    println!(
        "{}",
        json!({ "seconds": seconds, "root": written.root, "files": written.files.len(), "text": bytes })
    );
    Ok(())
}
