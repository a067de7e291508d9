//! The contrast of token pairs in every mode, computed from the style sheet that is served.

use std::collections::HashMap;

const CSS: &str = include_str!("../../assets/base.css");

/// The tokens in force under the given selectors, later ones over earlier ones.
fn tokens(selectors: &[&str]) -> HashMap<String, String> {
    let mut tokens = HashMap::new();
    for selector in selectors {
        let css = format!("\n{CSS}");
        let (_, rest) = css.split_once(&format!("\n{selector}{{")).expect(selector);
        let (block, _) = rest.split_once('}').unwrap();
        for declaration in block.split(';') {
            if let Some((name, value)) = declaration.trim().split_once(':') {
                tokens.insert(name.trim().to_owned(), value.trim().to_owned());
            }
        }
    }
    tokens
}

fn luminance(tokens: &HashMap<String, String>, name: &str) -> f64 {
    let value = &tokens[name];
    if let Some(other) = value.strip_prefix("var(").and_then(|v| v.strip_suffix(')')) {
        return luminance(tokens, other);
    }
    let channel = |at: usize| {
        let c = f64::from(u8::from_str_radix(&value[at..at + 2], 16).unwrap()) / 255.0;
        if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}

fn check(selectors: &[&str], least: f64) {
    let tokens = tokens(selectors);
    for (text, behind) in [
        ("--ink", "--paper"),
        ("--ink", "--ground"),
        ("--ink-2", "--paper"),
        ("--ink-2", "--wash"),
        ("--ink-3", "--paper"),
        ("--link", "--paper"),
        ("--link-visited", "--paper"),
        ("--on-brand", "--brand"),
        ("--ok", "--ok-bg"),
        ("--warn", "--warn-bg"),
        ("--danger", "--paper"),
        ("--on-danger", "--danger"),
        ("--info", "--info-bg"),
        ("--mute", "--mute-bg"),
        ("--focus-ink", "--focus"),
    ] {
        let (a, b) = (luminance(&tokens, text), luminance(&tokens, behind));
        let ratio = (a.max(b) + 0.05) / (a.min(b) + 0.05);
        assert!(ratio >= least, "{selectors:?}: {text} on {behind} is {ratio:.2}, less than {least}");
    }
}

#[test]
fn every_pair_is_legible_in_every_mode() {
    check(&[":root"], 4.5);
    check(&[":root", r#"[data-ui^="large"]"#], 6.99);
    for mode in ["yellow", "white", "blue"] {
        let own = format!(r#"[data-ui="contrast-{mode}"]"#);
        check(&[":root", &own, r#"[data-ui^="contrast"]"#], 7.0);
    }
}

#[test]
fn the_style_sheet_stays_small() {
    assert!(CSS.len() <= 20 * 1024, "{} bytes", CSS.len());
}
