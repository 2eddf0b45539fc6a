"""What a till adds up, in exact decimals: lines, taxes, discount, tip and rounding. Nothing is typed twice."""
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal


def cents(value):
    """Rounded half up to two decimals, as a till does."""
    return Decimal(value).quantize(Decimal("0.01"), ROUND_HALF_UP)


@dataclass(frozen=True)
class Line:
    """One printed line. `rate` is the tax in percent; a return or a saving has a negative price."""

    description: str
    price: str
    rate: str = "0"
    quantity: str = "1"

    @property
    def amount(self):
        return cents(Decimal(self.price) * Decimal(self.quantity))


@dataclass(frozen=True)
class Tax:
    """One row of a tax table."""

    rate: Decimal
    base: Decimal
    tax: Decimal

    @property
    def gross(self):
        return self.base + self.tax


@dataclass(frozen=True)
class Sale:
    """The lines of a receipt. `discount_percent` is taken off all of them; `coin` is the smallest coin paid with."""

    lines: tuple
    taxed: str  # "included": prices hold the tax; "added": the tax comes on top
    discount_percent: str = "0"
    tip_percent: str = "0"
    coin: str = "0.01"

    @property
    def subtotal(self):
        """The sum of the lines as printed."""
        return sum((line.amount for line in self.lines), Decimal(0))

    @property
    def discount(self):
        """What is taken off the subtotal, positive."""
        return self.subtotal - sum(self._by_rate().values(), Decimal(0))

    def _by_rate(self):
        sums = {}
        for line in self.lines:
            rate = Decimal(line.rate)
            sums[rate] = sums.get(rate, Decimal(0)) + line.amount
        left = 1 - Decimal(self.discount_percent) / 100
        return {rate: cents(amount * left) for rate, amount in sorted(sums.items())}

    @property
    def taxes(self):
        """A row for each rate, lowest first."""
        rows = []
        for rate, amount in self._by_rate().items():
            if self.taxed == "included":
                base = cents(amount / (1 + rate / 100))
                rows.append(Tax(rate, base, amount - base))
            else:
                rows.append(Tax(rate, amount, cents(amount * rate / 100)))
        return rows

    @property
    def base(self):
        return sum((row.base for row in self.taxes), Decimal(0))

    @property
    def tax(self):
        return sum((row.tax for row in self.taxes), Decimal(0))

    @property
    def tip(self):
        """Reckoned before tax, as is the custom where tips are printed."""
        return cents(self.base * Decimal(self.tip_percent) / 100)

    @property
    def unrounded(self):
        return self.base + self.tax + self.tip

    @property
    def rounding(self):
        return self.total - self.unrounded

    @property
    def total(self):
        coin = Decimal(self.coin)
        return cents((self.unrounded / coin).quantize(Decimal(1), ROUND_HALF_UP) * coin)

    def expected(self, *, tax_printed=True, **facts):
        """What a reader should find: `facts` is merchant, date and the like, the amounts come from here."""
        values = {
            **facts,
            "total": str(self.total),
            "tax": str(cents(self.tax)) if tax_printed else None,
            "items": [{"description": line.description, "amount": str(line.amount)} for line in self.lines],
        }
        for name in ("discount", "tip", "rounding"):
            if getattr(self, name):
                values[name] = str(cents(getattr(self, name)))
        return values


def spanish(amount):
    """1234.5 as 1.234,50"""
    return english(amount).translate(str.maketrans(",.", ".,"))


def english(amount):
    """1234.5 as 1,234.50"""
    return f"{cents(amount):,.2f}"
