//! What the site says about itself in its head and foot.

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
}

impl Site {
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
}
