//! Laws of acts and merging: what travels comes back the same, order does not matter where people do not meet, and no
//! value that somebody typed disappears.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops at the first surprise")]

use proptest::prelude::*;
use tumbuh::child::{Child, ChildChange, ChildField};
use tumbuh::id::{AccountId, DeviceId, MutationId, Revision};
use tumbuh::sex::Sex;
use tumbuh::sync::{Act, Before, ChildRow, Mutation, Row, Verdict, apply, rebase};
use tumbuh::unit::Grams;

fn child() -> Child {
    Child {
        birth_weight_grams: None,
        birth_length_millimetres: None,
        birth_order: None,
        ..tumbuh::samples::child()
    }
}

fn row() -> ChildRow {
    ChildRow { revision: Revision(10), child: child(), changed: Default::default(), conflicts: Vec::new() }
}

fn mutation(number: u8, device: u8, base: u64, changes: Vec<ChildChange>) -> Mutation {
    Mutation {
        id: MutationId::new(u64::from(number), [number; 10]),
        device: DeviceId::new(1, [device; 10]),
        actor: AccountId::new(1, [device; 10]),
        base: Revision(base),
        phone_time_millis: 0,
        server_offset_millis: None,
        act: Act::EditChild { child: child().id, changes },
    }
}

fn applied(row: &ChildRow, mutation: &Mutation) -> (ChildRow, Verdict) {
    let before = Before { child: Some(row), ..Before::default() };
    let outcome = apply(mutation, before, row.revision).unwrap();
    match outcome.rows.as_slice() {
        [Row::Child(row)] => (row.clone(), outcome.verdict),
        rows => panic!("{rows:?}"),
    }
}

fn change() -> impl Strategy<Value = ChildChange> {
    prop_oneof![
        "[a-z]{1,8}".prop_map(|text| ChildChange::Name(text.parse().unwrap())),
        "[a-z]{1,8}".prop_map(|text| ChildChange::MotherName(text.parse().unwrap())),
        prop_oneof![Just(Sex::Male), Just(Sex::Female)].prop_map(ChildChange::Sex),
        proptest::option::of("[0-9]{1,3}")
            .prop_map(|text| ChildChange::Rt(text.map(|text| text.parse().unwrap()))),
        proptest::option::of(500_u32..5_000).prop_map(|g| ChildChange::BirthWeightGrams(g.map(Grams))),
        proptest::option::of("[0-9]{16}")
            .prop_map(|text| ChildChange::Nik(text.map(|text| text.parse().unwrap()))),
    ]
}

/// At most one change of each field, as an edit form makes them.
fn changes() -> impl Strategy<Value = Vec<ChildChange>> {
    proptest::collection::vec(change(), 1..5).prop_map(|mut changes| {
        changes.sort_by_key(ChildChange::field);
        changes.dedup_by_key(|change| change.field());
        changes
    })
}

proptest! {
    #[test]
    fn a_mutation_and_its_row_survive_the_wire(changes in changes(), device in 0_u8..9) {
        let sent = mutation(1, device, 10, changes);
        let text = serde_json::to_string(&sent).unwrap();
        prop_assert_eq!(serde_json::from_str::<Mutation>(&text).unwrap(), sent.clone());
        let (row, _) = applied(&row(), &sent);
        let text = serde_json::to_string(&Row::Child(row.clone())).unwrap();
        prop_assert_eq!(serde_json::from_str::<Row>(&text).unwrap(), Row::Child(row));
    }

    #[test]
    fn edits_of_different_fields_meet_in_any_order(one in changes(), two in changes()) {
        let fields: Vec<ChildField> = one.iter().map(ChildChange::field).collect();
        let two: Vec<_> = two.into_iter().filter(|change| !fields.contains(&change.field())).collect();
        let (first, second) = (mutation(1, 1, 10, one), mutation(2, 2, 10, two));
        let forth = applied(&applied(&row(), &first).0, &second).0;
        let back = applied(&applied(&row(), &second).0, &first).0;
        prop_assert_eq!(&forth.child, &back.child);
        prop_assert!(forth.conflicts.is_empty() && back.conflicts.is_empty());
    }

    #[test]
    fn every_value_stands_or_is_kept_as_a_conflict(one in changes(), two in changes()) {
        let (first, second) = (mutation(1, 1, 10, one.clone()), mutation(2, 2, 10, two.clone()));
        let (after, verdict) = applied(&applied(&row(), &first).0, &second);
        for change in one.iter().chain(&two) {
            let stands = after.child.get(change.field()) == *change;
            let kept = after.conflicts.iter().any(|conflict| conflict.proposed == *change);
            // An edit to the value the record already had says nothing, and loses nothing.
            let said_nothing = child().get(change.field()) == *change;
            prop_assert!(stands || kept || said_nothing, "{change:?} is lost");
        }
        prop_assert_eq!(matches!(verdict, Verdict::Merged { .. }), !after.conflicts.is_empty());
    }

    #[test]
    fn a_phone_shows_what_the_regency_will_hold(edits in proptest::collection::vec(changes(), 1..4)) {
        let unsent: Vec<_> =
            edits.into_iter().zip(1..).map(|(changes, number)| mutation(number, 1, 10, changes)).collect();
        let shown = rebase(Some(&row()), &unsent).unwrap();
        let held = unsent.iter().fold(row(), |row, mutation| applied(&row, mutation).0);
        prop_assert_eq!(shown.child, held.child);
        prop_assert_eq!(shown.revision, Revision(10));
    }
}
