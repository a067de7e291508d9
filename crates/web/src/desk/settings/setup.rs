//! An act of setting up, done once however often its form is sent.

use acts::ActError;
use acts::setup::SetupDesk;

use super::super::staff::{Form, Staff, sent_before};
use crate::app::App;

/// What an act of setting up led to.
pub struct Done {
    /// Where to go.
    pub address: String,
    /// A first password, shown this once; none where there is none, or the form was sent before.
    pub password: Option<String>,
}

impl Done {
    /// Goes to an address.
    pub fn to(address: String) -> Self {
        Self { address, password: None }
    }
}

impl Staff {
    /// Does an act of setting up, once however often its form is sent.
    ///
    /// # Errors
    /// As the act; nothing is changed then.
    pub(super) async fn set_up(
        &self,
        app: &App,
        form: &Form,
        act: impl FnOnce(&mut SetupDesk<'_, '_>) -> Result<Done, ActError> + Send + 'static,
    ) -> Result<Done, ActError> {
        let (seat, account) = (self.seat.clone(), self.account());
        let (on, at) = (app.clock.today(), app.clock.instant());
        let key = form.key();
        app.write(move |tx| {
            // Held before it is looked whether the form was sent: two at once are then one after the other.
            tx.hold(seat.body.0)?;
            let mut desk = SetupDesk::seated(tx, seat, on, at)?;
            if let Some(key) = &key
                && let Some(address) = sent_before(desk.tx, account, key)?
            {
                return Ok(Done::to(address));
            }
            let done = act(&mut desk)?;
            if let Some(key) = &key {
                desk.tx.note_form(account, key, &done.address, at)?;
            }
            Ok(done)
        })
        .await
    }
}
