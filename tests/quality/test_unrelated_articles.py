"""Articles of different events have nothing to contradict each other about: claimdiff reports none there."""

from pathlib import Path

import pytest

import claimdiff
from claimdiff.comparison import Comparison
from tests.quality.pinned_sets import ROOT
from training.unrelated_articles import ARTICLES_PER_MIX, shown

MIX = (
    # earthquakes
    "training/events/a_dorun_quake/gorny_vestnik.ru.txt",
    "training/events/g_sorvan_quake_aftermath/relief_review.en.txt",
    # ships
    "training/events/a_selvan_ferry/harbour_times.en.txt",
    "training/events/k_omara_ferry/shorfat_alkhabar.ar.txt",
    "training/events/l_astrid_dawn/le_sillage.fr.txt",
    # budgets and money
    "training/events/b_maranta_budget/elponiente.es.txt",
    "training/events/l_calvia_peg/anwar_mal.ar.txt",
    "training/events/h_qasira_rate/harbour_ledger.en.txt",
    # truces
    "training/events/k_anshar_truce/pegah.fa.txt",
    "training/events/n_truce_draft/hadath_arabi.ar.txt",
    "training/events/a_dargania_ceasefire/afaq.ar.txt",
    "seeds/truce_talks/koprhaber.tr.txt",
    # votes
    "training/events/a_talmeria_vote/letempsdusud.fr.txt",
    "seeds/runoff_count/sadawidyan.ar.txt",
    # hospitals
    "training/events/c_cendana_hospital/kabar_muara.id.txt",
    "training/events/h_tell_marjan_hospital/jabal_press.ar.txt",
    # rivers
    "seeds/flood_valley/elmiradorsur.es.txt",
    "training/events/l_tisna_river/dnipro_svit.uk.txt",
    # chemicals and explosions
    "seeds/factory_blast/meridianwire.en.txt",
    "training/events/m_lorvan_chlorine/hean.zh.txt",
)
"""One article each of twenty invented events, in ten languages; events of a kind stand together."""


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    return claimdiff.compare([str(ROOT / path) for path in MIX])


def test_the_mix_is_of_as_many_events_and_all_of_it_is_compared(comparison: Comparison) -> None:
    assert len({Path(path).parent for path in MIX}) == ARTICLES_PER_MIX
    assert len(comparison.articles) == ARTICLES_PER_MIX
    assert len({article.language for article in comparison.articles}) == 10
    judged = comparison.judgements
    assert judged is not None
    assert len(judged) > ARTICLES_PER_MIX  # the judge was asked; it is not blocking alone that keeps events apart


def test_no_contradiction_is_reported_across_events(comparison: Comparison) -> None:
    contradictions = comparison.findings.of("contradiction")
    assert [shown(finding) for finding in contradictions] == []
