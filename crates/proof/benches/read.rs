//! All rules over plain text: a megabyte of official prose, ten of it, and a single line of a megabyte.

use std::hint::black_box;
use std::time::Instant;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use proof::{Lists, Prose};

const LAW: &str = include_str!("../../statute/law/regulation-2019.txt");
const SEED: &str = include_str!("../../report/tests/data/xinfeng-union-2024.txt");

/// Official prose of so many bytes: the Regulation and a report, again and again.
fn prose(bytes: usize) -> String {
    let both = format!("{LAW}\n{SEED}\n");
    both.repeat(bytes / both.len() + 1)
}

fn findings(text: &str) -> usize {
    proof::read(&Prose::of_text(black_box(text)), &Lists::default()).len()
}

/// Megabytes a second of one reading, for figures that Criterion would take minutes over.
fn speed(id: &str, text: &str) {
    let begin = Instant::now();
    black_box(findings(text));
    let seconds = begin.elapsed().as_secs_f64();
    #[expect(clippy::cast_precision_loss, reason = "a figure to two digits")]
    let megabytes = text.len() as f64 / 1e6;
    #[expect(clippy::print_stdout, reason = "the table of figures reads it")]
    {
        println!("figure {id} {:.2} MB/s", megabytes / seconds);
    }
}

fn reads(criterion: &mut Criterion) {
    black_box(findings(SEED));
    let one = prose(1_000_000);
    let mut group = criterion.benchmark_group("proof");
    group.throughput(Throughput::Bytes(one.len() as u64)).sample_size(20);
    group.bench_function("read_1mb", |bencher| bencher.iter(|| findings(&one)));
    group.finish();
    speed("proof/speed_1mb", &one);
    speed("proof/speed_10mb", &prose(10_000_000));
    speed("proof/speed_one_line", &one.replace(['\n', '\t'], ""));
    speed("proof/speed_no_marks", &"县总工会认真贯彻落实上级决定扎实推进各项工作".repeat(16_000));
}

criterion_group!(benches, reads);
criterion_main!(benches);
