//! Records for tests.

pub use tumbuh::samples::child;

use tumbuh::api::session::{Colours, NoticeTexts, RegencyView, SessionView};
use tumbuh::area::Scope;
use tumbuh::growth::{Oedema, Position};
use tumbuh::id::{AccountId, DeviceId, MeasurementId, MutationId, Revision};
use tumbuh::measurement::Measurement;
use tumbuh::sync::{Act, ChildRow, Mutation};
use tumbuh::text::PersonName;
use tumbuh::unit::{Grams, Millimetres};

use super::schema::{Fate, OutboxEntry};

/// The person of the tests.
pub fn account() -> AccountId {
    AccountId::new(1, [1; 10])
}

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
        server_time_millis: 0,
    }
}

/// The same as the regency holds it.
pub fn child_row() -> ChildRow {
    ChildRow { revision: Revision(7), child: child(), changed: Default::default(), conflicts: vec![] }
}

/// A reading of hers.
pub fn reading(number: u8) -> Measurement {
    reading_on(number, "2025-06-10")
}

/// A reading of hers on a day.
pub fn reading_on(number: u8, date: &str) -> Measurement {
    Measurement {
        id: MeasurementId::new(u64::from(number), [number; 10]),
        child: child().id,
        date: date.parse().unwrap(),
        weight_grams: Some(Grams(6_700)),
        length_millimetres: Some(Millimetres(640)),
        position: Some(Position::Lying),
        head_millimetres: None,
        arm_millimetres: None,
        oedema: Oedema::Absent,
        answers: vec![],
        measured_by: account(),
    }
}

/// An act that waits in the outbox.
pub fn entry(number: u32, act: Act) -> OutboxEntry {
    let mutation = Mutation {
        id: MutationId::new(u64::from(number), [3; 10]),
        device: DeviceId::new(1, [1; 10]),
        actor: account(),
        base: Revision(7),
        phone_time_millis: 0,
        server_offset_millis: None,
        act,
    };
    OutboxEntry { number, mutation, fate: Fate::Waiting }
}
