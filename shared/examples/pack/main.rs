//! Writes the pack of a regency: areas from the package `idn-area-data`, everything else as it was written before or, the first
//! time, as the defaults say.
//!
//! `cargo run -p tumbuh --example pack -- CODE PACKAGE_FOLDER OUT_FOLDER [--posyandu FILE.csv] [--puskesmas FILE.csv]`;
//! `all` instead of a code writes all 514. The same arguments write the same bytes.

mod country;
mod lists;
mod make;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use country::Country;
use make::Lists;
use tumbuh::regency::RegencyPack;

const USAGE: &str =
    "usage: pack CODE|all PACKAGE_FOLDER OUT_FOLDER [--posyandu FILE.csv] [--puskesmas FILE.csv]";

fn main() -> ExitCode {
    match run(std::env::args().skip(1).collect()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problems) => {
            for problem in problems {
                say(&mut std::io::stderr(), &problem);
            }
            ExitCode::FAILURE
        }
    }
}

/// What went wrong, a sentence each.
type Problems = Vec<String>;

fn run(arguments: Vec<String>) -> Result<(), Problems> {
    let arguments = Arguments::read(arguments)?;
    let country = Country::read(&arguments.package)?;
    if arguments.code == "all" {
        if arguments.posyandu.is_some() || arguments.puskesmas.is_some() {
            return Err(one("a list of posyandu or puskesmas belongs to one regency, not to all"));
        }
        for code in country.codes() {
            write(&country, code, &arguments.out, &Lists::default())?;
        }
        return Ok(());
    }
    let read = |path: &Option<PathBuf>| path.as_deref().map(text_of).transpose();
    let lists = Lists { posyandu: read(&arguments.posyandu)?, puskesmas: read(&arguments.puskesmas)? };
    let (path, notes) = write(&country, &arguments.code, &arguments.out, &lists)?;
    say(&mut std::io::stdout(), &path.display().to_string());
    for note in notes {
        say(&mut std::io::stdout(), &format!("  {note}"));
    }
    Ok(())
}

fn write(
    country: &Country,
    code: &str,
    out: &Path,
    lists: &Lists,
) -> Result<(PathBuf, Vec<String>), Problems> {
    let path = out.join(format!("{code}.json"));
    let before = if path.exists() { Some(pack_of(&path)?) } else { None };
    let made = make::pack(country, code, before, lists)?;
    let text = made.pack.to_canonical_json().map_err(|error| one(&error.to_string()))?;
    std::fs::create_dir_all(out)
        .and_then(|()| std::fs::write(&path, text))
        .map_err(|error| one(&format!("{} cannot be written: {error}", path.display())))?;
    Ok((path, made.notes))
}

fn pack_of(path: &Path) -> Result<RegencyPack, Problems> {
    RegencyPack::parse(&text_of(path)?).map_err(|problems| {
        problems.into_iter().map(|problem| format!("{}: {problem}", path.display())).collect()
    })
}

fn text_of(path: &Path) -> Result<String, Problems> {
    std::fs::read_to_string(path).map_err(|error| one(&format!("{} cannot be read: {error}", path.display())))
}

fn one(problem: &str) -> Problems {
    vec![problem.into()]
}

fn say(to: &mut impl Write, line: &str) {
    // A closed stream leaves nobody to tell.
    let _ = to.write_all(format!("{line}\n").as_bytes());
}

struct Arguments {
    code: String,
    package: PathBuf,
    out: PathBuf,
    posyandu: Option<PathBuf>,
    puskesmas: Option<PathBuf>,
}

impl Arguments {
    fn read(arguments: Vec<String>) -> Result<Self, Problems> {
        let mut plain = Vec::new();
        let (mut posyandu, mut puskesmas) = (None, None);
        let mut arguments = arguments.into_iter();
        while let Some(argument) = arguments.next() {
            match argument.as_str() {
                "--posyandu" => posyandu = arguments.next().map(PathBuf::from),
                "--puskesmas" => puskesmas = arguments.next().map(PathBuf::from),
                _ => plain.push(argument),
            }
        }
        match <[String; 3]>::try_from(plain) {
            Ok([code, package, out]) => {
                Ok(Self { code, package: package.into(), out: out.into(), posyandu, puskesmas })
            }
            Err(_) => Err(one(USAGE)),
        }
    }
}
