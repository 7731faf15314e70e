//! The entry of the app.

fn main() {
    tumbuh_app::start();
}
