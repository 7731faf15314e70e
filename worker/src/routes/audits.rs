//! `/api/v1/audits`: audits of cases, with what was frozen for them and what they recommended.

use serde::Serialize;
use serde_json::value::RawValue;
use tumbuh::access::Action;
use tumbuh::age::CivilDate;
use tumbuh::api::access_log::Opened;
use tumbuh::api::audits::{AUDITS_LIMIT, AuditListResponse, AuditSummary, Frozen, RecommendedView};
use tumbuh::area::{AreaCode, Scope};
use tumbuh::care::CaseAudit;
use tumbuh::id::{CaseAuditId, ChildId};
use tumbuh::request::is_shared;
use tumbuh::text::{Line, Passage, PersonName};

use crate::auth::Caller;
use crate::body;
use crate::http::{Answer, Call, Outcome};
use crate::problem::Failure;
use crate::regency::{Desk, audits, care};
use crate::store::{CountedBundle, Sight, StoredAudit, StoredBundle};

/// [`AuditView`](tumbuh::api::audits::AuditView) with each story as it was frozen.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Audit {
    id: CaseAuditId,
    title: Line<120>,
    held_on: CivilDate,
    area: AreaCode,
    members: Passage<600>,
    made_by: Option<PersonName>,
    frozen: Frozen,
    bundles: Vec<FrozenBundle>,
    recommendations: Vec<RecommendedView>,
}

#[derive(Serialize)]
struct FrozenBundle {
    child: ChildId,
    case: String,
    sha256: String,
    story: Box<RawValue>,
}

#[cfg_attr(test, utoipa::path(
    get,
    path = "/api/v1/audits",
    operation_id = "listAudits",
    tag = "care",
    summary = "Audits of cases (AKS), the last held first",
    description = "Those of the caller's areas, and those that look at a case there; what is counted is what the caller may see.",
    security(("session" = [])),
    responses((status = 200, body = AuditListResponse)),
))]
pub fn list(desk: &Desk<'_>, caller: &Caller, call: &Call) -> Outcome {
    let today = desk.today(call.now_millis)?;
    let eyes = Eyes::of(caller);
    care::renew_stale(desk, today)?;
    let mut audits = Vec::new();
    for stored in desk.store.case_audits(AUDITS_LIMIT)? {
        let counted = desk.store.counted_bundles(stored.id, today)?;
        let seen: Vec<_> = counted.into_iter().filter(|one| eyes.see(&one.sight)).collect();
        if seen.is_empty() && !eyes.scope.contains(&stored.area) {
            continue;
        }
        audits.push(summary(stored, &seen));
    }
    Answer::json(200, &AuditListResponse { audits })
}

#[cfg_attr(test, utoipa::path(
    post,
    path = "/api/v1/audits",
    operation_id = "makeAudit",
    tag = "care",
    summary = "Make an audit: each case that is picked is frozen as it stands now",
    description = "Every child has an open case, in the area and within the caller's areas. What is frozen never changes, but for \
        a child that is erased. Sent again, it is there once. What the audit recommends is sent as acts \
        (`recommendInAudit`), so that it becomes tasks of those who are to do it.",
    security(("session" = [])),
    request_body = CaseAudit,
    responses(
        (status = 201, description = "It is made", body = AuditSummary),
        (status = 200, description = "It was there already", body = AuditSummary),
    ),
))]
pub fn make(desk: &Desk<'_>, caller: &Caller, call: &Call) -> Outcome {
    let audit: CaseAudit = body::json(call)?;
    let is_new = audits::make(desk, caller, call, &audit)?;
    let stored = desk.store.case_audit(audit.id)?.ok_or(Failure::NotFound)?;
    let counted = desk.store.counted_bundles(audit.id, desk.today(call.now_millis)?)?;
    Answer::json(if is_new { 201 } else { 200 }, &summary(stored, &counted))
}

#[cfg_attr(test, utoipa::path(
    get,
    path = "/api/v1/audits/{id}",
    operation_id = "readAudit",
    tag = "care",
    summary = "The whole of an audit: a frozen bundle for each case, and what became of what it recommended",
    description = "Only cases within the caller's areas are in it. For each of them it is logged that it was read. A bundle is of \
        the revision and by the settings that `frozen` names; recommendations are as of now.",
    params(("id" = CaseAuditId, Path)),
    security(("session" = [])),
    responses((status = 200, body = tumbuh::api::audits::AuditView)),
))]
pub fn read(desk: &Desk<'_>, caller: &Caller, call: &Call) -> Outcome {
    let id: CaseAuditId = call.param(0).parse().map_err(|_| Failure::NotFound)?;
    let today = desk.today(call.now_millis)?;
    let stored = desk.store.case_audit(id)?.ok_or(Failure::NotFound)?;
    let eyes = Eyes::of(caller);
    let mut bundles = desk.store.bundles(id)?;
    bundles.retain(|bundle| eyes.see(&bundle.sight));
    if bundles.is_empty() && !eyes.scope.contains(&stored.area) {
        return Err(Failure::NotFound);
    }
    let rules = desk.pack.settings_on(today).rules();
    let access = desk.access(caller, call)?;
    let mut recommendations = Vec::new();
    for bundle in &bundles {
        let child = bundle.child;
        desk.store.log_opened(&access, Opened { child, at_millis: call.now_millis })?;
        let (_, care) = care::care_of(desk, child, rules)?;
        for case in &care.cases {
            let own = case.recommendations.iter().filter(|one| one.recommendation.audit == id);
            recommendations.extend(own.map(|one| RecommendedView::of(child, case, one.clone(), today)));
        }
    }
    let frozen_bundle = |bundle: StoredBundle| FrozenBundle {
        child: bundle.child,
        case: bundle.case,
        sha256: bundle.sha256,
        story: bundle.story,
    };
    let StoredAudit { held_on, area, kept, made_by, .. } = stored;
    let audit = Audit {
        id,
        title: kept.title,
        held_on,
        area,
        members: kept.members,
        made_by,
        frozen: kept.frozen,
        bundles: bundles.into_iter().map(frozen_bundle).collect(),
        recommendations,
    };
    Answer::json(200, &audit)
}

/// Where the caller reads audits, and where children whose parents withdrew consent are still theirs to see.
struct Eyes {
    scope: Scope,
    treats: Scope,
}

impl Eyes {
    fn of(caller: &Caller) -> Self {
        Self { scope: caller.scope(Action::ReadAudits), treats: caller.scope(Action::WriteRecords) }
    }

    fn see(&self, sight: &Sight) -> bool {
        let seen = |posyandu: &AreaCode| {
            self.scope.contains(posyandu) && is_shared(sight.withdrawn, posyandu, &self.treats)
        };
        sight.posyandu.as_ref().is_some_and(seen)
    }
}

/// The audit as lists show it to who may see these cases of it.
fn summary(audit: StoredAudit, seen: &[CountedBundle]) -> AuditSummary {
    AuditSummary {
        id: audit.id,
        title: audit.kept.title,
        held_on: audit.held_on,
        area: audit.area,
        cases: u32::try_from(seen.len()).unwrap_or(u32::MAX),
        recommended: seen.iter().map(|one| one.recommended).sum(),
        waiting: seen.iter().map(|one| one.waiting).sum(),
        late: seen.iter().map(|one| one.late).sum(),
    }
}
