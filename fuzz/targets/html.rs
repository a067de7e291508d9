//! Web pages: any bytes as a page or as a web archive. Reading must not only end without a panic, every block must also
//! stand where its place says.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(reading) = paper::html::read(bytes) {
        let lines = reading.text.split('\n').count();
        assert!(reading.anchors.len() < lines + 1, "an anchor for each line");
    }
});
