"""The command line: what each command prints, its JSON, many questions at once, and what goes wrong in one line."""

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from ingest.build import build
from planqa.cli import main
from planqa.domain import Figure
from tests.fakes import WordEncoder

ROOT = Path(__file__).parent.parent
PLAN = """# Plan

## Tension Monitoring Group

The Tension Monitoring Group is chaired by the Borough Commander and meets every week.

## Roads

Twenty accident hotspots have been identified across the borough by the police.

## Crime

| Offence | 2015/16 |
| --- | --- |
| Harassment | 3132 |
| Theft | 39 |
"""
OTHER = "# Schools\n\nThe Schools Forum is chaired by the Head of Learning and meets every term.\n"
TABLES = """
document = "plan"
[[tables]]
id = "crime"
figures = { measure = "count", counted = "offences", area = "Tower Hamlets", page = "1", basis = "financial year" }
columns = [{ head = "Offence", role = "label" }, { head = "2015/16", period = "2015/16" }]
"""
CHAIR = "Who chairs the Tension Monitoring Group?"
# the keys of DESIGN.md's Answer, then those the README adds to them
ANSWER = ["id", "question", "standalone_question", "status", "answer", "citations", "figures", "caveats", "see_also"]
ANSWER += ["answered_by", "latency_ms"]
CITATION = ["document", "title", "page", "page_label", "section", "quote", "page_basis"]
FIGURE = ["table", "indicator", "measure", "area", "period", "value", "unit", "printed", "page", "basis", "note"]
HIT = ["document", "page", "page_label", "section", "score", "text"]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of two documents and one table with the fake encoder's vectors."""
    corpus = tmp_path_factory.mktemp("corpus")
    (corpus / "plan.md").write_text(PLAN, encoding="utf-8")
    (corpus / "other.md").write_text(OTHER, encoding="utf-8")
    (corpus / "tables.toml").write_text(TABLES, encoding="utf-8")
    (corpus / "vocabulary.toml").write_bytes((ROOT / "corpus" / "vocabulary.toml").read_bytes())
    (corpus / "tables").mkdir()
    (corpus / "tables" / "crime.csv").write_text("Offence,2015/16\nHarassment,3132\nTheft,39\n", encoding="utf-8")
    folder = tmp_path_factory.mktemp("store")
    build(corpus, folder, WordEncoder())
    return folder


@pytest.fixture(autouse=True)
def _set_up(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("planqa.assistant.MiniLmEncoder", WordEncoder)
    monkeypatch.setenv("PLANQA_STORE", str(store))
    monkeypatch.delenv("PLANQA_LLM", raising=False)


@pytest.fixture
def printed(capsys: pytest.CaptureFixture[str]) -> "Run":
    return Run(capsys)


class Run:
    """Runs a command that should succeed and gives what it printed."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *arguments: str) -> str:
        assert main(arguments) == 0
        out, err = self._capsys.readouterr()
        assert err == ""
        return out

    def json(self, *arguments: str) -> Any:
        return json.loads(self(*arguments, "--json"))


def write_lines(folder: Path, *lines: object) -> Path:
    path = folder / "questions.jsonl"
    told = [line if isinstance(line, str) else json.dumps(line) for line in lines]
    path.write_text("\n".join(told) + "\n", encoding="utf-8")
    return path


def test_ask_prints_the_answer_its_page_and_its_quote(printed: Run) -> None:
    lines = printed("ask", CHAIR).splitlines()
    assert "Borough Commander" in lines[0]
    assert lines[1] == "  p. 1 · Plan › Tension Monitoring Group"
    assert lines[2].startswith("     “The Tension Monitoring Group is chaired by the Borough Commander")
    assert lines[2].endswith("”")


def test_ask_prints_the_answer_as_the_designs_json(printed: Run) -> None:
    answer = printed.json("ask", CHAIR)
    assert list(answer) == ANSWER
    assert (answer["id"], answer["question"], answer["status"]) == ("", CHAIR, "answered")
    assert answer["latency_ms"] >= 0
    assert [list(citation) for citation in answer["citations"]] == [CITATION]
    cited = answer["citations"][0]
    assert (cited["document"], cited["title"], cited["page"], cited["page_label"], cited["page_basis"]) == (
        ("plan", "Plan", 1, "1", "file")
    )
    assert cited["quote"] in " ".join(PLAN.split())


def test_ask_gives_the_cell_of_a_table(printed: Run) -> None:
    answer = printed.json("ask", "How many harassment offences were there in 2015/16?")
    assert [list(figure) for figure in answer["figures"]] == [FIGURE]
    figure = answer["figures"][0]
    assert (figure["table"], figure["period"], figure["value"], figure["printed"]) == ("crime", "2015/16", 3132, "3132")
    assert answer["answered_by"] == "figures"


def test_silence_has_the_same_keys_and_exit_code_0(printed: Run) -> None:
    answer = printed.json("ask", "What is the wingspan of an albatross?")
    assert list(answer) == ANSWER
    assert answer["status"] == "not_in_plan"
    assert answer["figures"] == []


def test_history_makes_a_follow_up_whole(printed: Run) -> None:
    answer = printed.json("ask", "How often does it meet?", "--history", CHAIR)
    assert answer["question"] == "How often does it meet?"
    assert "Tension Monitoring Group" in answer["standalone_question"]
    assert "every week" in answer["answer"]


def test_a_caveat_is_told_as_a_note(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    from planqa.domain import Answer, Status

    told = Answer("q", Status.ANSWERED, "39 or 40.", caveats=("The plan prints two figures.",))
    monkeypatch.setattr("planqa.assistant.Assistant.ask", lambda *_: told)
    assert main(["ask", "q"]) == 0
    assert capsys.readouterr().out.splitlines() == ["39 or 40.", "Note: The plan prints two figures."]


def test_search_prints_passages_best_first(printed: Run) -> None:
    lines = printed("search", "accident hotspots", "-k", "2").splitlines()
    assert len(lines) == 4
    assert lines[0].endswith("  p. 1 · Plan › Roads")
    assert float(lines[0].split()[0]) > float(lines[2].split()[0]) > 0
    assert lines[1] == "        Twenty accident hotspots have been identified across the borough by the police."


def test_search_prints_hits_as_json(printed: Run) -> None:
    hits = printed.json("search", "accident hotspots")
    assert [list(hit) for hit in hits] == [HIT] * len(hits)
    assert (hits[0]["document"], hits[0]["page"], hits[0]["section"]) == ("plan", 1, "Plan › Roads")
    scores = [hit["score"] for hit in hits]
    assert scores == sorted(scores, reverse=True)
    assert len(printed.json("search", "accident hotspots", "-k", "1")) == 1


def test_a_long_passage_is_cut_for_the_terminal_only(printed: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from planqa.domain import Hit
    from tests.fakes import make_chunk

    text = "word\n" * 100
    monkeypatch.setattr("planqa.assistant.Assistant.search", lambda *_: [Hit(make_chunk(text), 0.5)])
    shown = printed("search", "q").splitlines()[1].strip()
    assert (len(shown), shown[-1]) == (160, "…")
    assert printed.json("search", "q")[0]["text"] == text


def test_document_limits_ask_and_search_to_one_document(printed: Run) -> None:
    assert {hit["document"] for hit in printed.json("search", "chaired by the Head")} == {"plan", "other"}
    assert {hit["document"] for hit in printed.json("search", "chaired by", "--document", "other")} == {"other"}
    cited = printed.json("ask", "Who chairs the Schools Forum?", "--document", "other")["citations"]
    assert {citation["document"] for citation in cited} == {"other"}


def test_figures_prints_cells_with_their_row(printed: Run) -> None:
    lines = printed("figures", "harassment 2015/16").splitlines()
    assert lines[0] == "      3132  Harassment · count · Tower Hamlets · 2015/16 financial year · p. 1"
    assert lines[1].strip() == "Harassment 3132"


def test_figures_prints_json_and_says_when_there_is_none(printed: Run) -> None:
    figures = printed.json("figures", "harassment 2015/16")
    assert [list(figure) for figure in figures] == [FIGURE] * len(figures)
    assert (figures[0]["value"], figures[0]["page"]) == (3132, 1)
    assert printed("figures", "albatross wingspan") == "No table holds a figure like that.\n"
    assert printed.json("figures", "albatross wingspan") == []


def test_figures_prints_the_long_form_as_csv(printed: Run) -> None:
    every = list(csv.DictReader(io.StringIO(printed("figures", "--csv"), newline="")))
    assert list(every[0]) == [field.name for field in fields(Figure)]
    assert [(row["indicator"], row["value"], row["start"]) for row in every] == [
        ("Harassment", "3132", "2015-04-01"),
        ("Theft", "39", "2015-04-01"),
    ]
    assert list(csv.DictReader(io.StringIO(printed("figures", "harassment", "--csv")))) == every[:1]
    assert list(csv.DictReader(io.StringIO(printed("figures", "--csv", "-k", "1")))) == every[:1]
    assert printed("figures", "albatross wingspan", "--csv").count("\r\n") == 1


def test_figures_prints_the_numbers_of_the_text(printed: Run) -> None:
    rows = printed.json("figures", "--prose")
    assert all(row["kind"] and row["printed"] in row["words"] for row in rows)
    assert len(list(csv.DictReader(io.StringIO(printed("figures", "--prose", "--csv"), newline="")))) == len(rows)


def test_csv_is_utf_8_whatever_the_terminal_speaks(store: Path) -> None:
    code = "import sys, planqa.assistant as a, planqa.store.reading as r, tests.fakes as f\n"
    code += "from dataclasses import replace; a.MiniLmEncoder = f.WordEncoder\n"
    code += "read = r.read_figures; r.read_figures = lambda path: [replace(one, note='é 犯') for one in read(path)]\n"
    code += "from planqa.cli import main; sys.exit(main(sys.argv[1:]))"
    command = [sys.executable, "-c", code, "figures", "--csv", "--store", str(store)]
    told = {**os.environ, "PYTHONIOENCODING": "latin-1"}
    done = subprocess.run(command, capture_output=True, env=told, cwd=ROOT, timeout=60, check=True)
    assert done.stdout.decode("utf-8").count("é 犯") == 2


PATROLS = """# Patrols

Patrols start at 20 hours (Helen to confirm).

## Hours

They start at 21 hours.
"""
NOTICES = """
document = "patrols"

[[drafting]]
page = 1
quote = "(Helen to confirm)"

[[contradiction]]
about = "the hour of patrols"
note = "Patrols start at 20 hours, and at 21 hours (both page 1)."
topics = ["start of patrols"]
queries = ["when do patrols start?"]
sides = [
  { says = "20", page = 1, quote = "Patrols start at 20 hours" },
  { says = "21", page = 1, quote = "They start at 21 hours." },
]

[[restricted]]
about = "routes"
note = "The plan does not give the routes (page 1)."
queries = ["which way do they go?"]
sides = [{ page = 1, quote = "Patrols start" }]
"""
LEFT_IN = "drafting remark left in the published text"


@pytest.fixture(scope="module")
def warned(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A store of one document with a notice of each kind."""
    corpus = tmp_path_factory.mktemp("corpus")
    (corpus / "patrols.md").write_text(PATROLS, encoding="utf-8")
    (corpus / "notices.toml").write_text(NOTICES, encoding="utf-8")
    folder = tmp_path_factory.mktemp("store")
    build(corpus, folder, WordEncoder())
    return str(folder)


def test_notices_are_numbered_with_every_side_and_its_page(printed: Run, warned: str) -> None:
    assert printed("notices", "--store", warned).splitlines() == [
        "1. Drafting remark left in the published text",
        "   p. 1",
        "      “(Helen to confirm)”",
        "",
        "2. Contradiction: the hour of patrols",
        "   Patrols start at 20 hours, and at 21 hours (both page 1).",
        "   p. 1 · 20",
        "      “Patrols start at 20 hours”",
        "   p. 1 · 21",
        "      “They start at 21 hours.”",
        "",
        "3. Restricted, not for the public: routes",
        "   The plan does not give the routes (page 1).",
        "   p. 1",
        "      “Patrols start”",
    ]


def test_notices_as_json_are_one_list_of_one_shape(printed: Run, warned: str) -> None:
    found = printed.json("notices", "--store", warned)
    assert [list(one) for one in found] == [["kind", "document", "about", "note", "sides"]] * 3
    assert [(one["kind"], one["document"]) for one in found] == [
        ("drafting", "patrols"),
        ("contradiction", "patrols"),
        ("restricted", "patrols"),
    ]
    assert found[0] == {
        "kind": "drafting",
        "document": "patrols",
        "about": LEFT_IN,
        "note": "",
        "sides": [{"says": "", "page": 1, "quote": "(Helen to confirm)"}],
    }
    assert found[1]["sides"] == [
        {"says": "20", "page": 1, "quote": "Patrols start at 20 hours"},
        {"says": "21", "page": 1, "quote": "They start at 21 hours."},
    ]


def test_a_store_without_notices_says_so(printed: Run) -> None:
    assert printed("notices") == "The store holds no notices.\n"
    assert printed.json("notices") == []


@pytest.mark.parametrize("question", ["when do patrols start?", "(Helen to confirm)", "what must Helen confirm?"])
def test_a_drafting_remark_is_told_by_notices_and_by_no_answer(printed: Run, warned: str, question: str) -> None:
    assert "Helen to confirm" not in printed("ask", question, "--store", warned)
    answer = printed.json("ask", question, "--store", warned)
    assert "to confirm" not in json.dumps([answer["answer"], answer["citations"], answer["caveats"]])


def test_many_questions_are_answered_in_order(printed: Run, tmp_path: Path) -> None:
    path = write_lines(
        tmp_path,
        {"id": "b", "question": CHAIR},
        {"id": "a", "question": "How often does it meet?", "history": [CHAIR]},
        "",
        {"id": 7, "question": "What is the wingspan of an albatross?", "history": None},
        {"question": ""},
    )
    answers = [json.loads(line) for line in printed("ask", "--jsonl", str(path)).splitlines()]
    assert [list(answer) for answer in answers] == [ANSWER] * 4
    assert [(answer["id"], answer["status"]) for answer in answers] == [
        ("b", "answered"),
        ("a", "answered"),
        ("7", "not_in_plan"),
        ("", "declined"),
    ]
    assert "every week" in answers[1]["answer"]


def test_many_searches_give_hits_and_time(printed: Run, tmp_path: Path) -> None:
    path = write_lines(tmp_path, {"id": "1", "question": "hotspots"}, {"id": "2", "question": "schools forum"})
    rows = [json.loads(line) for line in printed("search", "--jsonl", str(path), "-k", "1").splitlines()]
    assert [list(row) for row in rows] == [["id", "hits", "latency_ms"]] * 2
    assert [(row["id"], [hit["section"] for hit in row["hits"]]) for row in rows] == [
        ("1", ["Plan › Roads"]),
        ("2", ["Schools"]),
    ]
    assert list(rows[0]["hits"][0]) == HIT


def test_a_line_may_name_its_document(printed: Run, tmp_path: Path) -> None:
    path = write_lines(tmp_path, {"id": "1", "question": "chaired by", "document": "other"})
    (row,) = [json.loads(line) for line in printed("search", "--jsonl", str(path)).splitlines()]
    assert {hit["document"] for hit in row["hits"]} == {"other"}


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{", "not JSON ("),
        ("not json", "not JSON ("),
        ("[1]", 'no "question" text; write {"id": …, "question": …}'),
        ('{"id": "1"}', 'no "question" text'),
        ('{"id": "1", "question": 5}', 'no "question" text'),
        ('{"id": "1", "question": "q", "history": "before"}', '"history" must be a list of earlier questions'),
        ('{"id": "1", "question": "q", "history": [1]}', '"history" must be a list of earlier questions'),
        ('{"id": "1", "question": "q", "document": ["plan"]}', '"document" must be the id of a document'),
        ('{"id": "1", "question": "q", "document": "none"}', 'there is no document "none"; the store holds'),
        ("[" * 100_000, "not JSON ("),
    ],
)  # fmt: skip
@pytest.mark.parametrize("command", ["ask", "search"])
def test_a_bad_line_is_told_with_its_number_and_the_others_are_answered(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str, line: str, told: str
) -> None:
    path = write_lines(tmp_path, {"id": "1", "question": CHAIR}, line, {"id": "3", "question": CHAIR})
    assert main([command, "--jsonl", str(path)]) == 1
    out, err = capsys.readouterr()
    assert [json.loads(row)["id"] for row in out.splitlines()] == ["1", "3"]
    assert err.startswith(f"planqa: {path}, line 2: {told}")
    assert err.count("\n") == 1


def test_bytes_that_are_no_text_cost_their_line_only(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "q.jsonl"
    good = json.dumps({"id": "1", "question": CHAIR}).encode()
    path.write_bytes(b"\xef\xbb\xbf" + good + b'\r\n{"id": "2", "question": "caf\xe9?"}\r\n' + good)
    assert main(["ask", "--jsonl", str(path)]) == 1
    out, err = capsys.readouterr()
    assert [json.loads(row)["status"] for row in out.splitlines()] == ["answered", "answered"]
    assert f"{path}, line 2: not JSON" in err


def test_half_a_character_stops_no_answer(printed: Run, tmp_path: Path) -> None:
    path = write_lines(tmp_path, '{"id": "\\ud800", "question": "\\udfff Who chairs the Tension Monitoring Group?"}')
    answer = json.loads(printed("ask", "--jsonl", str(path)))
    assert (answer["id"], answer["status"]) == ("\ud800", "answered")


def test_questions_may_come_from_standard_input(printed: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    line = json.dumps({"id": "é", "question": CHAIR}, ensure_ascii=False).encode()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(line)))
    assert json.loads(printed("ask", "--jsonl", "-"))["id"] == "é"


def test_each_answer_is_flushed_before_the_next_question_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Reader:
        """Standard input that looks, at each line read, at what has arrived at the other end."""

        def __init__(self) -> None:
            self.buffer = self
            self.arrived: list[int] = []

        def __iter__(self) -> Iterator[bytes]:
            for number in range(3):
                self.arrived.append(sink.getvalue().count(b"\n"))
                yield json.dumps({"id": str(number), "question": CHAIR}).encode()

    sink = io.BytesIO()
    reader = Reader()
    monkeypatch.setattr("sys.stdin", reader)
    monkeypatch.setattr("sys.stdout", io.TextIOWrapper(io.BufferedWriter(_Raw(sink), 1_000_000), encoding="utf-8"))
    assert main(["ask", "--jsonl", "-"]) == 0
    assert reader.arrived == [0, 1, 2]


class _Raw(io.RawIOBase):
    """The far end of a pipe."""

    def __init__(self, sink: io.BytesIO) -> None:
        self._sink = sink

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        return self._sink.write(data)


@pytest.mark.parametrize("command", [["ask", "q"], ["search", "q"], ["figures", "q"], ["audit"], ["notices"]])
def test_a_missing_store_is_told_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    assert main([*command, "--store", str(tmp_path / "none")]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err == f"planqa: there is no store in {tmp_path / 'none'}; run `python -m ingest` (or `make store`)\n"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["ask", CHAIR, "--document", "none"], 'there is no document "none"; the store holds other, plan'),
        (["search", CHAIR, "--document", "none"], 'there is no document "none"; the store holds other, plan'),
        (["ask", "--jsonl", "none.jsonl"], "cannot read none.jsonl (No such file or directory); give a file with"),
        (["search", "--jsonl", "tests"], "cannot read tests (Is a directory); give a file with"),
        (["ask"], "ask a question in quotation marks, e.g. planqa ask"),
        (["search", ""], "ask a question in quotation marks"),
        (["figures"], "ask a question in quotation marks"),
    ],
)
def test_what_cannot_be_used_is_told_in_one_line(
    capsys: pytest.CaptureFixture[str], arguments: list[str], told: str
) -> None:
    assert main(arguments) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"planqa: {told}")
    assert err.count("\n") == 1


def test_a_store_of_another_encoder_is_refused(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(WordEncoder, "name", "words@2")
    assert main(["ask", CHAIR]) == 1
    assert capsys.readouterr().err.startswith("planqa: the store was built with encoder words@1, this is words@2; run")


def test_a_setting_that_cannot_be_used_is_told(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLANQA_LLM", "gpt")
    assert main(["ask", CHAIR]) == 1
    assert capsys.readouterr().err.startswith('planqa: PLANQA_LLM is "gpt"; set it to')


@pytest.mark.parametrize(
    "arguments",
    [[], ["tell", "q"], ["ask", "q", "--colour"], ["search", "q", "-k", "0"], ["search", "q", "-k", "x"],
     ["search", "q", "-k", "²"], ["figures", "--csv", "--json"],
     ["figures", "q", "--document", "plan"], ["ask", "two", "questions"], ["notices", "q"], ["notices", "--html"]],
)  # fmt: skip
def test_a_wrong_call_is_exit_code_2(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
    assert "usage: planqa" in capsys.readouterr().err


def test_the_installed_command_fails_without_a_traceback(tmp_path: Path) -> None:
    done = subprocess.run(
        [Path(sys.executable).parent / "planqa", "ask", "q", "--store", tmp_path],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("planqa: there is no store in ")


def test_a_reader_that_goes_away_is_no_error(store: Path, tmp_path: Path) -> None:
    code = "import sys, planqa.assistant as a, tests.fakes as f; a.MiniLmEncoder = f.WordEncoder\n"
    code += "from planqa.cli import main; sys.exit(main(sys.argv[1:]))"
    path = write_lines(tmp_path, *[{"id": str(at), "question": CHAIR} for at in range(500)])
    command = [sys.executable, "-c", code, "ask", "--store", str(store), "--jsonl", str(path)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=Path(__file__).parent.parent
    ) as run:
        assert run.stdout is not None
        assert run.stderr is not None
        assert json.loads(run.stdout.readline())["id"] == "0"
        run.stdout.close()
        assert run.stderr.read() == b""
        assert run.wait(60) == 0
