//! `/api/v1/areas/import`: many posyandu from a table.

use tumbuh::access::Action;
use tumbuh::api::areas::AreasImportResponse;
use tumbuh::api::people::LineProblem;
use tumbuh::area::Scope;
use tumbuh::language::{Both, Told};
use tumbuh::regency::{ListedPosyandu, RegencyPack};

use crate::auth::Caller;
use crate::http::{Answer, Call, Outcome};
use crate::problem::Failure;
use crate::regency::{Desk, pack};
use crate::table::{self, Shape, Table, Wrong, problem};

const COLUMNS: [&str; 3] = ["code", "village_code", "name"];
/// More posyandu than any regency has.
const SHAPE: Shape = Shape { what: "areas", limit: 10_000, headers: [&COLUMNS, &["village_code", "name"]] };

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
    let scope = caller.scope(Action::ManageAreas);
    let Table { rows, mut problems } =
        table::read(&SHAPE, &call.body, |record, header| posyandu(&scope, record, header))?;
    let (lines, given): (Vec<_>, Vec<_>) = rows.into_iter().unzip();
    let mut answer =
        AreasImportResponse { problems: Vec::new(), added: 0, renamed: 0, unchanged: 0, applied: false };
    match desk.pack.with_posyandu(&given, &pack::used(desk.store, call.now_millis)?) {
        Err(found) => problems.extend(found.into_iter().map(|(place, wrong)| {
            let line = lines.get(place).copied().unwrap_or_default();
            problem(line, Some(wrong.column()), wrong.told())
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

fn posyandu(
    scope: &Scope,
    record: &csv::StringRecord,
    header: &[&str],
) -> Result<ListedPosyandu, Vec<Wrong>> {
    let mut wrong = Vec::new();
    if record.len() > header.len() {
        wrong.push((None, Both::new("terlalu banyak kolom", "has too many fields")));
    }
    let field = |name| header.iter().position(|one| *one == name).and_then(|place| record.get(place));
    let [code, village, name] = COLUMNS.map(|name| field(name).unwrap_or_default());
    let code = match code {
        "" => Ok(None),
        code => code
            .parse()
            .map(Some)
            .map_err(|error: tumbuh::area::InvalidAreaCode| wrong.push((Some("code"), error.told()))),
    };
    let village = village.parse().map_err(|error: tumbuh::area::InvalidAreaCode| {
        wrong.push((Some("village_code"), error.told()));
    });
    let name =
        name.parse().map_err(|error: tumbuh::text::InvalidLine| wrong.push((Some("name"), error.told())));
    let (Ok(code), Ok(village), Ok(name)) = (code, village, name) else { return Err(wrong) };
    let one = ListedPosyandu { code, village, name };
    if !scope.contains(&one.village) {
        wrong.push((Some("village_code"), Both::new("di luar wilayah Anda", "lies outside your areas")));
    }
    if wrong.is_empty() { Ok(one) } else { Err(wrong) }
}

/// What is wrong with the pack as a whole, which no one line is to blame for.
fn pack_problems(pack: &RegencyPack) -> Vec<LineProblem> {
    let problems = pack.problems().into_iter();
    problems.map(|found| problem(0, None, found.told())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_any_bytes_is_a_posyandu_or_what_is_wrong_with_it_is_told() {
        let seeds = [
            "code,village_code,name\n32.11.01.2001.01,32.11.01.2001,Melati\n,32.11.01.2001,Mawar\n",
            "village_code,name\n32.11.01.2001,Melati 2\n",
        ];
        let seeds = seeds.map(|seed| seed.as_bytes().to_vec());
        let scope = Scope(vec!["32.11.01".parse().unwrap()]);
        let mut taken = 0;
        for bytes in crate::spoilt::inputs(&seeds, 10_000) {
            let read = table::read(&SHAPE, &bytes, |record, header| posyandu(&scope, record, header));
            for (_, listed) in read.map(|table| table.rows).unwrap_or_default() {
                assert!(scope.contains(&listed.village));
                taken += 1;
            }
        }
        assert!(taken > 0);
    }
}
