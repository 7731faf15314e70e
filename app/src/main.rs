//! The entry of the app.

fn main() {}
