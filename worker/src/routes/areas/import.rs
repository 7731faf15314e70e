//! `/api/v1/areas/import`: many posyandu from a table.

use tumbuh::access::Action;
use tumbuh::api::areas::AreasImportResponse;
use tumbuh::api::people::LineProblem;
use tumbuh::area::Scope;
use tumbuh::regency::{ListedPosyandu, RegencyPack};

use crate::auth::Caller;
use crate::body;
use crate::http::{Answer, Call, Outcome};
use crate::problem::Failure;
use crate::regency::{Desk, pack};

/// More posyandu than any regency has.
const LIMIT: usize = 10_000;
const COLUMNS: [&str; 3] = ["code", "village_code", "name"];

#[cfg_attr(test, utoipa::path(
    post,
    path = "/api/v1/areas/import",
    operation_id = "importAreas",
    tag = "people",
    summary = "Add and rename many posyandu from a CSV file, all or none",
    description = "Columns `code,village_code,name`; `code` may be left out or empty: then the posyandu is the one of that name \
        in the village, or gets the next code there. Without `apply=true` nothing is done but told what would be, and what \
        is wrong; with it, one wrong line means that nothing is done. Posyandu that the file does not name stay.",
    params(("apply" = Option<bool>, Query, description = "Whether to do it; false when absent")),
    security(("session" = [])),
    request_body(content = String, content_type = "text/csv"),
    responses((status = 200, body = AreasImportResponse)),
))]
pub fn import(desk: &Desk<'_>, caller: &Caller, call: &Call) -> Outcome {
    if call.media_type().as_deref() != Some("text/csv") {
        return Err(Failure::UnsupportedMediaType { expected: "text/csv" });
    }
    let apply = call.query_flag("apply")?;
    let Lines { posyandu, lines, mut problems } = read(&caller.scope(Action::ManageAreas), &call.body)?;
    let mut answer =
        AreasImportResponse { problems: Vec::new(), added: 0, renamed: 0, unchanged: 0, applied: false };
    match desk.pack.with_posyandu(&posyandu, desk.store.posyandu_with_records()?) {
        Err(found) => problems.extend(found.into_iter().map(|(place, wrong)| {
            let line = lines.get(place).copied().unwrap_or_default();
            problem(line, Some(wrong.column()), wrong.to_string())
        })),
        Ok(listed) => {
            problems.extend(pack_problems(&listed.pack));
            (answer.added, answer.renamed, answer.unchanged) =
                (listed.added, listed.renamed, listed.unchanged);
            if apply && problems.is_empty() {
                if listed.pack != *desk.pack {
                    pack::put(desk, caller, call, &listed.pack, "importAreas")?;
                }
                answer.applied = true;
            }
        }
    }
    problems.sort_by_key(|problem| problem.line);
    answer.problems = problems;
    Answer::json(200, &answer)
}

/// What the file says, each posyandu with its line.
#[derive(Default)]
struct Lines {
    posyandu: Vec<ListedPosyandu>,
    lines: Vec<u64>,
    problems: Vec<LineProblem>,
}

fn read(scope: &Scope, bytes: &[u8]) -> Result<Lines, Failure> {
    let mut reader = csv::ReaderBuilder::new().flexible(true).trim(csv::Trim::All).from_reader(bytes);
    let malformed =
        |error: csv::Error| Failure::Malformed { detail: body::short(error.to_string()), errors: Vec::new() };
    let header = reader.headers().map_err(malformed)?.clone();
    let names: Vec<_> = header.iter().map(|name| name.trim_start_matches('\u{feff}')).collect();
    let mut lines = Lines::default();
    let has_code = names == COLUMNS;
    if !has_code && names != COLUMNS[1..] {
        lines.problems.push(problem(1, None, format!("the header must be {}", COLUMNS.join(","))));
        return Ok(lines);
    }
    for (place, record) in reader.records().enumerate() {
        if place >= LIMIT {
            return Err(Failure::TooMany { what: "areas", limit: LIMIT });
        }
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                let line = error.position().map_or(0, csv::Position::line);
                lines.problems.push(problem(line, None, "is not CSV in UTF-8".into()));
                continue;
            }
        };
        let line = record.position().map_or(0, csv::Position::line);
        let field = |column: usize| record.get(column).unwrap_or_default();
        let first = usize::from(has_code);
        let code = if has_code { field(0) } else { "" };
        match posyandu(scope, [code, field(first), field(first + 1)], record.len() > first + 2) {
            Ok(one) => {
                lines.posyandu.push(one);
                lines.lines.push(line);
            }
            Err(wrong) => {
                let told = wrong.into_iter().map(|(column, detail)| problem(line, column, detail));
                lines.problems.extend(told);
            }
        }
    }
    Ok(lines)
}

/// The column, where one is to blame, and what is wrong.
type Wrong = (Option<&'static str>, String);

fn posyandu(
    scope: &Scope,
    [code, village, name]: [&str; 3],
    is_long: bool,
) -> Result<ListedPosyandu, Vec<Wrong>> {
    let mut wrong = Vec::new();
    if is_long {
        wrong.push((None, "has too many fields".into()));
    }
    let code = match code {
        "" => Ok(None),
        code => code
            .parse()
            .map(Some)
            .map_err(|error: tumbuh::area::InvalidAreaCode| wrong.push((Some("code"), error.to_string()))),
    };
    let village = village.parse().map_err(|error: tumbuh::area::InvalidAreaCode| {
        wrong.push((Some("village_code"), error.to_string()));
    });
    let name = name
        .parse()
        .map_err(|error: tumbuh::text::InvalidLine| wrong.push((Some("name"), error.to_string())));
    let (Ok(code), Ok(village), Ok(name)) = (code, village, name) else { return Err(wrong) };
    let one = ListedPosyandu { code, village, name };
    if !scope.contains(&one.village) {
        wrong.push((Some("village_code"), "lies outside your areas".into()));
    }
    if wrong.is_empty() { Ok(one) } else { Err(wrong) }
}

/// What is wrong with the pack as a whole, which no one line is to blame for.
fn pack_problems(pack: &RegencyPack) -> Vec<LineProblem> {
    let problems = pack.problems().into_iter();
    problems.map(|found| problem(0, None, found.to_string())).collect()
}

fn problem(line: u64, column: Option<&str>, detail: String) -> LineProblem {
    let line = u32::try_from(line).unwrap_or(u32::MAX);
    LineProblem { line, column: column.map(Into::into), detail: body::short(detail) }
}
