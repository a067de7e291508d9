//! How long a due date takes, beside the plain way: a set of excluded days, asked day by day.

use std::collections::HashSet;
use std::hint::black_box;
use std::time::Duration;

use calendar::{Calendar, Date, WorkingDays};
use criterion::{Criterion, criterion_group, criterion_main};
use jiff::civil::date;
use statute::clock::{self, Case, Hold, HoldKind};

fn hold(sent: Date, end: Date) -> Hold {
    Hold { kind: HoldKind::ThirdParty, sent, received: None, end: Some(end) }
}

/// A request with two overlapping consultations and a full extension, received `days` after 2 January 2024.
fn case(days: i64) -> Case {
    let receipt = date(2024, 1, 2).saturating_add(jiff::Span::new().days(days));
    let at = |n: i64| receipt.saturating_add(jiff::Span::new().days(n));
    Case {
        holds: vec![hold(at(4), at(14)), hold(at(9), at(21))],
        extension: WorkingDays(20),
        ..Case::received(receipt)
    }
}

/// The plain way: every excluded day in a set, and a walk that asks the set of every day.
fn plain(case: &Case, calendar: &Calendar) -> Date {
    let mut excluded = HashSet::new();
    for hold in &case.holds {
        let mut day = hold.sent;
        while Some(day) < hold.end {
            day = day.tomorrow().expect("far from the end of time");
            excluded.insert(day);
        }
    }
    let (mut day, mut left) = (case.receipt, 20 + case.extension.0);
    while left > 0 {
        day = day.tomorrow().expect("far from the end of time");
        if calendar.is_workday(day).expect("announced") && !excluded.contains(&day) {
            left -= 1;
        }
    }
    day
}

fn benches(c: &mut Criterion) {
    let national = Calendar::national();
    let one = case(60);
    let many: Vec<Case> = (0..10_000).map(|n| case(n % 900)).collect();
    for case in &many {
        assert_eq!(clock::reply_due(case, national).expect("no contradiction"), plain(case, national));
    }

    let mut group = c.benchmark_group("statute");
    group.bench_function("reply_due", |b| b.iter(|| clock::reply_due(black_box(&one), national)));
    group.bench_function("reply_due_plain", |b| b.iter(|| plain(black_box(&one), national)));
    group.bench_function("reply_due_explained", |b| {
        b.iter(|| clock::read(black_box(&one), Some(one.receipt), national));
    });
    group.sample_size(10);
    group.bench_function("ten_thousand", |b| {
        b.iter(|| many.iter().filter_map(|case| clock::reply_due(case, national).ok()).max());
    });
    group.bench_function("ten_thousand_plain", |b| {
        b.iter(|| many.iter().map(|case| plain(case, national)).max());
    });
    group.finish();
}

criterion_group! {
    name = due_dates;
    config = Criterion::default().warm_up_time(Duration::from_millis(300)).measurement_time(Duration::from_secs(1));
    targets = benches
}
criterion_main!(due_dates);
