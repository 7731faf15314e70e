//! The entry of the app.

mod i18n;

fn main() {}
