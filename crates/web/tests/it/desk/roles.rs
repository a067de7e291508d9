//! Every route of the workbench, from every seat and from none.

use office::Role;
use web::{Access, staff_routes};

use crate::house::House;

/// An address of a route: every `{…}` is a record that does not exist.
fn address(path: &str) -> String {
    let parts = path.split('/').map(|part| if part.starts_with('{') { "999999" } else { part });
    parts.collect::<Vec<_>>().join("/")
}

#[tokio::test]
async fn a_route_lets_in_whom_its_table_names_and_nobody_else() {
    let house = House::founded();
    for role in Role::ALL {
        let browser = house.staff(role).await;
        let page = browser.get("/desk").await;
        for route in staff_routes().filter(|route| route.path != "/sign-out") {
            let address = address(route.path);
            let seen = browser.get(&address).await;
            let sent = browser.post(&address, &[("csrf", &page.hidden("/sign-out")[0].1)]).await;
            for (how, seen) in [("get", seen), ("post", sent)] {
                let kept_out = seen.status == 403 && seen.says("不由");
                assert_eq!(kept_out, !route.access.admits(role), "{how} {} by {role}", route.path);
                assert!(seen.status != 500, "{how} {} by {role}: {}", route.path, seen.html);
                if kept_out {
                    assert!(seen.says(&route.access.names()), "{}", route.path);
                }
            }
        }
    }
}

#[tokio::test]
async fn nobody_is_let_in_nowhere() {
    let house = House::founded();
    let browser = house.browser();
    for route in staff_routes() {
        let address = address(route.path);
        let seen = browser.get(&address).await;
        assert_eq!(seen.status, 303, "{address}");
        assert!(seen.location.starts_with("/sign-in"), "{address}");
        let seen = browser.post(&address, &[("title", "甲")]).await;
        assert!(seen.status == 403 && seen.says("登录工作台"), "{address}: {}", seen.status);
    }
}

#[test]
fn the_rail_and_the_table_agree_on_who_works_where() {
    let of = |path: &str| staff_routes().find(|route| route.path == path).map(|route| route.access);
    assert_eq!(of("/desk"), Some(web::desk::access::ALL));
    assert_eq!(of("/desk/password"), Some(Access::SignedIn));
}
