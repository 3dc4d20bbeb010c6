//! `cargo xtask init`: a commented `dossier.toml` for a folder that has none, with a vocabulary that
//! is proposed from its texts. Writes one file and never replaces one.

mod names;

use anyhow::{Context, Result, bail};
use hutong_compile::CONFIG_FILE;
use hutong_model::Dossier;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs::OpenOptions;
use std::io::{ErrorKind, Write as _};
use std::path::Path;

/// More names than this no one prunes.
const MOST_NAMES: usize = 40;

/// Writes `dossier.toml` into a folder.
///
/// # Errors
///
/// When there is one, when there is no article in the folder, or the disk refuses.
pub fn init(folder: &Path) -> Result<()> {
    let place = folder.join(CONFIG_FILE);
    if place.exists() {
        bail!(
            "{}: is there already, and nothing was changed; hint: edit it, or move it away first",
            place.display()
        );
    }
    let dossier = hutong_compile::compile(folder)?.dossier;
    let text = proposal(folder, &dossier);
    // Made only if it is still not there.
    let file = OpenOptions::new().write(true).create_new(true).open(&place);
    let mut file = match file {
        Ok(file) => file,
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            bail!("{}: is there already, and nothing was changed", place.display())
        }
        Err(error) => return Err(error).with_context(|| format!("{}: cannot be written", place.display())),
    };
    file.write_all(text.as_bytes()).with_context(|| format!("{}: cannot be written", place.display()))?;
    eprintln!(
        "{} is written, from {} articles; prune its names, then: cargo xtask serve --seeds {}",
        place.display(),
        dossier.articles.len(),
        folder.display()
    );
    Ok(())
}

fn proposal(folder: &Path, dossier: &Dossier) -> String {
    let articles = dossier.articles.as_slice();
    let absolute = std::path::absolute(folder).unwrap_or_else(|_| folder.into());
    let title = absolute.file_name().map_or_else(|| "Dossier".into(), |name| name.to_string_lossy());
    let mut text = String::from(HEAD);
    let _ = writeln!(text, "title = {}", quoted(&title));
    text.push_str(DESCRIPTION);
    let _ = writeln!(text, "language = {}", quoted(&dossier.language));
    text.push_str(ZONE);
    // UTC is also what a folder has of which nothing is known.
    let _ = match dossier.zone.as_str() {
        "UTC" => writeln!(text, "# zone = \"Asia/Shanghai\""),
        zone => writeln!(text, "zone = {}", quoted(zone)),
    };
    text.push_str(SETTINGS);
    let names = names::recurring(articles);
    if names.is_empty() {
        text.push_str(NO_NAMES);
    } else {
        text.push_str(NAMES);
        let mut ids = BTreeSet::new();
        for (at, name) in names.iter().take(MOST_NAMES).enumerate() {
            let id = id(&name.text, at, &mut ids);
            let _ = write!(
                text,
                "\n[[entity]] # in {} of {} articles\nid = {}\nkind = \"name\"\nname = {}\n",
                name.articles,
                articles.len(),
                quoted(&id),
                quoted(&name.text)
            );
        }
    }
    text.push_str(RULES);
    text
}

const HEAD: &str = "# What this dossier is called, what it looks for, and how its texts say it.
# Lines that begin with `#` are notes or examples; take the mark away to use an example.

[dossier]
";

const DESCRIPTION: &str = "# description = \"What it is about, in a sentence\"
# What most readers read; the interface follows each reader's own.
";

const ZONE: &str = "# The zone in which days are counted; an IANA name.
";

const SETTINGS: &str = "# Where the folder is published: pictures without a host are looked for there.
# base = \"https://example.org/blog/\"
# \"ask\" fetches pictures of other sites when a reader agrees, \"show\" at once.
# pictures = \"ask\"
";

const NO_NAMES: &str = "
# No name recurs in the texts. Kinds and names that readers filter by are written like this:
# [[kind]]
# id = \"name\"
# label = \"Names\"
# [[entity]]
# id = \"northgrid\"
# kind = \"name\"
# name = \"NorthGrid\"
# aliases = [\"North Grid\", \"NG\"]
";

const NAMES: &str = "
# Readers filter by names, of as many kinds as you like: split this one into people, places, firms.
[[kind]]
id = \"name\"
label = \"Names\"

# Proposed, since they recur in the texts: remove what is no name, correct what is cut wrongly, and
# write other ways of saying it as `aliases = [\"…\"]`. The most frequent stand first.
";

const RULES: &str = "
# Who does what to whom becomes a matrix; the documentation of the crate hutong-config shows every key.
# [[relation]]
# id = \"supports\"
# label = \"Who supports what\"
# subjects = [\"name\"]
# objects = [\"name\"]
# [[relation.status]]
# id = \"supported\"
# label = \"Supported\"
# tone = \"yes\"
# phrases = [\"supports\", \"支持\"]

# A dated sentence with one of these words is an event even if it names nobody.
# [events]
# acts = [\"announced\", \"宣布\"]

# What joins a speaker to words.
# [quotes]
# verbs = [\"said\", \"表示\"]
";

/// Small letters, digits and hyphens; a number where nothing of the name is one.
fn id(name: &str, at: usize, taken: &mut BTreeSet<String>) -> String {
    let letters = name.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' });
    let parts = letters.collect::<String>();
    let id = parts.split('-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-");
    let id = if name.is_ascii() && !id.is_empty() { id } else { format!("name-{}", at + 1) };
    let id = if taken.contains(&id) { format!("{id}-{}", at + 1) } else { id };
    taken.insert(id.clone());
    id
}

/// A TOML string.
fn quoted(text: &str) -> String {
    toml::Value::String(text.into()).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_proposed_can_be_read_and_is_never_written_twice() {
        let folder = tempfile::tempdir().unwrap();
        for at in 0..6 {
            let text = format!(
                "---\ntitle: \"Post \\\"{at}\\\"\"\n---\nOn Monday {at} people said that North Grid of New Ford met 东风\"汽车\" there, and North Grid agreed.\n"
            );
            std::fs::write(folder.path().join(format!("{at}.md")), text).unwrap();
        }
        init(folder.path()).unwrap();
        let place = folder.path().join(CONFIG_FILE);
        let text = std::fs::read_to_string(&place).unwrap();
        let config = hutong_config::Config::parse(&text, "dossier.toml").unwrap();
        let names = config.entities.iter().map(|entity| entity.name.get("en").to_owned()).collect::<Vec<_>>();
        assert_eq!(names, ["New Ford", "North Grid"]);
        // Every example works when its marks are taken away.
        let examples = text.lines().map(|line| match line.strip_prefix("# ") {
            Some(rest)
                if rest.starts_with("[[")
                    || rest.starts_with('[')
                    || rest.contains(" = ") && !rest.contains('`') =>
            {
                rest
            }
            _ => line,
        });
        let examples = examples.collect::<Vec<_>>().join("\n");
        hutong_config::Config::parse(&examples, "dossier.toml").unwrap();
        let error = init(folder.path()).unwrap_err().to_string();
        assert!(error.contains("is there already") && error.contains("hint:"), "{error}");
        assert_eq!(std::fs::read_to_string(&place).unwrap(), text);
    }
}
