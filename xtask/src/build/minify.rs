//! Scripts and style without what only people read. Nothing is bundled and no name that another
//! file knows is changed; newer CSS is left as it was written.

use crate::process;
use crate::tools::{self, Esbuild, Tool};
use crate::workspace::Workspace;
use anyhow::{Context, Result};
use std::path::{Path, PathBuf};
use std::process::Command;

/// What sort of text is minified.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Text {
    /// A JavaScript module: its exports keep their names.
    Module,
    /// A JavaScript that is no module: what it declares keeps its names.
    Script,
    /// A style sheet.
    Style,
}

/// Minifies, or leaves texts as they are.
#[derive(Clone, Debug)]
pub struct Minifier {
    esbuild: Option<PathBuf>,
}

impl Minifier {
    /// Leaves every text as it is.
    pub fn idle() -> Self {
        Self { esbuild: None }
    }

    /// Whether it leaves every text as it is.
    pub fn is_idle(&self) -> bool {
        self.esbuild.is_none()
    }

    /// Finds or installs `esbuild`; where it cannot be had, says so and what that costs.
    pub fn new(workspace: &Workspace) -> Self {
        match tools::ensure(&Esbuild, workspace) {
            Ok(tool) => Self { esbuild: Some(tool.place) },
            Err(error) => {
                eprintln!("  {error:#}");
                eprintln!(
                    "  going on without {}: scripts and style stay twice as long, some 2 KB after Brotli",
                    Esbuild.name()
                );
                Self::idle()
            }
        }
    }

    /// A shorter text that means the same.
    ///
    /// # Errors
    ///
    /// When the text cannot be understood; the message names `path` and the line.
    pub fn minify(&self, sort: Text, path: &Path, text: String) -> Result<String> {
        let Some(esbuild) = &self.esbuild else {
            return Ok(text);
        };
        let mut command = Command::new(esbuild);
        command.args(["--minify", "--charset=utf8", "--log-level=warning"]).args(sort.options());
        command.arg(format!("--sourcefile={}", path.display()));
        let minified = process::piped(&mut command, text.as_bytes())?;
        String::from_utf8(minified).with_context(|| format!("{}: esbuild wrote no UTF-8", path.display()))
    }
}

impl Minifier {
    /// One script of a module and of everything that it imports at once from a folder. What is
    /// imported only when it is needed stays outside.
    ///
    /// # Errors
    ///
    /// When there is no `esbuild`, or an import leads nowhere.
    pub fn bundle(&self, entry: &str, folder: &Path) -> Result<String> {
        let esbuild = self.esbuild.as_ref().context("esbuild is missing")?;
        let mut command = Command::new(esbuild);
        command
            .args(["--bundle", "--minify", "--charset=utf8", "--log-level=error", "--format=iife"])
            .args(["--target=es2022", "--loader=js", "--external:./foreign-*"])
            .current_dir(folder);
        let script = process::piped(&mut command, entry.as_bytes())?;
        String::from_utf8(script).context("esbuild wrote no UTF-8")
    }
}

impl Text {
    fn options(self) -> &'static [&'static str] {
        match self {
            Self::Module => &["--loader=js", "--format=esm", "--target=es2022"],
            Self::Script => &["--loader=js", "--target=es2022"],
            Self::Style => &["--loader=css", "--target=esnext"],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::LazyLock;

    /// With esbuild itself, which is installed where it is missing; by one test, while the others wait.
    fn minified(sort: Text, text: &str) -> String {
        static PLACE: LazyLock<PathBuf> =
            LazyLock::new(|| tools::ensure(&Esbuild, &Workspace::current()).unwrap().place);
        let minifier = Minifier { esbuild: Some(PLACE.clone()) };
        minifier.minify(sort, Path::new("text"), text.to_owned()).unwrap()
    }

    #[test]
    fn exports_and_imports_keep_their_names() {
        let text = "import init, { start } from \"./glue.js\";\nexport { init as default, start };\n";
        let text = minified(Text::Module, text);
        for part in ["\"./glue.js\"", "as default", "start"] {
            assert!(text.contains(part), "{part} is not in {text}");
        }
    }

    #[test]
    fn newer_css_stays() {
        let text = "main { container-type: inline-size; & a { color: red } }\n\
                    details::details-content { block-size: 0 }\n\
                    @container (width > 40rem) { main { color: light-dark(#000, #fff) } }\n";
        let text = minified(Text::Style, text);
        for part in ["::details-content", "@container", "light-dark(", "inline-size"] {
            assert!(text.contains(part), "{part} is not in {text}");
        }
        assert!(text.contains("& a") || text.contains("{a{"), "nesting is not in {text}");
    }

    #[test]
    fn an_idle_minifier_changes_nothing() {
        let text = "const  a = 1; // one";
        assert_eq!(Minifier::idle().minify(Text::Module, Path::new("text"), text.to_owned()).unwrap(), text);
    }
}
