//! The form of each step, as data, and the one component that shows them all.

use std::sync::Arc;

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use tumbuh::care::{
    CareAct, Case, CausePart, Circumstance, Eaten, Ending, Intervention, Leaving, ReferralStage, StepKind,
    food_days, recommend_for_case,
};
use tumbuh::finding::{Finding, Urgency, to_ask};
use tumbuh::language::Language;

use super::fields::{Field, FieldKind, FormFields, told};
use super::file::CaseFile;
use super::report::{Shown, counted, report_fields};
use super::words::CareText;
use crate::dom::{Piece, view};
use crate::i18n::use_language;
use crate::pages::measure::{ReadingFields, ReadingForm};

/// The form of a step.
#[component]
pub fn StepForm(
    /// Which step.
    kind: StepKind,
    /// Of which case.
    file: Arc<CaseFile>,
    /// What is typed.
    fields: FormFields,
    /// What is measured, for the steps that measure.
    reading: ReadingFields,
    /// What is wrong with it.
    problem: RwSignal<Option<String>>,
    /// Whether it is being saved.
    #[prop(into)]
    saving: Signal<bool>,
    /// Saves it.
    on_submit: Callback<SubmitEvent>,
    /// What else is to be told above the button.
    children: Piece,
) -> Piece {
    let language = use_language();
    let today = file.today.to_string();
    let measures = measures(kind).then(|| {
        let last = file.readings.first().cloned();
        view! { <ReadingForm fields=reading last=Signal::stored(last) /> }
    });
    let hint = hint(kind, &file, language);
    let words = kind.words(language);
    view! {
        <form class="stack form" novalidate on:submit=move |event| on_submit.run(event)>
            <h2>{words}</h2>
            {hint}
            {measures}
            {fields.show(&today)}
            {told(problem)}
            {children}
            <div class="actions">
                <button type="submit" class="button primary big" disabled=saving>
                    {CareText::Save.words(language)}
                </button>
            </div>
        </form>
    }
}

/// Whether the step is taken with scale and board.
#[must_use]
pub fn measures(kind: StepKind) -> bool {
    matches!(kind, StepKind::Validate | StepKind::Evaluate)
}

/// The fields of a step; `photos` where the screen can ask for one.
#[must_use]
pub fn step_fields(kind: StepKind, file: &CaseFile, photos: bool, language: Language) -> Vec<Field> {
    use FieldKind::{Day, Line, Many, Number, One};
    let today = file.today.to_string();
    let field =
        |name, label: CareText, kind, first: &str| Field::new(name, label.words(language), kind, first);
    let day = || field("on", CareText::Day, Day(false), &today);
    let remark = |label| field("remark", label, Line("280"), "");
    let one = |name, label, options: Vec<(String, String)>| {
        let first = if let [(only, _)] = options.as_slice() { only.clone() } else { String::new() };
        field(name, label, One(options), &first)
    };
    let Some(case) = file.case() else { return Vec::new() };
    let names = file.sheet.names(language);
    let open = || {
        let open = case.interventions.iter().filter(|planned| !planned.is_finished());
        open.map(|planned| &planned.intervention)
    };
    let listed = |open: Vec<&Intervention>| -> Vec<(String, String)> {
        let mut options = Vec::with_capacity(open.len());
        for planned in open {
            let what = names.intervention(&planned.catalogue);
            options.push((planned.id.to_string(), format!("{what} ({})", names.owner(&planned.owner))));
        }
        options
    };
    match kind {
        StepKind::Validate => vec![day(), field("calibrated", CareText::Calibrated, Day(false), "")],
        StepKind::Cause => vec![
            day(),
            field("present", CareText::Present, Many(circumstances(language)), ""),
            remark(CareText::Remark),
        ],
        StepKind::Plan => {
            let options = file.sheet.catalogue.iter();
            let options =
                options.map(|entry| (entry.id.to_string(), entry.name.in_language(language).to_string()));
            let owners = [
                ("listed", CareText::AsListed.words(language).to_owned()),
                ("kader", names.owner(&tumbuh::care::Owner::Kader)),
                ("midwife", names.owner(&tumbuh::care::Owner::Midwife)),
                ("puskesmas", names.owner(&tumbuh::care::Owner::Puskesmas)),
                ("villageOfficer", names.owner(&tumbuh::care::Owner::VillageOfficer)),
            ];
            let owners = owners.into_iter().map(|(id, words)| (id.to_owned(), words)).collect();
            let days = food_days(&case.findings(), &file.sheet.food_days);
            let days = days.map(|days| days.to_string()).unwrap_or_default();
            let due = file.today.plus_days(30).to_string();
            let mut fields = vec![day(), field("what", CareText::What, Many(options.collect()), "")];
            for entry in &file.sheet.catalogue {
                let name = entry.name.in_language(language);
                let label = format!("{name}: {}", counted(CareText::Quantity, &names, &entry.id));
                fields.push(Field::new("quantity", label, Number, "").when("what", entry.id.as_str()));
            }
            fields.push(field("owner", CareText::Owner, One(owners), "listed"));
            fields.push(field("due", CareText::Due, Day(true), &due));
            fields.push(field("food", CareText::FoodDays, Number, &days));
            fields
        }
        StepKind::Log => {
            let eaten = [Eaten::All, Eaten::Most, Eaten::Little, Eaten::Nothing].into_iter();
            let eaten = eaten.zip(["all", "most", "little", "nothing"]);
            let eaten = eaten.map(|(one, id)| (id.to_owned(), one.words(language).to_owned()));
            vec![
                one("which", CareText::Which, listed(open().filter(|one| one.food.is_some()).collect())),
                day(),
                one("eaten", CareText::Eaten, eaten.collect()),
                field("weight", CareText::WeeklyWeight, Number, ""),
                remark(CareText::Remark),
            ]
        }
        StepKind::Evaluate => {
            vec![day(), signs_field(&to_ask(&case.findings()), language)]
        }
        StepKind::Report => {
            let open: Vec<&Intervention> = open().collect();
            let mut fields = vec![one("which", CareText::Which, listed(open.clone()))];
            let shown = Shown { readings: &file.readings, photos };
            fields.extend(report_fields(&open, &shown, &names, &today));
            fields
        }
        StepKind::Follow => {
            let open = file.awaited().map(|(_, made)| {
                (made.id.to_string(), format!("{} ({})", made.what, names.owner(&made.owner)))
            });
            let mut fields = vec![one("which", CareText::Which, open.collect())];
            let shown = Shown { readings: &file.readings, photos };
            fields.extend(report_fields(&[], &shown, &names, &today));
            fields
        }
        StepKind::Refer => {
            let soon = [Urgency::Now, Urgency::ThisWeek, Urgency::ThisMonth].into_iter();
            let soon = soon.zip(["now", "thisWeek", "thisMonth"]);
            let soon = soon.map(|(one, id)| (id.to_owned(), one.words(language).to_owned()));
            vec![
                day(),
                one(
                    "to",
                    CareText::WhereTo,
                    pairs(language, &[("hospital", CareText::Hospital), ("puskesmas", CareText::Puskesmas)]),
                ),
                field("name", CareText::HospitalName, Line("280"), ""),
                one("soon", CareText::HowSoon, soon.collect()),
                remark(CareText::Remark),
            ]
        }
        StepKind::Answer => {
            let open = case.referrals.iter().filter(|followed| followed.is_open());
            let open = open.map(|followed| {
                let letter = &followed.referral;
                (
                    letter.id.to_string(),
                    format!("{}, {}", letter.to.words(language), language.date(letter.on)),
                )
            });
            let stages = [
                ("accepted", ReferralStage::Accepted),
                ("seen", ReferralStage::Seen),
                ("result", ReferralStage::Answered),
                ("back", ReferralStage::Back),
                ("declined", ReferralStage::Declined),
            ];
            let stages =
                stages.into_iter().map(|(id, stage)| (id.to_owned(), stage.words(language).to_owned()));
            vec![
                one("which", CareText::Which, open.collect()),
                day(),
                one("how", CareText::How, stages.collect()),
                remark(CareText::Outcome),
            ]
        }
        StepKind::Obstacle => {
            let mut about = circumstances(language);
            about.push(("other".into(), CareText::Other.words(language).into()));
            vec![day(), one("about", CareText::About, about), remark(CareText::Obstacle)]
        }
        StepKind::Talk => vec![day(), remark(CareText::Talked)],
        StepKind::Close => {
            vec![
                day(),
                one("how", CareText::HowItEnds, endings(file, case, language)),
                remark(CareText::Reason),
            ]
        }
        StepKind::Reopen => vec![day(), remark(CareText::Reason)],
    }
}

/// What helps to fill the form in.
fn hint(kind: StepKind, file: &CaseFile, language: Language) -> Piece {
    let Some(case) = file.case() else { return Piece::nothing() };
    match kind {
        StepKind::Cause => view! { <p class="quiet">{CareText::LookedAt.words(language)}</p> },
        StepKind::Plan => {
            let suggested = recommend_for_case(case, &file.sheet.catalogue, file.rules());
            if suggested.is_empty() {
                return Piece::nothing();
            }
            let items: Vec<Piece> = suggested
                .into_iter()
                .map(|one| view! { <li>{one.words(&file.sheet.catalogue, language)}</li> })
                .collect();
            view! {
                <p class="label">{CareText::Suggested.words(language)}</p>
                <ul class="reasons">{items}</ul>
            }
        }
        _ => Piece::nothing(),
    }
}

pub(super) fn pairs(language: Language, of: &[(&str, CareText)]) -> Vec<(String, String)> {
    let mut list = Vec::with_capacity(of.len());
    for (id, text) in of {
        list.push(((*id).to_owned(), text.words(language).to_owned()));
    }
    list
}

/// Every circumstance under the heading of its part.
fn circumstances(language: Language) -> Vec<(String, String)> {
    let words = |one: Circumstance| {
        let part: CausePart = one.part();
        (super::make::wire(&one), format!("{}: {}", part.words(language), one.words(language)))
    };
    Circumstance::ALL.into_iter().map(words).collect()
}

/// How the person may say that the case ends.
fn endings(file: &CaseFile, case: &Case, language: Language) -> Vec<(String, String)> {
    let remark = || "-".parse().ok();
    let left = |why: Option<Leaving>| why.map(|why| Ending::Left { why });
    let endings = [
        ("recovered", Some(Ending::Recovered)),
        ("agedOut", left(Some(Leaving::AgedOut))),
        ("moved", left(remark().map(|remark| Leaving::Moved { remark }))),
        ("died", left(remark().map(|remark| Leaving::Died { remark }))),
        ("notACase", left(remark().map(|reason| Leaving::NotACase { reason }))),
    ];
    let endings = endings.into_iter().filter_map(|(id, ending)| {
        let words = ending.as_ref()?.words(language);
        let close = CareAct::CloseCase { case: case.id, on: file.today, ending: ending? };
        file.roles().any(|role| close.is_for(role)).then(|| (id.to_owned(), words.to_owned()))
    });
    endings.collect()
}

/// The field of the signs that are asked about.
#[must_use]
pub fn signs_field(asked: &[Finding], language: Language) -> Field {
    let options = asked.iter().enumerate();
    let options = options.map(|(place, sign)| (place.to_string(), sign.words(language).to_owned()));
    Field::new("signs", CareText::Signs.words(language), FieldKind::Many(options.collect()), "")
}

/// Which of the signs that are asked about were ticked.
#[must_use]
pub fn ticked(asked: &[Finding], fields: FormFields) -> Vec<Finding> {
    let signs = fields.get("signs");
    let places = signs.split(' ').filter_map(|place| place.parse::<usize>().ok());
    places.filter_map(|place| asked.get(place).copied()).collect()
}
