//! Our tree against that of html5ever, which follows the standard letter by letter: the same boxes, tables and words in the
//! same places, on tag soup and on the pages of the tests.

use html5ever::{ParseOpts, parse_document, tendril::TendrilSink as _};
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use proptest::prelude::*;

use super::{
    entity,
    parse::parse,
    tag::{Tag, name_hash},
    tree::Tree,
};

/// The elements that are compared; others only mark characters.
const COMPARED: [&str; 23] = [
    "table",
    "caption",
    "tbody",
    "thead",
    "tfoot",
    "tr",
    "td",
    "th",
    "p",
    "div",
    "center",
    "li",
    "ol",
    "ul",
    "dl",
    "dd",
    "dt",
    "h1",
    "h2",
    "h3",
    "pre",
    "section",
    "blockquote",
];

fn standard(source: &str) -> String {
    fn walk(node: &Handle, out: &mut String) {
        let name = match &node.data {
            NodeData::Element { name, .. } => Some(name.local.to_string()),
            NodeData::Text { contents } => {
                words(&contents.borrow(), out);
                None
            }
            _ => None,
        };
        if name
            .as_deref()
            .is_some_and(|name| ["script", "style", "title", "textarea", "select"].contains(&name))
        {
            return;
        }
        let name = name.filter(|name| COMPARED.contains(&name.as_str()));
        if let Some(name) = &name {
            out.extend(["<", name, ">"]);
        }
        for child in node.children.borrow().iter() {
            walk(child, out);
        }
        if name.is_some() {
            out.push_str("</>");
        }
    }
    let dom = parse_document(RcDom::default(), ParseOpts::default()).one(source);
    let mut out = String::new();
    walk(&dom.document, &mut out);
    out
}

fn ours(source: &str) -> String {
    fn walk(tree: &Tree, id: u32, source: &str, out: &mut String) {
        let node = tree.node(id);
        if node.tag == Tag::Text {
            let mut resolved = String::new();
            entity::resolve(&source[node.start as usize..node.end as usize], &mut resolved);
            words(&resolved, out);
        }
        let name = COMPARED.iter().find(|name| name_hash(name) == node.name && Tag::of(name) == node.tag);
        if let Some(name) = name {
            out.extend(["<", name, ">"]);
        }
        for child in tree.children(id) {
            walk(tree, child, source, out);
        }
        if name.is_some() {
            out.push_str("</>");
        }
    }
    let page = parse(source);
    let mut out = String::new();
    walk(&page.tree, 0, source, &mut out);
    out
}

/// Words without white space: where it goes between cells means nothing.
fn words(text: &str, out: &mut String) {
    out.extend(text.chars().filter(|c| !c.is_whitespace()));
}

fn same(source: &str) {
    let (standard, ours) = (standard(source), ours(source));
    assert_eq!(ours, standard, "{source}");
}

#[test]
fn tables_out_of_order_are_built_as_the_standard_says() {
    for soup in [
        "<table><tr><td>1<td>2<tr><td>3</table>4",
        "<table>a<tr>b<td>c</td>d</tr>e</table>f",
        "<table><tr><td><table><tr><td>1</table>2</table>3",
        "<table><table><tr><td>1</table></table>",
        "<table><tr><table><tr><td>1</table>2</table>",
        "<table><tr><td><p>1<p>2</td><td></p>3</table>",
        "<p>1<table><tr><td>2</table>3</p>4",
        "<table><thead><td>1<tbody><th>2<tfoot><tr></tfoot><td>3",
        "<div><table><tr><td><div>1</td><td></div>2</div></table>3",
        "<table><caption>1<p>2<tr><td>3</table>",
        "<table><colgroup><col>x<td>1</table>",
        "<table><tr><form><td>1</form><td><form>2</table></form>3",
        "<td>1</td><tr>2</tr></table>",
        "<ul><li>1<ul><li>2</ul><li>3</ul><dl><dt>4<dd>5</dl>",
        "<table><tr><td><li>1</td></li><td>2</table>",
        "<table><tr><td><select><option>1<tr><td>2</table>",
        "<h1>1<h2>2</h3>3<p>4<div>5</p>6",
        "<table><b><tr><td>1</b>2</table>3",
        "<table><div>1<tr><td>2</div>3</table>",
        "<font><table><tr><td><font>1</table></font>2",
    ] {
        same(&format!("<!DOCTYPE html><body>{soup}"));
    }
}

#[test]
fn published_pages_are_built_as_the_standard_says() {
    for page in [
        include_str!("../../../tests/it/data/hangzhou-2025.fixture.html"),
        include_str!("../../../tests/it/data/pingtan-2025.cms.html"),
        include_str!("../../../tests/it/data/pingtan-zrz-2023.cms.html"),
        include_str!("../../../tests/it/data/pingtan-gaj-2019.lo.html"),
    ] {
        same(page);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]
    #[test]
    fn tag_soup_is_built_as_the_standard_says(
        parts in prop::collection::vec(
            prop::sample::select(vec![
                "<table>", "</table>", "<tr>", "</tr>", "<td>", "</td>", "<th>", "</th>", "<tbody>", "</tbody>", "<thead>",
                "<caption>", "</caption>", "<p>", "</p>", "<div>", "</div>", "<li>", "</li>", "<ul>", "</ul>", "<h1>",
                "</h1>", "<h2>", "<span>", "</span>", "<br>", "<dl>", "<dd>", "<dt>", "</dl>", "<center>", "</center>",
                "<pre>", "</pre>", "<hr>", "<o:p>", "</o:p>", "<form>", "</form>", "<input>", "<img>", " ", "\n", "<col>",
                "甲", "乙", "1", "2", "<tfoot>", "<section>", "</section>", "<button>", "</button>", "<td>", "<tr>", "<td>",
            ]),
            0..40,
        )
    ) {
        let source = format!("<!DOCTYPE html><body>{}", parts.concat());
        let (standard, ours) = (standard(&source), ours(&source));
        prop_assert_eq!(ours, standard, "{}", source);
    }
}
