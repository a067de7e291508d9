//! The proofreader: any text, as plain text and as the document read from it. Every quotation is the words at its place.
#![no_main]

use libfuzzer_sys::fuzz_target;
use proof::{Family, Lists, Prose};

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let chars: Vec<char> = text.chars().collect();
    for one in proof::read(&Prose::of_text(&text), &Lists::default()) {
        let (start, end) = (one.place.start as usize, one.place.end as usize);
        assert!(start <= end && end <= chars.len(), "{}", one.rule);
        if one.family != Family::PersonalData {
            let there: String = chars[start..end].iter().collect();
            assert_eq!(there, one.quote, "{}", one.rule);
        }
    }
    proof::read(&Prose::of_document(&text::plain::read(&text)), &Lists::default());
});
