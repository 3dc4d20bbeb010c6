//! The program cut into parts: what the first view needs, and what is fetched when it is needed.
//! Functions that `src/part.rs` marks are where it is cut. What only one part calls lies in that
//! part; what several call lies in one more file, which comes with the first of them.

use anyhow::{Context, Result, anyhow, ensure};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// From where the program imports the functions that fetch its parts.
const LINK: &str = "./parts.js";

/// How the names of those functions begin; the name of a part follows.
const LOADER: &str = "__wasm_split_load_";

/// What is in the file of what several parts share, besides nothing: modules, one a custom section.
/// `www/parts.js` knows the name.
const SECTION: &str = "module";

/// The name of that file among the parts.
pub const SHARED: &str = "shared";

/// A program that was cut.
pub struct Cut {
    /// Where the program lies that is there from the start. wasm-bindgen has not seen it yet.
    pub main: PathBuf,
    /// The parts.
    pub parts: Parts,
}

/// What is fetched when it is needed. Empty where a program is in one piece.
#[derive(Clone, Debug, Default)]
pub struct Parts {
    /// Each part's own wasm.
    pub own: BTreeMap<String, Vec<u8>>,
    /// What several parts need.
    shared: Vec<Vec<u8>>,
    /// What all of them use of the program, by the names of its exports.
    uses: Vec<String>,
}

/// Cuts a compiled program. `folder` is for files on the way.
///
/// # Errors
///
/// When the program was compiled without relocations, or has no parts.
pub fn cut(wasm: &Path, folder: &Path) -> Result<Cut> {
    let input = std::fs::read(wasm)?;
    let main = folder.join("main.wasm");
    let mut options = wasm_split_cli_support::Options::new(&input);
    options.output_dir = folder;
    options.main_out_path = &main;
    options.link_name = LINK;
    let made = wasm_split_cli_support::transform(options)
        .map_err(|error| anyhow!("{error:#}"))
        .with_context(|| format!("{}: cannot be cut into parts", wasm.display()))?;
    let mut parts = Parts { uses: uses(&std::fs::read_to_string(folder.join(LINK))?)?, ..Parts::default() };
    let mut files = made.split_modules;
    files.sort();
    for file in files {
        let bytes = std::fs::read(&file)?;
        let stem = file.file_stem().unwrap_or_default().to_string_lossy();
        match stem.strip_prefix("split_") {
            Some(name) => parts.own.insert(name.to_owned(), bytes),
            None => {
                parts.shared.push(bytes);
                None
            }
        };
    }
    ensure!(!parts.own.is_empty(), "{}: has no parts", wasm.display());
    Ok(Cut { main, parts })
}

/// The exports of the program that its parts import, as the script beside them names them.
fn uses(link: &str) -> Result<Vec<String>> {
    let names = link.split_once("const { ").and_then(|(_, rest)| rest.split_once("} = initSync"));
    let (names, _) = names.context("the parts do not say what they use of the program")?;
    Ok(names.split(',').map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect())
}

impl Parts {
    /// Whether the program is in one piece.
    pub fn is_empty(&self) -> bool {
        self.own.is_empty()
    }

    /// Every wasm of them, to be made smaller.
    pub fn each(&mut self) -> impl Iterator<Item = &mut Vec<u8>> {
        self.own.values_mut().chain(&mut self.shared)
    }

    /// One file of what several parts need: a module of nothing but other modules, so that hosts take
    /// it for what it is. Nothing where every part stands alone.
    pub fn shared(&self) -> Option<Vec<u8>> {
        if self.shared.is_empty() {
            return None;
        }
        let mut out = b"\0asm\x01\0\0\0".to_vec();
        for module in &self.shared {
            let name = [&[SECTION.len() as u8], SECTION.as_bytes()].concat();
            out.push(0);
            number(&mut out, name.len() + module.len());
            out.extend(name);
            out.extend(module);
        }
        Some(out)
    }

    /// The glue of the program with the functions that fetch its parts; `end` is `www/parts.js`.
    ///
    /// # Errors
    ///
    /// When the glue is not one of wasm-bindgen for this program.
    pub fn glue(&self, glue: &str, end: &str) -> Result<String> {
        let mut out = String::with_capacity(glue.len() + end.len());
        let mut linked = self.is_empty();
        for line in glue.lines() {
            let entry = line.trim_start().starts_with(&format!("\"{LINK}\": import"));
            if line.starts_with("import * as import") && line.contains(LINK) || entry && linked {
                continue;
            }
            if entry {
                linked = true;
                out += &format!("\"{LINK}\": import0,\n");
                continue;
            }
            out += line;
            out.push('\n');
            if line.trim() == "const import0 = {" {
                for name in self.own.keys() {
                    out += &format!("{LOADER}{name}: loader(\"{name}\"),\n");
                }
            }
        }
        ensure!(linked && (self.is_empty() || out.contains(LOADER)), "the glue imports no parts");
        let uses = self.uses.iter().map(|name| format!("{name}: wasm.{name}"));
        let uses = format!("{{ {} }}", uses.collect::<Vec<_>>().join(", "));
        Ok(out + &end.replace("__HUTONG_USES__", &uses))
    }
}

/// A number as wasm writes it: seven bits a byte, the lowest first (LEB128).
fn number(out: &mut Vec<u8>, mut number: usize) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts() -> Parts {
        let own = BTreeMap::from([("map".to_owned(), Vec::new()), ("list".to_owned(), Vec::new())]);
        Parts { own, shared: vec![vec![7; 200]], uses: vec!["memory".into(), "table".into()] }
    }

    #[test]
    fn the_glue_imports_what_fetches_the_parts() {
        let glue = "import * as import1 from \"./parts.js\"\n\
                    import * as import2 from \"./parts.js\"\n\
                    const import0 = {\n\
                    now: 1,\n\
                    };\n\
                    return {\n\
                    \"./x_bg.js\": import0,\n\
                    \"./parts.js\": import1,\n\
                    \"./parts.js\": import2,\n\
                    };\n";
        assert_eq!(
            parts().glue(glue, "const uses = __HUTONG_USES__;").unwrap(),
            "const import0 = {\n\
             __wasm_split_load_list: loader(\"list\"),\n\
             __wasm_split_load_map: loader(\"map\"),\n\
             now: 1,\n\
             };\n\
             return {\n\
             \"./x_bg.js\": import0,\n\
             \"./parts.js\": import0,\n\
             };\n\
             const uses = { memory: wasm.memory, table: wasm.table };"
        );
        assert!(parts().glue("const import0 = {\n}", "").is_err());
        assert_eq!(Parts::default().glue("a\n", "b").unwrap(), "a\nb");
    }

    #[test]
    fn what_is_shared_is_a_module_of_sections() {
        let file = parts().shared().unwrap();
        // A custom section of 207 bytes (two of them say how many), called `module`.
        assert_eq!(&file[..18], b"\0asm\x01\0\0\0\0\xcf\x01\x06module");
        assert_eq!(&file[18..], [7; 200]);
        assert_eq!(Parts::default().shared(), None);
    }

    #[test]
    fn what_the_parts_use_is_read_from_their_script() {
        let link = "const { memory, __wasm_split_shared0,  } = initSync(undefined, undefined);";
        assert_eq!(uses(link).unwrap(), ["memory", "__wasm_split_shared0"]);
        assert!(uses("const {} = 1").is_err());
    }
}
