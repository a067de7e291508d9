//! How long a notice takes to load and a period to count, beside the plain way: a set of rest days, asked day by day.

use std::collections::BTreeSet;
use std::hint::black_box;
use std::time::Duration;

use calendar::{Calendar, Date, DayKind, Notice, WorkingDays};
use criterion::{Criterion, criterion_group, criterion_main};
use jiff::civil::{Weekday, date};

const NOTICE_2024: &str = include_str!("../data/2024.csv");

/// The plain way: two sets, and a walk that asks both of every day.
struct Plain {
    off: BTreeSet<Date>,
    worked: BTreeSet<Date>,
}

impl Plain {
    fn load() -> Self {
        let (mut off, mut worked) = (BTreeSet::new(), BTreeSet::new());
        let text = [NOTICE_2024, include_str!("../data/2025.csv")];
        for (year, csv) in (2024..).zip(text) {
            for entry in Notice::parse(year, csv).expect("a shipped notice").entries {
                match entry.kind {
                    DayKind::Off => off.insert(entry.date),
                    DayKind::Work => worked.insert(entry.date),
                };
            }
        }
        Self { off, worked }
    }

    fn after(&self, day: Date, n: u16) -> Date {
        let (mut at, mut left) = (day, n);
        while left > 0 {
            at = at.tomorrow().expect("far from the end of time");
            let weekend = matches!(at.weekday(), Weekday::Saturday | Weekday::Sunday);
            if self.worked.contains(&at) || (!weekend && !self.off.contains(&at)) {
                left -= 1;
            }
        }
        at
    }
}

fn benches(c: &mut Criterion) {
    let national = Calendar::national();
    let plain = Plain::load();
    let start = date(2024, 9, 10);
    assert_eq!(plain.after(start, 20), national.after(start, WorkingDays(20)).expect("announced"));

    let mut group = c.benchmark_group("calendar");
    group.bench_function("load_year", |b| {
        b.iter(|| {
            let notice = Notice::parse(2024, black_box(NOTICE_2024)).expect("a shipped notice");
            Calendar::from_notices(vec![notice]).expect("one year")
        });
    });
    group.bench_function("is_workday", |b| b.iter(|| national.is_workday(black_box(start))));
    group.bench_function("after_20", |b| b.iter(|| national.after(black_box(start), WorkingDays(20))));
    group.bench_function("after_20_plain", |b| b.iter(|| plain.after(black_box(start), 20)));
    group.finish();
}

criterion_group! {
    name = working_days;
    config = Criterion::default().warm_up_time(Duration::from_millis(300)).measurement_time(Duration::from_secs(1));
    targets = benches
}
criterion_main!(working_days);
