//! Writes every page of the embedded dossier, and its findings as files. Called by `cargo xtask build`.

use hutong::{
    components::exports::DOSSIER_JSON,
    corpus::Corpus,
    export,
    manifest::{MANIFEST, SCREENSHOTS, Screenshot, manifest},
    page::{self, Assets, Page, Site, oembed},
    store::Shared,
};
use std::{
    collections::HashMap,
    error::Error,
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
};

const USAGE: &str = "usage: prerender --out DIR --assets FILE.json --template FILE.html [--url URL]";

fn main() -> ExitCode {
    match options().and_then(|options| run(&options)) {
        Ok(pages) => {
            println!("{pages} pages");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("prerender: {error}");
            ExitCode::FAILURE
        }
    }
}

type Fallible<T> = Result<T, Box<dyn Error>>;

struct Options {
    out: PathBuf,
    assets: PathBuf,
    template: PathBuf,
    site: Site,
}

fn options() -> Fallible<Options> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let mut values = HashMap::new();
    for pair in arguments.chunks(2) {
        let [name, value] = pair else { return Err(USAGE.into()) };
        values.insert(name.as_str(), value.clone());
    }
    let mut take = |name: &str| values.remove(name);
    let url = take("--url").map(|url| if url.ends_with('/') { url } else { format!("{url}/") });
    let mut path = |name: &str| take(name).map(PathBuf::from).ok_or(USAGE);
    let options = Options {
        out: path("--out")?,
        assets: path("--assets")?,
        template: path("--template")?,
        site: Site { url },
    };
    if values.is_empty() { Ok(options) } else { Err(USAGE.into()) }
}

fn run(options: &Options) -> Fallible<usize> {
    let assets: Assets = serde_json::from_str(&read(&options.assets)?)
        .map_err(|error| format!("{}: {error}", options.assets.display()))?;
    let template = read(&options.template)?;
    let (corpus, opening) = (Shared::new(Corpus::built()?), Shared::new(Corpus::embedded()?));
    let articles = corpus.dossier.articles.iter();
    let files = export::files(&corpus, &options.site);
    for (name, text) in files.into_iter().chain(articles.flat_map(export::article_files)) {
        write(&options.out.join(name), &text)?;
    }
    write(&options.out.join(DOSSIER_JSON), export::DOSSIER)?;
    let manifest = manifest(&corpus, &options.site, &screenshots(&options.out)?);
    write(&options.out.join(MANIFEST), &serde_json::to_string_pretty(&manifest)?)?;
    let mut windows = Windows::of_build(options, &assets)?;
    let pages = Page::all(&corpus);
    let language = corpus.language();
    let runtime = tokio::runtime::Builder::new_current_thread().build()?;
    tokio::task::LocalSet::new().block_on(&runtime, async {
        for page in &pages {
            let window = windows.of(page)?.map(Shared::new);
            let begins_with = window.as_ref().unwrap_or(&opening);
            let html = page::write((&corpus, begins_with), page, &assets, &options.site, &template)
                .await
                .map_err(|error| format!("{}: {error}", options.template.display()))?;
            write(&options.out.join(page.file()), &html)?;
            let answer = oembed::answer(&corpus, page, &options.site, language);
            if let Some((file, answer)) = oembed::file(page).zip(answer) {
                write(&options.out.join(file), &answer)?;
            }
        }
        Ok(pages.len())
    })
}

/// The pictures that the build has put beside the pages, sorted by name.
fn screenshots(out: &Path) -> Fallible<Vec<Screenshot>> {
    let folder = out.join(SCREENSHOTS);
    let mut shots = Vec::new();
    if folder.is_dir() {
        for entry in fs::read_dir(&folder)? {
            let entry = entry?;
            let file = format!("{SCREENSHOTS}/{}", entry.file_name().to_string_lossy());
            shots.extend(Screenshot::of(file, &fs::read(entry.path())?));
        }
    }
    shots.sort_by(|one, other| one.file.cmp(&other.file));
    Ok(shots)
}

fn read(path: &Path) -> Fallible<String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()).into())
}

fn write(path: &Path, text: &str) -> Fallible<()> {
    let named = |error| format!("{}: {error}", path.display());
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(named)?;
    }
    Ok(fs::write(path, text).map_err(named)?)
}

/// What pages of a large dossier begin with, where that is not what every program has.
#[cfg(feature = "shards")]
struct Windows(page::Windows);

#[cfg(feature = "shards")]
impl Windows {
    fn of_build(options: &Options, assets: &Assets) -> Fallible<Self> {
        let folder = options.out.join(page::INDEX_FOLDER);
        Ok(Self(page::Windows::open(&assets.index, move |name| fs::read(folder.join(name)))?))
    }

    fn of(&mut self, page: &Page) -> Fallible<Option<Corpus>> {
        match page {
            Page::View(hutong::state::View::Cards) | Page::NotFound => Ok(None),
            Page::View(view) => self.0.of(view).map(Some),
        }
    }
}

/// A dossier that is embedded has no index.
#[cfg(not(feature = "shards"))]
struct Windows;

#[cfg(not(feature = "shards"))]
impl Windows {
    fn of_build(_: &Options, _: &Assets) -> Fallible<Self> {
        Ok(Self)
    }

    fn of(&mut self, _: &Page) -> Fallible<Option<Corpus>> {
        Ok(None)
    }
}
