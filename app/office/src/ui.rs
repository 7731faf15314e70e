//! What screens share: waiting, troubles, questions before something is lost, links with their QR code, fields.

mod act;
mod area_picker;
mod ask;
mod csv_file;
mod field;
mod grants_editor;
mod link;
mod load;
mod pack_file;
mod photo_field;
mod qr;
mod told;
mod trouble;

pub use act::Act;
pub use area_picker::AreaPicker;
pub use ask::{provide_asking, use_asking};
pub use csv_file::CsvFile;
pub use field::{Field, Select};
pub use grants_editor::{Draft, GrantsEditor};
pub use link::{LinkCard, Shared};
pub use load::Load;
pub use pack_file::{GivenPack, PackFile};
pub use photo_field::{Chosen, photo_where_asked, sent};
pub use qr::QrCode;
pub use told::{provide_told, use_told};
pub use trouble::{TroubleNotice, said};
