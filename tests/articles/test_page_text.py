"""Pages as copied from news sites: every line's role, splitting, and that nothing is lost."""

import json
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimdiff.articles.clean import clean_line, clean_text
from claimdiff.articles.decode import decode_bytes
from claimdiff.articles.draft import ArticleDraft
from claimdiff.articles.finish import finish_article
from claimdiff.articles.page_text import read_page_text
from claimdiff.records import Article

PARAGRAPH = (
    "The harbour board of Velmora said on Monday that two cranes had been damaged by the storm and would be replaced."
)
SECOND = "Repairs are to begin in April, and the northern quay stays closed until then, according to the port captain."

LINES = """Share this article|Related articles|TT|# Head|## Sub|**Bold?**|- item|-----|=====|Photo: X/AFP|a|By Ann Lee
وكالات|مقالات ذات صلة|Muscat, 12 March 2026|Headline of the day in brief"""
PARTS = st.sampled_from([*LINES.replace("\n", "|").split("|"), PARAGRAPH, SECOND])


def read_roles(draft: ArticleDraft) -> list[str]:
    return [role for role, _ in draft.blocks]


def count_visible(text: str) -> Counter[str]:
    return Counter(char for char in text if not char.isspace())


@given(st.lists(st.one_of(PARTS, st.text(max_size=60)), max_size=25).map("\n".join))
def test_every_visible_character_is_in_a_block_or_dropped(page: str) -> None:
    drafts = read_page_text(page)
    kept = Counter[str]()
    for draft in drafts:
        for _, text in draft.blocks:
            kept += count_visible(text)
        for dropped in draft.dropped:
            assert dropped.reason
            kept += count_visible(dropped.text)
    assert kept == count_visible(clean_text(page))


def test_empty_page_holds_no_article() -> None:
    assert read_page_text(" \n\n") == []


@pytest.mark.parametrize(
    ("noise", "reason"),
    [
        ("Share this: Facebook | X | WhatsApp", "share links"),
        ("Read also: How the ferry crews spend the winter", "related articles"),
        ("Sign up for our weekly newsletter", "newsletter plug"),
        ("انشر: فيسبوك | تويتر", "share links"),
        ("طالع أيضاً: موانئ الشتاء في خمس صور", "related articles"),
        ("اشترك في نشرتنا البريدية", "newsletter plug"),
        ("Partager sur Facebook", None),
        ("Sur le même sujet : le port en chiffres", "related articles"),
        ("Lea también: los puertos del invierno", "related articles"),
        ("Mehr zum Thema: Häfen im Winter", "related articles"),
        ("По теме: зима в порту", "related articles"),
        ("Комментарии (14)", "comment prompt"),
        ("Підписуйтесь на наш канал", "newsletter plug"),
        ("Haberi paylaş", "share links"),
        ("همچنین بخوانید: بندر در زمستان", "related articles"),
        ("קראו גם: הנמל בחורף", "related articles"),
        ("یہ بھی پڑھیں: بندرگاہ کا موسم سرما", "related articles"),
        ("延伸阅读：冬天的港口", "related articles"),
        ("Leggi anche: i porti d'inverno", "related articles"),
        ("Leia também: os portos no inverno", "related articles"),
        ("Baca juga: pelabuhan di musim dingin", "related articles"),
        ("© 2026 Velmora Courier. All rights reserved.", "copyright"),
        ("#harbour #storm", "tags"),
    ],
)
def test_noise_between_paragraphs_is_set_aside(noise: str, reason: str | None) -> None:
    page = f"Storm damages two cranes in Velmora\n\n{PARAGRAPH}\n\n{noise}\n\n{SECOND}"
    (draft,) = read_page_text(page)
    assert [text for role, text in draft.blocks if role == "body"] == [PARAGRAPH, SECOND]
    if reason:
        assert [(d.reason, d.text) for d in draft.dropped] == [(reason, noise)]


@pytest.mark.parametrize(
    "news",
    [
        "The minister shared the article on Facebook on Sunday, his office said.",
        "Share of the vote: the Harbour Party won 12 percent, the commission said on Sunday evening in Velmora.",
        "وشارك الوزير المقال على فيسبوك مساء الأحد، بحسب مكتبه.",
        "وقالت الشركة إن النشرة البريدية وصلت إلى ألفي مشترك.",
        "Le ministre a partagé la vidéo sur Facebook avant de la retirer.",
        "Министр опубликовал фото на Facebook и удалил его через час.",
        "Bakan, fotoğrafı sosyal medyada paylaştı.",
        "部长在微博上分享了这篇文章。",
    ],
)
def test_news_about_sharing_stays(news: str) -> None:
    (draft,) = read_page_text(f"A headline about the harbour\n\n{PARAGRAPH}\n\n{news}\n\n{SECOND}")
    assert ("body", news) in draft.blocks
    assert draft.dropped == []


@pytest.mark.parametrize(
    "caption",
    [
        "رافعة متضررة في ميناء فيلمورا (رويترز)",
        "رافعة متضررة في الميناء (تصوير: سلمى قنديل)",
        "A damaged crane in Velmora (AFP)",
        "Photo: the quay after the storm",
        "Кран в порту после шторма. Фото пресс-службы порта",
        "Una grúa dañada en el muelle. FOTO: EL FARO",
        "Ein Kran im Hafen. Foto: dpa",
        "عکس: جرثقیل آسیب‌دیده در بندر",
    ],
)
def test_captions(caption: str) -> None:
    (draft,) = read_page_text(f"Storm damages two cranes\n\n{PARAGRAPH}\n\n{caption}\n\n{SECOND}")
    assert ("caption", caption) in draft.blocks


@pytest.mark.parametrize(
    ("dateline", "published", "outlet"),
    [
        ("فيلمورا – المرفأ – الأحد 1 فبراير/شباط 2026", "2026-02-01", "المرفأ"),
        ("Velmora, 1 de febrero de 2026", "2026-02-01", None),
        ("By our port correspondent | VELMORA, 1 February 2026", "2026-02-01", None),
        ("VELMORA, Feb 1 (Harbour Wire)", None, "Harbour Wire"),
        ("Velmora – Liman Postası, 1 Şubat 2026", "2026-02-01", "Liman Postası"),
        ("Velmora, den 1. Februar 2026 – Von Anna Berg", "2026-02-01", None),
        ("1 лютого 2026 року, відділ новин", "2026-02-01", None),
        ("یکشنبه ۱۲ بهمن ۱۴۰۴", "2026-02-01", None),
        ("Published: 1 February 2026, 14:05 GMT", "2026-02-01", None),
        ("فريق التحرير", None, None),
    ],
)
def test_datelines_below_the_headline(dateline: str, published: str | None, outlet: str | None) -> None:
    body = PARAGRAPH.replace("Velmora", "Velmora (فيلمورا)")
    (draft,) = read_page_text(f"Storm damages two cranes\n\n{dateline}\n\n{body}\n\n{SECOND}")
    assert ("byline", dateline) in draft.blocks
    assert draft.published == published
    assert draft.outlet == outlet


def test_list_of_teasers_after_its_heading_is_no_article() -> None:
    teasers = "\n\n".join(
        f"{name} votes on the new quay\n\nWorld {name} town hall (AFP)\n\n{name} votes on the new quay\n\n"
        f"The council of {name} will vote on Tuesday.\n\n«The Courier» ({name})"
        for name in ("Arlen", "Bresk", "Corva")
    )
    (draft,) = read_page_text(f"Storm damages two cranes\n\n{PARAGRAPH}\n\n{SECOND}\n\nRelated articles\n\n{teasers}")
    assert read_roles(draft) == ["title", "body", "body"]
    assert {dropped.reason for dropped in draft.dropped} == {"related articles"}


def test_article_goes_on_after_a_box_of_teasers() -> None:
    (draft,) = read_page_text(
        f"Storm damages two cranes\n\n{PARAGRAPH}\n\nRead also\n\nWinter in the port\n\nFerries and fog\n\n"
        f"{SECOND}\n\n{PARAGRAPH[:-1]} soon."
    )
    assert read_roles(draft) == ["title", "body", "body", "body"]


@pytest.mark.parametrize(
    "break_",
    [
        "Share | Print\n\nCorva counts its ballots again\n\nCORVA – The Lantern – Monday 2 February 2026",
        "Corva counts its ballots again\n\nTown hall of Corva (AFP)\nTown hall of Corva (AFP)\nTT\n\n"
        "Corva counts its ballots again",
        "-----\n\nCorva counts its ballots again",
        "***\n\nCorva counts its ballots again\n\nBy Ann Lee",
    ],
)
def test_two_articles_on_one_page(break_: str) -> None:
    page = f"Storm damages two cranes\n\n{PARAGRAPH}\n\n{SECOND}\n\n{break_}\n\n{SECOND}\n\n{PARAGRAPH}"
    drafts = read_page_text(page)
    assert [draft.title for draft in drafts] == ["Storm damages two cranes", "Corva counts its ballots again"]
    assert [[text for role, text in draft.blocks if role == "body"] for draft in drafts] == [
        [PARAGRAPH, SECOND],
        [SECOND, PARAGRAPH],
    ]


@pytest.mark.parametrize(
    "middle",
    [
        "Cranes and quays",
        "## Cranes and quays",
        "**What happens now?**",
        "14:05 – The quay is closed.\n\n14:30 – The first crane is lifted.",
        "14:05\n\nThe quay is closed.\n\n14:30\n\nThe first crane is lifted.",
        "- two cranes\n- one quay\n- no injuries",
        "***",
        "How many cranes are lost?\n\nTwo, the board says.",
        "12 March 2024\n\nThe first crane is built.\n\n3 May 2025\n\nThe second one follows.",
    ],
)
def test_one_article_stays_one(middle: str) -> None:
    drafts = read_page_text(
        f"Storm damages two cranes\n\n{PARAGRAPH}\n\n{middle}\n\n{SECOND}\n\n{PARAGRAPH[:-1]} soon."
    )
    assert len(drafts) == 1
    kept = " ".join(text for _, text in drafts[0].blocks)
    for line in middle.split("\n"):
        assert line.strip("-#* ") in kept
    assert drafts[0].published is None


def test_wrapped_lines_are_joined() -> None:
    text = " ".join([PARAGRAPH, SECOND, PARAGRAPH, SECOND])
    words, lines = text.split(), [""]
    for word in words:
        if len(lines[-1]) + len(word) > 70:
            lines.append("")
        lines[-1] = (lines[-1] + " " + word).strip()
    (draft,) = read_page_text("Storm damages two cranes\n\n" + "\n".join(lines))
    assert draft.blocks[-1] == ("body", text)


def test_endless_line_is_one_paragraph() -> None:
    (draft,) = read_page_text("word " * 200_000)
    assert read_roles(draft) == ["body"]


def read_file(path: Path) -> list[Article]:
    drafts = read_page_text(decode_bytes(path.read_bytes()).text)
    return [finish_article(draft, path.name, part) for part, draft in enumerate(drafts, 1)]


def test_real_pages(shared: Path) -> None:
    four = read_file(shared / "seeds" / "004_f1602daf0061f495.txt")
    assert len(four) == 4
    assert len({article.title for article in four}) == 4
    assert all("TT" not in article.text.split("\n") for article in four)
    (one,) = read_file(shared / "seeds" / "000_828be10ee58cfc01.txt")
    assert [b.role for b in one.blocks].count("subheading") == 1
    assert [dropped.reason for dropped in one.dropped] == ["share links", "comment prompt"]


def test_development_events(shared: Path) -> None:
    """No gold sentence is lost, and every date, outlet and language that is given is right."""
    n_texts = n_dates = n_outlets = 0
    for described in sorted((shared / "data" / "newsbench").glob("*/*/event.json")):
        articles: dict[tuple[str, int | None], Article] = {}
        for entry in json.loads(described.read_text("utf-8"))["articles"]:
            if not entry["file"].endswith(".txt"):
                continue
            found = read_file(described.parent / entry["file"])
            assert len(found) == (2 if entry["part"] else 1), entry
            article = articles[entry["file"], entry["part"]] = found[(entry["part"] or 1) - 1]
            assert article.language == entry["lang"]
            assert article.published in (entry["date"], None)
            assert article.outlet is None or article.outlet in entry["outlet"]
            n_dates += article.published is not None
            n_outlets += article.outlet is not None
        for line in (described.parent / "gold.jsonl").read_text("utf-8").splitlines():
            row = json.loads(line)
            for side in "ab":
                if row[side].endswith(".txt"):
                    article = articles[row[side], row.get(side + "_part")]
                    at = article.text.find(clean_line(row[side + "_text"]))
                    assert at >= 0, row
                    assert {b.role for b in article.blocks if b.start <= at < b.end} <= {"title", "body"}, row
                    n_texts += 1
    assert (n_texts, n_dates, n_outlets) == (626, 20, 12)
