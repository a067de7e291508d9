//! Records to test with.

use statute::Regime;

use crate::{Body, BodyId, Settings};

/// 示范县民政局.
pub(crate) fn body() -> Body {
    Body {
        id: BodyId(1),
        name: "示范县民政局".into(),
        short_name: "县民政局".into(),
        code: "SFMZ".into(),
        document_code: "示民公开".into(),
        regime: Regime::Organ,
        government: false,
        settings: Settings { disclosure_office: "示范县民政局办公室".into(), ..Settings::default() },
    }
}
