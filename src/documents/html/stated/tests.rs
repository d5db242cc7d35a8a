//! What pages say of themselves, in all the ways in which they do, and where their articles are.

use super::super::super::extract::{Extract, Limits};
use super::super::super::meta::{Field, Meta};
use super::super::read;

fn page(html: &str) -> Extract {
    read(html.as_bytes(), &Limits::default()).unwrap()
}

/// Title, author, publisher and date of a page.
fn stated(html: &str) -> [Option<String>; 4] {
    let Meta { title, author, publisher, published, .. } = page(html).meta;
    [title, author, publisher, published]
}

fn check(html: &str, expected: [&str; 4]) {
    let expected = expected.map(|value| (!value.is_empty()).then(|| value.to_string()));
    assert_eq!(stated(html), expected, "{html}");
}

/// Sentences of an article.
const TEXT: &str = "<p>The harbour master of Corvia opened the gates at dawn, and nobody who stood on the \
    quay could say why the bells had rung the whole night before.</p><p>Four ships left for the mole. \
    Two of them came back in the evening, without their flags, and their crews did not speak of what \
    they had seen beyond the lighthouse.</p>";

#[test]
fn json_ld_speaks_of_the_page_and_of_others() {
    let own = r#"{"@type":"ReportageNewsArticle","headline":"Gates open &#8211; at dawn","author":[{"name":"Ed Vale"},{"name":"Jo Low"}],
        "datePublished":"2031-05-05T23:00:00-04:00","dateModified":"2031-06-01","publisher":{"@type":"Organization","name":"Harbour Post"}}"#;
    let other = r#"{"@type":"NewsArticle","headline":"Cats","author":"No One","datePublished":"2030-01-01","url":"https://post.example/cats"}"#;
    let expected = ["Gates open – at dawn", "Ed Vale, Jo Low", "Harbour Post", "2031-05-05"];
    for json in
        [own.to_string(), format!("[{other},{own}]"), format!("{{\"@graph\":[{other},{own}]}}")]
    {
        let html = format!(
            "<title>Gates open – at dawn | Harbour Post</title><link rel=canonical href='https://post.example/gates'>\
             <script type='application/ld+json'>{json}</script><h1>Gates open – at dawn</h1>{TEXT}"
        );
        check(&html, expected);
    }
    let silent = format!(
        "<title>Gates open</title><link rel=canonical href='https://post.example/gates'>\
         <script type=application/ld+json>{other}</script><script type=application/ld+json>{{broken</script>{TEXT}"
    );
    check(&silent, ["Gates open", "", "", ""]);
}

#[test]
fn marks_in_the_article_count_and_those_of_comments_do_not() {
    let with = |marks: &str| {
        format!(
            "<title>Gates open</title><article><h1>Gates open</h1>{marks}{TEXT}</article>\
             <section class=comments><article><p class=byline>By Troll King</p><time datetime=2032-01-01>x</time>\
             <p>I was there and saw nothing of all this, believe me.</p></article></section>"
        )
    };
    for (marks, author, date) in [
        (
            "<p>By <a rel=author href=/o>Orla Kern</a>, <time datetime='2031-05-05T09:00'>5 May</time></p>",
            "Orla Kern",
            "2031-05-05",
        ),
        (
            "<p class=byline>By Orla Kern and Ed Vale</p><p class=dateline>5 May 2031</p>",
            "Orla Kern, Ed Vale",
            "2031-05-05",
        ),
        (
            "<div class=article__byline><span>By</span> <span class=author-name>Orla Kern</span>, Port reporter</div>",
            "Orla Kern",
            "",
        ),
        (
            "<span itemprop=author itemscope itemtype='https://schema.org/Person'><b itemprop=name>Orla Kern</b></span>\
          <meta itemprop=datePublished content=2031-05-05>",
            "Orla Kern",
            "2031-05-05",
        ),
        (
            "<address class=author>Orla Kern</address><time>Updated 6 May 2031</time>",
            "Orla Kern",
            "",
        ),
        (
            "<span class='author vcard'><a class=fn href=/o>Orla Kern</a></span><abbr class=published title=2031-05-05>then</abbr>",
            "Orla Kern",
            "2031-05-05",
        ),
        ("<address>Orla Kern</address>", "Orla Kern", ""),
        ("<p class=byline>Share this</p><p>By Nobody Marked</p>", "", ""),
        ("", "", ""),
    ] {
        let [_, found, _, day] = stated(&with(marks));
        assert_eq!(
            (found.as_deref().unwrap_or(""), day.as_deref().unwrap_or("")),
            (author, date),
            "{marks}"
        );
    }
}

#[test]
fn an_author_is_named_by_the_surest_mark() {
    let html = format!(
        "<title>Gates open</title><article><h1>Gates open</h1><p class=byline>By Ed Vale</p>\
         <span class='author vcard'>Orla Kern</span>{TEXT}</article>"
    );
    let meta = page(&html).meta;
    assert_eq!(meta.places.of(Field::Author), Some("an hCard in its text"));
    assert_eq!(meta.author.as_deref(), Some("Orla Kern"));
}

#[test]
fn metas_behind_the_head_count_where_it_is_silent() {
    let with = |head: &str, body: &str| {
        format!("<title>Gates</title>{head}<body><h1>Gates</h1>{body}{TEXT}")
    };
    let own = "<meta name=author content='Orla Kern'>\
               <meta property=article:published_time content=2031-05-05>";
    let expected = ["Gates", "Orla Kern", "", "2031-05-05"];
    check(&with("", own), expected);
    // There anybody may have written, however sure the mark is.
    check(&with(own, "<meta name=citation_author content='Troll King'>"), expected);
}

#[test]
fn what_a_page_shows_its_readers_is_its_day() {
    let with = |head: &str, marks: &str| {
        let html = format!(
            "<html lang=de><title>Gates open</title>{head}<body><div class=date>9. Mai 2031</div>\
             <ul>{}</ul><article><h1>Gates open</h1>{marks}{TEXT}</article>",
            "<li><a href=/a>Menu of the harbour</a></li>".repeat(12)
        );
        let meta = page(&html).meta;
        (
            meta.published.unwrap_or_default(),
            meta.places.of(Field::Published).unwrap_or("").to_string(),
        )
    };
    let late = "<meta property=article:published_time content='2031-05-04T22:30:00Z'>";
    let local = "<meta property=article:published_time content='2031-05-04T22:30:00-04:00'>";
    let weak = "<meta name=date content=2031-05-08>";
    for (head, marks, day, place) in [
        // Universal time is of another day, as long as the page says so itself.
        (late, "<p class=date>5. Mai 2031</p>", "2031-05-05", "a dateline marked by its class"),
        (late, "<p class=date>12. Mai 2031</p>", "2031-05-04", "article:published_time"),
        (late, "", "2031-05-04", "article:published_time"),
        (local, "<p class=date>5. Mai 2031</p>", "2031-05-04", "article:published_time"),
        (weak, "<time datetime=2031-05-05>5. Mai 2031</time>", "2031-05-05", "a time in its text"),
        (weak, "<time datetime=2031-05-06>Aktualisiert 6. Mai 2031</time>", "2031-05-08", "date"),
        (
            "",
            "<time datetime=2031-05-06>Vom 5. Mai 2031</time>",
            "2031-05-05",
            "a time in its text",
        ),
        // Names of parts that have "date" in them, but for those of other days.
        ("", "<p class=news-single-date>5.5.2031</p>", "2031-05-05", "a part named as a date"),
        (
            "",
            "<p class=field--publishing-date>05.05.2031</p>",
            "2031-05-05",
            "a part named as a date",
        ),
        ("", "<p class=event-date>5.5.2031</p>", "", ""),
        ("", "<p class=x-date>5.5.2031</p><p class=y-date>6.6.2031</p>", "", ""),
        // The day on which one looks stands above the page.
        ("", "", "", ""),
    ] {
        assert_eq!(with(head, marks), (day.to_string(), place.to_string()), "{head} {marks}");
    }
}

#[test]
fn metas_of_all_vocabularies_are_read() {
    for (metas, expected) in [
        (
            "<meta name='DC.creator' content='Kern, Orla'><meta name='DC.creator' content='Vale, Ed'><meta name='DC.date.issued' content='2031-05-05'>",
            ["Gates", "Kern, Orla; Vale, Ed", "", "2031-05-05"],
        ),
        (
            "<meta name=citation_author content='Orla Kern'><meta name=citation_publication_date content='2031/05/05'><meta name=citation_journal_title content='Port Review'>",
            ["Gates", "Orla Kern", "Port Review", "2031-05-05"],
        ),
        (
            "<meta name=parsely-author content='Orla Kern'><meta name=parsely-pub-date content='2031-05-05T01:00:00Z'>",
            ["Gates", "Orla Kern", "", "2031-05-05"],
        ),
        (
            "<meta name=sailthru.author content='Orla Kern'><meta name=sailthru.date content='May 5, 2031'>",
            ["Gates", "Orla Kern", "", "2031-05-05"],
        ),
        (
            "<meta name=twitter:label1 content='Written by'><meta name=twitter:data1 content='Orla Kern'><meta name=twitter:label2 content='Reading time'><meta name=twitter:data2 content='3 minutes'>",
            ["Gates", "Orla Kern", "", ""],
        ),
        (
            "<meta property=article:author content='https://social.example/o'><meta name=author content='By Orla Kern'>",
            ["Gates", "Orla Kern", "", ""],
        ),
        ("<meta property=article:author content='Orla Kern'>", ["Gates", "Orla Kern", "", ""]),
        // What the page shows as its heading is its title.
        ("<meta property=og:title content='Gates open at dawn'>", ["Gates", "", "", ""]),
        (
            "<meta property=og:site_name content='www.post.example'><meta name=publisher content='Harbour Post'>",
            ["Gates", "", "Harbour Post", ""],
        ),
        (
            "<meta property=article:modified_time content=2031-06-01><meta name=last-modified content=2031-06-01>",
            ["Gates", "", "", ""],
        ),
        ("<meta name=date content='05/06/2031'>", ["Gates", "", "", ""]),
        (
            "<meta name=publisher content='www.post.example'><meta property=og:site_name content='Harbour Post'>",
            ["Gates", "", "Harbour Post", ""],
        ),
    ] {
        check(
            &format!("<html lang=en><title>Gates</title>{metas}<body><h1>Gates</h1>{TEXT}"),
            expected,
        );
    }
}

#[test]
fn an_article_is_found_or_nothing_is_said() {
    let menu = format!("<ul>{}</ul>", "<li><a href=/a>Menu</a></li>".repeat(30));
    let main = |html: &str| {
        let extract = page(html);
        extract.main.map(|main| extract.text[main].to_string())
    };
    for article in [
        format!("<article><h1>Gates open</h1>{TEXT}</article>"),
        format!("<div role=main><h1>Gates open</h1>{TEXT}</div>"),
        format!("<h1>Gates open</h1>{TEXT}"),
        format!("<div itemprop=articleBody>{TEXT}</div>"),
    ] {
        let found = main(&format!("<title>Gates open</title>{menu}{article}{menu}")).unwrap();
        let (first, last) = (found.lines().next().unwrap(), found.lines().last().unwrap());
        assert!(
            first == "Gates open" || first.starts_with("The harbour master"),
            "{article}: {first}"
        );
        assert!(last.ends_with("beyond the lighthouse."), "{last}");
    }
    // Facts stand between the heading and the text.
    let facts = "<dt>By:</dt><dd>Orla Kern</dd>".repeat(6);
    for (heading, first) in [("Gates open", "Gates open"), ("The harbour", "Orla Kern")] {
        let found = main(&format!(
            "<title>Gates open</title>{menu}<main><p>News</p><h1>{heading}</h1><dl>{facts}</dl>\
             <article>{TEXT}</article></main>"
        ));
        assert_eq!(found.unwrap().lines().next(), Some(first));
    }
    // What shares the article and what leads to others is told apart; a box of facts is of the article.
    let share =
        "<ul class=share><li><a href=#>Share</a><li><a href=#>Keep</a><li><a href=#>Print</a></ul>";
    let more = "<aside class=related><h3>More</h3><ul><li><a href=/a>Lamps out</a><li><a href=/b>Bells</a></ul></aside>";
    let facts = "<aside><h3>Facts</h3><p>Four ships.</p><p>Two flags.</p></aside>";
    let extract = page(&format!(
        "<title>Gates open</title>{menu}<article><h1>Gates open</h1>{share}{TEXT}{more}{TEXT}{facts}{TEXT}\
         </article>{menu}"
    ));
    let beside: Vec<&str> = extract.beside.iter().map(|own| &extract.text[own.clone()]).collect();
    assert_eq!(beside, ["Share\nKeep\nPrint", "More\nLamps out\nBells"]);
    // A list of links, a page with little text, one of which the article is the least part.
    assert_eq!(main(&format!("{menu}{menu}")), None);
    assert_eq!(main(&format!("{menu}<article><p>Gates open.</p></article>")), None);
    assert_eq!(main(&format!("{}<article>{TEXT}</article>", menu.repeat(20))), None);
}
