#![allow(clippy::string_slice, reason = "a test may stop at once")]

use proptest::prelude::*;

use super::{to_html, to_page};

/// Fails unless every `<` opens an allow-listed tag in exactly the form the writer writes.
fn assert_harmless(html: &str) {
    const PLAIN: [&str; 18] = [
        "p",
        "ul",
        "span",
        "li",
        "table",
        "thead",
        "tbody",
        "tr",
        "td",
        "em",
        "strong",
        "blockquote",
        "pre",
        "code",
        "br",
        "hr",
        "a",
        "th",
    ];
    let mut open = Vec::new();
    for part in html.split('<').skip(1) {
        let (tag, _) = part.split_once('>').unwrap_or_else(|| panic!("a tag without its end in {html:?}"));
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name), "unbalanced in {html:?}");
            continue;
        }
        let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        assert!(PLAIN.contains(&name), "<{tag}> in {html:?}");
        match name {
            "a" => {
                assert!(!open.contains(&"a"), "a link in a link: {html:?}");
                let address = attributes.strip_prefix("href=\"").unwrap();
                let address = address.strip_suffix("\" rel=\"nofollow noopener\"").unwrap();
                assert!(!address.contains(['"', ' ', '\n', '\\']), "{address:?}");
                let lower = address.to_lowercase();
                let fine =
                    ["http:", "https:", "mailto:", "/", "#"].iter().any(|start| lower.starts_with(start));
                assert!(fine && !lower.starts_with("//"), "{address:?}");
            }
            "ul" => assert_eq!(attributes, "class=\"typed-list\""),
            "span" => assert_eq!(attributes, "class=\"typed-mark\""),
            "th" => assert_eq!(attributes, "scope=\"col\""),
            _ => assert_eq!(attributes, "", "{tag}"),
        }
        if !matches!(name, "br" | "hr") {
            open.push(name);
        }
    }
    assert!(open.is_empty(), "left open: {open:?}");
}

#[test]
fn r14_6_prose_has_paragraphs_lists_tables_emphasis_and_links() {
    let html = to_html(
        "Итог: *справка*, **бумага**.\n\n2. раз\n3. два\n\n- [закон](https://a.kz?a=1&b=2 \"t\")\n\n| a | b |\n|--|--|\n| 1 | 2 |\n",
    );
    assert_eq!(
        html,
        "<p>Итог: <em>справка</em>, <strong>бумага</strong>.</p>\n<ul class=\"typed-list\">\n<li><span class=\"typed-mark\">2.</span> раз</li>\n<li><span class=\"typed-mark\">3.</span> два</li>\n</ul>\n\
         <ul class=\"typed-list\">\n<li><span class=\"typed-mark\">-</span> <a href=\"https://a.kz?a=1&amp;b=2\" rel=\"nofollow noopener\">закон</a></li>\n</ul>\n\
         <table>\n<thead><tr><th scope=\"col\">a</th><th scope=\"col\">b</th></tr></thead>\n<tbody>\n\
         <tr><td>1</td><td>2</td></tr>\n</tbody></table>\n"
    );
}

#[test]
fn headings_of_a_page_stand_below_its_title_without_a_gap() {
    assert_eq!(to_page("#### a\n\nb\n\n### c\n\n# d\n"), "<h2>a</h2>\n<p>b</p>\n<h3>c</h3>\n<h2>d</h2>\n");
    assert_eq!(to_page("# <script>\n"), "<h2>&lt;script&gt;</h2>\n");
    assert_eq!(to_html("# a\n"), "<p><strong>a</strong></p>\n");
}

#[test]
fn r14_6_raw_html_is_shown_as_text() {
    assert_eq!(to_html("<script>alert(1)</script>"), "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n");
    assert_eq!(to_html("a <b onclick=x>c"), "<p>a &lt;b onclick=x&gt;c</p>\n");
}

#[test]
fn headings_keep_the_outline_of_the_page_and_images_become_words() {
    assert_eq!(to_html("# Раздел"), "<p><strong>Раздел</strong></p>\n");
    assert_eq!(to_html("![схема *зала*](http://a.kz/x.png)"), "<p>схема <em>зала</em></p>\n");
}

#[test]
fn r14_6_hostile_sources_come_out_harmless() {
    let sources = [
        "<script>alert(1)</script>",
        "</p></div><img src=x onerror=alert(1)>",
        "[a](javascript:alert(1))",
        "[a](JaVaScRiPt&colon;alert(1))",
        "[a](&#106;avascript:alert(1))",
        "[a](java&Tab;script:alert(1))",
        "[a](<java\tscript:alert(1)>)",
        "[a](&#1;javascript:alert(1))",
        "[a](<  javascript:alert(1)>)",
        "[a](data:text/html;base64,PHNjcmlwdD4=)",
        "[a](//evil.example) [b](/\\evil.example)",
        "[a](https://x\" onmouseover=\"alert(1))",
        "[a](<https://x\"onmouseover=alert(1)>)",
        "<javascript:alert(1)> <a@b.kz> <https://a.kz>",
        "[x]\n\n[x]: javascript:alert(1)",
        "![a](javascript:alert(1))",
        "[![a](x)](javascript:alert(1))",
        "[![[a](/b)](c)](/d)",
        "**unclosed *emphasis `code",
        "\u{202e}gnp.exe\u{202c} \u{0}\u{1b}[31m \u{feff}",
        "<!-- --!> <script>x</script> -->",
        "<![CDATA[<script>]]> <?php ?> <!DOCTYPE html>",
        "```\"><script>\n</code></pre><script>alert(1)</script>\n```",
        "# </strong><script>",
        "| <script> | b |\n|--|--|\n| [a](javascript:1) | `</td>` |",
        "99999999999999999999. a\n0. b",
        "~~~ onload=alert(1)\nx",
    ];
    for source in sources {
        let html = to_html(source);
        assert_harmless(&html);
        assert!(!html.contains('\u{202e}') && !html.contains('\u{0}'));
    }
    assert_eq!(to_html("[a](javascript:alert(1))"), "<p>a</p>\n");
}

#[test]
fn a_hundred_nested_lists_keep_their_words_and_lose_the_depth() {
    let source: String = (0..100)
        .map(|depth| {
            "  ".repeat(depth)
                + &format!(
                    "- слово{depth}
"
                )
        })
        .collect();
    let html = to_html(&source);
    assert_harmless(&html);
    assert!(html.contains("слово99"));
    assert!(html.matches("<ul ").count() <= super::super::DEEPEST);
}

#[test]
fn a_megabyte_of_anything_is_rendered() {
    for piece in [
        "<!--",
        "<![CDATA[",
        "<?",
        "[a](<b",
        "a_",
        "&a",
        "\\",
        "a|b\n-|-\n",
        "[a]\n\n[a]: b\n\n",
        "> ",
        "- ",
        "* a **b ",
        "[",
        "](",
        "<a ",
        "&#",
        "`",
        "|a",
        "слово ",
        "![",
        "\n\n- a\n",
        "1. ",
        "***",
    ] {
        let html = to_html(&piece.repeat(1_000_000 / piece.len()));
        assert_harmless(&html);
    }
}

proptest! {
    #[test]
    fn r14_6_no_source_yields_a_tag_that_is_not_allowed(
        source in "([a-z]{1,3}|[ \n\t>*_`#|\\-\\[\\]()<>/&;:\"'!\\\\]|<script>|<a href=|javascript:|https://a|onx=| - |\n\n|1\\. |\\|-\\|-\\|){0,60}"
    ) {
        let html = to_html(&source);
        assert_harmless(&html);
        // A page differs from prose in the tags of its headings alone.
        let page = to_page(&source).replace("</h2>", "</strong></p>").replace("</h3>", "</strong></p>");
        prop_assert_eq!(page.replace("<h2>", "<p><strong>").replace("<h3>", "<p><strong>"), html);
    }

    #[test]
    fn r14_6_any_text_at_all_comes_out_harmless(source in any::<String>()) {
        assert_harmless(&to_html(&source));
    }
}
