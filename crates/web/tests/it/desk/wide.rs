//! A wide region: 500 bodies. Pages must not grow with it.

use std::collections::BTreeMap;

use jiff::civil::date;
use office::{Collected, CollectedId, Counts, Mark, Role};
use report::{Edition, form};
use store::StoreError;

use crate::house::{DAY, House};

const BODIES: usize = 500;
const YEARS: std::ops::RangeInclusive<i16> = 2022..=2023;

/// Reports as rows alone: what the pages read. They were taken in by no act, so nothing vouches for them.
fn fill(house: &House) {
    let cells: Vec<String> = form(Edition::E2021).cells().map(|cell| cell.id.as_str().to_owned()).collect();
    let words = "落实发布审核制度，及时清理失效文件，做到应公开尽公开，公开平台运行平稳。".repeat(120);
    let work = |tx: &mut store::Tx<'_>| -> Result<(), StoreError> {
        let digest = tx.keep_file(b"x")?;
        for year in YEARS {
            for n in 0..BODIES {
                let received = (n * 7 + usize::try_from(year).unwrap_or_default()) % 40;
                let numbers: BTreeMap<String, String> = cells
                    .iter()
                    .map(|id| {
                        let counts = ["t3/new_received/", "t3/granted/", "t3/results_total/"];
                        let counted = counts.iter().any(|row| id.starts_with(row));
                        let counted = counted && (id.ends_with("/natural") || id.ends_with("/total"));
                        (id.clone(), if counted { received.to_string() } else { "0".to_owned() })
                    })
                    .collect();
                let rules: BTreeMap<String, u32> =
                    (0..6).map(|rule| (format!("AUD-A{:02}", (n + rule) % 30), 1)).collect();
                let report = Collected {
                    id: CollectedId(tx.next_id()?),
                    body: house.body,
                    unit: format!("示范省示范市第{n}号机关"),
                    year: Some(year),
                    edition: "2021".into(),
                    file_name: format!("{n}-{year}.docx"),
                    format: "DOCX".into(),
                    digest: digest.clone(),
                    size: 30_000,
                    counts: Counts { errors: u32::from(n % 3 == 0), ..Counts::default() },
                    rules,
                    received: Mark::public(date(2024, 1, 20)),
                    restated: None,
                    converted: None,
                    set_aside: None,
                };
                tx.add_collected(&report, &numbers, &words)?;
            }
        }
        Ok(())
    };
    house.store().write(work).unwrap();
}

#[tokio::test]
async fn pages_of_a_wide_region_show_a_part_of_it() {
    let house = House::founded_on(DAY);
    fill(&house);
    let head = house.staff(Role::OfficeHead).await;
    let pages = [
        "/desk/region",
        "/desk/region?page=20",
        "/desk/region?year=2023&filter=errors",
        "/desk/region?rule=AUD-A05",
        "/desk/region?unit=%E7%A4%BA%E8%8C%83%E7%9C%81%E7%A4%BA%E8%8C%83%E5%B8%82%E7%AC%AC7%E5%8F%B7%E6%9C%BA%E5%85%B3",
        "/desk/region?q=%E6%97%A0%E6%AD%A4%E8%AF%8D",
        "/desk/region/years/2023",
        "/desk/region/years/2023?page=7",
        "/desk/region/years/2023/charts",
        "/desk/region/years/2023/sums",
        "/desk/region/years",
        "/desk/region/intakes",
    ];
    for round in ["first", "second"] {
        for page in pages {
            let seen = head.get(page).await;
            assert_eq!(seen.status, 200, "{round} {page}");
            let rows = seen.html.matches("<th scope=\"row\">").count()
                + seen.html.matches("class=\"title\"").count();
            assert!(rows <= 130, "{page}: {rows} rows");
        }
    }
    let list = head.get("/desk/region?page=20").await;
    assert!(list.says("第20页") && list.says("2023年汇总（500份"), "{}", list.html);
}
