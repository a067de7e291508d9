//! How characters are shown, as far as it changes what they mean: struck out, raised, of no size.

use super::look::Look;

/// What an element passes on to the characters in it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Shown {
    /// Above the line, or (true) below it.
    pub raised: Option<bool>,
    pub struck: bool,
    /// Of no size: not shown.
    pub tiny: bool,
}

impl Shown {
    /// The same inside an element.
    pub(super) fn inside(self, look: &Look) -> Self {
        Self {
            raised: look.raised.or(self.raised),
            struck: self.struck || look.struck,
            tiny: look.tiny.unwrap_or(self.tiny),
        }
    }
}
