//! What an audit may know beside the report itself.

use jiff::civil::Date;
use statute::Regime;

use crate::Report;

/// What an audit may know beside the report itself; every part may be unknown.
#[derive(Debug, Clone, Default)]
pub struct Context {
    /// Which regime the body is under; guessed from its name where unknown.
    pub regime: Option<Regime>,
    /// The body's report of the year before, for the rules across years.
    pub previous: Option<Report>,
    /// The day the report was published.
    pub published_on: Option<Date>,
    /// Whether this is a government's report (owed by 31 March) and not a department's (31 January); told from the
    /// name where unknown.
    pub government: Option<bool>,
}

impl Context {
    /// The regime: as given, or guessed from the body's name; `None` where the name does not tell.
    pub fn regime_of(&self, body: &str) -> Option<Regime> {
        self.regime.or_else(|| guess_regime(body))
    }

    /// True where the body follows the form by local arrangement only: rules marked ° weigh as warnings then.
    pub fn is_voluntary(&self, body: &str) -> bool {
        self.regime_of(body) == Some(Regime::Voluntary)
    }

    /// True for the report of a government or a region (Art. 49(2)).
    pub fn is_government(&self, body: &str) -> bool {
        self.government.unwrap_or_else(|| {
            let region = ["省", "自治区", "自治州", "市", "县", "区", "旗", "盟", "镇", "乡", "街道"];
            body.ends_with("人民政府")
                || body.ends_with("管委会")
                || region.iter().any(|end| body.ends_with(end))
        })
    }
}

/// Group organisations that adopt the form without owing it (STA-96), told by name.
pub fn guess_regime(body: &str) -> Option<Regime> {
    const GROUPS: [&str; 13] = [
        "总工会",
        "工会",
        "妇联",
        "妇女联合会",
        "共青团",
        "团委",
        "残联",
        "残疾人联合会",
        "文联",
        "科协",
        "科学技术协会",
        "工商业联合会",
        "红十字会",
    ];
    GROUPS.iter().any(|word| body.contains(word)).then_some(Regime::Voluntary)
}
