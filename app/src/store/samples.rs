//! Records for tests.

pub use tumbuh::samples::{account, child, child_row, entry, reading, reading_on};

use tumbuh::api::session::{Colours, NoticeTexts, RegencyView, SessionView};
use tumbuh::area::Scope;
use tumbuh::text::PersonName;

/// Her kader's session.
pub fn session() -> SessionView {
    let regency: PersonName = "Kabupaten Contoh".parse().unwrap();
    SessionView {
        account: account(),
        name: "Kader Satu".parse().unwrap(),
        grants: Default::default(),
        scope: Scope(vec![child().posyandu]),
        regency: RegencyView {
            code: "32.11".parse().unwrap(),
            notice: NoticeTexts::of(&Default::default(), &regency),
            name: regency,
            utc_offset_minutes: 420,
            notice_version: 1,
            settings_from: "2025-01-01".parse().unwrap(),
            kms: Default::default(),
            words: Default::default(),
            look: Colours { primary: "#0b6653".parse().unwrap(), accent: "#8a4b00".parse().unwrap() },
        },
        areas: vec![],
        receipt_key: None,
        server_time_millis: 0,
    }
}
