"""HTML pages of many builds -> the article, whole and alone."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimdiff.articles.draft import ArticleDraft
from claimdiff.articles.page_html import decode_page, read_page_html
from claimdiff.errors import UnreadableInput

HARBOUR = [
    "The harbour council approved the new breakwater on Monday after a debate that lasted nine hours.",
    "Mayor Ilse Tarn said the project would cost 14 million crowns and be finished by the spring of 2027.",
    "Opponents, led by the fishers' guild, argued that the plan ignores two earlier reports on silting.",
    "“We were never asked,” said the guild's chairman, Oren Malk, adding that a legal challenge was being prepared.",
]
RAIL = [
    "Rail traffic between Norvik and Saltmere stopped on Tuesday when a signal box burned down completely.",
    "The operator said 40 trains a day were affected and that buses would run until the end of the month.",
    "Police found no sign of arson, according to a statement, but a second inspection is due next week.",
    "Commuters complained that the first bus left an hour late and that nobody told them where to wait.",
]
FLOOD = [
    "أعلنت هيئة الإنقاذ أن عدد المفقودين في سيول وادي الزعتر بلغ 12 شخصاً حتى صباح الأحد.",
    "وقال رئيس البلدية إن الجسر القديم انهار بعد منتصف الليل، وإن الطريق الساحلي مغلق في الاتجاهين.",
    "وأضاف أن المدارس ستبقى مغلقة حتى نهاية الأسبوع بسبب الأضرار التي لحقت بمبانيها.",
]
HARBOUR_TITLE = "Breakwater approved after long debate"


def paragraphs(texts: list[str]) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def page(body: str, head: str = "", title: str = HARBOUR_TITLE, lang: str = "en") -> bytes:
    window = f"<title>{title} | Harbour Post</title>"
    return f"<!doctype html><html lang={lang}><head>{window}{head}</head><body>{body}</body></html>".encode()


def ld(*nodes: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(nodes)}</script>'


def only(data: bytes) -> ArticleDraft:
    (draft,) = read_page_html(data)
    return draft


def body_of(draft: ArticleDraft) -> list[str]:
    return [text for role, text in draft.blocks if role == "body"]


PLAIN = f"<article><h1>{HARBOUR_TITLE}</h1>{paragraphs(HARBOUR)}</article>"
BUILDS = {
    "article element": PLAIN,
    "divs only": f"<div class=wrap><div><h1>{HARBOUR_TITLE}</h1>{paragraphs(HARBOUR)}</div></div>",
    "layout table, line breaks": f"<table><tr><td><a href=/>Home</a><td><h1>{HARBOUR_TITLE}</h1>"
    f"{'<br><br>'.join(HARBOUR)}</table>",
    "single line breaks after sentences": f"<div><h1>{HARBOUR_TITLE}</h1>{'<br>'.join(HARBOUR)}</div>",
    "one form around all": f"<form id=aspnetForm><div><h1>{HARBOUR_TITLE}</h1>{paragraphs(HARBOUR)}</div></form>",
    "unlucky class names": f"<div class='widget share-page'><h1>{HARBOUR_TITLE}</h1>{paragraphs(HARBOUR)}</div>",
    "headline in a page header": f"<header><h1>{HARBOUR_TITLE}</h1></header><main>{paragraphs(HARBOUR)}</main>",
    "deeply nested": "<div>" * 900 + f"<h1>{HARBOUR_TITLE}</h1>{paragraphs(HARBOUR)}" + "</div>" * 900,
    "tags in the text": PLAIN.replace("Mayor Ilse Tarn", "<a href=/t>Mayor <b>Ilse</b> Tarn</a>"),
    "related box in the midst": PLAIN.replace(
        "<p>Opponents", f"<div class='related-stories'><h3>More</h3><p>{RAIL[0]}</p></div><p>Opponents"
    ),
    "linked teaser cards after it": PLAIN
    + f"<section><article><h3><a href=1>Rail halted</a></h3><p>{RAIL[0]}</p></article></section>",
    "comments as articles": PLAIN
    + f"<section id=comments><article><h4>Joe</h4>{paragraphs(RAIL)}</article><article><h4>Ann</h4>{paragraphs(RAIL)}"
    "</article></section>",
}


@pytest.mark.parametrize("body", BUILDS.values(), ids=BUILDS.keys())
def test_body_and_headline_are_whole_and_nothing_else_is_in_the_article(body: str) -> None:
    draft = only(page(body))
    assert draft.title == HARBOUR_TITLE
    assert [text for role, text in draft.blocks if role == "title"] == [HARBOUR_TITLE]
    assert body_of(draft) == HARBOUR
    assert draft.outlet == "Harbour Post"
    assert draft.language == "en"


def test_what_is_left_out_is_kept_as_dropped() -> None:
    foot = f"<aside><p>{RAIL[0]}</p></aside><footer><p>© Harbour Post, all rights.</p></footer>"
    around = f"<nav><a href=/>Front</a></nav>{PLAIN}{foot}"
    draft = only(page(around))
    assert body_of(draft) == HARBOUR
    assert [d.text for d in draft.dropped] == ["Front", RAIL[0], "© Harbour Post, all rights."]
    assert {d.reason for d in draft.dropped} == {"page furniture"}


def test_noise_between_paragraphs_is_dropped_with_its_reason() -> None:
    noisy = [HARBOUR[0], "Read also: Rail halted by a fire", *HARBOUR[1:], "Share: Facebook | WhatsApp | Telegram"]
    draft = only(page(f"<article><h1>{HARBOUR_TITLE}</h1>{paragraphs(noisy)}</article>"))
    assert body_of(draft) == HARBOUR
    assert [(d.reason, d.text) for d in draft.dropped] == [
        ("related articles", "Read also: Rail halted by a fire"),
        ("share links", "Share: Facebook | WhatsApp | Telegram"),
    ]


def test_byline_caption_and_subheadings_have_their_roles() -> None:
    extras = (
        f"<article><h1>{HARBOUR_TITLE}</h1><div>By Ann Lee, 3 March 2026</div>"
        f"<figure><img src=a.jpg><figcaption>The old breakwater (photo: A. Lee)</figcaption></figure>"
        f"{paragraphs(HARBOUR[:2])}<h2>What the guild says</h2>{paragraphs(HARBOUR[2:])}</article>"
    )
    assert only(page(extras)).blocks == [
        ("title", HARBOUR_TITLE),
        ("byline", "By Ann Lee, 3 March 2026"),
        ("caption", "The old breakwater (photo: A. Lee)"),
        ("body", HARBOUR[0]),
        ("body", HARBOUR[1]),
        ("subheading", "What the guild says"),
        ("body", HARBOUR[2]),
        ("body", HARBOUR[3]),
    ]


def test_metadata_from_json_ld() -> None:
    node = {
        "@graph": [
            {
                "@type": ["NewsArticle"],
                "headline": HARBOUR_TITLE,
                "datePublished": "2026-03-02T23:30:00-05:00",
                "dateModified": "2026-03-09",
                "inLanguage": "en-GB",
                "publisher": {"@type": "Organization", "name": "The Harbour Post"},
                "mainEntityOfPage": {"@id": "https://harbourpost.example/breakwater"},
            }
        ]
    }
    draft = only(page(PLAIN, ld(node)))
    assert (draft.outlet, draft.url, draft.published) == (
        "The Harbour Post",
        "https://harbourpost.example/breakwater",
        "2026-03-02",
    )


def test_metadata_from_opengraph() -> None:
    head = (
        '<meta property="og:site_name" content="Post of the Harbour"><link rel=canonical href="https://h.example/1">'
        '<meta property="article:published_time" content="2026-03-02T08:00:00Z">'
    )
    draft = only(page(PLAIN, head))
    assert (draft.outlet, draft.url, draft.published) == ("Post of the Harbour", "https://h.example/1", "2026-03-02")


@pytest.mark.parametrize("address", ["javascript:alert(1)", "/breakwater", "data:text/html,x", "https://a b"])
def test_addresses_that_are_no_web_addresses_are_ignored(address: str) -> None:
    assert only(page(PLAIN, f'<link rel="canonical" href="{address}">')).url is None


def test_broken_json_ld_is_ignored() -> None:
    head = '<script type="application/ld+json">{"@type": "NewsArticle", </script>' + ld(
        json.loads("[" * 200 + "]" * 200)
    )
    assert body_of(only(page(PLAIN, head))) == HARBOUR


@pytest.mark.parametrize(
    "body",
    [
        f"<main><article><h2>Breakwater</h2>{paragraphs(HARBOUR)}</article><article><h2>Rail</h2>{paragraphs(RAIL)}</article></main>",
        f"<div><h1>Breakwater</h1>{paragraphs(HARBOUR)}</div><div><h1>Rail</h1>{paragraphs(RAIL)}</div>",
        f"<article><article><h2>Breakwater</h2>{paragraphs(HARBOUR)}</article><article><h2>Rail</h2>{paragraphs(RAIL)}</article></article>",
    ],
    ids=["article elements", "repeated h1", "articles in an article"],
)
def test_several_whole_articles_are_split(body: str) -> None:
    drafts = read_page_html(
        page(body + "<article><h2>Bakers strike</h2><p>Bakers went on strike on Friday.</p></article>")
    )
    assert [(draft.title, body_of(draft)) for draft in drafts] == [("Breakwater", HARBOUR), ("Rail", RAIL)]
    assert [d.text for d in drafts[-1].dropped] == ["Bakers strike", "Bakers went on strike on Friday."]


def test_several_json_ld_articles_are_split() -> None:
    nodes = [
        {
            "@type": "NewsArticle",
            "headline": "Breakwater",
            "articleBody": "\n\n".join(HARBOUR),
            "datePublished": "2026-03-02",
        },
        {"@type": "NewsArticle", "headline": "Rail", "articleBody": "\n".join(RAIL), "url": "https://h.example/rail"},
    ]
    drafts = read_page_html(page("<div id=root></div>", ld(*nodes)))
    assert [(d.title, body_of(d), d.published, d.url) for d in drafts] == [
        ("Breakwater", HARBOUR, "2026-03-02", None),
        ("Rail", RAIL, None, "https://h.example/rail"),
    ]


def test_a_page_filled_by_scripts_gives_its_json_ld_body() -> None:
    node = {"@type": "NewsArticle", "headline": HARBOUR_TITLE, "articleBody": "<p>" + "</p><p>".join(HARBOUR) + "</p>"}
    assert body_of(only(page("<div id=root></div>", ld(node)))) == HARBOUR


def test_a_live_blog_is_one_article() -> None:
    node = {
        "@type": "LiveBlogPosting",
        "headline": "Live",
        "liveBlogUpdate": [{"@type": "BlogPosting", "headline": "x"}],
    }
    body = (
        f"<main><h1>Live: the vote</h1><article><h2>10:20</h2>{paragraphs(HARBOUR)}</article>"
        f"<article><h2>09:00</h2>{paragraphs(RAIL)}</article></main>"
    )
    assert body_of(only(page(body, ld(node)))) == HARBOUR + RAIL


CARDS = "".join(
    f"<article><h2><a href=/{i}>Headline number {i}</a></h2><p>{RAIL[i % 4]}</p></article>" for i in range(20)
)
NO_ARTICLE = {
    "empty": b"<html><body></body></html>",
    "overview of cards": page(CARDS),
    "links only": page(
        "<h1>Post</h1>" + "".join(f"<p><a href=/{i}>Headline number {i} of today</a></p>" for i in range(30))
    ),
    "text loaded by a script": page("<div id=root></div><script>var text = 'long text';</script>"),
    "cookie wall": page(
        "<div><h1>Before you go on</h1><p>We use cookies and data to deliver and maintain our services.</p>"
        "<p>If you accept, we also use cookies to develop and improve new services.</p></div>"
    ),
}


@pytest.mark.parametrize("data", NO_ARTICLE.values(), ids=NO_ARTICLE.keys())
def test_a_page_without_an_article_is_refused_in_one_line(data: bytes) -> None:
    with pytest.raises(UnreadableInput, match=r"\A[^\n]*article[^\n]*; save[^\n]*\Z"):
        read_page_html(data)


def test_html_nested_beyond_the_parser_is_refused_not_cut() -> None:
    with pytest.raises(UnreadableInput, match="nested too deeply"):
        read_page_html(page("<div>" * 5000 + PLAIN))


def test_a_page_of_too_many_blocks_is_refused() -> None:
    with pytest.raises(UnreadableInput, match="more than 20000 blocks"):
        read_page_html(page("<p>a</p>" * 20_002))


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("cp1256", "windows-1256"),
        ("cp1256", "utf-8"),
        ("cp1256", "iso-8859-1"),
        ("cp1256", None),
        ("utf-8", "windows-1256"),
    ],
)
def test_arabic_pages_are_read_right_whatever_they_declare(encoding: str, declared: str | None) -> None:
    head = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}">' if declared else ""
    body = f"<article><h1>حصيلة أولى لسيول وادي الزعتر</h1>{paragraphs(FLOOD)}</article>"
    data = page(body, head, title="حصيلة أولى لسيول وادي الزعتر", lang="ar").decode().encode(encoding)
    assert decode_page(data).encoding == encoding
    assert body_of(only(data)) == FLOOD


def test_latin_pages_keep_their_declared_charset() -> None:
    text = "<meta charset=iso-8859-1><p>L’été fut déjà très sec à Ézanville</p>".replace("’", "'")
    assert decode_page(text.encode("latin-1")).text == text


def test_binary_is_refused() -> None:
    with pytest.raises(UnreadableInput, match="binary"):
        decode_page(bytes(range(256)) * 20)


@given(st.text(max_size=300))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        drafts = read_page_html(f"<html><body><div>{text}</div></body></html>".encode("utf-8", "surrogatepass"))
    except UnreadableInput:
        return
    assert all(draft.blocks for draft in drafts)


@given(st.lists(st.sampled_from(HARBOUR + RAIL + FLOOD), min_size=3, unique=True))
def test_paragraphs_keep_their_order(texts: list[str]) -> None:
    assert body_of(only(page(f"<article><h1>{HARBOUR_TITLE}</h1>{paragraphs(texts)}</article>"))) == texts


def test_all_gold_sentences_of_the_development_page_are_found(shared) -> None:  # noqa: ANN001
    folder = shared / "data/newsbench/dev/flood_valley"
    draft = only((folder / "sahilpress.ar.html").read_bytes())
    text = " ".join(" ".join(text for _, text in draft.blocks).split())
    rows = [json.loads(line) for line in (folder / "gold.jsonl").read_text("utf-8").splitlines()]
    gold = {row[f"{side}_text"] for row in rows for side in "ab" if row[side] == "sahilpress.ar.html"}
    assert len(gold) > 5
    assert [wanted for wanted in gold if " ".join(wanted.split()) not in text] == []
    assert (draft.outlet, draft.published, draft.language) == ("الساحل برس", "2025-11-10", "ar")
