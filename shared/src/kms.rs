//! The monthly weight card (KMS): whether each weighing gained, what asks for referral, and the counts of a posyandu.
//!
//! **The month** is the calendar month of the session, as posyandu count: of several weighings in one month the last one
//! counts, and "last month" is the calendar month before. **The line follows its band** when the weight rose, lies in the
//! same or a higher strip between neighbouring SD lines of weight for age, and did not sink inside that strip by more
//! than [`KmsSettings::band_tolerance_hundredths`]: a wide strip would otherwise hide a child that falters.

mod history;
mod settings;
mod skdn;

pub use history::{KmsMonth, Outcome, Weighing, months};
pub use settings::{KmsSettings, MinimalGains};
pub use skdn::{Share, Skdn};
