"""How often rules name a contradiction's kind as the gold does: `python -m training.kind_accuracy [EVENTS_FOLDER…]`.

Takes the gold contradictions of labelled events as found, so no model runs: what is measured is the kind alone, given
that a pair contradicts. Prints a confusion table (rows: the gold's type, columns: the rules' kind) and what became a
change although the gold calls it a contradiction.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePath

from claimdiff.articles.language import identify_sentence_language
from claimdiff.articles.read import read_articles
from claimdiff.claims.cut import cut_claims
from claimdiff.content.article_contents import read_article_contents
from claimdiff.content.explain import explain_pair
from claimdiff.content.told import Told
from claimdiff.evaluation.gold import Event, GoldSide, find_events, read_event
from claimdiff.evaluation.matching import comparable, is_contained
from claimdiff.explanation import Explanation
from claimdiff.progress import Silent
from claimdiff.records import Article, Claim

EVENTS = (
    Path("../shared/data/newsbench/dev"),
    Path("../shared/data/newsbench/wire_dev"),
    Path("training/events"),
)


def explained_rows(event: Event, label: str) -> Iterator[tuple[str, Told, Told, Explanation]]:
    """Yield the type, both claims and the rules' explanation of every clear gold row with a label, taken as decided."""
    articles = read_articles([str(path) for path in event.article_paths], Silent()).articles
    told = {article.article_id: _told(article) for article in articles}
    for row in event.rows:
        if row.label != label or row.strength != "clear":
            continue
        one, other = (_claim_of(side, articles, told) for side in row.sides)
        if one is not None and other is not None:
            yield row.kind, one, other, explain_pair("contradiction", one, other)


def _told(article: Article) -> list[Told]:
    claims, contents = read_article_contents(article, cut_claims(article, identify_sentence_language))
    return [Told(claim, content, article) for claim, content in zip(claims, contents, strict=True)]


def _claim_of(side: GoldSide, articles: Sequence[Article], told: dict[str, list[Told]]) -> Told | None:
    """Return the claim whose length is nearest to the gold's text among those that contain it or lie within it."""
    text = comparable(side.text)
    matching = [
        item
        for article in articles
        if PurePath(article.path).name == side.file and side.part in (None, article.part)
        for item in told[article.article_id]
        if is_contained(text, comparable(item.claim.text))
    ]
    return min(matching, key=lambda item: abs(len(item.claim.text) - len(text)), default=None)


def _shown(claim: Claim) -> str:
    return " ".join(claim.text.split())[:200]


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the confusion of kinds over all events."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folders", nargs="*", type=Path, default=list(EVENTS))
    parser.add_argument("--label", default="contradiction", help="take the gold rows of this label as contradictions")
    parser.add_argument("--show", metavar="TYPE", help="list the rows of this type that get another kind")
    chosen = parser.parse_args(arguments)
    confusion: Counter[tuple[str, str]] = Counter()
    n_with_evidence = 0
    for folder in find_events(chosen.folders):
        for kind, one, other, found in explained_rows(read_event(folder), chosen.label):
            confusion[kind, found.kind or "other"] += 1
            n_with_evidence += found.evidence is not None
            if chosen.show in (kind, "all", found.kind) and (kind != found.kind or chosen.show == "all"):
                print(f"{kind} -> {found.kind}: {found.reason}\n   {_shown(one.claim)}\n   {_shown(other.claim)}")
    _print_table(confusion)
    n_all = sum(confusion.values())
    n_changes = sum(n for (_, kind), n in confusion.items() if kind in ("update", "changed_position"))
    n_right = sum(n for (gold, kind), n in confusion.items() if gold == kind)
    n_named = n_all - n_changes - sum(n for (_, kind), n in confusion.items() if kind == "other")
    print(f"{n_all} rows: {n_right} named as the gold does ({n_right / max(1, n_all):.2f}), {n_named} named at all")
    print(f"{n_changes} called a change; {n_with_evidence} with evidence")


def _print_table(confusion: Counter[tuple[str, str]]) -> None:
    golds = sorted({gold for gold, _ in confusion})
    kinds = sorted({kind for _, kind in confusion})
    print("gold".ljust(14) + "".join(kind[:9].rjust(10) for kind in kinds))
    for gold in golds:
        print(gold[:13].ljust(14) + "".join(str(confusion[gold, kind] or ".").rjust(10) for kind in kinds))


if __name__ == "__main__":
    main()
