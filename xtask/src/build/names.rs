//! Short names between the wasm and its glue. wasm-bindgen gives each import a name with a hash in
//! it, and both files travel: for the sample's first view the long ones cost some 4 KB. `wasm-opt`
//! shortens them in the wasm and says how; here the glue is told.

use anyhow::{Context, Result, ensure};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// The option of `wasm-opt` that shortens, and prints what [`Names`] reads.
pub const SHORTEN: &str = "--minify-imports-and-exports-and-modules";

/// What that option calls the one module that is left.
const MODULE: &str = "a";

/// What `wasm-opt` renamed.
#[derive(Debug, Deserialize)]
pub struct Names {
    /// Module, name and short name.
    imports: Vec<[String; 3]>,
    /// Name and short name.
    exports: Vec<[String; 2]>,
}

impl Names {
    /// Reads what `wasm-opt` printed.
    ///
    /// # Errors
    ///
    /// When it printed something else.
    pub fn parse(text: &str) -> Result<Self> {
        serde_json::from_str(text).context("what wasm-opt says of its short names cannot be read")
    }

    /// The glue with the short names: keys of the imports, `wasm.NAME` of the exports, and the module.
    ///
    /// # Errors
    ///
    /// When the glue has no such module, or lacks an import; then the two do not belong together.
    pub fn tell(&self, glue: &str) -> Result<String> {
        let imports: BTreeMap<&str, &str> =
            self.imports.iter().map(|[_, name, short]| (name.as_str(), short.as_str())).collect();
        let exports: BTreeMap<&str, &str> =
            self.exports.iter().map(|[name, short]| (name.as_str(), short.as_str())).collect();
        let mut told = 0;
        let mut out = String::with_capacity(glue.len());
        let mut rest = glue;
        while let Some(start) = rest.find(is_name) {
            let (before, from) = rest.split_at(start);
            let (name, after) = from.split_at(from.find(|c| !is_name(c)).unwrap_or(from.len()));
            out.push_str(before);
            let short = match (imports.get(name), exports.get(name)) {
                (Some(short), _) if after.starts_with(':') => {
                    told += 1;
                    short
                }
                (_, Some(short)) if out.ends_with("wasm.") => short,
                _ => name,
            };
            out.push_str(short);
            rest = after;
        }
        out.push_str(rest);
        ensure!(told == imports.len(), "the glue has {told} of the {} imports of its wasm", imports.len());
        // All of them are one object of the glue (`split.rs`), which is given once.
        let modules: BTreeSet<&str> = self.imports.iter().map(|[module, ..]| module.as_str()).collect();
        for (at, module) in modules.into_iter().enumerate() {
            let entry = format!("\"{module}\": import0,");
            ensure!(out.contains(&entry), "the glue has no module {module}");
            let short = if at == 0 { format!("\"{MODULE}\": import0,") } else { String::new() };
            out = out.replacen(&entry, &short, 1);
        }
        Ok(out)
    }
}

fn is_name(character: char) -> bool {
    character.is_ascii_alphanumeric() || character == '_' || character == '$'
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAID: &str = r#"{ "imports": [["./x_bg.js", "__wbg_now_463a", "b"], ["./x_bg.js", "__wbg_new_1", "e"], ["./parts.js", "load", "f"]], "exports": [["memory", "c"], ["start", "d"]] }"#;

    #[test]
    fn keys_exports_and_the_module_are_renamed_and_nothing_else() {
        let glue = "import0 = { __wbg_now_463a: function() { return wasm.memory; }, __wbg_new_1: 1, load: 2 };\n\
                    return { \"./x_bg.js\": import0, \"./parts.js\": import0, };\n\
                    export function start() { memory = wasm.start(this.start); }";
        assert_eq!(
            Names::parse(SAID).unwrap().tell(glue).unwrap(),
            "import0 = { b: function() { return wasm.c; }, e: 1, f: 2 };\n\
             return {  \"a\": import0, };\n\
             export function start() { memory = wasm.d(this.start); }"
        );
    }

    #[test]
    fn a_glue_of_another_wasm_is_refused() {
        let names = Names::parse(SAID).unwrap();
        let error = names.tell("\"./x_bg.js\": import0,").unwrap_err();
        assert_eq!(error.to_string(), "the glue has 0 of the 3 imports of its wasm");
        let keys = "__wbg_now_463a: 1, __wbg_new_1: 2, load: 3";
        let error = names.tell(&format!("{keys}; \"./parts.js\": import0,")).unwrap_err();
        assert_eq!(error.to_string(), "the glue has no module ./x_bg.js");
    }
}
