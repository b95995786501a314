"""Comparisons of invented articles about an invented harbour fire."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from claimdiff.comparison import Comparison, Findings
from claimdiff.protocols import ModelFacts
from claimdiff.records import Article, Block, Claim, Dropped, Finding, InputFate, Kind, Relation, Side, make_id
from claimdiff.settings import Settings
from tests.reports.sample_details import detailed
from tests.reports.sample_texts import AMHARIC, BULLETIN, COURIER, LITTORAL, MINA, MINA_URL, NOOR, SAHEL

SENTENCE_END = re.compile(r"(?<=[.!?؟])\s+")


def make_article(key: str, texts: tuple[str, ...], language: str, **facts: object) -> Article:
    """Return an article whose first text is its title and whose others are its paragraphs."""
    blocks, start = [], 0
    for number, text in enumerate(texts):
        blocks.append(Block(start, start + len(text), "body" if number else "title"))
        start += len(text) + 2
    defaults: dict[str, object] = {"path": f"seeds/harbour_fire/{key}.txt", "title": texts[0]}
    return Article(make_id(key), text="\n\n".join(texts), blocks=tuple(blocks), language=language, **(defaults | facts))  # type: ignore[arg-type]


def article_claims(article: Article) -> list[Claim]:
    """Return every sentence of the article as a claim."""
    claims = []
    for block in article.blocks:
        start = block.start
        for sentence in SENTENCE_END.split(article.text[block.start : block.end]):
            start = article.text.index(sentence, start)
            end = start + len(sentence)
            claims.append(
                Claim(
                    make_id(article.article_id, str(start), str(end)),
                    article.article_id,
                    sentence,
                    start,
                    end,
                    start,
                    end,
                    "sentence",
                    article.language,
                    block.role,
                )
            )
            start = end
    return claims


def claim_in(article: Article, words: str, speaker: str | None = None, quoted: bool = False) -> Side:
    """Return the side whose claim is `words`, in the sentence of `article` that holds them."""
    start = article.text.index(words)
    end = start + len(words)
    sentence = next(c for c in article_claims(article) if c.start <= start and end <= c.end)
    level = "sentence" if words == sentence.text else "clause"
    claim = Claim(
        make_id(article.article_id, str(start), str(end)),
        article.article_id,
        words,
        start,
        end,
        sentence.start,
        sentence.end,
        level,
        article.language,
        sentence.role,
        speaker,
        quoted,
    )
    return Side(article, claim)


def make_finding(
    relation: Relation, kind: Kind, probability: float, sides: tuple[Side, Side], reason: str | None = None
) -> Finding:
    """Return a finding with plausible evidence of both directions."""
    left, right = sides
    strong, weak = round(probability * 0.98, 4), round((1 - probability) / 3, 4)
    entailment, contradiction = (strong, weak) if relation == "agreement" else (weak, strong)
    return Finding(
        make_id(left.claim.claim_id, right.claim.claim_id),
        relation,
        kind,
        probability,
        0.86 + probability / 20,
        entailment,
        round(entailment * 0.97, 4),
        contradiction,
        round(contradiction * 0.94, 4),
        left,
        right,
        reason,
    )


@dataclass(frozen=True)
class Harbour:
    """The articles of the sample, by outlet."""

    mina: Article
    sahel: Article
    noor: Article
    courier: Article
    littoral: Article
    bulletin: Article
    amharic: Article


def harbour() -> Harbour:
    """Return the seven sample articles: three Arabic, two English, one French, one in a language that isn't covered."""
    noise = (
        Dropped("share links", "شارك على واتساب"),
        Dropped("teaser", "اقرأ أيضًا: أسعار القطن اليوم"),
        Dropped("share links", "Copy link"),
    )
    return Harbour(
        make_article("mina", MINA, "ar", outlet="صحيفة الميناء", published="2025-09-02", url=MINA_URL, dropped=noise),
        make_article("sahel", SAHEL, "ar", outlet="إذاعة الساحل", published="2025-09-02"),
        make_article("noor", NOOR, "ar", outlet="وكالة نور", published="2025-09-03", part=1),
        make_article(
            "courier",
            COURIER,
            "en",
            outlet="Coast Courier",
            published="2025-09-02",
            url="https://coastcourier.example/fire",
        ),
        make_article(
            "littoral",
            LITTORAL,
            "fr",
            outlet="Le Littoral",
            published="2025-09-03",
            url="http://littoral.example/incendie",
        ),
        make_article("bulletin", BULLETIN, "en", path="downloads/bulletin.html"),
        make_article("amharic", AMHARIC, "am", outlet=None),
    )


def harbour_findings(a: Harbour) -> list[Finding]:
    """Return a dozen findings among the sample articles."""
    refuse = claim_in(a.mina, "ورفضت نقابة البحارة استئناف العمل في الرصيف قبل فحص الرافعات")
    resume = claim_in(a.sahel, "وافقت نقابة البحارة على استئناف العمل في الرصيف مساء الثلاثاء")
    refuse_en = claim_in(a.courier, COURIER[3])
    injured = claim_in(a.mina, "الحريق أسفر عن إصابة 17 عاملًا، ثلاثة منهم في حال حرجة", "سالم الرحبي", True)
    injured_24 = claim_in(a.sahel, "استقبلت 24 مصابًا جراء حريق المرفأ", "إدارة المستشفى الساحلي")
    fault = claim_in(a.mina, "سبب الحريق تماس كهربائي في لوحة قديمة", "هيئة الموانئ")
    fault_en = claim_in(a.courier, "an electrical fault in an old switchboard caused the blaze", "The port authority")
    chemical = claim_in(a.sahel, "النيران بدأت في حاوية تحمل مواد كيميائية لم يُصرَّح بها", "شهود")
    chemical_fr = claim_in(
        a.littoral, "le feu est parti d’un conteneur de produits chimiques non déclarés", "une source judiciaire"
    )
    no_hazard = claim_in(a.courier, "There were no hazardous materials in the warehouses", "Lina Qassem", True)
    two_weeks = claim_in(a.mina, "وتعهدت الهيئة بصرف تعويضات للعمال المصابين خلال أسبوعين.")
    one_month = claim_in(a.bulletin, "The port authority promised to compensate the injured workers within a month.")
    reopen = claim_in(a.noor, "الميناء سيعود إلى العمل بكامل طاقته يوم السبت", "وزير النقل هاني الدغيم")
    reopen_fr = claim_in(a.littoral, "le port rouvrirait samedi à pleine capacité", "Hani Daghim")
    closed = claim_in(a.courier, "the harbour would stay closed for at least three weeks", "Hani Daghim")
    return [
        make_finding("contradiction", "position", 0.97, (refuse, resume), "رفض استئناف العمل مقابل الموافقة عليه"),
        make_finding("contradiction", "number", 0.93, (injured, injured_24), "17 / 24"),
        make_finding("contradiction", "cause", 0.999, (chemical, fault_en)),
        make_finding("contradiction", "cause", 0.84, (fault, chemical_fr)),
        make_finding("contradiction", "negation", 0.71, (chemical, no_hazard), "denied: hazardous materials"),
        make_finding("contradiction", "date", 0.66, (two_weeks, one_month), "أسبوعين / a month"),
        make_finding(
            "contradiction",
            "number",
            0.52,
            (
                claim_in(a.noor, "وخُصص مبلغ 12 مليون دينار لإعادة بناء المستودعين."),
                claim_in(a.littoral, LITTORAL[2].split(". ")[1]),
            ),
        ),
        make_finding("change", "update", 0.91, (claim_in(a.noor, NOOR[0]), injured), "حصيلة أحدث"),
        make_finding("change", "changed_position", 0.74, (closed, reopen), "Monday / later"),
        make_finding("agreement", "translation", 0.96, (refuse, refuse_en)),
        make_finding("agreement", "translation", 0.95, (fault, fault_en)),
        make_finding("agreement", "translation", 0.9, (reopen, reopen_fr)),
        make_finding(
            "agreement",
            "paraphrase",
            0.78,
            (claim_in(a.mina, MINA[1].split("، و")[0]), claim_in(a.courier, COURIER[1].split(". ")[0] + ".")),
        ),
    ]


def harbour_undecided(a: Harbour) -> Finding:
    """Return a pair that was judged below the threshold."""
    paid = claim_in(a.mina, "وتعهدت الهيئة بصرف تعويضات للعمال المصابين خلال أسبوعين.")
    denied = claim_in(a.courier, "There were no hazardous materials in the warehouses", "Lina Qassem", True)
    return make_finding("contradiction", "other", 0.31, (paid, denied))


def make_comparison(
    articles: tuple[Article, ...],
    findings: list[Finding],
    inputs: tuple[InputFate, ...] = (),
    uncovered: tuple[Article, ...] = (),
) -> Comparison:
    """Return a comparison with the same models, times and counts in every test."""
    claims = {c.claim_id: c for article in articles for c in article_claims(article)}
    claims |= {side.claim.claim_id: side.claim for finding in findings for side in (finding.left, finding.right)}
    return Comparison(
        articles,
        tuple(claims.values()),
        Findings(findings),
        inputs,
        uncovered,
        None,
        Settings(),
        ModelFacts("claimdiff-encoder-small", "ab" * 32, "int8", ("ar", "en", "fr")),
        ModelFacts("claimdiff-judge-base", "cd" * 32, "int8", ("ar", "en", "fr")),
        {
            "articles": len(articles),
            "claims": len(claims),
            "candidate_pairs": 1204,
            "judged_pairs": 1204,
            "findings": len(findings),
        },
        {"reading": 0.81234, "claims": 0.2, "vectors": 1.5, "judgements": 6.25},
        "2025-09-04T08:15:00+00:00",
        "2025-09-04T08:15:09+00:00",
        ("2 claims were longer than the judge reads and were cut.",),
    )


def harbour_comparison() -> Comparison:
    """Return the full sample: six articles, thirteen findings; one input unreadable, one a copy, one not covered."""
    a = harbour()
    read = [
        InputFate(item.path, make_id(item.path) * 4, "read", 1)
        for item in (a.mina, a.sahel, a.noor, a.courier, a.littoral, a.bulletin, a.amharic)
    ]
    read[0] = InputFate(a.mina.path, "ef" * 32, "read", 1, {"share links": 2, "teaser": 1})
    unread = InputFate(
        "seeds/harbour_fire/scan.txt", None, "unreadable: it is a PNG picture; give the text, not a picture of it"
    )
    copy = InputFate("downloads/mina (1).txt", "ef" * 32, "duplicate of seeds/harbour_fire/mina.txt")
    articles = (a.mina, a.sahel, a.noor, a.courier, a.littoral, a.bulletin)
    comparison = make_comparison(articles, detailed(harbour_findings(a)), (*read, unread, copy), (a.amharic,))
    return replace(comparison, undecided=Findings([harbour_undecided(a)]))


def quiet_comparison() -> Comparison:
    """Return two English articles that agree once and contradict nowhere."""
    a = harbour()
    other = make_article(
        "other", ("Quay fire", "Two cotton warehouses burned down at the third quay."), "en", outlet="Harbour Post"
    )
    agreement = make_finding(
        "agreement",
        "paraphrase",
        0.88,
        (
            claim_in(a.courier, "destroyed two cotton warehouses at the third quay"),
            claim_in(other, other.text.split("\n\n")[1]),
        ),
    )
    return make_comparison((a.courier, other), [agreement])
