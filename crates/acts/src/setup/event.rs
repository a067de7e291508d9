//! What happens to the installation itself (LOG-04).

use serde_json::json;
use store::INSTALLATION;

use super::SetupDesk;
use crate::ActError;

/// Something that happened to the installation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event {
    /// The service begins.
    Start,
    /// The service was told to stop.
    Stop,
    /// A backup is taken.
    Backup,
    /// The data was put back from a backup.
    Restore,
    /// The schema was brought up to another program's.
    Upgrade,
}

/// Notes it in the journal of the installation.
///
/// # Errors
/// When the store fails.
pub fn note(desk: &mut SetupDesk<'_, '_>, event: Event) -> Result<(), ActError> {
    let act = match event {
        Event::Start => "installation/start",
        Event::Stop => "installation/stop",
        Event::Backup => "installation/backup",
        Event::Restore => "installation/restore",
        Event::Upgrade => "installation/upgrade",
    };
    desk.journal(INSTALLATION, act, ("installation", 0), None, &json!({}))
}
