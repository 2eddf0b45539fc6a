"""Great Britain and Ireland: grocer, bookshop, bakehouse."""
from decimal import Decimal

from . import logos
from .photo import Shot, photograph
from .printer import Printer
from .receipt import Receipt
from .sale import Line, Sale, english


def uk_grocer():
    sale = Sale(
        (
            Line("SEMI SKIMMED MILK 2L", "1.55"),
            Line("WHOLEMEAL LOAF 800G", "1.40"),
            Line("MATURE CHEDDAR 350G", "3.25", "0", "2"),
            Line("MULTIBUY SAVING", "-1.00"),
            Line("BRAEBURN APPLES", "2.20", "0", "0.735"),
            Line("WASHING UP LIQUID", "1.85", "20"),
            Line("DARK CHOCOLATE 100G", "2.10", "20"),
            Line("SPARKLING WATER 6PK", "2.75", "20"),
        ),
        taxed="included",
    )
    letter = {Decimal("0"): "Z", Decimal("20"): "A"}
    p = Printer(480, "DejaVuSansMono.ttf", 21, leading=1.3, bold_face="DejaVuSansMono-Bold.ttf")
    p.draw(76, logos.leaf)
    p.feed(4)
    p.center("HOLLOWMERE", face="BebasNeue-Bold.otf", size=74)
    p.feed(-18)
    p.center("STORES LTD", face="BebasNeue-Bold.otf", size=36)
    p.center("12 Tanners Row, Hollowmere")
    p.center("HM1 4QX   Tel 01632 960 142")
    p.center("VAT No. GB 000 4182 65")
    p.feed()
    p.pair("14 Mar 2026  17:23", "Till 3  Op 118")
    p.rule()
    for line in sale.lines:
        code = letter[Decimal(line.rate)]
        if "." in line.quantity:
            p.text(line.description)
            p.cells((f"  {line.quantity} kg @ £{line.price}/kg", 0, "l"), (english(line.amount), 452, "r"), (code, 480, "r"))
        elif line.quantity != "1":
            p.text(line.description)
            p.cells((f"  {line.quantity} @ £{line.price}", 0, "l"), (english(line.amount), 452, "r"), (code, 480, "r"))
        else:
            p.cells((line.description, 0, "l"), (english(line.amount), 452, "r"), (code, 480, "r"))
    p.rule()
    p.pair("BALANCE DUE", f"£{english(sale.total)}", stretch=(1.2, 1.5), bold=True)
    p.pair("DEBIT CARD", f"£{english(sale.total)}")
    p.pair("CHANGE", "£0.00")
    p.feed()
    p.cells(("VAT", 0, "l"), ("Rate", 150, "r"), ("Net", 300, "r"), ("VAT", 400, "r"))
    for tax in sale.taxes:
        p.cells((letter[tax.rate], 0, "l"), (f"{tax.rate}%", 150, "r"), (english(tax.base), 300, "r"), (english(tax.tax), 400, "r"))
    p.feed()
    p.center("Thank you for shopping local")
    p.barcode("9814032617230318")
    facts = dict(
        merchant="HOLLOWMERE STORES LTD", merchant_also=["HOLLOWMERE STORES", "HOLLOWMERE"], address="12 Tanners Row, Hollowmere HM1 4QX",
        date="2026-03-14", currency="GBP", tax_id="GB000418265", payment="card",
        note="grocer photographed at a slant (perspective); a saving as a negative line, sale by weight, VAT codes, label BALANCE DUE",
    )
    shot = Shot(table="walnut", size=(940, 1460), angle=-5, fill=0.93, keystone=(0.12, 0.035), crumple=0.12, curl=0.6, blur=0.5)
    return Receipt("uk-grocer.jpg", sale.expected(**facts), lambda seed: photograph(p.tear_off(), shot, seed))


def uk_bookshop():
    sale = Sale(
        (
            Line("The Salt Almanac (pbk)", "10.99"),
            Line("Knots for Rainy Days", "14.50"),
            Line("Wall calendar 2026", "12.99", "20"),
            Line("Greeting card", "2.95", "20", "3"),
        ),
        taxed="included",
    )
    p = Printer(540, "Courier Prime Code.otf", 24, leading=1.25, bold_face="Courier Prime Bold.otf")
    p.draw(86, logos.book)
    p.feed(6)
    p.center("The Otterquill Bookshop", face="LiberationSerif-Bold.ttf", size=44)
    p.center("4 Ropewalk Steps, Penhallow", face="LiberationSerif-Italic.ttf", size=27)
    p.center("VAT Reg 000 7319 42")
    p.feed()
    p.pair("5-Dec-25 11:47", "Sale #40718")
    p.line(1, dash=6)
    for line in sale.lines:
        name = f"{line.quantity} x {line.description}" if line.quantity != "1" else line.description
        p.pair(name, english(line.amount))
    p.line(1, dash=6)
    p.pair("Items: 6", "")
    p.pair("TOTAL TO PAY", f"£{english(sale.total)}", size=32, bold=True)
    p.feed(6)
    p.pair("Gift card", "£20.00")
    p.pair("Contactless", f"£{english(sale.total - 20)}")
    p.feed()
    p.pair("incl. VAT @ 20%", f"£{english(sale.tax)}")
    p.feed()
    p.center("Returns within 28 days with receipt")
    facts = dict(
        merchant="The Otterquill Bookshop", merchant_also=["Otterquill Bookshop"], address="4 Ropewalk Steps, Penhallow",
        date="2025-12-05", currency="GBP", tax_id="000731942", payment="card",
        note="bookshop; month name with a two-digit year, paid in two parts, typewriter and serif faces",
    )
    shot = Shot(table="granite", size=(1000, 1280), angle=2, fill=0.93, curl=0.9, crumple=0.05, blur=0.5, tint=(250, 249, 246))
    return Receipt("uk-bookshop.jpg", sale.expected(**facts), lambda seed: photograph(p.tear_off(), shot, seed))


def ie_bakehouse():
    sale = Sale(
        (
            Line("Flat White", "3.90", "13.5", "2"),
            Line("Brown Soda Loaf", "4.60"),
            Line("Apple Tart w. Cream", "5.75", "13.5"),
            Line("Still Water 500ml", "2.20", "23"),
            Line("Toasted Special", "8.95", "13.5"),
        ),
        taxed="included",
    )
    cash = Decimal("50.00")
    p = Printer(440, "agave-r-autohinted.ttf", 27, leading=1.2)
    p.draw(90, logos.cup)
    p.feed(6)
    p.center("BALLYDOORIN", stretch=(1.6, 1.4), bold=True)
    p.center("BAKEHOUSE", stretch=(1.6, 1.4), bold=True)
    p.center("Strand Street, Ballydoorin")
    p.center("VAT IE 0041826AB")
    p.feed()
    p.text("Date: Friday 6 February 2026")
    p.pair("Time: 10:52", "Server: Aoife")
    p.rule()
    for line in sale.lines:
        p.pair(f"{line.quantity} {line.description}", english(line.amount))
    p.rule()
    p.pair("TOTAL", f"€{english(sale.total)}", stretch=(1.3, 1.6), bold=True)
    p.pair("CASH", f"€{english(cash)}")
    p.pair("CHANGE", f"€{english(cash - sale.total)}")
    p.feed()
    p.cells(("VAT %", 0, "l"), ("NET", 230, "r"), ("VAT", 330, "r"), ("GROSS", 440, "r"))
    for tax in sale.taxes:
        p.cells((f"{tax.rate:.1f}", 0, "l"), (english(tax.base), 230, "r"), (english(tax.tax), 330, "r"), (english(tax.gross), 440, "r"))
    p.feed()
    p.center("Go raibh maith agat!")
    facts = dict(
        merchant="BALLYDOORIN BAKEHOUSE", merchant_also=[], address="Strand Street, Ballydoorin",
        date="2026-02-06", currency="EUR", tax_id="IE0041826AB", payment="cash",
        note="Irish bakehouse, folded; stored lying on its side with EXIF orientation 6; three VAT rates, euro sign in front",
    )
    shot = Shot(table="oak", size=(900, 1420), angle=-3, crumple=0.35, folds=(0.3, 0.68), blur=0.6, tint=(244, 240, 230))
    return Receipt("ie-bakehouse.jpg", sale.expected(**facts), lambda seed: photograph(p.tear_off(), shot, seed), orientation=6)


RECEIPTS = (uk_grocer, uk_bookshop, ie_bakehouse)
