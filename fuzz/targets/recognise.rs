//! Plain text to a report: any bytes that are a text are read, recognised and judged; every place stands in the text.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(reading) = paper::read("a.txt", bytes) else { return };
    let chars = reading.text.chars().count() as u32;
    let found = report::recognise(&reading.document);
    for doubt in &found.doubts {
        assert!(doubt.place.place.end <= chars, "a doubt stands in the text");
        assert!(doubt.offer.keys().all(|id| *found.report.value(id.as_str()) == report::CellValue::Absent));
    }
    drop(report::audit(&found, &report::Context::default()));
});
