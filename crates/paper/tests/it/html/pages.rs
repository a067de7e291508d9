//! Pages as they are on the web: the shared reports, and pages in the manner of the usual content systems.

use paper::PropertyKind;

use super::shape;

/// The shape of a file of tests/it/data.
fn file(name: &str) -> String {
    let path = format!("{}/tests/it/data/{name}.html", env!("CARGO_MANIFEST_DIR"));
    shape(&std::fs::read(path).expect("a file of the tests"))
}

fn headings(shape: &str) -> Vec<&str> {
    shape.lines().filter_map(|line| line.strip_prefix("H1 ")).collect()
}

#[test]
fn published_reports_are_read_whole_and_nothing_else() {
    for (name, title, tables, last) in [
        ("hangzhou-2025.fixture", "测试市2025年政府信息公开工作年度报告", 3, "信息处理费共计400元。"),
        ("pingtan-2025.cms", "平潭综合实验区2025年度政府信息公开工作年度报告", 4, "无收取信息处理费情况。"),
        ("pingtan-zrz-2023.cms", "平潭综合实验区自然资源与生态环境局2023年政府信息公开工作年度报告", 4, ""),
        (
            "pingtan-zrz-2024.word",
            "平潭综合实验区自然资源与生态环境局2024年政府信息公开工作年度报告",
            3,
            "2025年1月27日",
        ),
        ("pingtan-gaj-2019.lo", "平潭综合实验区公安局2019年政府信息公开工作年度报告", 3, "2020年1月17日"),
    ] {
        let shape = file(name);
        assert_eq!(shape.lines().next(), Some(format!("P {title}").as_str()), "{name}");
        assert_eq!(headings(&shape).len(), 6, "{name}: {:?}", headings(&shape));
        assert_eq!(shape.lines().filter(|line| line.starts_with("T ")).count(), tables, "{name}");
        assert!(shape.ends_with(last), "{name}");
        for word in ["当前位置", "索引号", "版权所有"] {
            assert!(!shape.contains(word), "{name}: {word}");
        }
    }
}

#[test]
fn cells_keep_their_spans_and_figures() {
    let shape = file("pingtan-2025.cms");
    for part in [
        "行政规范性文件|58|45|546",
        "三、本年度办理结果[1x12]|（四）无法提供[1x3]|1.本机关不掌握相关政府信息|49|1|0|0|0|0|50",
        "四、结转下年度继续办理[3x1]|4|2|0|0|0|0|6",
    ] {
        assert!(shape.contains(part), "{part}");
    }
}

#[test]
fn the_day_of_publication_is_a_property() {
    let bytes = include_bytes!("../data/pingtan-2025.cms.html");
    let reading = paper::read("a", bytes).unwrap();
    let published = reading.properties.iter().find(|p| p.kind == PropertyKind::Published);
    assert_eq!(published.map(|p| p.value.as_str()), Some("2026-01-20 09:00"));
    let anchor = reading.anchors.last().unwrap();
    assert!(anchor.offset.is_some_and(|at| (1000..70_000).contains(&at)));
}
