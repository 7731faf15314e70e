//! Records for tests, here and in the crates that build on this one.

use crate::child::{Child, ChildStatus, Consent};
use crate::id::ChildId;
use crate::sex::Sex;
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
