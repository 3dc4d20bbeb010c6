//! Markup that tries to run something goes the whole way, from the file through ingest into the
//! reader: nothing runs, nothing is asked for, and what a reader should see is there.

use hutong_browser_tests::{Outcome, Page, WebDriverResult, root, visit_furnished};
use std::{error::Error, fs, path::Path};

/// The shadow tree of the viewer, as an expression of the page's script.
const TREE: &str = "document.querySelector('hutong-viewer').shadowRoot";

/// The cases of ingest whose names begin so.
const VECTORS: &str = "vectors";

#[test]
fn nothing_runs_and_nothing_is_asked_for() -> Outcome {
    let dossier = vectors()?;
    let ids: Vec<_> = dossier.articles.iter().map(|article| article.id.to_string()).collect();
    assert!(ids.len() >= 3, "{ids:?}");
    let json = serde_json::to_string(&dossier)?;
    let beside = |folder: &Path| Ok(fs::write(folder.join("vectors.json"), &json)?);
    visit_furnished(beside, async |page, _| {
        for id in &ids {
            page.load("lax.html").await?;
            watch(&page).await?;
            page.script(&format!(
                "const viewer = document.querySelector('hutong-viewer');
                 viewer.src = 'vectors.json';
                 viewer.view = {:?};",
                format!("article/{id}")
            ))
            .await?;
            page.until_true(&format!("{TREE}?.querySelector('.reader .prose')?.textContent")).await?;
            // Whatever waits for a press or a pointer gets one.
            page.script(&format!(
                "for (const element of {TREE}.querySelectorAll('.prose *'))
                   for (const kind of ['click', 'mouseover', 'focus', 'error', 'load', 'toggle'])
                     element.dispatchEvent(new Event(kind, {{ bubbles: true, cancelable: true }}))"
            ))
            .await?;
            tokio::time::sleep(std::time::Duration::from_millis(200)).await;
            check(&page, id).await?;
        }
        Ok(())
    })
}

#[test]
fn the_watch_sees_what_runs() -> Outcome {
    visit_furnished(
        |_| Ok(()),
        async |page, _| {
            page.load("lax.html").await?;
            watch(&page).await?;
            page.script("setTimeout('alert(1)')").await?;
            page.until_true("window.ran.length === 1").await
        },
    )
}

/// Has the page write down what would open a dialog.
async fn watch(page: &Page) -> WebDriverResult<()> {
    page.script(
        "window.ran = []; for (const name of ['alert', 'confirm', 'prompt', 'open', 'print'])
         window[name] = (...told) => { ran.push([name, ...told]); };",
    )
    .await
    .map(drop)
}

async fn check(page: &Page, id: &str) -> WebDriverResult<()> {
    assert_eq!(page.script("return ran").await?, serde_json::json!([]), "{id}");
    let asked = page
        .script("return performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => !name.startsWith('http://localhost:') && !name.startsWith('data:,'))")
        .await?;
    assert_eq!(asked, serde_json::json!([]), "{id}");
    let odd = page
        .script(&format!(
            "return [...{TREE}.querySelectorAll('.prose *')].flatMap((element) =>
               /^(script|style|svg|math|iframe|object|embed|form|base|meta|template|link)$/.test(element.localName)
                 ? [element.outerHTML]
                 : [...element.attributes].filter(({{ name, value }}) =>
                     name.startsWith('on') || name === 'style' || name === 'srcset'
                     || /^(href|src)$/.test(name) && !/^(https?:|mailto:)/.test(element[name] || value))
                   .map(({{ name, value }}) => `${{element.localName}} ${{name}}=${{value}}`))"
        ))
        .await?;
    assert_eq!(odd, serde_json::json!([]), "{id}");
    assert!(page.script("return location.pathname").await? == "/lax.html", "{id} moved the page");
    Ok(())
}

/// The dossier that ingest's own cases of hostile markup make.
fn vectors() -> Result<hutong_model::Dossier, Box<dyn Error>> {
    let seeds = tempfile::tempdir()?;
    for entry in fs::read_dir(root().join("crates/ingest/tests/cases"))? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default();
        if name.to_string_lossy().starts_with(VECTORS) {
            fs::copy(&path, seeds.path().join(name))?;
        }
    }
    Ok(hutong_compile::compile(seeds.path())?.dossier)
}
