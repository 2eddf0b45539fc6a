//! Links the library as Node.js wants it.

fn main() {
    napi_build::setup();
}
