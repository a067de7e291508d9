//! PostgreSQL: a pool of connections, one transaction a closure.

mod conn;
mod value;

use std::sync::{Arc, OnceLock};
use std::time::Duration;

use ::postgres::Config;
use ::r2d2::{Pool, PooledConnection};
pub(crate) use conn::Conn;
use conn::Connector;
use scheduled_thread_pool::ScheduledThreadPool;

use crate::{StoreError, Url};

pub(crate) struct Postgres {
    pool: Pool<Connector>,
}

/// How long a closure waits for a free connection.
const PATIENCE: Duration = Duration::from_secs(15);

impl Postgres {
    pub(crate) fn connect(url: &Url, text: &str, connections: u32) -> Result<Self, StoreError> {
        let open = |source: Box<dyn std::error::Error + Send + Sync>| StoreError::Open {
            database: url.to_string(),
            source,
        };
        let mut config: Config = text.parse().map_err(|error: ::postgres::Error| open(Box::new(error)))?;
        if config.get_application_name().is_none() {
            config.application_name("gongkai");
        }
        if config.get_options().is_none() {
            // A closure that waits for a lock longer than a person would is a failure, not a state.
            config.options("-c lock_timeout=30s -c idle_in_transaction_session_timeout=120s");
        }
        // Said at once, with the server's own words; the pool would try again for a while and then say less.
        let connector = Connector { config };
        connector.open().map_err(open)?;
        let pool = Pool::builder()
            .max_size(connections)
            .min_idle(Some(0))
            .test_on_check_out(false)
            .connection_timeout(PATIENCE)
            .thread_pool(helpers())
            .build(connector)
            .map_err(|error| open(Box::new(error)))?;
        Ok(Self { pool })
    }

    pub(crate) fn write<T, E: From<StoreError>>(
        &self,
        work: impl FnOnce(&mut Conn) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut conn = self.take()?;
        conn.begin("begin isolation level read committed")?;
        let answer = work(&mut conn);
        match answer {
            Ok(value) => match conn.end("commit") {
                Ok(()) => Ok(value),
                Err(failure) => Err(StoreError::Commit(failure.to_string()).into()),
            },
            Err(error) => {
                // Where this fails, the connection is not given back, and the server ends the transaction.
                let _ = conn.end("rollback");
                Err(error)
            }
        }
    }

    pub(crate) fn read<T, E: From<StoreError>>(
        &self,
        work: impl FnOnce(&mut Conn) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut conn = self.take()?;
        conn.begin("begin isolation level repeatable read read only")?;
        let answer = work(&mut conn);
        let _ = conn.end("rollback");
        answer
    }

    fn take(&self) -> Result<PooledConnection<Connector>, StoreError> {
        loop {
            let conn = self.pool.get().map_err(|error| StoreError::Open {
                database: "the pool of connections".to_owned(),
                source: Box::new(error),
            })?;
            // The server was restarted since: this connection is dropped, and in the end there are only new ones.
            if !conn.is_closed() {
                return Ok(conn);
            }
        }
    }
}

/// The threads that open connections for all pools of the process.
fn helpers() -> Arc<ScheduledThreadPool> {
    static HELPERS: OnceLock<Arc<ScheduledThreadPool>> = OnceLock::new();
    HELPERS.get_or_init(|| Arc::new(ScheduledThreadPool::new(2))).clone()
}
