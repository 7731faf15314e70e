//! Records for tests.

pub use tumbuh::samples::{account, child, child_row, entry, reading, reading_on};

use tumbuh::api::session::{Colours, NoticeTexts, RegencyView, SessionView};
use tumbuh::area::Scope;
use tumbuh::care::CareSheet;
use tumbuh::language::Both;
use tumbuh::regency::{CatalogueEntry, InterventionKind, Office, Templates};
use tumbuh::text::PersonName;

/// How her regency handles children: as everywhere, with two things to plan.
pub fn sheet() -> CareSheet {
    let line = |words: &str| words.parse().unwrap();
    let entry = |id: &str, office: &str| CatalogueEntry {
        id: id.parse().unwrap(),
        name: Both { indonesian: line(id), english: line(id) },
        kind: InterventionKind::Specific,
        office: office.parse().unwrap(),
        unit: Both { indonesian: "anak".parse().unwrap(), english: "children".parse().unwrap() },
    };
    CareSheet {
        thresholds: Default::default(),
        food_days: Default::default(),
        care: Default::default(),
        catalogue: vec![entry("nutrition-care", "dinkes"), entry("drinking-water", "pupr")],
        offices: vec![Office {
            id: "pupr".parse().unwrap(),
            name: "Dinas Pekerjaan Umum".parse().unwrap(),
            short_name: "PUPR".parse().unwrap(),
        }],
        reminder: Templates::default().reminder,
        woman_reminder: Some(Templates::default().woman_reminder),
    }
}

/// Her kader's session.
pub fn session() -> SessionView {
    let regency: PersonName = "Kabupaten Contoh".parse().unwrap();
    SessionView {
        account: account(),
        name: "Kader Satu".parse().unwrap(),
        grants: Default::default(),
        scope: Scope(vec![child().posyandu]),
        too_many: None,
        regency: RegencyView {
            code: "32.11".parse().unwrap(),
            notice: NoticeTexts::of(&Default::default(), &regency),
            name: regency,
            utc_offset_minutes: 420,
            notice_version: 1,
            settings_from: "2025-01-01".parse().unwrap(),
            kms: Default::default(),
            words: Default::default(),
            handling: serde_json::to_value(sheet()).unwrap(),
            look: Colours::of(&Default::default()),
            languages: None,
        },
        areas: vec![],
        receipt_key: None,
        server_time_millis: 0,
    }
}
