//! An audit of cases (AKS) of the demo: a team looks at some with which nothing moves, and recommends something for each.

use fastrand::Rng;
use serde::Serialize;
use tumbuh::access::Role;
use tumbuh::age::CivilDate;
use tumbuh::care::{AuditRecommendation, CareAct, CaseAudit, Evidence, FollowUp, Owner, Picked, Progress};
use tumbuh::id::{CaseAuditId, CaseId, ChildId, RecommendationId};
use tumbuh::regency::RegencyPack;
use tumbuh::sync::Act;

use super::Acts;
use super::care::{by, line_slug};
use super::people::{line, millis, random};

/// So many cases are looked at.
const CASES: usize = 3;
/// The team met so many days ago.
const DAYS_AGO: i32 = 9;

/// The audit as it is made, and what was recommended in it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Audited {
    audit: CaseAudit,
    /// What was recommended, and what became of that.
    acts: Vec<Acts>,
}

/// The audit of the first cases that are stuck; `None` when there are none.
pub fn held(pack: &RegencyPack, stuck: &[(ChildId, CaseId)], today: CivilDate, seed: u64) -> Option<Audited> {
    let mut rng = Rng::with_seed(seed ^ 0xa0d1);
    let stuck = stuck.get(..CASES.min(stuck.len()))?;
    let on = today.plus_days(-DAYS_AGO);
    let audit = CaseAudit {
        id: CaseAuditId::new(millis(on), random(&mut rng)),
        title: "AKS triwulan ini".parse().ok()?,
        held_on: on,
        area: pack.code.clone(),
        members: "Dinkes, Bappeda, dokter anak RSUD Tumbuh Jaya, puskesmas".parse().ok()?,
        children: Picked::new(stuck.iter().map(|(child, _)| *child).collect()).ok()?,
    };
    let office = |id: &str| Owner::Office { office: line_slug(id) };
    let wishes = [
        ("Sambungan air bersih ke rumah, sebelum musim kemarau", office("pupr"), 60),
        ("Keluarga masuk daftar bantuan pangan bulan depan", office("dinsos"), 30),
        ("Kunjungan rumah tiap minggu sampai PMT berjalan", Owner::Midwife, 14),
    ];
    let (mut recommended, mut followed) = (Vec::new(), Vec::new());
    for ((child, case), (what, owner, days)) in stuck.iter().zip(wishes) {
        let id = RecommendationId::new(millis(on), random(&mut rng));
        let due = on.plus_days(days);
        let is_aid = days == 30;
        let recommendation = AuditRecommendation { id, audit: audit.id, on, what: line(what), owner, due };
        let step = CareAct::RecommendInAudit { case: *case, recommendation };
        recommended.push((on, Act::Care { child: *child, role: Role::Nutritionist, step }));
        if is_aid {
            let on = today.plus_days(-2);
            let evidence = Evidence::Document { number: line("BA-114/Dinsos") };
            let progress = Progress::Done { evidence, quantity: None };
            let follow_up = FollowUp { recommendation: id, on, progress };
            let step = CareAct::FollowRecommendation { case: *case, follow_up };
            followed.push((on, Act::Care { child: *child, role: Role::OpdOfficer, step }));
        }
    }
    let mut acts = vec![by("gizi".into(), recommended, &mut rng)];
    if !followed.is_empty() {
        acts.push(by("dinsos".into(), followed, &mut rng));
    }
    Some(Audited { audit, acts })
}
