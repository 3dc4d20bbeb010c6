//! `cargo xtask`: reads the command line and calls; errors end here.

use anyhow::Result;
use clap::{Args, Parser, Subcommand};
use std::path::PathBuf;
use std::process::ExitCode;
use xtask::bench::{
    DatesOptions, Engine, ExtractOptions, IngestOptions, InteractionOptions, PageOptions, PagesOptions,
    SearchOptions, TypingOptions,
};
use xtask::build::{Budgeted, BuildOptions, Effort, Offline, Pictures, Texts};
use xtask::dossier::{Diagnostics, Form};
use xtask::serve::ServeOptions;
use xtask::test::Length;
use xtask::workspace::Workspace;
use xtask::{bench, build, doctor, dossier, init, schema, serve, test};

/// Articles are made of many small texts on all threads, which the system's allocator is slow at.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// The commands of this project.
#[derive(Parser)]
#[command(name = "cargo xtask", disable_help_subcommand = true)]
struct CommandLine {
    #[command(subcommand)]
    command: Subcommands,
}

#[derive(Subcommand)]
enum Subcommands {
    /// Build the viewer and show it on this machine
    Serve {
        #[command(flatten)]
        articles: Articles,
        /// The port on localhost
        #[arg(long, default_value_t = 8080)]
        port: u16,
        /// Serve it below this path, as in /some/sub/path/
        #[arg(long, default_value = "/")]
        base: String,
        /// The folder to write and serve
        #[arg(long, default_value = "dist")]
        out: PathBuf,
        /// Serve what was built before
        #[arg(long)]
        no_build: bool,
        /// Build what would be published (smaller, slower to build)
        #[arg(long)]
        release: bool,
    },
    /// Build the viewer into a folder that any static host can serve
    Build {
        #[command(flatten)]
        articles: Articles,
        /// The folder to write; an earlier build in it is replaced
        #[arg(long, default_value = "dist")]
        out: PathBuf,
        /// Where it will be published, as in https://example.org/dossier/; pages then name it
        #[arg(long)]
        url: Option<String>,
        /// Write the whole as one page as well, dossier.html, which needs no server
        #[arg(long)]
        single_file: bool,
        /// Fetch the pictures of articles now and store them beside the pages
        #[arg(long)]
        with_media: bool,
        /// The largest dossier that is embedded, in bytes of its binary form; of a larger one the pages
        /// fetch what they need [default: embed_limit of dossier.toml, else 2000000]
        #[arg(long, value_name = "BYTES")]
        embed_limit: Option<usize>,
        /// Have pages link to their style sheets and scripts: for a host with a policy that allows nothing within them
        #[arg(long)]
        linked: bool,
        /// Quicker to build, larger
        #[arg(long)]
        fast: bool,
    },
    /// Run every test, the browsers' included; HUTONG_BROWSER=chromium or firefox chooses one
    Test {
        /// Run the long tests instead: thousands of steps, a fault at every request
        #[arg(long)]
        soak: bool,
    },
    /// Read a folder as a build would, write nothing, and say what was found
    Check {
        #[command(flatten)]
        articles: Articles,
        /// Say it as JSON on standard output
        #[arg(long)]
        json: bool,
    },
    /// Write a commented dossier.toml with a proposed vocabulary into a folder that has none
    Init {
        /// The folder of articles
        folder: PathBuf,
    },
    /// Write the dossier that would be embedded, as JSON
    Dossier {
        #[command(flatten)]
        articles: Articles,
        /// The file to write
        #[arg(long)]
        out: PathBuf,
    },
    /// Measure this project beside others, or against itself
    #[command(subcommand)]
    Bench(Benches),
    /// Take the pictures that browsers show when they ask whether to install, of a built folder
    Screenshots {
        #[command(flatten)]
        articles: Articles,
        /// A built viewer of these articles
        #[arg(long, default_value = "dist")]
        dist: PathBuf,
    },
    /// Take pictures of every view at every width, in every look and language, into target/screens/
    Screens {
        /// A built viewer
        #[arg(long, default_value = "dist")]
        dist: PathBuf,
    },
    /// Write the JSON Schema of a dossier to docs/dossier.schema.json
    Schema,
    /// Show which tools are here, where, and what would install the others
    Doctor,
}

#[derive(Subcommand)]
enum Benches {
    /// Dates read right, next to JioNLP and Recognizers-Text, on the latter's own cases
    Dates {
        /// Recognizers-Text's Specs/DateTime [default: ../shared/dates/recognizers-text]
        #[arg(long)]
        cases: Option<PathBuf>,
        /// Show what this project reads differently
        #[arg(long)]
        misses: bool,
    },
    /// Files per second and memory of ingest, next to Hugo rendering the same folders
    Ingest {
        /// A folder of posts [default: ../shared/corpus/zaobao]
        #[arg(long)]
        folder: Option<PathBuf>,
        /// How many posts are made from them for the large run
        #[arg(long, default_value_t = 50_000)]
        made: usize,
    },
    /// The time that extraction takes, next to that of parsing
    Extract {
        /// A folder of posts [default: ../shared/corpus/zaobao]
        #[arg(long)]
        folder: Option<PathBuf>,
        /// How often; the figures are medians
        #[arg(long, default_value_t = 5)]
        repetitions: usize,
    },
    /// Articles read out of whole saved pages, next to other readers, on the test pages of two of them
    Pages {
        /// Folders with a source.html and an expected.html each, measured as well
        #[arg(long)]
        folder: Option<PathBuf>,
        /// Show every page
        #[arg(long)]
        each: bool,
    },
    /// Size, speed and exactness of search, next to libraries of npm, in Chromium
    Search {
        /// A folder of posts [default: ../shared/corpus/zaobao]
        #[arg(long)]
        corpus: Option<PathBuf>,
        /// How many documents; those beyond the real ones are made of them
        #[arg(long, value_delimiter = ',', default_values_t = [5, 1_000, 10_000, 50_000])]
        sizes: Vec<usize>,
        /// Which to measure [default: all up to 10,000 documents, beyond that shards and Pagefind]
        #[arg(long, value_delimiter = ',')]
        engines: Vec<Engine>,
        /// What an engine may take for one size, in seconds; one that takes more is reported as such
        #[arg(long, default_value_t = 240)]
        cap: u64,
    },
    /// How soon the next picture is drawn after each of a reader's presses, in Chromium
    Interactions {
        /// A built viewer
        #[arg(long, default_value = "dist")]
        dist: PathBuf,
        /// How often; the figures are medians
        #[arg(long, default_value_t = 3)]
        repetitions: usize,
    },
    /// How long a letter in the search box takes until its answer is painted, in Chromium
    Typing {
        /// A built viewer [default: one is built of made posts, in target/bench-typing/dist]
        #[arg(long)]
        dist: Option<PathBuf>,
        /// A folder of posts to make others of [default: ../shared/corpus/zaobao]
        #[arg(long)]
        corpus: Option<PathBuf>,
        /// How many are made
        #[arg(long, default_value_t = 10_000)]
        made: usize,
        /// What is typed, letter by letter
        #[arg(long, value_delimiter = ',', default_value = "微信支付,北京,apple,经济 增长")]
        words: Vec<String>,
        /// How often everything is typed
        #[arg(long, default_value_t = 5)]
        rounds: usize,
        /// Milliseconds between a painted answer and the next letter; keys that are held repeat in 30
        #[arg(long, default_value_t = 30)]
        pause: u32,
    },
    /// Scores and times of the built pages, next to a page of TimelineJS with the same events
    Page {
        /// A built viewer
        #[arg(long, default_value = "dist")]
        dist: PathBuf,
        /// How often each page is measured; the figures are medians
        #[arg(long, default_value_t = 5)]
        repetitions: usize,
        /// The language that the browser asks for, as a BCP 47 tag [default: the dossier's]
        #[arg(long)]
        language: Option<String>,
        /// How many times slower the processor is taken to be [default: Lighthouse's own 4]
        #[arg(long)]
        slowdown: Option<f64>,
    },
}

#[derive(Args)]
struct Articles {
    /// The folder of articles [default: the project's own]
    #[arg(long)]
    seeds: Option<PathBuf>,
    /// Treat everything that is said about an article as an error
    #[arg(long)]
    strict: bool,
}

impl Articles {
    fn folder(&self, workspace: &Workspace) -> PathBuf {
        self.seeds.clone().unwrap_or_else(|| workspace.seeds())
    }

    fn diagnostics(&self) -> Diagnostics {
        if self.strict { Diagnostics::Errors } else { Diagnostics::Notes }
    }

    fn build_options(
        &self,
        workspace: &Workspace,
        out: PathBuf,
        url: Option<String>,
        effort: Effort,
    ) -> BuildOptions {
        BuildOptions {
            seeds: self.folder(workspace),
            out,
            diagnostics: self.diagnostics(),
            url,
            single_file: false,
            effort,
            offline: Offline::Kept,
            pictures: Pictures::Elsewhere,
            embed_limit: None,
            budget: Budgeted::Sample,
            texts: Texts::Within,
        }
    }
}

fn main() -> ExitCode {
    match run(CommandLine::parse().command, &Workspace::current()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Subcommands, workspace: &Workspace) -> Result<()> {
    match command {
        Subcommands::Serve { articles, port, base, out, no_build, release } => {
            let effort = if release { Effort::Small } else { Effort::Fast };
            // Whoever works on the viewer wants to see what was just built.
            let offline = if release { Offline::Kept } else { Offline::Forgotten };
            let build = (!no_build).then(|| BuildOptions {
                offline,
                ..articles.build_options(workspace, out.clone(), None, effort)
            });
            serve::serve(workspace, &ServeOptions { build, folder: out, base, port })
        }
        Subcommands::Build { articles, out, url, single_file, with_media, embed_limit, linked, fast } => {
            let effort = if fast { Effort::Fast } else { Effort::Small };
            let options = articles.build_options(workspace, out, url, effort);
            let pictures = if with_media { Pictures::Beside } else { Pictures::Elsewhere };
            let texts = if linked { Texts::Beside } else { Texts::Within };
            build::build(workspace, &BuildOptions { single_file, pictures, embed_limit, texts, ..options })
        }
        Subcommands::Test { soak } => test::test(workspace, if soak { Length::Soak } else { Length::Usual }),
        Subcommands::Dossier { articles, out } => {
            dossier::write(&articles.folder(workspace), articles.diagnostics(), &out)
        }
        Subcommands::Check { articles, json } => {
            let form = if json { Form::Json } else { Form::Text };
            dossier::check(&articles.folder(workspace), articles.diagnostics(), form)
        }
        Subcommands::Init { folder } => init::init(&folder),
        Subcommands::Bench(bench) => measure(bench, workspace),
        Subcommands::Screenshots { articles, dist } => {
            build::screenshots::take(workspace, &dist, &articles.folder(workspace))
        }
        Subcommands::Screens { dist } => test::screens(workspace, &dist),
        Subcommands::Schema => schema::write(workspace),
        Subcommands::Doctor => {
            print!("{}", doctor::examine(workspace));
            Ok(())
        }
    }
}

fn measure(bench: Benches, workspace: &Workspace) -> Result<()> {
    match bench {
        Benches::Dates { cases, misses } => {
            let cases = cases.unwrap_or_else(|| workspace.path("../shared/dates/recognizers-text"));
            bench::dates(workspace, &DatesOptions { cases, misses })
        }
        Benches::Ingest { folder, made } => {
            let folder = folder.unwrap_or_else(|| workspace.path("../shared/corpus/zaobao"));
            bench::ingest(workspace, &IngestOptions { folder, made })
        }
        Benches::Extract { folder, repetitions } => {
            let folder = folder.unwrap_or_else(|| workspace.path("../shared/corpus/zaobao"));
            bench::extract(workspace, &ExtractOptions { folder, repetitions })
        }
        Benches::Pages { folder, each } => bench::pages(workspace, &PagesOptions { folder, each }),
        Benches::Search { corpus, sizes, engines, cap } => {
            let corpus = corpus.unwrap_or_else(|| workspace.path("../shared/corpus/zaobao"));
            bench::search(workspace, &SearchOptions { corpus, sizes, engines, cap })
        }
        Benches::Interactions { dist, repetitions } => {
            bench::interactions(workspace, &InteractionOptions { folder: dist, repetitions })
        }
        Benches::Typing { dist, corpus, made, words, rounds, pause } => {
            let corpus = corpus.unwrap_or_else(|| workspace.path("../shared/corpus/zaobao"));
            bench::typing(workspace, &TypingOptions { folder: dist, corpus, made, words, rounds, pause })
        }
        Benches::Page { dist, repetitions, language, slowdown } => {
            bench::page(workspace, &PageOptions { folder: dist, repetitions, language, slowdown })
        }
    }
}
