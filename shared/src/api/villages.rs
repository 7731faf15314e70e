//! How a village stands: its families with an open case, what stands in their way, what is promised and by whom, and what rules
//! suggest for all of them.

use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use super::care::CaseView;
use crate::age::CivilDate;
use crate::care::{
    AuditRecommendation, Case, CauseLook, ChildCare, FollowUpState, FollowedRecommendation, Intervention,
    Obstacle, Owner, PlannedIntervention, Recommendation, RecommendationSettings, late_days,
    recommend_for_place,
};
use crate::regency::CatalogueEntry;

/// `GET /api/v1/villages/{code}/handling`. It shows and counts what the caller may see of the village.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct VillageHandling {
    /// The day of the answer.
    pub on: CivilDate,
    /// A family for each open case, the first due first, at most [`LIST_LIMIT`](super::care::LIST_LIMIT).
    pub families: Vec<VillageFamily>,
    /// What rules suggest for the village, the most shared reason first. Nothing is planned before a person plans it.
    pub recommendations: Vec<Recommendation>,
}

/// The family of a child with an open case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct VillageFamily {
    /// The case, with its child.
    pub case: CaseView,
    /// The newest look for the cause; `None` where nobody looked yet.
    pub look: Option<CauseLook>,
    /// Whether it found what makes the family one at risk (KRS).
    pub at_risk: bool,
    /// What the village noted to be in the way, by day.
    pub obstacles: Vec<Obstacle>,
    /// What is promised: first what is still to be done, the first due first.
    pub promises: Vec<PromiseView>,
}

/// What someone is to do for a family, as it stands on the day of the answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct PromiseView {
    /// What, and where it comes from.
    pub what: Promised,
    /// Who does it.
    pub owner: Owner,
    /// The last day.
    pub due: CivilDate,
    /// How far it is.
    pub state: FollowUpState,
    /// Days after the last one; 0 when it is not late, or its owner has done it or said that it cannot be done.
    pub late_days: u32,
}

/// Where a promise comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Promised {
    /// It was planned for the case.
    Intervention {
        /// What.
        intervention: Intervention,
    },
    /// An audit recommended it, and it is still to be done.
    Recommendation {
        /// What.
        recommendation: AuditRecommendation,
    },
}

impl VillageHandling {
    /// The village on `today`, of the families that the caller may see.
    #[must_use]
    pub fn of(
        families: Vec<VillageFamily>,
        catalogue: &[CatalogueEntry],
        settings: &RecommendationSettings,
        today: CivilDate,
    ) -> Self {
        let looks = families.iter().filter_map(|family| family.look.as_ref());
        let recommendations = recommend_for_place(looks, catalogue, settings);
        Self { on: today, families, recommendations }
    }
}

impl VillageFamily {
    /// The family on `today`; `case` is the open one of `care`, and `view` shows it.
    #[must_use]
    pub fn of(view: CaseView, case: &Case, care: &ChildCare, today: CivilDate) -> Self {
        let look = case.causes.last().cloned();
        let planned = case.interventions.iter().map(|planned| PromiseView::planned(planned, today));
        // What an audit recommended for the family outlasts the case it was recommended in.
        let awaited = care.cases.iter().flat_map(Case::awaited_recommendations);
        let recommended = awaited.map(|followed| PromiseView::recommended(followed, today));
        let mut promises: Vec<_> = planned.chain(recommended).collect();
        promises.sort_by_key(|promise| (!promise.is_to_do(), promise.due));
        Self {
            case: view,
            at_risk: look.as_ref().is_some_and(|look| look.present.iter().any(|one| one.is_family_risk())),
            look,
            obstacles: case.obstacles.clone(),
            promises,
        }
    }
}

impl PromiseView {
    fn planned(planned: &PlannedIntervention, today: CivilDate) -> Self {
        let intervention = planned.intervention.clone();
        let owner = intervention.owner.clone();
        Self::new(Promised::Intervention { intervention }, owner, planned.due(), planned.state(), today)
    }

    fn recommended(followed: &FollowedRecommendation, today: CivilDate) -> Self {
        let recommendation = followed.recommendation.clone();
        let owner = recommendation.owner.clone();
        let what = Promised::Recommendation { recommendation };
        Self::new(what, owner, followed.due(), followed.state(), today)
    }

    fn new(what: Promised, owner: Owner, due: CivilDate, state: FollowUpState, today: CivilDate) -> Self {
        let mut promise = Self { what, owner, due, state, late_days: 0 };
        if promise.is_to_do() {
            promise.late_days = late_days(due, today);
        }
        promise
    }

    /// Whether its owner still has to do it.
    #[must_use]
    pub fn is_to_do(&self) -> bool {
        matches!(self.state, FollowUpState::Waiting | FollowUpState::Started)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::care::{Because, CareEventRow, Circumstance, CureSettings, cases};
    use crate::regency::RegencyPack;
    use crate::samples::{account, child};

    fn id(number: u8) -> String {
        format!("01950000-0000-7000-8000-0000000000{number:02}")
    }

    /// A family in which a case was found, looked at, planned and audited, and two of four promises were answered.
    fn family(today: &str) -> VillageFamily {
        let office = json!({"kind": "office", "office": "pupr"});
        let planned = |number, due| {
            json!({
                "id": id(number), "catalogue": "sanitation", "owner": office, "due": due, "quantity": null,
                "food": null,
            })
        };
        let report = |number, progress: Value| {
            let report = json!({"intervention": id(number), "on": "2025-07-20", "progress": progress});
            ("reportIntervention", json!({ "report": report }))
        };
        let found = json!({"on": "2025-07-01", "measurement": null, "findings": ["short"]});
        let difference = json!({"grams": 0, "millimetres": null, "armMillimetres": null});
        let validation = json!({
            "on": "2025-07-02", "first": id(2), "again": id(3), "difference": difference,
            "calibratedOn": "2025-06-01",
        });
        let look = |on, present: &[&str]| {
            let look = json!({"on": on, "present": present, "absent": ["unsafeWater"], "remark": null});
            ("recordCause", json!({ "look": look }))
        };
        let plan = [planned(10, "2025-07-30"), planned(11, "2025-07-25"), planned(12, "2025-07-10")];
        let done =
            json!({"kind": "done", "evidence": {"kind": "statement", "remark": "jadi"}, "quantity": null});
        let obstacle = json!({"on": "2025-07-04", "about": "noLatrine", "remark": "lahan sempit"});
        let wish = json!({
            "id": id(20), "audit": id(21), "on": "2025-07-05", "what": "Bangun jamban",
            "owner": {"kind": "villageOfficer"}, "due": "2025-08-20",
        });
        let steps = [
            ("openCase", json!({ "found": found })),
            ("validateCase", json!({ "validation": validation })),
            look("2025-07-03", &["smokingAtHome"]),
            look("2025-07-04", &["noLatrine", "lowIncome"]),
            ("planInterventions", json!({"on": "2025-07-05", "plan": plan})),
            ("recordObstacle", json!({ "obstacle": obstacle })),
            ("recommendInAudit", json!({ "recommendation": wish })),
            report(12, json!({"kind": "declined", "reason": "tidak ada dana"})),
            report(12, done),
            report(11, json!({"kind": "started"})),
        ];
        let rows: Vec<CareEventRow> = steps
            .into_iter()
            .zip(30_u8..)
            .map(|((kind, mut act), number)| {
                let members = act.as_object_mut().unwrap();
                members.extend([("type".into(), kind.into()), ("case".into(), id(1).into())]);
                let event = json!({
                    "id": id(number), "child": child().id, "actor": account(), "role": "nutritionist", "act": act,
                });
                serde_json::from_value(json!({"revision": number, "event": event})).unwrap()
            })
            .collect();
        let care = cases(&rows, [], &CureSettings::default());
        let case = care.open().unwrap();
        VillageFamily::of(CaseView::of(case, &child()), case, &care, today.parse().unwrap())
    }

    #[test]
    fn a_family_is_at_risk_by_the_newest_look_and_shows_what_is_to_be_done_first() {
        let family = family("2025-08-01");
        assert!(family.at_risk);
        assert_eq!(family.look.unwrap().present, [Circumstance::NoLatrine, Circumstance::LowIncome]);
        assert_eq!(family.obstacles[0].remark.as_str(), "lahan sempit");
        let told: Vec<_> = family
            .promises
            .iter()
            .map(|promise| (promise.due.to_string(), promise.state, promise.late_days))
            .collect();
        let told: Vec<_> = told.iter().map(|(due, state, late)| (due.as_str(), *state, *late)).collect();
        assert_eq!(
            told,
            [
                ("2025-07-25", FollowUpState::Started, 7),
                ("2025-07-30", FollowUpState::Waiting, 2),
                ("2025-08-20", FollowUpState::Waiting, 0),
                ("2025-07-10", FollowUpState::Declined, 0),
            ]
        );
        assert_eq!(family.promises[2].owner, Owner::VillageOfficer);
    }

    #[test]
    fn a_village_is_suggested_what_its_families_share() {
        let pack = RegencyPack::new("32.11".parse().unwrap(), "Contoh".parse().unwrap(), 420, Vec::new());
        let today = "2025-08-01";
        let mut families = vec![family(today); 3];
        families.push(VillageFamily { look: None, ..family(today) });
        let settings = RecommendationSettings::default();
        let village = VillageHandling::of(families, &pack.catalogue, &settings, today.parse().unwrap());
        let shared: Vec<_> = village.recommendations.iter().map(|one| one.because).collect();
        let of_all = |circumstance| Because::Shared { circumstance, children: 3, of: 3 };
        let (latrine, income) = (of_all(Circumstance::NoLatrine), of_all(Circumstance::LowIncome));
        assert_eq!(shared, [latrine, income, income], "whose cause nobody looked for is not counted");
    }
}
