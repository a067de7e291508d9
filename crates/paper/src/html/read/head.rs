//! What a page says about itself: its title and the day it was published.

use super::{
    entity,
    flow::{Item, Kind},
    parse::Page,
    signs,
};

/// The title in the head: that of the article, or of the window without the name of the site.
pub(super) fn title(page: &Page<'_>) -> Option<String> {
    const NAMES: [&str; 3] = ["ArticleTitle", "og:title", "title"];
    let article = NAMES.iter().find_map(|name| meta(page, name));
    let window = words(&page.source[page.title.clone()]);
    let title = article.filter(|words| !words.is_empty()).unwrap_or_else(|| without_site(&window));
    (!title.is_empty()).then_some(title)
}

fn meta(page: &Page<'_>, name: &str) -> Option<String> {
    page.metas.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, content)| words(content))
}

fn words(raw: &str) -> String {
    let mut out = String::new();
    entity::resolve(raw, &mut out);
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// 年度报告_某县人民政府 is titled 年度报告.
fn without_site(window: &str) -> String {
    let parts: Vec<&str> = window
        .split(['_', '|', '—', '–', '>', '»', '丨'])
        .flat_map(|part| part.split(" - "))
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect();
    let titled = parts.iter().find(|part| signs::title_words(part) && part.contains("报告"));
    titled.or(parts.first()).map_or(String::new(), |part| (*part).to_owned())
}

/// The day on which the page was published, in the words of the page: from its head, or from the lines and tables around
/// the content.
pub(super) fn published(page: &Page<'_>, items: &[Item], content: &[usize]) -> Option<String> {
    const NAMES: [&str; 8] = [
        "PubDate",
        "PublishDate",
        "publish_date",
        "publishtime",
        "article:published_time",
        "og:release_date",
        "datePublished",
        "releaseDate",
    ];
    let dated = |words: &String| !text::read_dates(words).is_empty();
    if let Some(found) = NAMES.iter().filter_map(|name| meta(page, name)).find(dated) {
        return Some(found);
    }
    let outside = |at: &usize| content.binary_search(at).is_err();
    (0..items.len()).filter(outside).find_map(|at| match &items[at].kind {
        Kind::Words(words) if words.text.len() <= 600 => in_words(&words.text),
        Kind::Table(grid) if signs::is_about_page(grid) => {
            let cells: Vec<&str> = grid.cells().map(|cell| cell.text.as_str()).collect();
            in_words(&cells.join(" "))
        }
        Kind::Words(_) | Kind::Table(_) | Kind::Picture | Kind::File(_) | Kind::Hidden(_) => None,
    })
}

/// The date behind words that say it is that of publication.
fn in_words(line: &str) -> Option<String> {
    const LABELS: [&str; 9] =
        ["发布时间", "发布日期", "公开日期", "公开时间", "发表时间", "上网时间", "时间：", "日期：", "时间:"];
    LABELS.iter().find_map(|label| {
        let at = line.find(label)?;
        // 成文日期 and 发文日期 are those of the document.
        let before = &line[..at];
        if ["成文", "生成", "发文", "印发"].iter().any(|other| before.ends_with(other)) {
            return None;
        }
        let rest = line[at + label.len()..].trim_start_matches([':', '：', ' ', '\u{3000}', '】', ']']);
        let rest: String = rest.chars().take(24).collect();
        let date = *text::read_dates(&rest).first()?;
        (date.start == 0).then(|| rest.chars().take(date.len).collect())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_publication_are_told_from_others() {
        assert_eq!(in_words("来源：某局 发布时间： 2024-01-20 09:30"), Some("2024-01-20".into()));
        assert_eq!(in_words("日期：2024年1月20日 点击：12"), Some("2024年1月20日".into()));
        assert_eq!(in_words("成文日期：2024-01-20"), None);
        assert_eq!(in_words("发布日期 有效性 2024-01-20"), None);
    }

    #[test]
    fn the_name_of_the_site_is_no_title() {
        assert_eq!(
            without_site("某县2024年政府信息公开工作年度报告_某县人民政府"),
            "某县2024年政府信息公开工作年度报告"
        );
        assert_eq!(without_site("某县人民政府 - 信息公开 - 2024年度报告"), "2024年度报告");
    }
}
