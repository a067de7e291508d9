//! What a rule, a finding and a rule book are; the rule! macro.
