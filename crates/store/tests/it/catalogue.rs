use jiff::civil::{Date, date};
use office::{
    Body, BodyId, Category, Content, Document, DocumentId, Mark, PersonId, PublicationChannel, SeatId,
    SecrecyVerdict, Settings,
};
use statute::{Regime, StatutoryItem};
use store::testing::on_both_engines;
use store::{Page, Shelf, Store, StoreError};

const BODY: BodyId = BodyId(1);
const OTHER: BodyId = BodyId(2);

fn by(person: i64, on: Date) -> Mark {
    Mark::seat(on, SeatId(person), PersonId(person))
}

fn body(id: BodyId, code: &str) -> Body {
    Body {
        id,
        name: format!("示范县{code}"),
        short_name: code.into(),
        code: code.into(),
        document_code: "示".into(),
        regime: Regime::Organ,
        government: false,
        settings: Settings::default(),
    }
}

fn published(id: i64, body: BodyId, content: Content) -> Document {
    let on = content.formed_on;
    let document =
        Document::draft(DocumentId(id), body, content, by(1, on)).unwrap().submit(by(1, on)).unwrap();
    let document = document.pass(by(2, on)).unwrap();
    let document = document.check_secrecy(by(2, on), SecrecyVerdict::Clear, "不涉密".into()).unwrap();
    document.sign(by(3, on)).unwrap().publish(by(1, on), vec![PublicationChannel::Website]).unwrap()
}

fn content(title: &str, category: Category, formed_on: Date, text: &str) -> Content {
    Content {
        title: title.into(),
        category,
        item: None,
        legal: None,
        document_number: String::new(),
        index_number: String::new(),
        formed_on,
        text: text.into(),
    }
}

fn fill(store: &Store) {
    let work = Category::Work;
    let budget = Content {
        item: Some(StatutoryItem::Budgets),
        document_number: "示民发〔2024〕3号".into(),
        ..content("2024年部门预算", Category::Statistics, date(2024, 2, 1), "收入支出一览")
    };
    store
        .write(|tx| {
            tx.save_body(&body(BODY, "SFMZ"))?;
            tx.save_body(&body(OTHER, "SFGH"))?;
            for document in [
                published(11, BODY, content("低保办法", work, date(2023, 5, 1), "预算另行公布")),
                published(12, BODY, content("养老办法", work, date(2024, 5, 1), &"长".repeat(1000))),
                published(13, BODY, budget),
                published(14, OTHER, content("工会预算100%", work, date(2024, 3, 1), "经费")),
            ] {
                tx.save_document(&document)?;
            }
            let draft = content("预算草稿", work, date(2024, 5, 1), "");
            tx.save_document(&Document::draft(DocumentId(15), BODY, draft, by(1, date(2024, 5, 1))).unwrap())
        })
        .unwrap();
}

#[test]
fn a_shelf_lists_and_counts_what_is_published() {
    on_both_engines(|store| {
        fill(store);
        let list = |shelf: Shelf| {
            let found = store.read(|tx| tx.on_shelf(&shelf, Page::whole())).unwrap();
            found.iter().map(|listed| listed.id.0).collect::<Vec<_>>()
        };
        let all = Shelf::of(BODY);
        assert_eq!(list(all), [12, 13, 11]);
        assert_eq!(list(Shelf { category: Some(Category::Work), year: Some(2024), ..all }), [12]);
        assert_eq!(list(Shelf { item: Some(StatutoryItem::Budgets), ..all }), [13]);
        store
            .read(|tx| {
                let this_year = Shelf { year: Some(2024), ..all };
                let mut categories = tx.shelf_categories(&this_year)?;
                categories.sort_by_key(|(category, _)| category.code());
                assert_eq!(categories, [(Category::Statistics, 1), (Category::Work, 1)]);
                assert_eq!(tx.shelf_items(&all)?, [(StatutoryItem::Budgets, 1)]);
                assert_eq!(tx.shelf_years(&all)?, [(2024, 2), (2023, 1)]);
                let second = tx.on_shelf(&all, Page::number(2, 2))?;
                assert_eq!(second[0].title, "低保办法");
                assert_eq!(tx.on_shelf(&all, Page::whole())?[0].text.chars().count(), 160);
                assert_eq!(tx.newest_count(None, None)?, 4);
                assert_eq!(tx.newest_count(Some(Category::Work), None)?, 3);
                assert_eq!(tx.newest_count(None, Some(StatutoryItem::Budgets))?, 1);
                assert_eq!(tx.newest_count(Some(Category::Work), Some(StatutoryItem::Budgets))?, 0);
                let work = tx.newest(Some(Category::Work), None, Page::whole())?;
                assert_eq!(work.iter().map(|listed| listed.id.0).collect::<Vec<_>>(), [12, 14, 11]);
                let budgets = tx.newest(None, Some(StatutoryItem::Budgets), Page::whole())?;
                assert_eq!(budgets.iter().map(|listed| listed.id.0).collect::<Vec<_>>(), [13]);
                let newest = tx.newest(None, None, Page::number(1, 2))?;
                assert_eq!(newest.iter().map(|listed| listed.id.0).collect::<Vec<_>>(), [12, 14]);
                assert_eq!(newest[1].body, OTHER);
                assert_eq!(tx.body_coded("sfgh")?.map(|body| body.id), Some(OTHER));
                assert_eq!(tx.body_coded("SFG")?, None);
                assert_eq!(tx.body_names()?[0].code, "SFMZ");
                Ok::<_, StoreError>(())
            })
            .unwrap();
    });
}

#[test]
fn a_search_finds_every_word_and_puts_titles_first() {
    on_both_engines(|store| {
        fill(store);
        let find = |body, words: &[&str]| {
            let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
            let found = store.read(|tx| tx.search(body, &words, Page::whole())).unwrap();
            let count = store.read(|tx| tx.search_count(body, &words)).unwrap();
            assert_eq!(count, i64::try_from(found.len()).unwrap());
            found.iter().map(|listed| listed.id.0).collect::<Vec<_>>()
        };
        assert_eq!(find(None, &["预算"]), [14, 13, 11]);
        assert_eq!(find(Some(BODY), &["预算"]), [13, 11]);
        assert_eq!(find(None, &["预算", "公布"]), [11]);
        assert_eq!(find(None, &["示民发〔2024〕3号"]), [13]);
        assert_eq!(find(None, &["100%"]), [14]);
        assert!(find(None, &["1%0"]).is_empty());
        assert!(find(None, &["_"]).is_empty());
    });
}
