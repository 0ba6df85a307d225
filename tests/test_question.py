"""The kind of a question, in the voices of new staff, councillors and residents."""

import time

import pytest

from planqa.question import Kind, abbreviations, fits, relative, tells_measures, understand

STAFF = [
    ("What does VAWG stand for?", Kind.MEANING),
    ("What is the MAPPA?", Kind.MEANING),
    ("define MARAC", Kind.MEANING),
    ("Who chairs the Prevent Board?", Kind.WHO),
    ("which post is responsible for the DIP?", Kind.WHO),
    ("whom do I report to on the CSP?", Kind.WHO),
    ("How often does the TTCG meet?", Kind.HOW_OFTEN),
    ("how regularly is the strategic assessment done?", Kind.HOW_OFTEN),
    ("when does the forum meet?", Kind.HOW_OFTEN),
    ("List the responsible authorities", Kind.LIST),
    ("What are the cross-cutting priorities?", Kind.LIST),
    ("What agencies sit on the MARAC?", Kind.LIST),
    ("How will success be measured for gangs?", Kind.LIST),
    ("When was the plan agreed?", Kind.WHEN),
]
COUNCILLORS = [
    ("How many robberies were there in 2015/16?", Kind.HOW_MANY),
    ("What percentage of residents feel safe?", Kind.HOW_MANY),
    ("By how much did harassment rise?", Kind.HOW_MANY),
    ("What was the total cost of CCTV?", Kind.HOW_MANY),
    ("the number of hate crimes", Kind.HOW_MANY),
    ("Why is prostitution a priority?", Kind.WHY),
    ("Why did the number of thefts rise?", Kind.WHY),
    ("What are the reasons for choosing ASB?", Kind.LIST),
    ("Is knife crime a priority?", Kind.YES_NO),
    ("Has burglary gone up?", Kind.YES_NO),
    ("So are we doing better than Hackney?", Kind.YES_NO),
    ("which year is the baseline?", Kind.WHEN),
    ("How long does the plan last?", Kind.WHEN),
    ("Which board deals with gangs?", Kind.WHO),
    ("What is the partnership doing about drugs?", Kind.LIST),
]
RESIDENTS = [
    ("whos in charge of asb", Kind.WHO),
    ("who runs it", Kind.WHO),
    ("where are the third party reporting centres?", Kind.WHERE),
    ("which hospital takes part?", Kind.WHERE),
    ("how do the police stop drug dealing", Kind.LIST),
    ("How are you going to tackle noise?", Kind.LIST),
    ("how come crime is up", Kind.WHY),
    ("why did crime go up", Kind.WHY),
    ("does the plan mention dogs", Kind.YES_NO),
    ("isn't Bow covered?", Kind.YES_NO),
    ("wat are the main aims", Kind.LIST),
    ("how much of it is violent", Kind.HOW_MANY),
    ("how does it work", Kind.HOW),
    ("tell me about dogs", Kind.OTHER),
    ("burglary", Kind.OTHER),
    ("", Kind.OTHER),
]


@pytest.mark.parametrize(("question", "kind"), [*STAFF, *COUNCILLORS, *RESIDENTS])
def test_the_wording_tells_the_kind(question: str, kind: Kind) -> None:
    assert understand(question).kind is kind


@pytest.mark.parametrize(
    ("question", "opens"),
    [
        ("Is the DAAT responsible for drugs?", True),
        ("Do you know how many robberies there were?", True),
        ("And does it meet?", True),
        ("What is the DAAT?", False),
        ("There is a plan, is there not?", False),
    ],
)
def test_an_opening_verb_makes_it_a_yes_no_question_too(question: str, opens: bool) -> None:
    assert understand(question).yes_no is opens


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("What is done for people who drink?", Kind.LIST),  # "who" joins a clause
        ("Is there help for people who were attacked?", Kind.YES_NO),
        ("What happens to victims when they report it?", Kind.OTHER),
        ("Will I be told when someone is charged?", Kind.YES_NO),
        ("Do you know who chairs it?", Kind.WHO),  # politely asked
        ("Can you tell me when it ends?", Kind.WHEN),
        ("Does anyone know where it meets?", Kind.WHERE),
        ("people who drink, who helps them?", Kind.WHO),  # the second one asks
        ("Who helps people who drink?", Kind.WHO),
        ("And who chairs it?", Kind.WHO),
    ],
)
def test_a_word_that_only_joins_a_clause_does_not_ask(question: str, kind: Kind) -> None:
    assert understand(question).kind is kind


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Which subjects did the co-chairs agree on?", Kind.LIST),
        ("What offences are in the basket?", Kind.LIST),
        ("What sort of differences make it a hate crime?", Kind.LIST),
        ("csp statutory agencies?", Kind.LIST),
        ("community plan commitments list", Kind.LIST),
        ("Run me through who is in it", Kind.WHO),
        ("Run me through the strands", Kind.LIST),
        ("What was bothering people at the meetings?", Kind.LIST),
        ("Which boards are there for gangs?", Kind.WHO),
        ("Which years are covered?", Kind.WHEN),
        ("csp plan end date?", Kind.WHEN),
        ("What's its last day?", Kind.WHEN),
        ("What made you pick road safety?", Kind.WHY),
        ("What makes gangs such a concern?", Kind.WHY),
    ],
)
def test_lists_dates_and_causes_in_other_words(question: str, kind: Kind) -> None:
    assert understand(question).kind is kind


@pytest.mark.parametrize(
    ("question", "measuring"),
    [
        ("How do we check that people stay off it?", True),
        ("How will they tell if the work on roads has worked?", True),
        ("KSI how is success measured", True),
        ("What are the performance indicators for gangs?", True),
        ("What will be counted to see if fires are getting better?", True),
        ("What do we count for the most dangerous offenders?", True),
        ("What do the authorities count as violent crime?", False),
        ("How are gangs tackled?", False),
        ("What measures did TfL bring in?", False),
    ],
)
def test_how_success_is_told_is_a_question_of_its_own(question: str, measuring: bool) -> None:
    assert understand(question).measuring is measuring


@pytest.mark.parametrize(
    ("heading", "tells"),
    [("Priority A › How will we measure success?", True), ("Priority A › How will we do this?", False)],
)
def test_the_heading_under_which_measures_stand(heading: str, tells: bool) -> None:
    assert tells_measures(heading) is tells


def test_white_space_is_folded_and_words_kept() -> None:
    assert understand("  Who \n chairs\tit? ").text == "Who chairs it?"


@pytest.mark.parametrize(
    ("kind", "text", "fit"),
    [
        (Kind.WHO, "It is chaired by the Head of Community Safety.", True),
        (Kind.WHO, "Crime fell.", False),
        (Kind.HOW_OFTEN, "The group meets quarterly.", True),
        (Kind.HOW_OFTEN, "The group was set up in London.", False),
        (Kind.WHEN, "It ends in March 2017.", True),
        (Kind.WHEN, "It ends soon.", False),
        (Kind.HOW_MANY, "There were 3,132 offences.", True),
        (Kind.HOW_MANY, "It has four sub-groups.", True),
        (Kind.HOW_MANY, "It has sub-groups.", False),
        (Kind.WHERE, "It is held at Toynbee Hall.", True),
        (Kind.WHY, "It was chosen because residents asked for it.", True),
        (Kind.OTHER, "Anything.", None),
        (Kind.LIST, "Anything.", None),
    ],
)
def test_whether_a_text_holds_the_kind_of_answer(kind: Kind, text: str, fit: bool | None) -> None:
    assert fits(kind, text) is fit


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("What are VAWG and FGM?", ["VAWG", "FGM"]),
        ("the DAATs", ["DAATs"]),
        ("the vawg group", []),
        ("Is A a priority?", []),
    ],
)
def test_abbreviations_are_seen_as_written(question: str, found: list[str]) -> None:
    assert abbreviations(question) == found


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Who helps people who drink?", ["people who"]),
        ("Which victims whose homes were burgled get help from those who care?", ["victims whose", "those who"]),
        ("Who was it who drank?", []),
        ("The place where cars are stolen", []),  # only the words that are named open a clause
    ],
)
def test_a_noun_with_a_clause_that_tells_which(text: str, told: list[str]) -> None:
    assert [found.group() for found in relative("who|whom|whose").finditer(text)] == told


@pytest.mark.parametrize(
    ("text", "kind"),
    [("arson definition?", Kind.MEANING), ("plan end date?", Kind.WHEN), ("TFL full form", Kind.MEANING)],
)
def test_keywords_alone_tell_the_kind(text: str, kind: Kind) -> None:
    assert understand(text).kind is kind


@pytest.mark.parametrize("text", ["x" * 900, "a " * 450, "what " * 180, "which sorts of things " * 40, "it's " * 180])
def test_a_long_paste_is_read_in_no_time(text: str) -> None:
    started = time.perf_counter()
    understand(text)
    assert time.perf_counter() - started < 1


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Which letter does Prevent carry among the priorities?", Kind.OTHER),
        ("Which priority carries the letter H?", Kind.OTHER),
        ("Which priorities are new?", Kind.LIST),
        ("For what reasons was it chosen?", Kind.WHY),
    ],
)
def test_one_thing_out_of_many_is_no_list(question: str, kind: Kind) -> None:
    assert understand(question).kind is kind
