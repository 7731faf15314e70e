//! The regency's own assessments.

use serde::Deserialize;
use tumbuh::growth::{Assessment, Provenance, Score};
use tumbuh::id::MeasurementId;

use super::sql::write;
use super::{Store, StoreError};

#[derive(Deserialize)]
struct Engine {
    id: i64,
}

impl Store {
    /// Keeps the assessment of a reading, made under the pack of that revision, in place of an earlier one.
    pub fn put_assessment(
        &self,
        measurement: MeasurementId,
        assessment: &Assessment,
        pack: u64,
    ) -> Result<(), StoreError> {
        let engine = self.engine(assessment.provenance)?;
        let query = "INSERT INTO assessments (measurement, engine, age_days, weight_for_age, length_for_age,
                weight_for_length, bmi_for_age, head_for_age, arm_for_age, nutrition, pack)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (measurement) DO UPDATE SET engine = excluded.engine, age_days = excluded.age_days,
                weight_for_age = excluded.weight_for_age, length_for_age = excluded.length_for_age,
                weight_for_length = excluded.weight_for_length, bmi_for_age = excluded.bmi_for_age,
                head_for_age = excluded.head_for_age, arm_for_age = excluded.arm_for_age,
                nutrition = excluded.nutrition, pack = excluded.pack";
        let scores = &assessment.scores;
        let z = |score: Option<Score>| score.map(|score| score.z);
        let nutrition = match &assessment.nutrition {
            Some(nutrition) => Some(write("nutrition", &nutrition.status)?),
            None => None,
        };
        self.database.run(
            query,
            [
                measurement.to_string().into(),
                engine.into(),
                assessment.age.map(|age| i64::from(age.days.0)).into(),
                z(scores.weight_for_age).into(),
                z(scores.length_for_age).into(),
                z(scores.weight_for_length).into(),
                z(scores.bmi_for_age).into(),
                z(scores.head_for_age).into(),
                z(scores.arm_for_age).into(),
                nutrition.into(),
                pack.into(),
            ],
        )
    }

    /// The number of an engine; a new one gets the next.
    fn engine(&self, provenance: Provenance) -> Result<i64, StoreError> {
        let binds = || [u64::from(provenance.engine.0).into(), provenance.tables.to_string().into()];
        let query = "SELECT id FROM engines WHERE version = ? AND table_hash = ?";
        if let Some(engine) = self.database.first::<Engine>(query, binds())? {
            return Ok(engine.id);
        }
        let query = "INSERT INTO engines (version, table_hash) VALUES (?, ?) RETURNING id";
        let engine = self.database.first::<Engine>(query, binds())?;
        engine.map(|engine| engine.id).ok_or(StoreError::Unwritable { what: "engine" })
    }
}
