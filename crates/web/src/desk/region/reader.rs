//! Whoever reads the files that were handed in: one file at a time under a lease, until told to stop.

use std::sync::Arc;
use std::time::Duration;

use acts::ActError;
use acts::intake::{self, Found};
use store::StoreError;
use tokio::sync::watch;
use tokio::task::JoinSet;

use crate::app::App;

/// How often a reader looks for files that another node took and lost, or that were handed in to another node.
const LOOK: Duration = Duration::from_secs(3);

/// Readers on one node: pages have to be answered as well.
fn readers() -> usize {
    std::thread::available_parallelism().map_or(1, |cores| (cores.get() / 2).clamp(1, 4))
}

/// Reads what was handed in and what will be, until `stop` says so; the file at hand is still finished.
pub async fn read_files(app: App, stop: watch::Receiver<bool>) {
    let mut readers: JoinSet<()> = (0..readers()).map(|_| read_on(app.clone(), stop.clone())).collect();
    while readers.join_next().await.is_some() {}
}

/// Reads what waits now. Gives how many files were read.
///
/// # Errors
/// When the store fails.
pub async fn read_waiting(app: &App) -> Result<usize, StoreError> {
    let mut read = 0;
    while read_one(app).await? {
        read += 1;
    }
    Ok(read)
}

async fn read_on(app: App, mut stop: watch::Receiver<bool>) {
    while !*stop.borrow() {
        match read_one(&app).await {
            Ok(true) => continue,
            Ok(false) => {}
            Err(error) => {
                tracing::error!(
                    error = &error as &dyn std::error::Error,
                    "reading what was handed in failed"
                );
            }
        }
        tokio::select! {
            () = app.bell.notified() => {}
            () = tokio::time::sleep(LOOK) => {}
            changed = stop.changed() => if changed.is_err() { return },
        }
    }
}

/// Reads the next file, if one waits.
async fn read_one(app: &App) -> Result<bool, StoreError> {
    let now = app.clock.instant();
    let Some((lease, bytes)) = app.write(move |tx| intake::lease(tx, now)).await? else { return Ok(false) };
    // There may be more: one reader wakes the next.
    app.bell.notify_one();
    let converter = app.converter.clone();
    let content: Arc<[u8]> = bytes.into();
    let (of, bytes) = (lease.clone(), content.clone());
    let found = app.work(move || intake::read(&of, &bytes, converter.as_deref())).await;
    let found = found.unwrap_or_else(|panicked| {
        tracing::error!(error = &panicked as &dyn std::error::Error, "reading a file broke off");
        Found::Nothing("读这个文件时程序出错，没有收下；请在原来的软件中重新保存后再试".to_owned())
    });
    let (on, at) = (app.clock.today(), app.clock.instant());
    let settled = app.write(move |tx| intake::settle(tx, (&lease, &content), found, on, at)).await;
    match settled {
        // A lost lease is somebody else's file now.
        Ok(_) => Ok(true),
        Err(ActError::Store(error)) => Err(error),
        Err(other) => {
            tracing::error!(%other, "a file that was handed in could not be settled");
            Ok(true)
        }
    }
}
