//! Work on many files side by side, with a bar on a terminal.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use indicatif::{ProgressBar, ProgressStyle};

/// Files worked on side by side before the results are put in order.
const CHUNK: usize = 64;

/// A bar on a terminal, nothing elsewhere.
pub fn progress(verb: &str, files: usize) -> ProgressBar {
    // indicatif draws on standard error, and hides where that is no terminal.
    if files < 2 {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(files as u64);
    if let Ok(style) =
        ProgressStyle::with_template(&format!("{verb} {{bar:30}} {{pos}}/{{len}}　剩余约{{eta}}"))
    {
        bar.set_style(style);
    }
    bar
}

/// Does the work on as many threads as there are cores, a chunk at a time, and hands the results on in order.
///
/// # Errors
/// When a result cannot be handed on.
pub fn side_by_side<T: Send>(
    indices: &[usize],
    bar: &ProgressBar,
    work: impl Fn(usize) -> T + Sync,
    mut each: impl FnMut(usize, T) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let threads = thread::available_parallelism().map_or(1, usize::from);
    for chunk in indices.chunks(CHUNK) {
        let next = AtomicUsize::new(0);
        let mut done: Vec<(usize, T)> = thread::scope(|scope| {
            let workers: Vec<_> = (0..threads.min(chunk.len()))
                .map(|_| {
                    scope.spawn(|| {
                        let mut mine = Vec::new();
                        while let Some(index) = chunk.get(next.fetch_add(1, Ordering::Relaxed)) {
                            mine.push((*index, work(*index)));
                            bar.inc(1);
                        }
                        mine
                    })
                })
                .collect();
            workers.into_iter().filter_map(|worker| worker.join().ok()).flatten().collect()
        });
        done.sort_by_key(|(index, _)| *index);
        for (index, result) in done {
            each(index, result)?;
        }
    }
    Ok(())
}

/// A fault of our own in one file does not end the batch.
///
/// # Errors
/// Those of the work, and a sentence where it panics.
pub fn guarded<T>(work: impl FnOnce() -> anyhow::Result<T>) -> anyhow::Result<T> {
    catch_unwind(AssertUnwindSafe(work))
        .unwrap_or_else(|_| Err(anyhow::anyhow!("读取时程序内部出错，没有完成；请把这个文件交给维护人员")))
}
