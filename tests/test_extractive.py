"""On a tiny store: the passage that says it comes first; what a question requires and is not there is told."""

from dataclasses import replace
from pathlib import Path

import pytest

from ingest.passages import number, passages
from planqa.domain import Passage
from planqa.extractive import BROAD, CHUNKS, Candidate, Extractor, read_weights
from planqa.glossary import Glossary
from planqa.matching import Matcher, Synonyms, rarity_of, weight_of
from planqa.question import Kind, understand
from planqa.retrieval import Found, Retriever
from planqa.store import Store
from tests.fakes import WordEncoder, make_chunk, make_store

TEXTS = [
    make_chunk(
        "The Steering Group is chaired by the Head of Community Safety. It was set up in 2013 with £40,000.",
        15,
        ("Boards", "Steering Group"),
    ),
    make_chunk("The Prevent Board meets every two months.", 13, ("Boards", "Prevent Board"), 1),
    make_chunk(
        "Gangs harm young people.\nThe partnership will do the following:\n• Visit schools with officers\n"
        "• Offer a way out of gangs\n• Seize knives",
        47,
        ("Priorities", "Gangs"),
        2,
    ),
    make_chunk(
        "Residents named gangs as their first worry. Violence by gangs rose, and so it was chosen.",
        48,
        ("Priorities", "Gangs", "Why is it a priority?"),
        3,
    ),
    make_chunk("There were 1,079 robberies.", 24, ("Crime figures", "Robbery in 2015/16"), 4),
    make_chunk("There were 900 cycle thefts.", 25, ("Crime figures", "Theft"), 5),
]
LEAD = "The partnership will do the following:"


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> tuple[Extractor, Retriever]:
    folder: Path = make_store(tmp_path_factory.mktemp("store"), TEXTS, number(passages(TEXTS)))
    store = Store.open(folder)
    weight = weight_of(rarity_of(store.lexical.document_frequencies(), store.lexical.size), {"people": 100})
    matcher = Matcher(Glossary([]), Synonyms([["robbery", "mugging"]]), weight)
    return Extractor(store, matcher), Retriever(store, WordEncoder())


def weighed(opened: tuple[Extractor, Retriever], asked: str) -> list[Candidate]:
    extractor, retriever = opened
    return extractor.candidates(understand(asked), retriever.find(asked, CHUNKS))


@pytest.mark.parametrize(
    ("asked", "page", "says"),
    [
        ("Who chairs the Steering Group?", 15, "is chaired by the Head"),
        ("How often does the Prevent Board meet?", 13, "every two months"),
        ("How many robberies were there in 2015/16?", 24, "1,079"),
        ("how many muggings were there", 24, "1,079"),
        ("When was the Steering Group set up?", 15, "in 2013"),
        ("How much money does the Steering Group have?", 15, "£40,000"),
    ],
)
def test_the_sentence_that_says_it_wins(opened: tuple[Extractor, Retriever], asked: str, page: int, says: str) -> None:
    best = weighed(opened, asked)[0]
    assert says in best.passage.text
    assert best.passage.chunk.startswith(f"plan:{page}:")
    assert best.unmet == ()


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("How many robberies were there in 2019?", "2019"),
        ("What percentage of robberies was solved?", "a percentage"),
        ("How many dogs does the Steering Group have?", "“dogs”"),
        ("How many robberies were there in Camden?", "“Camden”"),
        ("What is the phone number of the Prevent Board?", "contact details"),
    ],
)
def test_what_no_passage_holds_is_told_of_the_best(opened: tuple[Extractor, Retriever], asked: str, told: str) -> None:
    best = weighed(opened, asked)[0]
    assert told in best.unmet


def test_a_passage_that_holds_what_is_required_goes_before_nearer_ones(opened: tuple[Extractor, Retriever]) -> None:
    met = [not candidate.unmet for candidate in weighed(opened, "How much money does the Steering Group have?")]
    assert met == sorted(met, reverse=True)
    assert True in met
    assert False in met


@pytest.mark.parametrize(
    ("asked", "broad"),
    [
        ("What are the actions on gangs?", True),
        ("Why are gangs a priority?", True),
        ("How does it work with gangs?", True),
        ("Who works on gangs?", False),
        ("When did gangs rise?", False),
        ("How many gangs are there?", False),
        ("Are gangs a priority?", False),
    ],
)
def test_a_whole_section_is_weighed_for_broad_questions_only(
    opened: tuple[Extractor, Retriever], asked: str, broad: bool
) -> None:
    assert (understand(asked).kind in BROAD) is broad
    assert any(candidate.passage.kind == "section" for candidate in weighed(opened, asked)) is broad


def test_a_list_under_its_heading_answers_what_are_the(opened: tuple[Extractor, Retriever]) -> None:
    best = weighed(opened, "What actions will the partnership do on gangs?")[0].passage
    listed = best if best.kind == "section" else opened[0].led_by(best)
    assert listed is not None
    assert listed.listed
    assert [text for _, text in listed.parts] == [
        "Visit schools with officers",
        "Offer a way out of gangs",
        "Seize knives",
    ]


def test_a_lead_in_brings_its_list_and_no_other_sentence_does(opened: tuple[Extractor, Retriever]) -> None:
    extractor, _ = opened
    chunk = TEXTS[2].id
    led = extractor.led_by(Passage("p", chunk, "sentence", LEAD))
    assert led is not None
    assert (led.kind, led.text, led.listed, len(led.parts)) == ("section", LEAD, True, 3)
    assert extractor.led_by(Passage("p", chunk, "sentence", "Gangs harm young people.")) is None
    assert extractor.led_by(Passage("p", TEXTS[0].id, "sentence", LEAD)) is None
    assert extractor.led_by(led) is None


def test_a_sentence_of_the_paragraph_that_leads_in_brings_the_list_where_asked_to(tmp_path: Path) -> None:
    chunk = make_chunk("It has two parts. The Agencies are:\n• Police\n• Council\nOthers help.", 6, ("About",))
    store = Store.open(make_store(tmp_path / "store", [chunk], number(passages([chunk]))))
    extractor = Extractor(store, Matcher(Glossary(()), Synonyms(), weight_of(rarity_of({}, 1), {})))
    first, lead = (Passage("p", chunk.id, "sentence", text) for text in ("It has two parts.", "The Agencies are:"))
    assert extractor.led_by(first) is None
    for led in (extractor.led_by(first, paragraph=True), extractor.led_by(lead)):
        assert led is not None
        assert [text for _, text in led.parts] == ["Police", "Council"]
    other = Passage("p", chunk.id, "sentence", "Others help.")
    assert extractor.led_by(other, paragraph=True) is None


def test_missing_terms_come_heaviest_first(opened: tuple[Extractor, Retriever]) -> None:
    best = weighed(opened, "Who chairs the Steering Group of unicorns?")[0]
    assert best.missing[0].word == "unicorns"


def test_every_feature_has_a_weight_and_every_weight_a_feature(opened: tuple[Extractor, Retriever]) -> None:
    candidate = weighed(opened, "Who chairs the Steering Group?")[0]
    assert set(candidate.features) == set(read_weights()) > set(read_weights(expanded=False))
    plain = read_weights(expanded=False)  # the tiny store's passages have no questions of their own
    assert candidate.score == pytest.approx(sum(plain[name] * candidate.features[name] for name in plain))
    assert all(abs(value) <= 1.0 for name, value in candidate.features.items() if name != "uncovered_heavy")


def test_kinds_that_a_section_may_answer_are_the_broad_ones() -> None:
    assert {Kind.LIST, Kind.HOW, Kind.WHY} == BROAD


PASSAGES = number(passages(TEXTS))
THEFTS = next(passage for passage in PASSAGES if "cycle thefts" in passage.text)
GANGS = next(passage for passage in PASSAGES if passage.kind == "section" and passage.listed and passage.text)
OWN = [
    (THEFTS.id, "were pushbikes nicked?"),
    (GANGS.id, "tell me about youth postcode wars"),
]


@pytest.fixture(scope="module")
def knowing(tmp_path_factory: pytest.TempPathFactory) -> tuple[Extractor, Retriever]:
    """The same texts, two of their passages with questions of their own."""
    store = Store.open(make_store(tmp_path_factory.mktemp("store"), TEXTS, PASSAGES, OWN))
    matcher = Matcher(Glossary([]), Synonyms([]), lambda word: 4.0)
    return Extractor(store, matcher), Retriever(store, WordEncoder())


def told_of(knowing: tuple[Extractor, Retriever], asked: str, passage: Passage, found: Found) -> Candidate | None:
    """The candidate that the passage is, or None where it is not weighed."""
    weighed = knowing[0].candidates(understand(asked), found)
    return next((one for one in weighed if one.passage.id == passage.id), None)


def test_a_passage_is_weighed_for_its_own_question_wherever_its_chunk_ranks(
    knowing: tuple[Extractor, Retriever],
) -> None:
    asked = "were pushbikes nicked?"
    found = knowing[1].find(asked, CHUNKS)
    elsewhere = replace(found, hits=tuple(hit for hit in found.hits if hit.chunk.id != THEFTS.chunk))
    candidate = told_of(knowing, asked, THEFTS, elsewhere)
    assert candidate is not None
    assert candidate.features["in_own"] == candidate.features["covered_by_own"] == 1.0
    assert candidate.features["in_text"] == 0.0
    assert candidate.features["answering"] > 0 < candidate.features["asked"]
    unasked = replace(elsewhere, answering={})
    assert told_of(knowing, asked, THEFTS, unasked) is None


def test_what_it_answers_may_stand_in_its_own_question_but_a_sum_of_money_may_not(
    knowing: tuple[Extractor, Retriever],
) -> None:
    soft = "how many pushbikes were nicked?"
    candidate = told_of(knowing, soft, THEFTS, knowing[1].find(soft, CHUNKS))
    assert candidate is not None
    assert candidate.unmet == ()  # its own question says pushbikes, its words hold a number
    hard = "how much did the pushbikes nicked cost?"
    found = replace(knowing[1].find(hard, CHUNKS), answering={THEFTS.id: 1.0})
    candidate = told_of(knowing, hard, THEFTS, found)
    assert candidate is not None
    assert candidate.unmet == ("cost",)


def test_a_place_must_stand_in_the_words_however_near_the_question(knowing: tuple[Extractor, Retriever]) -> None:
    asked = "in which ward were pushbikes nicked?"
    found = replace(knowing[1].find(asked, CHUNKS), answering={THEFTS.id: 1.0})
    candidate = told_of(knowing, asked, THEFTS, found)
    assert candidate is not None
    assert "“ward”" in candidate.unmet


def test_a_section_answers_an_open_question_that_is_its_own(knowing: tuple[Extractor, Retriever]) -> None:
    asked = "tell me about youth postcode wars"
    found = knowing[1].find(asked, CHUNKS)
    assert told_of(knowing, asked, GANGS, found) is not None
    assert told_of(knowing, asked, GANGS, replace(found, answering={})) is None
    who = "who fights youth postcode wars?"
    assert told_of(knowing, who, GANGS, replace(found, answering={GANGS.id: 1.0})) is None


@pytest.mark.parametrize(
    ("asked", "text", "enumerates"),
    [
        ("What are the members of the board?", "Police, council, probation, health and housing.", 1.0),
        ("What are the members of the board?", "Police and council.", 0.0),
        ("Who chairs the board?", "Police, council, probation, health and housing.", 0.0),
    ],
)
def test_a_sentence_with_many_commas_is_a_list(tmp_path: Path, asked: str, text: str, enumerates: float) -> None:
    chunk = make_chunk(text, 9, ("Board",))
    store = Store.open(make_store(tmp_path, [chunk], [Passage("p0", chunk.id, "sentence", text, "Board")]))
    extractor = Extractor(store, Matcher(Glossary([]), Synonyms([]), lambda word: 2.0))
    (candidate,) = extractor.candidates(understand(asked), Retriever(store, WordEncoder()).find(asked, CHUNKS))
    assert candidate.features["enumerates"] == enumerates
