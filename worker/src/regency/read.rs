//! Reading an act such that what is wrong with it keeps its place.
//!
//! On the wire the kind of an act stands beside its fields, and a reader that has to look for the kind first forgets where
//! the fields stood. So the kind is put around the fields before they are read; the compiler holds the shapes here to those
//! in `tumbuh`.

use serde::Deserialize;
use serde_json::Value;
use tumbuh::access::Role;
use tumbuh::care::CareAct;
use tumbuh::care::register::RegisterStep;
use tumbuh::child::{Child, ChildChange};
use tumbuh::id::{AccountId, ChildId, DeviceId, MeasurementId, MutationId, Revision};
use tumbuh::measurement::{Absence, Measurement};
use tumbuh::read::{self, ReadError};
use tumbuh::request::DataRequest;
use tumbuh::sync::{Act, Mutation, Rejection};
use tumbuh::text::Remark;

use crate::body;

/// [`Mutation`] around [`Kinds`].
#[derive(Deserialize)]
#[serde(remote = "Mutation", rename_all = "camelCase", deny_unknown_fields)]
struct Shape {
    id: MutationId,
    device: DeviceId,
    actor: AccountId,
    base: Revision,
    phone_time_millis: i64,
    server_offset_millis: Option<i64>,
    #[serde(with = "Kinds")]
    act: Act,
}

/// [`Act`] with its kind around its fields.
#[derive(Deserialize)]
#[serde(remote = "Act", rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)]
enum Kinds {
    RegisterChild {
        child: Child,
    },
    EditChild {
        child: ChildId,
        changes: Vec<ChildChange>,
    },
    RecordMeasurement {
        measurement: Measurement,
    },
    CorrectMeasurement {
        corrects: MeasurementId,
        measurement: Measurement,
        reason: Remark,
    },
    RetractMeasurement {
        child: ChildId,
        measurement: MeasurementId,
        reason: Remark,
    },
    RecordAbsence {
        absence: Absence,
    },
    RecordRequest {
        request: DataRequest,
    },
    Care {
        child: ChildId,
        role: Role,
        #[serde(deserialize_with = "step")]
        step: CareAct,
    },
    Register(RegisterStep),
}

/// A step is read as a whole: its kind stands beside its fields, so that their places are forgotten anyway.
fn step<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<CareAct, D::Error> {
    read::value(&Value::deserialize(deserializer)?).map_err(serde::de::Error::custom)
}

/// The value as a [`Mutation`].
///
/// # Errors
/// Names the field that is wrong by its JSON pointer.
pub fn mutation(mut value: Value) -> Result<Mutation, Rejection> {
    put_kind_around(&mut value)?;
    read::with(&value, |reader| Shape::deserialize(reader)).map_err(|error| match error {
        // Of the act as a whole only the kind can be one of several.
        ReadError::Wrong { at, detail } if at == "/act" && detail.starts_with("must be one of") => {
            malformed("/act/type", detail)
        }
        ReadError::Wrong { at, detail } | ReadError::NotJson { at, detail } => malformed(&at, detail),
    })
}

/// The value as an [`Act`]; `None` when it is none that this version knows.
pub fn act(mut value: Value) -> Option<Act> {
    put_kind_around_fields(&mut value).ok()?;
    read::with(&value, |reader| Kinds::deserialize(reader)).ok()
}

/// Makes `{"type": "a", "b": 1}` of the act into `{"a": {"b": 1}}`.
fn put_kind_around(value: &mut Value) -> Result<(), Rejection> {
    let members = value.as_object_mut().ok_or_else(|| malformed("", "must be an object".into()))?;
    members.get_mut("act").map_or(Ok(()), put_kind_around_fields)
}

/// The same of the act alone.
fn put_kind_around_fields(act: &mut Value) -> Result<(), Rejection> {
    let act = act.as_object_mut().ok_or_else(|| malformed("/act", "must be an object".into()))?;
    let kind = match act.remove("type") {
        Some(Value::String(kind)) => kind,
        Some(_) => return Err(malformed("/act/type", "must be text".into())),
        None => return Err(malformed("/act", "missing field `type`".into())),
    };
    let fields = std::mem::take(act);
    act.insert(kind, Value::Object(fields));
    Ok(())
}

fn malformed(place: &str, detail: String) -> Rejection {
    let detail = if place.is_empty() { detail } else { format!("{place}: {detail}") };
    Rejection::Malformed { detail: body::short(detail) }
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use tumbuh::area::AreaCode;

    use super::*;

    fn acts() -> Vec<Value> {
        let id = "0199a000-0000-7000-8000-000000000001";
        let posyandu: AreaCode = "32.11.01.2001.01".parse().unwrap();
        let child = json!({ "id": id, "name": "Ayu", "sex": "female", "birthDate": "2025-01-10", "nik": null,
            "motherName": "Siti", "phone": null, "posyandu": posyandu, "address": null, "rt": null, "rw": null,
            "birthWeightGrams": null, "birthLengthMillimetres": null, "gestation": null, "birthOrder": 1,
            "consent": { "givenBy": "Siti", "on": "2025-02-01", "noticeVersion": 1 },
            "status": { "state": "active" } });
        let reading = json!({ "id": id, "child": id, "date": "2026-01-10", "weightGrams": 9_000,
            "lengthMillimetres": null, "position": "lying", "headMillimetres": null, "armMillimetres": null,
            "oedema": "absent", "answers": [], "measuredBy": id });
        let absence = json!({ "id": id, "child": id, "date": "2026-01-10", "remark": null });
        let request = json!({ "id": id, "child": id, "kind": "withdrawal", "by": "Siti", "on": "2026-01-10",
            "note": null });
        let step = json!({ "type": "recordObstacle", "case": id,
            "obstacle": { "on": "2026-01-10", "about": "noLatrine", "remark": "sungai" } });
        let visit = json!({ "type": "recordVisit", "check": { "on": "2026-01-10", "weightGrams": 45_000,
            "heightMillimetres": null, "armMillimetres": 230, "haemoglobinGramsPerLitre": 105, "ironTablets": 30 } });
        let changes = json!([{ "field": "birthOrder", "value": 2 }]);
        [
            json!({ "type": "registerChild", "child": child }),
            json!({ "type": "editChild", "child": id, "changes": changes }),
            json!({ "type": "recordMeasurement", "measurement": reading }),
            json!({ "type": "correctMeasurement", "corrects": id, "measurement": reading, "reason": "salah" }),
            json!({ "type": "retractMeasurement", "child": id, "measurement": id, "reason": "salah" }),
            json!({ "type": "recordAbsence", "absence": absence }),
            json!({ "type": "recordRequest", "request": request }),
            json!({ "type": "care", "child": id, "role": "midwife", "step": step }),
            json!({ "type": "register", "entry": id, "role": "midwife", "step": visit }),
        ]
        .map(|act| {
            json!({ "id": id, "device": id, "actor": id, "base": 0, "phoneTimeMillis": 0,
                "serverOffsetMillis": null, "act": act })
        })
        .into()
    }

    #[test]
    fn every_kind_of_act_is_read_as_it_is_written() {
        for value in acts() {
            let read = mutation(value.clone()).unwrap();
            assert_eq!(act(value["act"].clone()).unwrap(), read.act);
            assert_eq!(read, serde_json::from_value(value.clone()).unwrap());
            assert_eq!(serde_json::to_value(read).unwrap(), value);
        }
    }

    #[test]
    fn a_wrong_field_of_an_act_is_named() {
        let acts = acts();
        for (act, pointer, value, told) in [
            (0, "/act/child/birthOrder", json!(-1), "must be a whole number of 0 or more"),
            (0, "/act/child/consent/extra", json!(1), "unknown field `extra`"),
            (1, "/act/changes/0/value", json!(300), "must be at most 255"),
            (2, "/act/measurement/weightGrams", json!(-1), "must be a whole number of 0 or more"),
            (3, "/act/reason", json!(7), "must be text"),
            (4, "/act/child", json!(7), "must be a UUID"),
            (5, "/act/absence/why", json!(1), "unknown field `why`"),
            (5, "/act/why", json!(1), "unknown field `why`"),
            (5, "/act/type", json!("dropTables"), "must be one of `registerChild`"),
            (5, "/act/type", json!(7), "must be text"),
            (5, "/act", json!([]), "must be an object"),
            (6, "/act/request/kind", json!("praise"), "must be one of `withdrawal`"),
            (8, "/act/entry", json!(7), "must be a UUID"),
            (8, "/act/why", json!(1), "unknown field `why`"),
            (5, "/base", json!(-1), "must be a whole number of 0 or more"),
        ] {
            let mut wrong = acts[act].clone();
            let (parent, name) = pointer.rsplit_once('/').unwrap();
            wrong.pointer_mut(parent).unwrap()[name] = value;
            let Err(Rejection::Malformed { detail }) = mutation(wrong) else { panic!("{pointer}") };
            assert!(detail.starts_with(&format!("{pointer}: {told}")), "{pointer}: {detail}");
        }
    }

    #[test]
    fn any_bytes_are_an_act_as_everybody_reads_it_or_a_refusal() {
        let seeds: Vec<_> = acts().iter().map(|act| serde_json::to_vec(act).unwrap()).collect();
        let mut taken = 0;
        for bytes in crate::spoilt::inputs(&seeds, 6_000) {
            let Ok(tree) = read::tree(&bytes) else { continue };
            match mutation(tree) {
                Ok(read) => {
                    assert_eq!(read, serde_json::from_slice(&bytes).unwrap());
                    taken += 1;
                }
                Err(Rejection::Malformed { detail }) => assert!(detail.chars().count() <= 201),
                Err(other) => panic!("{other:?}"),
            }
        }
        assert!(taken > 0);
    }
}
