//! What the site says about itself in its head and foot.

use office::Body;

/// Settings of the whole site. A text left empty is not shown, and [`Site::missing`] names it.
#[derive(Debug, Clone, Default)]
pub struct Site {
    /// 网站名称.
    pub name: String,
    /// 主办单位.
    pub organiser: String,
    /// 承办单位.
    pub operator: String,
    /// 政府网站标识码.
    pub identifier: String,
    /// ICP备案编号.
    pub icp: String,
    /// 公安备案编号.
    pub police: String,
    /// 联系电话.
    pub phone: String,
    /// 办公地址, where applications are handed in.
    pub address: String,
    /// 办公时间.
    pub hours: String,
    /// 收件人 and 邮政编码 for applications by post.
    pub post: String,
    /// Whether readers reach the site by HTTPS: cookies are then sent by nothing else.
    pub https: bool,
    /// The address by which readers reach the site, without a path: `https://gongkai.example.gov.cn`. Empty where it is
    /// not set; what a request names as its host is never shown.
    pub url: String,
}

impl Site {
    /// The same, with what is still empty taken from the one body of a site that has only one: it is that body's own.
    pub fn of(self, body: &Body) -> Self {
        let settings = &body.settings;
        let or = |own: String, theirs: &str| if own.is_empty() { theirs.to_owned() } else { own };
        let name = match settings.site_name.as_str() {
            "" => format!("{}政府信息公开", body.name),
            name => name.to_owned(),
        };
        Self {
            name: or(self.name, &name),
            organiser: or(self.organiser, &body.name),
            phone: or(self.phone, &settings.phone),
            address: or(self.address, &settings.address),
            hours: or(self.hours, &settings.hours),
            ..self
        }
    }

    /// The lines of the footer that are filled in: name and text.
    pub fn footer(&self) -> Vec<(&'static str, &str)> {
        self.lines().into_iter().filter(|(_, text)| !text.is_empty()).collect()
    }

    /// The names of settings that are still empty.
    pub fn missing(&self) -> Vec<&'static str> {
        let own = [("网站名称", self.name.as_str()), ("邮寄地址", &self.post)];
        let all = self.lines().into_iter().chain(own);
        all.filter(|(_, text)| text.is_empty()).map(|(name, _)| name).collect()
    }

    fn lines(&self) -> [(&'static str, &str); 8] {
        [
            ("主办", &self.organiser),
            ("承办", &self.operator),
            ("网站标识码", &self.identifier),
            ("ICP备案", &self.icp),
            ("公安备案", &self.police),
            ("联系电话", &self.phone),
            ("地址", &self.address),
            ("办公时间", &self.hours),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_setting_is_named_and_not_shown() {
        let site = Site {
            name: "示范县政府信息公开".into(), phone: "000-0000000".into(), ..Site::default()
        };
        assert_eq!(site.footer(), [("联系电话", "000-0000000")]);
        assert!(site.missing().contains(&"网站标识码"));
        assert!(!site.missing().contains(&"网站名称"));
    }

    #[test]
    fn a_site_of_one_body_is_its_own() {
        let settings = office::Settings { phone: "000-0000001".into(), ..office::Settings::default() };
        let body = Body {
            id: office::BodyId(1),
            name: "示范县总工会".into(),
            short_name: "县总工会".into(),
            code: "SFGH".into(),
            document_code: "示工".into(),
            regime: statute::Regime::Voluntary,
            government: false,
            settings,
        };
        let site = Site { phone: "000-0000000".into(), ..Site::default() }.of(&body);
        assert_eq!((site.name.as_str(), site.phone.as_str()), ("示范县总工会政府信息公开", "000-0000000"));
        assert_eq!(site.organiser, "示范县总工会");
    }
}
