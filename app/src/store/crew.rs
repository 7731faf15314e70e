//! The people who share this phone: each signed in once with signal and did not sign out.

use leptos::prelude::*;
use serde::Serialize;
use tumbuh::api::session::SessionView;
use tumbuh::id::AccountId;
use tumbuh::sync::phone::View;

use super::Put;
use super::idb::Durability;
use super::schema::{CREW, META};
use super::{Store, StoreError};

/// A person who signed in on this phone and did not sign out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Member {
    /// Their session as it was last read.
    #[serde(skip)]
    pub session: SessionView,
    /// The same as it came: written as a text, so that a phone needs no code to write a session anew.
    #[serde(rename = "session")]
    pub json: String,
}

impl Store {
    /// Everyone who shares this phone, whoever works now included; nobody while it is locked.
    #[must_use]
    pub fn crew(self) -> Signal<Vec<Member>> {
        self.crew.into()
    }

    pub(super) fn member(self, account: AccountId) -> Option<Member> {
        self.crew.with_untracked(|crew| crew.iter().find(|member| member.session.account == account).cloned())
    }

    /// Puts the people on the phone's flash, then shows them.
    pub(super) async fn put_crew(self, crew: Vec<Member>) -> Result<(), StoreError> {
        let put = Put::Text(META, CREW.into(), serde_json::to_string(&crew)?);
        self.inner().idb.write(Durability::Strict, &[put]).await?;
        self.crew.set(crew);
        Ok(())
    }
}

/// `crew` with the newest session of its person; a newcomer is added.
pub(super) fn with_session(mut crew: Vec<Member>, session: &SessionView, json: &str) -> Vec<Member> {
    let (session, json) = (session.clone(), json.to_string());
    match crew.iter_mut().find(|member| member.session.account == session.account) {
        Some(member) => (member.session, member.json) = (session, json),
        None => crew.push(Member { session, json }),
    }
    crew
}

/// What each of them sees, but for the one who is `left_out`.
pub(super) fn views(crew: &[Member], left_out: Option<AccountId>) -> Vec<View> {
    let others = crew.iter().map(|member| &member.session);
    let others = others.filter(|session| Some(session.account) != left_out);
    others.map(SessionView::view).collect()
}

/// Those of them who work for another regency than `speaker`.
pub fn of_other_regencies(crew: &[Member], speaker: AccountId) -> Vec<AccountId> {
    let own = crew.iter().find(|member| member.session.account == speaker);
    let elsewhere =
        |other: &&Member| own.is_some_and(|own| own.session.regency.code != other.session.regency.code);
    crew.iter().filter(elsewhere).map(|member| member.session.account).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::samples::session;

    #[test]
    fn a_session_read_anew_takes_the_place_of_the_old() {
        let crew = with_session(Vec::new(), &session(), "{}");
        let newer = SessionView { server_time_millis: 99, ..session() };
        let crew = with_session(crew, &newer, "{ }");
        assert_eq!(crew, [Member { session: newer, json: "{ }".into() }]);
        let other = SessionView { account: AccountId::new(9, [9; 10]), ..session() };
        assert_eq!(with_session(crew, &other, "{}").len(), 2);
    }

    #[test]
    fn whoever_works_for_another_regency_is_told_apart() {
        let other = AccountId::new(9, [9; 10]);
        let mut abroad = SessionView { account: other, ..session() };
        abroad.regency.code = "73.01".parse().unwrap();
        let crew = with_session(with_session(Vec::new(), &session(), "{}"), &abroad, "{}");
        assert_eq!(of_other_regencies(&crew, session().account), [other]);
        assert_eq!(of_other_regencies(&crew, other), [session().account]);
        assert_eq!(of_other_regencies(&crew, AccountId::new(5, [5; 10])), []);
    }
}
