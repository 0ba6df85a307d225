"""Two tiny tables and a vocabulary for them: what the figures tests read."""

import tomllib
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from planqa.domain import Figure
from planqa.figures import FigureLane, Vocabulary

YEARS = ("2013/14", "2014/15", "2015/16")

CRIME = {  # Tower Hamlets, financial years
    "Robbery of Personal Property": (90, 100, 120),
    "Robbery of Business Property": (10, 20, 10),
    "Theft from Shops": (50, 60, 45),
    "Total Notifiable Offences": (800, 900, 1000),
}
BOROUGHS = {"Hackney": (700, 800, 1100), "Newham": (900, 950, 940)}
CONFIDENCE = {"Confidence in the police": ("60", "55", "64")}

VOCABULARY = """
home = "Tower Hamlets"
filler = [
    "had and we how many much is the was were there in of a what did do has have",
    "for me please tell to recorded year it by",
]
silent = ["robbery champion"]

[[topic]]
name = "personal robbery"
plural = "personal robberies"
words = ["mugging", "personal robbery"]
lines = [["Robbery of Personal Property"]]

[[topic]]
name = "robbery"
plural = "robberies"
words = ["robbery"]
lines = [["Robbery of Personal Property", "Robbery of Business Property"]]

[[topic]]
name = "theft from shops"
plural = "thefts from shops"
words = ["shoplifting"]
narrower = ["crisp theft"]
lines = [["Theft from Shops"]]

[[topic]]
name = "crime"
plural = "Total Notifiable Offences"
words = ["crime", "offence"]
weak = true
lines = [["Total Notifiable Offences"]]

[[topic]]
name = "confidence in the police"
words = ["confidence"]
lines = [["Confidence in the police"]]
elsewhere = ["2015/16"]

[[family]]
name = "kinds of offence"
words = ["offence", "crime"]
table = "crime"
without = ["Total Notifiable Offences"]

[[family]]
name = "boroughs"
words = ["borough"]
by = "area"

[[family]]
name = "years"
words = ["which year"]
by = "year"

[[year]]
words = ["baseline"]
year = 2013
basis = "financial year"

[[target]]
topic = "robbery"
change = -20
baseline = 2013
year = 2015
name = "the 20% reduction target"
quote = "a 20% reduction"

[sources]
"survey" = "the survey"

[marks.area]
"Tower Hamlets" = ["here"]

[marks.areas]
neighbours = ["neighbouring borough"]

[marks.unheld]
Camden = ["camden"]

[marks.ask]
many = ["how many", "number of"]
which = ["which", "what"]
define = ["who", "why", "what does"]

[marks.each]
year = ["each year"]

[marks.when]
last = ["last year"]
latest = ["this year"]
previous = ["previous year", "year before"]
all = ["over year", "each year"]

[marks.act]
up = ["up", "rise", "rose", "gone up", "risen"]
down = ["down", "fall", "fell", "gone down"]
change = ["change", "changed"]
more = ["more", "higher"]
high = ["highest", "most"]
low = ["lowest", "fewest"]
share = ["share of", "percentage of"]
sum = ["together"]
target = ["target"]
attain = ["meet", "hit"]
compare = ["compare"]
average = ["average"]

[marks.measure]
percentage = ["percentage", "percentage of"]
points = ["percentage point"]

[marks.link]
than = ["than"]
since = ["since"]
with = ["with"]
of = ["of"]
"""


def cell(indicator: str, period: str, value: str | None, **told: str) -> Figure:
    """One cell of a financial-year table, unless told says otherwise."""
    first = int(period[:4]) if period[:4].isdigit() else 0
    fields = {
        "table": "crime",
        "measure": "count",
        "area": "Tower Hamlets",
        "unit": "count",
        "basis": "financial year",
        "printed": value or "",
        "start": f"{first}-04-01",
        "end": f"{first + 1}-03-31",
    } | told
    number = Decimal(value) if value else None
    figure = Figure("", "plan", indicator, "", "", period, number, "", "", page=1)
    return replace(figure, **fields)  # type: ignore[arg-type]


def october(indicator: str, period: str, value: str | None, **told: str) -> Figure:
    """One percentage of an October–September table."""
    first = int(period[:4])
    dates = {"start": f"{first}-10-01", "end": f"{first + 1}-09-30", "basis": "October to September"}
    return cell(indicator, period, value, **({"table": "survey", "measure": "percentage", "unit": "%"} | dates | told))


def figures() -> Iterator[Figure]:
    """All cells of the tiny tables; a printed change that is wrong among them."""
    for name, numbers in CRIME.items():
        yield from (cell(name, year, str(n), counted="offences") for year, n in zip(YEARS, numbers, strict=True))
    for area, numbers in BOROUGHS.items():
        for year, n in zip(YEARS, numbers, strict=True):
            yield cell("Total Notifiable Offences", year, str(n), area=area, table="boroughs")
    for name, shares in CONFIDENCE.items():
        yield from (october(name, year, value) for year, value in zip(YEARS[:2], shares, strict=False))
        yield october(name, "2012/13", None, printed="Restricted", state="restricted")
    told = {"measure": "percentage change", "unit": "%", "of": "count", "printed": "-25.0%"}
    yield cell("Theft from Shops", "2015/16 vs 2014/15", "-25.0", **told)
    told["printed"] = "-20.0%"
    yield cell("Robbery of Personal Property", "2015/16 vs 2014/15", "-20.0", **told)


def vocabulary(text: str = VOCABULARY) -> Vocabulary:
    """The tiny vocabulary."""
    return Vocabulary.of(tomllib.loads(text))


def lane() -> FigureLane:
    """A lane over the tiny tables."""
    return FigureLane(list(figures()), vocabulary(), english=["conference"])
