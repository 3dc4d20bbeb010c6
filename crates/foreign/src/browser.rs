//! What the page calls.

use talc::wasm::{WasmDynamicTalc, new_wasm_dynamic_allocator};
use wasm_bindgen::prelude::*;

/// Smaller than the standard one, and quicker.
#[global_allocator]
static ALLOCATOR: WasmDynamicTalc = new_wasm_dynamic_allocator();

/// A dossier that may be shown.
#[wasm_bindgen]
pub struct Checked {
    dossier: Vec<u8>,
    notes: Vec<String>,
}

#[wasm_bindgen]
impl Checked {
    /// The binary form, for the app.
    #[wasm_bindgen(getter)]
    pub fn dossier(&self) -> Vec<u8> {
        self.dossier.clone()
    }

    /// What was left out or changed.
    #[wasm_bindgen(getter)]
    pub fn notes(&self) -> Vec<String> {
        self.notes.clone()
    }
}

/// Reads and checks the JSON form of a dossier.
///
/// # Errors
///
/// A message that says what is wrong with it.
#[wasm_bindgen]
pub fn read(json: &[u8]) -> Result<Checked, JsError> {
    let checked = crate::read(json)?;
    Ok(Checked { dossier: hutong_model::to_bytes(&checked.dossier), notes: checked.notes })
}
