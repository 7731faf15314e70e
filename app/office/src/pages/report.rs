//! Reporting on what was planned for a child, or recommended in an audit: how far it is, and what shows it.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use serde_json::{Value, json};
use tumbuh::access::Role;
use tumbuh::care::Intervention;
use tumbuh::id::{CaseId, ChildId, RecommendationId};
use tumbuh::sync::Act as Step;
use tumbuh_app::care::{FormFields, Shown, progress, report_fields, told};
use tumbuh_app::ui::live;

use crate::desk::use_desk;
use crate::dom::{Piece, view};
use crate::i18n::care::{CareWord, c};
use crate::i18n::language;
use crate::ui::{Act, Chosen, Load, photo_where_asked, sent, use_told};

/// What is reported on, and as what.
#[derive(Clone)]
pub struct Reported {
    /// For which child.
    pub child: ChildId,
    /// In which case.
    pub case: CaseId,
    /// As what.
    pub role: Role,
    /// On what.
    pub what: What,
}

/// What somebody was to do.
#[derive(Clone)]
pub enum What {
    /// Something that was planned.
    Planned(Intervention),
    /// What an audit recommended.
    Recommended(RecommendationId),
}

impl What {
    fn id(&self) -> String {
        match self {
            Self::Planned(intervention) => intervention.id.to_string(),
            Self::Recommended(recommendation) => recommendation.to_string(),
        }
    }
}

impl Reported {
    /// The step that says how far it is.
    fn step(&self, on: &str, progress: &Value) -> Step {
        let (case, id) = (self.case.to_string(), self.what.id());
        let step = match self.what {
            What::Planned(_) => json!({
                "type": "reportIntervention", "case": case,
                "report": {"intervention": id, "on": on, "progress": progress},
            }),
            What::Recommended(_) => json!({
                "type": "followRecommendation", "case": case,
                "followUp": {"recommendation": id, "on": on, "progress": progress},
            }),
        };
        Step::CarriedCare { child: self.child, role: self.role, step }
    }
}

/// What was done: built once it is asked for, for a list may be long.
#[component]
pub fn ReportForm(
    /// What is reported on.
    of: Reported,
    /// What is read again afterwards.
    load: Load<Value>,
) -> Piece {
    let open = RwSignal::new(false);
    // Another task that comes to stand here is closed.
    let id = format!("report-{}", of.what.id());
    let of = StoredValue::new(of);
    let form = move || {
        let of = of.get_value();
        open.get().then(|| view! { <Filled of=of load=load /> })
    };
    // Closed again, it keeps what was typed.
    let toggled = move |_| {
        if !open.get_untracked() {
            open.set(true);
        }
    };
    view! {
        <details class="no-print" id=id on:toggle=toggled>
            <summary>{c(CareWord::Report)}</summary>
            {live(form)}
        </details>
    }
}

#[component]
fn Filled(of: Reported, load: Load<Value>) -> Piece {
    let (desk, act, done) = (use_desk(), Act::new(), use_told());
    let Some(context) = desk.context() else { return Piece::nothing() };
    let (child, id) = (of.child, of.what.id());
    let today = desk.today().to_string();
    // Readings belong to the page of the case; an office sees none.
    let shown = Shown { readings: &[], photos: true };
    let planned: Vec<&Intervention> = match &of.what {
        What::Planned(intervention) => vec![intervention],
        What::Recommended(_) => Vec::new(),
    };
    let fields = FormFields::new(report_fields(&planned, &shown, &context.sheet.names(language()), &today));
    let photo = Chosen::new(None);
    let problem = RwSignal::new(None::<String>);
    let send = move |event: SubmitEvent| {
        event.prevent_default();
        let shown = photo.get_untracked();
        let made = untrack(|| {
            fields.set("photo", shown.as_ref().map_or("", |photo| &photo.sha256));
            progress(fields).map(|progress| of.step(&fields.get("on"), &progress))
        });
        problem.set(made.as_ref().err().map(|why| why.words(language()).to_owned()));
        let Ok(step) = made else { return };
        act.run(desk.act_with(child, sent(fields, shown), vec![step]), move |refused| match refused {
            Some(reason) => problem.set(Some(reason.words(language()).to_owned())),
            None => {
                done.tell(c(CareWord::Reported));
                load.again();
            }
        });
    };
    view! {
        <form class="stack form inside narrow" novalidate on:submit=send>
            {fields.show(&today)}
            {photo_where_asked(fields, photo, format!("photo-{id}"))}
            {told(problem)}
            {act.notice()}
            <p><button type="submit" class="button primary" disabled=act.busy()>{c(CareWord::Send)}</button></p>
        </form>
    }
}
