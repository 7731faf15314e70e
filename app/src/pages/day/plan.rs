//! Who is to be measured today, and what the search and the filters leave of it. Pure.

use std::sync::Arc;

use tumbuh::age::CivilDate;
use tumbuh::area::AreaCode;

use crate::store::RosterEntry;

/// What became of a child at today's session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// Not yet measured.
    Waiting,
    /// Noted as not come.
    Absent,
    /// Measured.
    Done,
}

/// What is asked of the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Question {
    /// The posyandu.
    pub posyandu: Option<AreaCode>,
    /// Words to find, as typed.
    pub search: String,
    /// Only this RT.
    pub rt: Option<String>,
    /// Only this turn.
    pub turn: Option<Turn>,
}

/// The answer: how the day stands, and whom to show.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    /// Children waiting, absent and done in the posyandu, whatever is searched.
    pub waiting: usize,
    /// Noted as not come.
    pub absent: usize,
    /// Measured today.
    pub done: usize,
    /// Children to show, waiting first, otherwise in the order of the roster.
    pub shown: Vec<Arc<RosterEntry>>,
    /// The RTs there are.
    pub rts: Vec<String>,
}

/// What became of a child on `day`: measured beats absent.
#[must_use]
pub fn turn(entry: &RosterEntry, day: CivilDate) -> Turn {
    if entry.latest.iter().any(|reading| reading.date == day) {
        Turn::Done
    } else if entry.absent_on == Some(day) {
        Turn::Absent
    } else {
        Turn::Waiting
    }
}

impl Plan {
    /// Answers a question about the children known on `day`. Closed records are not of the day.
    #[must_use]
    pub fn new(roster: &[Arc<RosterEntry>], question: &Question, day: CivilDate) -> Self {
        let mut plan = Self::default();
        let search = question.search.to_ascii_lowercase();
        let words: Vec<&str> = search.split_whitespace().collect();
        let mut shown = [Vec::new(), Vec::new(), Vec::new()];
        for entry in roster {
            let child = &entry.row.child;
            let here = question.posyandu.as_ref().is_none_or(|posyandu| *posyandu == child.posyandu);
            if !here || !child.is_active() {
                continue;
            }
            let turn = turn(entry, day);
            match turn {
                Turn::Waiting => plan.waiting += 1,
                Turn::Absent => plan.absent += 1,
                Turn::Done => plan.done += 1,
            }
            let rt = child.rt.as_ref().map(|rt| rt.as_str());
            if let Some(rt) = rt
                && !plan.rts.iter().any(|known| known == rt)
            {
                let place = plan.rts.iter().position(|known| known.as_str() > rt).unwrap_or(plan.rts.len());
                plan.rts.insert(place, rt.to_owned());
            }
            let wanted = question.turn.is_none_or(|wanted| wanted == turn)
                && question.rt.as_deref().is_none_or(|wanted| rt == Some(wanted))
                && entry.matches(&words);
            if wanted {
                let [waiting, absent, done] = &mut shown;
                let part = match turn {
                    Turn::Waiting => waiting,
                    Turn::Absent => absent,
                    Turn::Done => done,
                };
                part.push(Arc::clone(entry));
            }
        }
        // The roster is sorted by name, so each part is; three parts cost a phone less than a sort.
        let [waiting, absent, done] = shown;
        plan.shown = waiting;
        plan.shown.extend(absent);
        plan.shown.extend(done);
        plan
    }

    /// Children of the day.
    #[must_use]
    pub fn all(&self) -> usize {
        self.waiting + self.absent + self.done
    }
}
