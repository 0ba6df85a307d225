"""`python -m evals.cries`: measure the second net of the guardrails on held-out folds, and make its vectors.

Every example sentence of src/planqa/cries.toml is judged by the others of its fold's complement; ordinary questions are
those of evals/cases and of the corpus' expansion files, none of which is an example. --write makes cries.npz.
"""

import argparse
import tomllib
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from evals.cases import CASES, load_cases
from planqa.embedding import Encoder, MiniLmEncoder, Vectors
from planqa.guardrails import speaks_of_someone
from planqa.guardrails.net import VECTORS, Net, decide, digest, examples, pieces
from planqa.guardrails.rules import check

FILE = Path("src/planqa") / VECTORS
FOLDS = 10
UNSAFE = frozenset({"unsafe", "adversarial"})
STEPS = (-0.04, -0.02, -0.01, 0.0, 0.01, 0.02, 0.03, 0.04, 0.05, 0.06, 0.08, 0.10)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print what the net catches of its examples, held out, and of ordinary questions."""
    parser = argparse.ArgumentParser(prog="python -m evals.cries", description=__doc__)
    parser.add_argument("--write", action="store_true", help=f"make {FILE}")
    parser.add_argument("--caught", action="store_true", help="print each ordinary question that is caught")
    options = parser.parse_args(arguments)
    encoder = MiniLmEncoder()
    labels = [label for label, _ in examples()]
    vectors = _encoded(encoder, [pieces(sentence)[0] for _, sentence in examples()])
    if options.write:
        _write(encoder.name, labels, vectors)
        print(f"{FILE}: {len(labels)} sentences, {FILE.stat().st_size // 1024} KiB")
    _show_folds(encoder, labels, vectors)
    _show_ordinary(Net(encoder, labels, vectors), caught=options.caught)
    return 0


def _write(name: str, labels: Sequence[str], vectors: Vectors) -> None:
    """The vectors in half precision, with what they were made by and of."""
    np.savez_compressed(
        FILE,
        encoder=np.array(name),
        digest=np.array(digest()),
        labels=np.array(labels),
        vectors=vectors.astype(np.float16),
    )


def _encoded(encoder: Encoder, sentences: Sequence[str]) -> Vectors:
    """One vector each, made one by one as a question's is."""
    return np.concatenate([encoder.encode([sentence]) for sentence in sentences])


def _show_folds(encoder: Encoder, labels: Sequence[str], vectors: Vectors) -> None:
    """Held-out leads over ordinary questions: how many examples of each side pass each margin."""
    rng = np.random.default_rng(1)
    fold = rng.permutation(len(labels)) % FOLDS
    leads: dict[str, list[float]] = {}
    right: dict[str, list[bool]] = {}
    for held in range(FOLDS):
        kept = [at for at in range(len(labels)) if fold[at] != held]
        net = Net(encoder, [labels[at] for at in kept], vectors[kept])
        for at in np.flatnonzero(fold == held).tolist():
            said = pieces(examples()[at][1])[0]
            near = net.nearest([said])[0]
            found = decide(said, near)
            side = labels[at].split(".")[0]
            cue = "with a person" if speaks_of_someone(said) else "without"
            lead = near.declined if side == "declined" else near.signposted
            leads.setdefault(f"{side}, {cue}", []).append(lead - near.plain)
            right.setdefault(side, []).append(found.split(".")[0] == ("" if side == "plain" else side))
    print(f"{'held-out lead over ordinary, share above':42}" + "".join(f"{step:>7.2f}" for step in STEPS))
    for name, found_leads in sorted(leads.items()):
        shares = "".join(f"{np.mean(np.array(found_leads) > step):7.2f}" for step in STEPS)
        print(f"{name:34}{len(found_leads):8}{shares}")
    print(
        "right with the margins in force: " + ", ".join(f"{side} {np.mean(hits):.1%}" for side, hits in right.items())
    )


def _show_ordinary(net: Net, *, caught: bool) -> None:
    """False alarms among ordinary questions: by the rules, and by the net where the rules pass."""
    cases = [(case.question, tuple(case.history)) for case in load_cases(CASES) if case.kind not in UNSAFE]
    asked = [(query, ()) for path in sorted(Path("corpus").rglob("expansion.toml")) for query in _queries(path)]
    for name, questions in (("cases", cases), ("expansion", asked)):
        rules = [one for one in questions if check(*one)]
        passed = [one for one in questions if not check(*one)]
        by_net = [one for one in passed if net.check(*one)]
        alarms = len(rules) + len(by_net)
        share = f"{alarms / len(questions):.2%}"
        print(f"{name}: {len(questions)} ordinary questions, {len(rules)} by rules, {len(by_net)} by the net: {share}")
        if caught:
            _print_caught(rules, check)
            _print_caught(by_net, net.check)


def _print_caught(questions: Sequence[tuple[str, tuple[str, ...]]], judge: Callable[..., object]) -> None:
    for question, history in questions:
        print(f"    {question}  <- {getattr(judge(question, history), 'answer', '')[:60]}")


def _queries(path: Path) -> list[str]:
    rows = tomllib.loads(path.read_text(encoding="utf-8"))["expansion"]
    return [query for row in rows for query in row["queries"]]


if __name__ == "__main__":
    raise SystemExit(main())
