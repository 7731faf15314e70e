//! Writes the OpenAPI document as it is served: without the white space that its reviewers read.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

const DOCUMENT: &str = "openapi.json";

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed={DOCUMENT}");
    let folder = env::var_os("OUT_DIR").map(PathBuf::from).unwrap_or_default();
    fs::write(folder.join(DOCUMENT), compact(&fs::read_to_string(Path::new(DOCUMENT))?))
}

/// JSON without the white space outside its texts.
fn compact(json: &str) -> String {
    let (mut in_text, mut escaped) = (false, false);
    let kept = |letter: &char| {
        let is_text = in_text;
        in_text ^= *letter == '"' && !escaped;
        escaped = is_text && *letter == '\\' && !escaped;
        is_text || !letter.is_ascii_whitespace()
    };
    json.chars().filter(kept).collect()
}
