//! Characters of fonts of pictures, which a `w:sym` names by font and code.

/// The character that a symbol shows; `None` where it is not known.
pub(super) fn character(font: &str, code: &str) -> Option<char> {
    let code = u32::from_str_radix(code.trim(), 16).ok()?;
    let low = if (0xF000..=0xF0FF).contains(&code) { code - 0xF000 } else { code };
    let font = font.to_ascii_lowercase();
    if font.starts_with("wingdings") {
        return wingdings(&font, low);
    }
    if font == "symbol" {
        return match low {
            // Digits and most marks stand where they always stand.
            0x20..=0x3F => char::from_u32(low),
            0xB1 => Some('±'),
            0xB4 => Some('×'),
            0xB7 => Some('•'),
            0xB8 => Some('÷'),
            0xA3 => Some('≤'),
            0xB3 => Some('≥'),
            0xB9 => Some('≠'),
            0xA5 => Some('∞'),
            0xB0 => Some('°'),
            0xD7 => Some('·'),
            _ => None,
        };
    }
    char::from_u32(code).filter(|c| !c.is_control() && !(0xE000..=0xF8FF).contains(&code))
}

fn wingdings(font: &str, low: u32) -> Option<char> {
    if font == "wingdings 2" {
        return match low {
            0x50 => Some('✓'),
            0x52 => Some('☑'),
            0x54 => Some('☒'),
            0xA3 => Some('□'),
            _ => None,
        };
    }
    match low {
        0x6C => Some('●'),
        0x6E => Some('■'),
        0x6F | 0x71 | 0x72 | 0xA8 => Some('□'),
        0x75 => Some('◆'),
        0x81..=0x8A => char::from_u32(u32::from('①') + low - 0x81),
        0x8C..=0x95 => char::from_u32(u32::from('❶') + low - 0x8C),
        0xFB => Some('✗'),
        0xFC => Some('✓'),
        0xFD => Some('☒'),
        0xFE => Some('☑'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn symbols_become_characters() {
        assert_eq!(character("Wingdings", "F0FE"), Some('☑'));
        assert_eq!(character("Wingdings 2", "F052"), Some('☑'));
        assert_eq!(character("Wingdings", "F082"), Some('②'));
        assert_eq!(character("Symbol", "F035"), Some('5'));
        assert_eq!(character("仿宋", "3002"), Some('。'));
        assert_eq!(character("Webdings", "F061"), None);
        assert_eq!(character("Symbol", "xyz"), None);
    }
}
