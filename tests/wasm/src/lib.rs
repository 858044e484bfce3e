//! placeholder
#![forbid(unsafe_code)]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hello() -> Vec<u8> { vec![1] }
