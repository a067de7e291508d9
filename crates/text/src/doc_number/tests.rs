use super::*;

/// The published cases: case, text, verdict, form, agency, year, number, error.
const CASES: &str = include_str!("../../data/doc-number-cases.csv");

#[test]
fn every_published_case_is_read_as_it_says() {
    let mut read = 0;
    for line in CASES.lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        let [case, text, verdict, form, agency, year, number, error] = cells[..] else { panic!("{line}") };
        match parse(text) {
            Ok(found) => {
                assert_eq!(verdict, "ok", "{case} {text}");
                assert_eq!((found.form.code(), found.number.to_string().as_str()), (form, number), "{case}");
                assert_eq!(found.year.map(|y| y.to_string()).unwrap_or_default(), year, "{case}");
                if found.form != Form::Court {
                    assert_eq!(found.agency, agency, "{case}");
                }
                assert_eq!(found.to_string(), text, "{case}");
            }
            Err(wrong) => assert_eq!((verdict, wrong.fault.code()), ("error", error), "{case} {text}"),
        }
        read += 1;
    }
    assert_eq!(read, 49);
}

fn wrong(text: &str, fault: Fault, mended: Option<&str>) {
    assert_eq!(parse(text), Err(Wrong { fault, mended: mended.map(str::to_owned) }), "{text}");
}

#[test]
fn what_can_be_told_is_mended() {
    for text in [
        "新工发[2024]13号",
        "新工发(2024)13号",
        "新工发〔2024年〕第 013号",
        "新工发〔２０２４〕１３号",
        "新工发〔2024】13号",
    ] {
        assert_eq!(parse(text).unwrap_err().mended.as_deref(), Some("新工发〔2024〕13号"), "{text}");
    }
    for text in [
        "新工发2024-13号",
        "新工发2024年第13号",
        "新工发〔2024〕13",
        "新工发〔2024〕十三号",
        "新工发〔二〇二四〕13号",
    ] {
        assert_eq!(parse(text).unwrap_err().mended.as_deref(), Some("新工发〔2024〕13号"), "{text}");
    }
    wrong("新工发〔24〕13号", Fault::ShortYear, None);
    wrong("新工发〔2024〕号", Fault::NoNumber, None);
    wrong("［2024］13号", Fault::WrongBrackets, None);
    wrong("新〔2024〕13号", Fault::AgencyLength, None);
    wrong("国务院令711号", Fault::NoOrdinal, Some("国务院令第711号"));
    wrong("国务院令 第711号", Fault::Space, Some("国务院令第711号"));
    wrong("新工发〔2024〕0号", Fault::Zero, None);
}

#[test]
fn what_is_no_number_is_not_read_as_one() {
    for text in [
        "",
        "无",
        "第13号",
        "13号",
        "SFMZ-2024-0007",
        "新工发13号",
        "关于印发的通知",
        "令第3号",
        "〔〕",
        "新工发〔〕号",
        "2024",
    ] {
        let fault = parse(text).map_err(|wrong| wrong.fault);
        assert!(fault.is_err(), "{text} {fault:?}");
        assert_eq!(parse(text).unwrap_err().mended, None, "{text}");
    }
    let long = "新".repeat(10_000);
    wrong(&long, Fault::NotOne, None);
}

#[test]
fn other_forms_are_right_too() {
    for (text, form) in [
        ("商务部令2024年第3号", Form::Order),
        ("农业农村部公告第194号", Form::Announcement),
        ("县政府常务会议纪要第3次", Form::Minutes),
        ("（2024）粤0233行初5号", Form::Court),
        ("新府常纪要〔2024〕3号", Form::Document),
    ] {
        let found = parse(text).unwrap();
        assert_eq!(found.form, form, "{text}");
        assert_eq!(found.to_string(), text);
    }
}

#[test]
fn any_spelling_is_found_under_the_normal_one() {
    for text in
        ["新工发[2024]13号", "新工发（2024）第13号", "新工发 〔２０２４〕 013 号", "新工发﹝2024年﹞13号"]
    {
        assert_eq!(normalise(text), "新工发〔2024〕13号", "{text}");
    }
    for same in ["（2024）粤0233行初5号", "（2024）版", "(甲)", "〔2024", "预算", "〔2024〕0"]
    {
        assert_eq!(normalise(same), same);
    }
}

#[test]
fn nothing_makes_it_stumble() {
    let marks = ['〔', '〕', '2', '０', '第', '号', '新', ' ', '年', '令', '（', '）', '十', '次'];
    let mut seed = 7_u64;
    for _ in 0..20_000 {
        let mut text = String::new();
        for _ in 0..seed % 14 {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            text.push(marks[usize::try_from(seed >> 33).unwrap() % marks.len()]);
        }
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        if let Ok(number) = parse(&text) {
            assert_eq!(number.to_string(), text.trim().replace('(', "（").replace(')', "）"));
        } else if let Err(Wrong { mended: Some(mended), .. }) = parse(&text) {
            assert!(parse(&mended).is_ok(), "{text} → {mended}");
        }
        let once = normalise(&text);
        assert_eq!(normalise(&once), once, "{text}");
    }
}
