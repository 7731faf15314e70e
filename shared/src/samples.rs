//! Records for tests, here and in the crates that build on this one.

use alloc::vec::Vec;

use crate::child::{Child, ChildStatus, Consent};
use crate::growth::{Oedema, Position};
use crate::id::{AccountId, ChildId, DeviceId, MeasurementId, MutationId, Revision};
use crate::measurement::Measurement;
use crate::sex::Sex;
use crate::sync::phone::{Fate, OutboxEntry};
use crate::sync::{Act, ChildRow, Mutation};
use crate::unit::{Grams, Millimetres};

/// A girl, born on 10 January 2025, whom nobody has edited yet.
pub fn child() -> Child {
    Child {
        id: ChildId::new(1, [1; 10]),
        name: "Ayu Lestari".parse().unwrap(),
        sex: Sex::Female,
        birth_date: "2025-01-10".parse().unwrap(),
        nik: None,
        mother_name: "Siti".parse().unwrap(),
        phone: None,
        posyandu: "32.11.01.2001.01".parse().unwrap(),
        address: None,
        rt: None,
        rw: None,
        birth_weight_grams: Some(Grams(2_900)),
        birth_length_millimetres: Some(Millimetres(490)),
        gestation: None,
        birth_order: Some(1),
        consent: Consent {
            given_by: "Siti".parse().unwrap(),
            on: "2025-02-01".parse().unwrap(),
            notice_version: 1,
        },
        status: ChildStatus::Active,
    }
}

/// The person of the tests.
pub fn account() -> AccountId {
    AccountId::new(1, [1; 10])
}

/// The child as the regency holds it.
pub fn child_row() -> ChildRow {
    ChildRow { revision: Revision(7), child: child(), changed: Default::default(), conflicts: Vec::new() }
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
        answers: Vec::new(),
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
