"""The cells of all tables, found by row, by name and by period."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from planqa.domain import Figure

Pair = tuple[Figure, Figure]


class Cells:
    """Every figure, those without a number included, indexed once."""

    def __init__(self, figures: Iterable[Figure]) -> None:
        self.all: Sequence[Figure] = list(figures)
        self.numbers: Sequence[Figure] = [figure for figure in self.all if figure.value is not None]
        self._by_name: dict[tuple[str, str, str, str, str], list[Figure]] = defaultdict(list)
        self._by_row: dict[tuple[str, str, int], list[Figure]] = defaultdict(list)
        for figure in self.numbers:
            self._by_name[_name(figure, figure.measure, figure.period)].append(figure)
            self._by_row[figure.document, figure.table, figure.row].append(figure)

    def row(self, figure: Figure) -> list[Figure]:
        """The numbers of the same row, area and period."""
        found = self._by_row[figure.document, figure.table, figure.row]
        return [one for one in found if _when(one) == _when(figure)]

    def named(self, figure: Figure, indicator: str, measure: str) -> list[Figure]:
        """The numbers of another indicator in the same table, for the same area and period."""
        found = self._by_name[figure.document, indicator.casefold(), figure.area, measure, figure.period]
        return [one for one in found if one.table == figure.table and _when(one) == _when(figure)]

    def bases(self, change: Figure) -> list[Pair]:
        """Pairs (earlier, later) that a printed change may stand on; none if the plan does not print both.

        Pairs of the change's own row go before pairs of one table, and these before pairs over two tables; only
        the first kind that is found is returned. Outside its row, only the same kind of year counts.
        """
        earlier = self._of_change(change, change.compared_with)
        later = self._of_change(change, change.period.split(" vs ")[0])
        pairs = [(one, other) for one in earlier for other in later]
        nearest = min((_distance(change, pair) for pair in pairs), default=0)
        return [pair for pair in pairs if _distance(change, pair) == nearest]

    def _of_change(self, change: Figure, period: str) -> list[Figure]:
        found = self._by_name[_name(change, change.of or "count", period)]
        return [one for one in found if one.basis == change.basis or _same_row(one, change)]


def _name(figure: Figure, measure: str, period: str) -> tuple[str, str, str, str, str]:
    return figure.document, figure.indicator.casefold(), figure.area, measure, period


def _when(figure: Figure) -> tuple[str, str, str]:
    return figure.area, figure.period, figure.basis


def _same_row(one: Figure, other: Figure) -> bool:
    return (one.table, one.row) == (other.table, other.row)


def _distance(change: Figure, pair: Pair) -> int:
    """0 in the change's own row, 1 in one table, 2 over two tables."""
    if all(_same_row(one, change) for one in pair):
        return 0
    return 1 if pair[0].table == pair[1].table else 2
