//! Writes the English words for the app to read, to the file that is named.

use std::process::ExitCode;

#[expect(clippy::print_stderr, reason = "this is a command")]
fn main() -> ExitCode {
    let Some(path) = std::env::args().nth(1) else {
        eprintln!("Name the file to write.");
        return ExitCode::FAILURE;
    };
    match std::fs::write(&path, tumbuh_words::english()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{path}: {error}");
            ExitCode::FAILURE
        }
    }
}
