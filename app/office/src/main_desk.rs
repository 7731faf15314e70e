//! The entry of the desk.

fn main() {
    tumbuh_office::start(tumbuh_office::HANDLING);
}
