//! The elements of HTML that mean something for the structure of a page.

/// An element by its name. Names that mean nothing here are [`Tag::Other`] and are told apart by [`name_hash`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Tag {
    /// The page itself, and words: no element of the source has this tag.
    Root,
    /// Words.
    Text,
    Table,
    Caption,
    Tbody,
    Tr,
    Td,
    Th,
    Col,
    P,
    H(u8),
    Br,
    Hr,
    Pre,
    Ol,
    Ul,
    Li,
    Dd,
    Dt,
    /// `div`, `section` and other boxes that close a paragraph; told apart by their names.
    Box,
    /// `nav`, `aside`, `footer`: boxes beside the content.
    Aside,
    Form,
    /// `b`, `strong`.
    Bold,
    A,
    /// Other elements of characters: `font`, `i`, `u` and so on.
    Formatting,
    Button,
    Object,
    Select,
    Option,
    Img,
    Input,
    /// `area`, `wbr` and other elements without content.
    Void,
    Script,
    Style,
    Title,
    Textarea,
    Noscript,
    /// `iframe`, `noembed`, `noframes`, `xmp`: their content is no markup.
    Raw(u8),
    Meta,
    /// `link`, `base`.
    Link,
    Template,
    Svg,
    /// `html`, `head`, `body`, `frameset`: they only wrap.
    Wrapper,
    Other,
}

impl Tag {
    /// The element of a name as written.
    pub(super) fn of(name: &str) -> Self {
        let mut buffer = [0_u8; 12];
        let Some(lower) = buffer.get_mut(..name.len()) else { return Self::Other };
        lower.copy_from_slice(name.as_bytes());
        lower.make_ascii_lowercase();
        match &*lower {
            b"table" => Self::Table,
            b"caption" => Self::Caption,
            b"tbody" | b"thead" | b"tfoot" => Self::Tbody,
            b"tr" => Self::Tr,
            b"td" => Self::Td,
            b"th" => Self::Th,
            b"col" | b"colgroup" => Self::Col,
            b"p" => Self::P,
            [b'h', level @ b'1'..=b'6'] => Self::H(level - b'0'),
            b"br" => Self::Br,
            b"hr" => Self::Hr,
            b"pre" | b"listing" => Self::Pre,
            b"ol" => Self::Ol,
            b"ul" | b"menu" | b"dir" => Self::Ul,
            b"li" => Self::Li,
            b"dd" => Self::Dd,
            b"dt" => Self::Dt,
            b"div" | b"section" | b"article" | b"main" | b"center" | b"header" | b"address"
            | b"blockquote" | b"details" | b"dialog" | b"dl" | b"fieldset" | b"figcaption" | b"figure"
            | b"hgroup" | b"search" | b"summary" => Self::Box,
            b"nav" | b"aside" | b"footer" => Self::Aside,
            b"form" => Self::Form,
            b"b" | b"strong" => Self::Bold,
            b"a" => Self::A,
            b"font" | b"i" | b"u" | b"em" | b"s" | b"strike" | b"big" | b"small" | b"code" | b"tt"
            | b"nobr" => Self::Formatting,
            b"button" => Self::Button,
            b"applet" | b"marquee" | b"object" => Self::Object,
            b"select" => Self::Select,
            b"option" | b"optgroup" => Self::Option,
            b"img" | b"image" => Self::Img,
            b"input" => Self::Input,
            b"area" | b"embed" | b"keygen" | b"wbr" | b"param" | b"source" | b"track" | b"frame"
            | b"bgsound" | b"basefont" => Self::Void,
            b"script" => Self::Script,
            b"style" => Self::Style,
            b"title" => Self::Title,
            b"textarea" => Self::Textarea,
            b"noscript" => Self::Noscript,
            b"iframe" => Self::Raw(0),
            b"noembed" => Self::Raw(1),
            b"noframes" => Self::Raw(2),
            b"xmp" => Self::Raw(3),
            b"meta" => Self::Meta,
            b"link" | b"base" => Self::Link,
            b"template" => Self::Template,
            b"svg" | b"math" => Self::Svg,
            b"html" | b"head" | b"body" | b"frameset" => Self::Wrapper,
            _ => Self::Other,
        }
    }

    /// True where the content is taken as it stands up to the end tag.
    pub(super) fn is_raw(self) -> bool {
        matches!(
            self,
            Self::Script
                | Self::Style
                | Self::Title
                | Self::Textarea
                | Self::Noscript
                | Self::Template
                | Self::Raw(_)
        )
    }

    /// True for the elements whose start tag closes an open paragraph.
    pub(super) fn is_box(self) -> bool {
        matches!(self, Self::Box | Self::Aside | Self::Ol | Self::Ul | Self::Pre | Self::P | Self::H(_))
    }

    /// True for elements of characters, which are closed wherever their end tag stands.
    pub(super) fn is_formatting(self) -> bool {
        matches!(self, Self::Bold | Self::A | Self::Formatting)
    }

    /// True for elements that end a search for an open element of another kind (“special” in the standard).
    pub(super) fn is_special(self) -> bool {
        !matches!(self, Self::Other | Self::Option | Self::Text | Self::Svg) && !self.is_formatting()
    }

    /// True for elements that are closed when something around them is: their end tags may be left out.
    pub(super) fn ends_by_itself(self) -> bool {
        matches!(self, Self::P | Self::Li | Self::Dd | Self::Dt | Self::Option)
    }

    /// True for the elements at which a search for an open element stops.
    pub(super) fn bounds_scope(self) -> bool {
        matches!(self, Self::Root | Self::Table | Self::Caption | Self::Td | Self::Th | Self::Object)
    }

    /// True for the parts of a table, which mean nothing outside one.
    pub(super) fn is_table_part(self) -> bool {
        matches!(self, Self::Caption | Self::Tbody | Self::Tr | Self::Td | Self::Th | Self::Col)
    }

    /// True for the elements that stand on lines of their own.
    pub(super) fn is_block(self) -> bool {
        self.is_box()
            || self.is_table_part()
            || matches!(
                self,
                Self::Table
                    | Self::Li
                    | Self::Dd
                    | Self::Dt
                    | Self::Form
                    | Self::Hr
                    | Self::Root
                    | Self::Option
            )
    }
}

/// Tells names apart that share a tag. Case does not matter.
pub(super) const fn name_hash(name: &str) -> u32 {
    let bytes = name.as_bytes();
    let mut hash = 0x811c_9dc5_u32;
    let mut at = 0;
    while at < bytes.len() {
        hash = (hash ^ bytes[at].to_ascii_lowercase() as u32).wrapping_mul(0x0100_0193);
        at += 1;
    }
    hash
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_told_in_any_case() {
        assert_eq!(Tag::of("TABLE"), Tag::Table);
        assert_eq!(Tag::of("H3"), Tag::H(3));
        assert_eq!(Tag::of("h7"), Tag::Other);
        assert_eq!(Tag::of("o:p"), Tag::Other);
        assert_eq!(Tag::of("very-long-custom-element"), Tag::Other);
        assert_eq!(name_hash("DIV"), name_hash("div"));
    }
}
