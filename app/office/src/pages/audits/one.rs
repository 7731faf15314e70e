//! One audit: its team, and each case with what was frozen of it and what was recommended.

use std::sync::Arc;

use leptos::prelude::*;
use serde_json::Value;
use tumbuh::age::CivilDate;
use tumbuh::api::audits::RecommendedView;
use tumbuh::area::AreaCode;
use tumbuh::care::CareSheet;
use tumbuh::id::{CaseAuditId, CaseId, ChildId};
use tumbuh::kms::KmsSettings;
use tumbuh_app::care::{CaseFile, Context};
use tumbuh_app::json::{Fields, Read};
use tumbuh_app::shell::Screen;

use super::audited::AuditedCase;
use crate::desk::use_session;
use crate::dom::{Piece, view};
use crate::files::{print, save};
use crate::i18n::audits::{AuditWord, a};
use crate::i18n::language;
use crate::ui::Load;

/// An audit as it was read ([`AuditView`](tumbuh::api::audits::AuditView)), each story still as it was frozen.
pub struct Opened {
    /// Its name.
    pub id: CaseAuditId,
    /// What people call it.
    title: String,
    /// The day the team meets.
    pub held_on: CivilDate,
    area: AreaCode,
    members: String,
    /// The day on which everything was frozen.
    pub frozen_on: CivilDate,
    pack_revision: u64,
    settings_from: CivilDate,
    kms: KmsSettings,
    handling: CareSheet,
    bundles: Vec<Bundle>,
    recommendations: Vec<RecommendedView>,
}

/// What was frozen of one case.
pub struct Bundle {
    /// Whose.
    pub child: ChildId,
    /// Which case.
    pub case: CaseId,
    /// Of the story's text.
    pub sha256: String,
    story: Value,
}

impl Read for Opened {
    fn read(value: Value) -> Option<Self> {
        let mut fields = Fields::of(value)?;
        let mut frozen = Fields::of(fields.take("frozen")?)?;
        Some(Self {
            id: fields.take("id")?,
            title: fields.take("title")?,
            held_on: fields.take("heldOn")?,
            area: fields.take("area")?,
            members: fields.take("members")?,
            frozen_on: frozen.take("on")?,
            pack_revision: frozen.take("packRevision")?,
            settings_from: frozen.take("settingsFrom")?,
            kms: frozen.take("kms")?,
            handling: frozen.take("handling")?,
            bundles: fields.take("bundles")?,
            recommendations: fields.take("recommendations")?,
        })
    }
}

impl Read for Bundle {
    fn read(value: Value) -> Option<Self> {
        let mut fields = Fields::of(value)?;
        Some(Self {
            child: fields.take("child")?,
            case: fields.take("case")?,
            sha256: fields.take("sha256")?,
            story: fields.take("story")?,
        })
    }
}

/// One audit.
#[component]
pub fn AuditPage(
    /// Which.
    audit: CaseAuditId,
) -> Piece {
    let load = Load::<Value>::of(format!("/api/v1/audits/{audit}"));
    // Which bundles are open; they stay so when the audit is read again.
    let open = RwSignal::new(Vec::<ChildId>::new());
    let title = RwSignal::new(String::new());
    let heading = move || {
        title.with(|title| if title.is_empty() { a(AuditWord::Title).to_owned() } else { title.clone() })
    };
    view! {
        <Screen title=heading>
            {load.show_read(move |found: Arc<Opened>, text| {
                title.set(found.title.clone());
                shown(&found, text.to_owned(), open, load)
            })}
        </Screen>
    }
}

fn shown(audit: &Opened, text: String, open: RwSignal<Vec<ChildId>>, load: Load<Value>) -> Piece {
    let Some(session) = use_session() else { return Piece::nothing() };
    let spoken = language();
    let date = |day: CivilDate| tumbuh_app::i18n::date(spoken, day);
    // The case as it was, on the day it was frozen, by the rules of that day.
    let context = Arc::new(Context {
        sheet: audit.handling.clone(),
        kms: audit.kms.clone(),
        grants: session.view.grants.clone(),
        account: session.view.account,
        today: audit.frozen_on,
        notice_version: session.view.regency.notice_version,
    });
    let cases: Vec<Piece> = audit
        .bundles
        .iter()
        .filter_map(|bundle| {
            let file = CaseFile::of_story(Arc::clone(&context), &bundle.story)?;
            let own = audit.recommendations.iter().filter(|one| one.child == bundle.child);
            let recommendations: Vec<RecommendedView> = own.cloned().collect();
            let (id, held_on, case) = (audit.id, audit.held_on, bundle.case);
            let sha256 = bundle.sha256.clone();
            Some(view! { <AuditedCase id held_on case sha256 file recommendations open load /> })
        })
        .collect();
    let none = cases.is_empty().then(|| view! { <p class="empty">{a(AuditWord::NoneSeen)}</p> });
    let children: Vec<ChildId> = audit.bundles.iter().map(|bundle| bundle.child).collect();
    let print_all = move |_| {
        open.set(children.clone());
        // Once for what opens to be built, once more for it to be laid out.
        request_animation_frame(|| request_animation_frame(print));
    };
    let name = format!("audit-{}-{}.json", audit.held_on, audit.id);
    let download = move |_| save(&name, "application/json", &text);
    view! {
        <section class="card stack">
            <p>{date(audit.held_on)} " · " {session.names.name(&audit.area)} " · " {format!("{} {}", audit.bundles.len(), a(AuditWord::Cases))}</p>
            <p><span class="label">{a(AuditWord::HeldBy)}</span> ": " <span class="long">{audit.members.clone()}</span></p>
            <p class="quiet">
                {a(AuditWord::FrozenOn)} " " {date(audit.frozen_on)} " · " {a(AuditWord::Settings)} " " {date(audit.settings_from)}
                " (" {a(AuditWord::Version)} " " {audit.pack_revision.to_string()} ")"
            </p>
            <p class="row wrap no-print">
                <button type="button" class="button primary" on:click=print_all>{a(AuditWord::PrintAll)}</button>
                <button type="button" class="button" on:click=download>{a(AuditWord::Json)}</button>
            </p>
        </section>
        {none}
        {cases}
    }
}
