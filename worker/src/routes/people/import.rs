//! `/api/v1/people/import`: inviting many people from a table.

use tumbuh::access::{Grant, Grants, Places, Role};
use tumbuh::api::people::{ImportedInvitation, PeopleImportResponse};
use tumbuh::language::{Both, Told};
use tumbuh::text::PersonName;

use crate::auth::Caller;
use crate::http::{Answer, Call, Outcome};
use crate::problem::Failure;
use crate::regency::Desk;
use crate::regency::people::{self, Invited};
use crate::store::AuditEntry;
use crate::table::{self, Shape, Table, Wrong};

const COLUMNS: [&str; 4] = ["name", "role", "areas", "office"];
const SHAPE: Shape = Shape { what: "people", limit: 2_000, headers: [&COLUMNS, &["name", "role", "areas"]] };

#[cfg_attr(test, utoipa::path(
    post,
    path = "/api/v1/people/import",
    operation_id = "importPeople",
    tag = "people",
    summary = "Invite many people from a CSV file, all or none",
    description = "Columns `name,role,areas,office`; areas are separated by spaces, roles named in Indonesian or English or as on \
        the wire. Without `apply=true` nothing is done but told what is wrong; with it, one wrong line means that nobody is \
        invited. The invitations hold 30 days.",
    params(("apply" = Option<bool>, Query, description = "Whether to invite; false when absent")),
    security(("session" = [])),
    request_body(content = String, content_type = "text/csv"),
    responses((status = 200, body = PeopleImportResponse)),
))]
pub fn import(desk: &Desk<'_>, caller: &Caller, call: &Call) -> Outcome {
    if call.media_type().as_deref() != Some("text/csv") {
        return Err(Failure::UnsupportedMediaType { expected: "text/csv" });
    }
    let apply = call.query_flag("apply")?;
    let Table { rows: people, problems } =
        table::read(&SHAPE, &call.body, |record, _| person(desk, &caller.grants, record))?;
    let count = u32::try_from(people.len()).unwrap_or(u32::MAX);
    let mut answer = PeopleImportResponse { problems, people: count, invitations: Vec::new() };
    if apply && answer.problems.is_empty() {
        answer.invitations = desk.store.atomically(|| -> Result<Vec<_>, Failure> {
            people.into_iter().map(|(_, (name, grants))| invite(desk, caller, call, name, grants)).collect()
        })?;
    }
    Answer::json(200, &answer)
}

fn invite(
    desk: &Desk<'_>,
    caller: &Caller,
    call: &Call,
    name: PersonName,
    grants: Grants,
) -> Result<ImportedInvitation, Failure> {
    let valid_hours = *people::VALID_HOURS.end();
    let invited =
        Invited { name: name.clone(), grants, account: None, by: Some(caller.account), valid_hours };
    let link = people::invite(desk.store, &desk.pack, invited, call.now_millis)?;
    desk.store.put_audit(AuditEntry::about(caller, call, "invite", link.id.to_string()))?;
    Ok(ImportedInvitation { name, link })
}

fn person(
    desk: &Desk<'_>,
    giver: &Grants,
    record: &csv::StringRecord,
) -> Result<(PersonName, Grants), Vec<Wrong>> {
    let mut wrong = Vec::new();
    let field = |place: usize| record.get(place).unwrap_or_default();
    if record.len() > COLUMNS.len() {
        wrong.push((None, Both::new("terlalu banyak kolom", "has too many fields")));
    }
    let name = field(0).parse::<PersonName>().map_err(|error| wrong.push((Some("name"), error.told())));
    let role = field(1).parse::<Role>().map_err(|error| wrong.push((Some("role"), error.told())));
    let areas: Result<Vec<_>, _> = field(2).split_whitespace().map(str::parse).collect();
    let areas = areas.map_err(|error| {
        let error: tumbuh::access::InvalidPlace = error;
        wrong.push((Some("areas"), error.told()));
    });
    let office = match field(3) {
        "" => Ok(None),
        office => office.parse().map(Some).map_err(|error: tumbuh::text::InvalidLine| {
            wrong.push((Some("office"), error.told()));
        }),
    };
    let (Ok(name), Ok(role), Ok(areas), Ok(office)) = (name, role, areas, office) else { return Err(wrong) };
    let grants = Grants(vec![Grant { role, areas: Places(areas), office }]);
    for problem in grants.problems(&desk.pack) {
        let column = if problem.at.ends_with("office") { "office" } else { "areas" };
        wrong.push((Some(column), problem.words));
    }
    if wrong.is_empty() && !giver.may_give(&grants.resolved(&desk.pack)) {
        wrong.push((None, Both::new("melebihi wewenang Anda", "is more than you may give")));
    }
    if wrong.is_empty() { Ok((name, grants)) } else { Err(wrong) }
}
