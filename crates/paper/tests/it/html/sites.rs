//! Pages in the manner of the usual content systems, with invented texts: the same report in ever another wrapping. What is
//! wanted is always the same, and nothing of the site.

use paper::PropertyKind;

use super::shape;

const TITLE: &str = "示范县民政局2024年政府信息公开工作年度报告";
const INTRO: &str = "本报告根据《中华人民共和国政府信息公开条例》编制，所列数据的统计期限为2024年1月1日至2024年12月31日，如有疑问请与我局联系。";
const TABLE: &str = "<table border=1><tr><td colspan=4>第二十条第（一）项</td></tr><tr><td>信息内容</td><td>本年制发件数</td><td>本年废止件数</td><td>现行有效件数</td></tr><tr><td>规章</td><td>0</td><td>0</td><td>0</td></tr><tr><td>行政规范性文件</td><td>3</td><td>1</td><td>12</td></tr></table>";
const DISPUTES: &str = "<table><tr><td colspan=5>行政复议</td></tr><tr><td>结果维持</td><td>结果纠正</td><td>其他结果</td><td>尚未审结</td><td>总计</td></tr><tr><td>1</td><td>0</td><td>2</td><td>0</td><td>3</td></tr></table>";

/// The report as paragraphs without its title.
fn body() -> String {
    format!(
        "<p>{INTRO}</p><p>一、总体情况</p><p>2024年，我局主动公开政府信息120条，收到申请2件，均已按时答复。</p>\
         <p>二、主动公开政府信息情况</p>{TABLE}<p>三、收到和处理政府信息公开申请情况</p><p>见下表。</p>\
         <p>四、政府信息公开行政复议、行政诉讼情况</p>{DISPUTES}<p>五、存在的主要问题及改进情况</p>\
         <p>公开的主动性还不够强。下一步将加强培训。</p><p>六、其他需要报告的事项</p><p>无。</p>\
         <p style=\"text-align:right\">示范县民政局</p><p style=\"text-align:right\">2025年1月16日</p>"
    )
}

/// What is read of every page below.
fn wanted() -> String {
    [
        &format!("P {TITLE}"),
        &format!("P {INTRO}"),
        "H1 一、总体情况",
        "P 2024年，我局主动公开政府信息120条，收到申请2件，均已按时答复。",
        "H1 二、主动公开政府信息情况",
        "T 第二十条第（一）项[4x1] / 信息内容|本年制发件数|本年废止件数|现行有效件数 / 规章|0|0|0 / 行政规范性文件|3|1|12",
        "H1 三、收到和处理政府信息公开申请情况",
        "P 见下表。",
        "H1 四、政府信息公开行政复议、行政诉讼情况",
        "T 行政复议[5x1] / 结果维持|结果纠正|其他结果|尚未审结|总计 / 1|0|2|0|3",
        "H1 五、存在的主要问题及改进情况",
        "P 公开的主动性还不够强。下一步将加强培训。",
        "H1 六、其他需要报告的事项",
        "P 无。",
        "P 示范县民政局",
        "P 2025年1月16日",
    ]
    .join("\n")
}

fn check(page: &str) {
    assert_eq!(shape(page.as_bytes()), wanted(), "{page}");
}

fn published(page: &str) -> Option<String> {
    let reading = paper::read("page.html", page.as_bytes()).expect("a page that can be read");
    reading.properties.into_iter().find(|p| p.kind == PropertyKind::Published).map(|p| p.value)
}

#[test]
fn trs_with_bars_lists_and_a_table_about_the_page() {
    let page = format!(
        "<!DOCTYPE html><html><head><title>{TITLE}_示范县人民政府</title><meta name=\"PubDate\" content=\"2025-01-17 08:30:00\"></head><body>\
         <script>document.write('<table><tr><td>自然人</td></tr></table>')</script><style>.pop{{display:none}}</style>\
         <div class=top><ul><li><a href=/>首页</a></li><li><a href=/zwgk>政务公开</a></li><li><a href=/hd>互动交流</a></li></ul></div>\
         <div class=pos>当前位置：<a href=/>首页</a> &gt; <a href=/zwgk>政府信息公开年报</a></div>\
         <table><tr><td>索引号：</td><td>11000000/2025-00012</td><td>主题分类：</td><td>年度报告</td></tr><tr><td>发布机构：</td><td>示范县民政局</td><td>发文日期：</td><td>2025-01-16</td></tr></table>\
         <h2>{TITLE}</h2><div class=info>发布时间：2025-01-17 08:30　来源：示范县民政局　浏览次数：<span id=hits>128</span>　字体：【大 中 小】</div>\
         <div class=TRS_Editor><div class=Custom_UnionStyle>{}</div></div>\
         <div class=pop><table><tr><td>行政许可</td><td>自然人</td><td>9</td></tr></table></div>\
         <div class=rel><h3>相关阅读</h3><ul><li><a href=1>示范县财政局2024年政府信息公开工作年度报告</a></li><li><a href=2>示范县教育局2024年政府信息公开工作年度报告</a></li></ul></div>\
         <div class=foot><p>版权所有：示范县人民政府　网站标识码：0000000000　备案号：某ICP备00000000号</p><p>建议使用1024*768以上分辨率浏览本网站，如有问题请与我们联系，谢谢您对我们工作的支持。</p></div></body></html>",
        body()
    );
    check(&page);
    assert_eq!(published(&page).as_deref(), Some("2025-01-17 08:30:00"));
}

#[test]
fn layout_tables_all_the_way_down() {
    let page = format!(
        "<html><body><table width=1000 align=center><tr><td colspan=2><img src=banner.jpg></td></tr><tr><td width=200 valign=top>\
         <table><tr><td><a href=1>机构职能</a></td></tr><tr><td><a href=2>公开年报</a></td></tr><tr><td><a href=3>公开指南</a></td></tr></table></td>\
         <td valign=top><table width=100%><tr><td>您现在的位置：<a href=/>首页</a>&gt;&gt;年度报告</td></tr><tr><td align=center><b>{TITLE}</b></td></tr>\
         <tr><td align=center>发布日期：2025年1月17日 点击数：33</td></tr><tr><td>{}</td></tr><tr><td>【<a href=#>打印本页</a>】【<a href=#>关闭窗口</a>】</td></tr></table></td></tr>\
         <tr><td colspan=2 align=center>主办单位：示范县人民政府办公室</td></tr></table></body></html>",
        body()
    );
    check(&page);
    assert_eq!(published(&page).as_deref(), Some("2025年1月17日"));
}

#[test]
fn hanweb_with_a_text_box_closed_too_early() {
    let whole = body();
    let (text, closing) = whole.split_at(whole.find("<p style").expect("the signature"));
    check(&format!(
        "<div id=barrierfree_container><div class=main><div class=title>{TITLE}</div><div id=zoom>{text}</div></div></div>{closing}\
         <div class=page-btn><a href=1>上一篇：示范县财政局年报</a><a href=2>下一篇：示范县教育局年报</a></div>"
    ));
}

#[test]
fn a_wordpress_article_among_widgets() {
    check(&format!(
        "<!DOCTYPE html><body class=single><header><nav><ul><li><a href=/>首页</a></li></ul></nav></header><main><article><header class=entry-header>\
         <h1 class=entry-title>{TITLE}</h1><div class=entry-meta>发布日期：<time>2025年1月17日</time> 分类：<a href=c>年报</a></div></header>\
         <div class=entry-content>{}</div><footer class=entry-footer>标签：<a href=t>年报</a></footer></article>\
         <section id=comments><h2>发表评论</h2><p>您的邮箱地址不会被公开，必填项已用星号标注，请文明发言，遵守法律法规和社会公德。</p></section></main>\
         <aside><h2>近期文章</h2><ul><li><a href=a>关于开展清明祭扫工作的通告</a></li></ul></aside></body>",
        body()
    ));
}

#[test]
fn a_forum_of_discuz() {
    check(&format!(
        "<html><body><div id=nv_forum><table class=plhin><tr><td class=pls rowspan=2><div>管理员</div><p><em><a href=s>216</a></em>主题</p></td>\
         <td class=plc><h1 class=ts><span id=thread_subject>{TITLE}</span></h1><div class=pct><table cellspacing=0><tr><td class=t_f>{}</td></tr></table></div></td></tr>\
         <tr><td class=plm><a href=r>回复</a> <a href=j>举报</a></td></tr></table></div></body></html>",
        body()
    ));
}

#[test]
fn an_article_of_weixin() {
    let page = format!(
        "<!DOCTYPE html><html><head><meta property=\"og:title\" content=\"{TITLE}\"></head><body><div id=js_article><div id=img-content>\
         <h1 class=rich_media_title id=activity-name>\n {TITLE}\n</h1><div id=meta_content><span><a href=p>示范民政</a></span> <em id=publish_time>发表时间：2025年1月17日 10:20</em></div>\
         <div class=rich_media_content id=js_content style=\"visibility: hidden;opacity: 0\"><section>{}</section></div></div></div>\
         <div style=\"display:none\">预览时标签不可点</div></body></html>",
        body()
    );
    check(&page);
    assert_eq!(published(&page).as_deref(), Some("2025年1月17日"));
}

#[test]
fn paragraphs_that_are_lines_in_one_box() {
    let lines = body()
        .replace("<p>", "")
        .replace("</p>", "<br>&nbsp;&nbsp;&nbsp;&nbsp;")
        .replace("<p style=\"text-align:right\">", "　　");
    check(&format!(
        "<div class=nav><a href=/>首页</a></div><div id=UCAP-CONTENT><center><strong>{TITLE}</strong></center><br>{lines}</div>"
    ));
}

#[test]
fn headings_and_lists_numbered_by_the_browser() {
    let text = body()
        .replace("<p>一、总体情况</p>", "<ol class=custom_cn><li><p>总体情况</p></li></ol>")
        .replace("<p>二、主动公开政府信息情况</p>", "<ol style=\"list-style-type:cjk-ideographic\" start=2><li>主动公开政府信息情况</li></ol>")
        .replace("<p>三、收到和处理政府信息公开申请情况</p>", "<h2><span style='mso-list:Ignore'>三、<span>&nbsp;</span></span>收到和处理政府信息公开申请情况</h2>");
    let text = text.replace("三、<span>&nbsp;</span>", "三、");
    check(&format!("<h1>{TITLE}</h1>{text}"));
}

#[test]
fn cells_and_rows_without_end_tags() {
    let text = body().replace("</td>", "").replace("</tr>", "").replace("</p>", "");
    check(&format!("<h1>{TITLE}</h1>{text}"));
}

#[test]
fn figures_wrapped_in_whatever_editors_leave() {
    let text = body()
        .replace(
            "<td>12</td>",
            "<td><p align=center><span lang=EN-US>1</span><font><span>2</span></font><o:p></o:p></p></td>",
        )
        .replace("<td>3</td>", "<td>\n<p>\n&nbsp;<b>3</b>&#8203;\n</p>\n</td>")
        .replace("<td>规章</td>", "<td>规&ensp;&ensp;章</td>")
        .replace("<td>信息内容</td>", "<td><p>信息\n内容</p></td>");
    let shape = shape(format!("<h1>{TITLE}</h1>{text}").as_bytes());
    assert_eq!(shape.replace("规  章", "规章"), wanted());
}

#[test]
fn a_title_of_two_lines() {
    let shape = shape(
        format!("<div class=nav><a href=/>首页</a></div><div><p align=center>示范县民政局</p><p align=center>2024年政府信息公开工作年度报告</p>{}</div>", body())
            .as_bytes(),
    );
    let rest = wanted().split_once('\n').map(|(_, rest)| rest.to_owned()).expect("more lines");
    assert_eq!(shape, format!("P 示范县民政局\nP 2024年政府信息公开工作年度报告\n{rest}"));
}

#[test]
fn a_table_in_a_cell_becomes_rows() {
    let nested = "<table><tr><td>项目</td><td><table><tr><td>自然人</td><td>商业企业</td></tr></table></td></tr>\
                  <tr><td>予以公开</td><td><table><tr><td>4</td><td>5</td></tr><tr><td>6</td><td>7</td></tr></table></td></tr>\
                  <tr><td>不予公开</td><td>8</td></tr></table>";
    let text = body().replace("<p>见下表。</p>", nested);
    let shape = shape(format!("<h1>{TITLE}</h1>{text}").as_bytes());
    let table = "T 项目|自然人|商业企业 / 予以公开[1x2]|4|5 / 6|7 / 不予公开|8";
    assert_eq!(shape, wanted().replace("P 见下表。", table));
}

#[test]
fn a_report_that_the_page_hides_is_read_with_a_doubt() {
    let page = format!("<h1>{TITLE}</h1><p>正在加载</p><div style=\"display:none\">{}</div>", body());
    let reading = paper::read("a.html", page.as_bytes()).expect("a page that can be read");
    assert!(reading.text.contains("行政规范性文件"));
    assert!(reading.doubts.iter().any(|doubt| doubt.text.contains("标为不显示")), "{:?}", reading.doubts);
}

#[test]
fn a_page_that_only_carries_a_file_says_so() {
    let page = format!(
        "<div class=nav><a href=/>首页</a></div><h1>{TITLE}</h1><p>附件：<a href=/P0202501.pdf>{TITLE}.pdf</a></p><div>版权所有</div>"
    );
    let reading = paper::read("a.html", page.as_bytes()).expect("a page that can be read");
    assert!(reading.doubts.iter().any(|doubt| doubt.text.contains("请下载附件")), "{:?}", reading.doubts);
}

#[test]
fn pictures_instead_of_tables_are_doubted() {
    let text = body().replace("<p>见下表。</p>", "<p><img src=table3.png></p>");
    let reading = paper::read("a.html", format!("<h1>{TITLE}</h1>{text}").as_bytes()).expect("a page");
    assert!(reading.doubts.iter().any(|doubt| doubt.text.contains("1张图片")), "{:?}", reading.doubts);
}

#[test]
fn a_page_saved_as_an_archive_in_gb2312() {
    let page = format!(
        "<html><head><meta http-equiv=Content-Type content=\"text/html; charset=gb2312\"></head><body><h1>{TITLE}</h1>{}</body></html>",
        body()
    );
    let (bytes, _, _) = encoding_rs::GB18030.encode(&page);
    let mut archive = b"From: \"Saved by Internet Explorer\"\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary=\"----=_NextPart_000\"\r\n\r\n------=_NextPart_000\r\nContent-Type: text/html;\r\n\tcharset=\"gb2312\"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n".to_vec();
    for (at, byte) in bytes.iter().enumerate() {
        if at % 25 == 24 {
            archive.extend(b"=\r\n");
        }
        archive.extend(format!("={byte:02X}").bytes());
    }
    archive.extend(b"\r\n------=_NextPart_000--\r\n");
    assert_eq!(shape(&archive), wanted());
}

#[test]
fn pages_made_to_hurt_are_read_quickly() {
    for page in [
        "<div>".repeat(200_000),
        "<table><tr><td>".repeat(50_000),
        "<b><i><div></b></i>".repeat(50_000),
        "</p>".repeat(200_000),
        "<a href='".repeat(100_000),
        "<!--".repeat(200_000),
        "&".repeat(500_000),
        "<style>{".repeat(50_000),
        "<td rowspan=99999 colspan=99999>1".repeat(2000),
        format!("<table>{}</table>", "<tr><td rowspan=65534 colspan=1000>1</td></tr>".repeat(5000)),
        format!("<p {}>x", "a=1 ".repeat(200_000)),
        "<ol><li>".repeat(20_000),
        "一、总体情况<br>".repeat(20_000),
    ] {
        // A refusal is as good as a reading: what counts is that it ends.
        let _ = paper::read("a.html", format!("<html><p>文字</p>{page}").as_bytes());
    }
}
