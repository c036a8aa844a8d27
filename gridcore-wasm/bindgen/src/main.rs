//! `gridcore-wasm-bindgen <module.wasm> <folder>`: writes the JavaScript and types around a module, and its functions in
//! an order that zips well.

mod order;

use std::env;
use std::error::Error;
use std::fs;
use std::path::Path;

use wasm_bindgen_cli_support::Bindgen;

fn main() -> Result<(), Box<dyn Error>> {
    let mut args = env::args().skip(1);
    let (Some(module), Some(folder)) = (args.next(), args.next()) else {
        return Err("usage: gridcore-wasm-bindgen <module.wasm> <folder>".into());
    };
    let mut bindgen = Bindgen::new();
    bindgen.input_path(module).web(true)?.typescript(true).out_name("gridcore");
    // Without the default path `init()` without an argument would not find the module.
    bindgen.omit_default_module_path(false);
    // The names of functions are a third of the module.
    bindgen.remove_name_section(true);
    bindgen.generate(&folder)?;
    let written = Path::new(&folder).join("gridcore_bg.wasm");
    Ok(fs::write(&written, order::reorder(&fs::read(&written)?)?)?)
}
