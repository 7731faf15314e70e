//! The entry of the office.

fn main() {
    tumbuh_office::start(tumbuh_office::OFFICE);
}
