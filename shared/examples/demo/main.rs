//! Writes the demo regency as one JSON document: its pack, its accounts and, for each posyandu, the acts of two years.
//!
//! `cargo run -p tumbuh --example demo -- TODAY [SEED] [CHILDREN_PER_POSYANDU]`, for example `2026-03-01 7 50`. The same
//! arguments give the same document. Every person in it is made up.

mod audit;
mod body;
mod care;
mod names;
mod people;
mod place;
mod women;

use std::io::Write;
use std::process::ExitCode;

use serde::Serialize;
use tumbuh::age::CivilDate;
use tumbuh::care::StockMove;
use tumbuh::regency::RegencyPack;
use tumbuh::sync::Mutation;

/// All that is needed to fill a regency.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Demo {
    pack: RegencyPack,
    accounts: Vec<place::Account>,
    posyandu: Vec<Acts>,
    /// What others did for children whom a reading found, each after what it builds on.
    care: Vec<Acts>,
    /// What a team looked at together, and what it recommended.
    audit: Option<audit::Audited>,
    /// Food supplements in the stores of the puskesmas, as the nutritionist notes them.
    stock: Vec<StockMove>,
}

/// What one person did, oldest first.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Acts {
    username: String,
    mutations: Vec<Mutation>,
}

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let Some(today) = arguments.next().and_then(|text| text.parse::<CivilDate>().ok()) else {
        eprint("usage: demo TODAY [SEED] [CHILDREN_PER_POSYANDU]; TODAY is written YYYY-MM-DD\n");
        return ExitCode::FAILURE;
    };
    let seed = arguments.next().and_then(|text| text.parse().ok()).unwrap_or(7);
    let children = arguments.next().and_then(|text| text.parse().ok()).unwrap_or(50);

    let pack = match place::pack() {
        Ok(pack) => pack,
        Err(problems) => {
            for problem in problems {
                eprint(&format!("shared/packs/99.01.json: {problem}\n"));
            }
            return ExitCode::FAILURE;
        }
    };
    let accounts = place::accounts(&pack);
    let mut posyandu: Vec<Acts> = place::posyandu(&pack)
        .enumerate()
        .map(|(number, posyandu)| Acts {
            username: place::kader_username(number),
            mutations: people::acts(&posyandu.code, number, today, seed, children),
        })
        .collect();
    let care::Handled { acts: care, stuck } = care::acts(&pack, &posyandu, today, seed);
    let audit = audit::held(&pack, &stuck, today, seed);
    for (number, (place, acts)) in place::posyandu(&pack).zip(&mut posyandu).enumerate() {
        let Some(device) = acts.mutations.first().map(|first| first.device) else { continue };
        acts.mutations.extend(women::acts(&place.code, number, today, seed, device));
    }
    let stock = care::stock(&pack, today, seed);
    let demo = Demo { pack, accounts, posyandu, care, audit, stock };
    match serde_json::to_vec(&demo).map(|bytes| std::io::stdout().lock().write_all(&bytes)) {
        Ok(Ok(())) => ExitCode::SUCCESS,
        Ok(Err(error)) => fail(&error),
        Err(error) => fail(&error),
    }
}

fn fail(error: &dyn std::error::Error) -> ExitCode {
    eprint(&format!("the demo could not be written: {error}\n"));
    ExitCode::FAILURE
}

fn eprint(text: &str) {
    // A closed standard error leaves nobody to tell.
    let _ = std::io::stderr().write_all(text.as_bytes());
}
