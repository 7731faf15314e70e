//! Whether a browser is fit for work without signal: what is saved there must still be there tomorrow.

/// What a browser says of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Keeper {
    /// Whether it can run a service worker. Private windows of Firefox cannot, nor can pages without HTTPS.
    pub has_service_worker: bool,
    /// Whether it has promised to keep what is stored.
    pub persisted: bool,
    /// Whether it is Safari, or another browser of an iPhone, which all are Safari inside.
    pub is_safari: bool,
    /// Whether the app was put on the home screen.
    pub installed: bool,
    /// How many bytes it would still take, where it says so.
    pub free_bytes: Option<u64>,
}

/// Why nobody should begin a posyandu day in a browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// A private window, or a browser that keeps no app: everything is gone when it is closed.
    Forgets,
    /// Safari deletes what a page stored that was not opened for seven days, unless the app is on the home screen.
    SafariForgets,
    /// There is hardly any room left.
    Full,
}

/// A posyandu morning with room to spare: 60 children take some 300 kB in the outbox and as rows, a new version of the app 2 MB
/// beside the old one, and browsers need several times what they store while they tidy up. Below it a save may fail half
/// way through the morning, when there is nowhere to go.
pub const FLOOR_BYTES: u64 = 20 * 1024 * 1024;

impl Unfit {
    /// Whether nobody may be measured: a morning on which a phone ran full is finished, but what forgets everything takes nothing,
    /// though another phone has begun the same day.
    #[must_use]
    pub fn closes(self, day_has_begun: bool) -> bool {
        match self {
            Self::Forgets | Self::SafariForgets => true,
            Self::Full => !day_has_begun,
        }
    }
}

impl Keeper {
    /// Whether a posyandu day may begin here.
    ///
    /// # Errors
    /// When what is saved would be in danger.
    pub fn may_begin(self) -> Result<(), Unfit> {
        if !self.has_service_worker {
            Err(Unfit::Forgets)
        } else if self.is_safari && !self.persisted && !self.installed {
            Err(Unfit::SafariForgets)
        } else if self.free_bytes.is_some_and(|free| free < FLOOR_BYTES) {
            Err(Unfit::Full)
        } else {
            Ok(())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_browser_that_keeps_what_is_saved_is_fit_for_the_field() {
        let good = Keeper {
            has_service_worker: true,
            persisted: false,
            is_safari: false,
            installed: false,
            free_bytes: Some(FLOOR_BYTES),
        };
        let safari = Keeper { is_safari: true, ..good };
        for (keeper, answer) in [
            (good, Ok(())),
            (Keeper { free_bytes: None, ..good }, Ok(())),
            (Keeper { free_bytes: Some(FLOOR_BYTES - 1), ..good }, Err(Unfit::Full)),
            (Keeper { has_service_worker: false, ..good }, Err(Unfit::Forgets)),
            (safari, Err(Unfit::SafariForgets)),
            (Keeper { persisted: true, ..safari }, Ok(())),
            (Keeper { installed: true, ..safari }, Ok(())),
            (Keeper { installed: true, free_bytes: Some(0), ..safari }, Err(Unfit::Full)),
        ] {
            assert_eq!(keeper.may_begin(), answer, "{keeper:?}");
        }
    }

    #[test]
    fn a_day_that_has_begun_is_finished_on_a_full_phone_and_on_none_that_forgets() {
        for (unfit, begun, closes) in [
            (Unfit::Full, false, true),
            (Unfit::Full, true, false),
            (Unfit::Forgets, false, true),
            (Unfit::Forgets, true, true),
            (Unfit::SafariForgets, true, true),
        ] {
            assert_eq!(unfit.closes(begun), closes, "{unfit:?} {begun}");
        }
    }
}
