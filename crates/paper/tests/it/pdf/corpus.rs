//! Generated reports in many styles (`scripts/peers/pdf_corpus.py`), with the values that were printed into them.

use super::{read, tables};

/// Every row of the values stands in a table: its label, then exactly these numbers. Tables without lines are in doubt.
fn check(name: &str, file: &[u8], values: &str, doubted: bool) {
    let reading = read(file).expect("the file is a PDF with text");
    let found: Vec<Vec<String>> = tables(&reading)
        .into_iter()
        .flat_map(|table| &table.rows)
        .map(|row| row.iter().map(|cell| text::squeeze(&cell.text)).collect())
        .collect();
    let mut missing = Vec::new();
    for line in values.lines() {
        let (label, numbers) = line.split_once('|').expect("a label and its numbers");
        let numbers: Vec<&str> = numbers.split('|').collect();
        let label = text::squeeze(label);
        let is_it = |row: &&Vec<String>| {
            let at = row.len().checked_sub(numbers.len());
            at.is_some_and(|at| {
                row[at..].iter().map(String::as_str).eq(numbers.iter().copied())
                    && (label.is_empty() || row[..at].last() == Some(&label))
            })
        };
        if !found.iter().any(|row| is_it(&row)) {
            missing.push(line);
        }
    }
    assert!(missing.is_empty(), "{name}: {missing:#?} in {found:#?}");
    let whole = reading.doubts.iter().filter(|doubt| doubt.place.end - doubt.place.start > 100).count();
    assert_eq!(whole > 0, doubted, "{name}: {:?}", reading.doubts);
}

macro_rules! corpus {
    ($($name:literal, $doubted:literal;)*) => {
        [$((
            $name,
            include_bytes!(concat!("../data/pdf/", $name, ".pdf")).as_slice(),
            include_str!(concat!("../data/pdf/", $name, ".txt")),
            $doubted,
        )),*]
    };
}

#[test]
fn every_number_of_every_style_is_read() {
    let files = corpus! {
        "bare", true;
        "bare-repeated-head", true;
        "dashed", false;
        "form", false;
        "level-lines", true;
        "singly", true;
        "stripes", true;
        "text-layer", true;
        "three-lines", true;
        "turned", false;
    };
    for (name, file, values, doubted) in files {
        check(name, file, values, doubted);
    }
}
