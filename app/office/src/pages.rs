//! The screens.

mod access_log;
mod area;
mod areas;
mod children;
mod devices;
mod import;
mod import_areas;
mod invitations;
mod invite;
mod me;
mod missing;
mod no_rights;
mod operator;
mod people;
mod person;
mod requests;
mod settings;
mod sign_in;

pub use access_log::AccessLogPage;
pub use area::AreaPage;
pub use areas::AreasPage;
pub use children::{ChildrenPage, HandOverPage, TakeInPage};
pub use devices::DevicesPage;
pub use import::ImportPage;
pub use import_areas::ImportAreasPage;
pub use invitations::InvitationsPage;
pub use invite::InvitePage;
pub use me::MePage;
pub use missing::MissingPage;
pub use no_rights::NoRightsPage;
pub use operator::{NewRegencyPage, OperatorPage, RegencyPage};
pub use people::{PeoplePage, provide_people_filter};
pub use person::PersonPage;
pub use requests::{RequestPage, RequestsPage};
pub use settings::{ChangeSettingsPage, PackFilePage, PackHistoryPage, SettingsPage};
pub use sign_in::SignInPage;
