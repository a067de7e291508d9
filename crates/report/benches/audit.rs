//! The audit of the seed report: reading the text, recognising the report, every rule.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use report::{Context, audit, read_text};

const SEED: &str = include_str!("../tests/data/xinfeng-union-2024.txt");

fn audits(criterion: &mut Criterion) {
    let context = Context::default();
    // Patterns are compiled once in a process; the figure is for every report after the first.
    black_box(audit(&read_text(SEED), &context));
    criterion.bench_function("report/audit_seed", |bencher| {
        bencher.iter(|| audit(&read_text(black_box(SEED)), &context));
    });
}

criterion_group!(benches, audits);
criterion_main!(benches);
