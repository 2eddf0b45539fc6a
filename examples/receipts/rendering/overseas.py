"""Further away: a diner and a hardware store in the United States, a trader in Malaysia."""
from decimal import Decimal

from . import logos
from .photo import Shot, photograph, scan
from .printer import Printer
from .receipt import Receipt
from .sale import Line, Sale, english


def us_diner():
    sale = Sale(
        (
            Line("BLUE PLATE SPECIAL", "14.95", "7.25", "2"),
            Line("GRILLED CHEESE", "9.50", "7.25"),
            Line("SIDE FRIES", "4.25", "7.25"),
            Line("ICED TEA", "2.95", "7.25", "3"),
            Line("CHERRY PIE SLICE", "5.75", "7.25"),
        ),
        taxed="added",
        tip_percent="18",
    )
    p = Printer(512, "FreeMonoBold.ttf", 24, leading=1.2)
    p.draw(78, logos.arches)
    p.feed(6)
    p.center("TUMBLEFERN DINER", face="FreeSansBold.ttf", size=44)
    p.center("1180 Old Mill Road")
    p.center("Maple Hollow, OH 43999")
    p.center("(555) 555-0142")
    p.feed()
    p.pair("Check #: 20817", "Table: 12")
    p.pair("Server: Dolores", "Guests: 3")
    p.pair("02/17/2026", "12:44 PM")
    p.line(2)
    for line in sale.lines:
        p.pair(f"{line.quantity} {line.description}", english(line.amount))
    p.line(2)
    p.pair("Subtotal", f"${english(sale.subtotal)}")
    p.pair("Sales Tax 7.25%", f"${english(sale.tax)}")
    p.pair("Gratuity 18%", f"${english(sale.tip)}")
    p.feed(4)
    p.pair("TOTAL", f"${english(sale.total)}", size=40, face="FreeSansBold.ttf")
    p.feed(4)
    p.pair("VISA XXXX2290", "APPROVED")
    p.pair("Auth: 04418C", f"${english(sale.total)}")
    p.feed()
    p.center("*** CUSTOMER COPY ***")
    p.center("Y'all come back now!")
    facts = dict(
        merchant="TUMBLEFERN DINER", merchant_also=[], address="1180 Old Mill Road Maple Hollow, OH 43999",
        date="2026-02-17", currency="USD", tax_id=None, payment="card",
        note="diner, out of focus; month-first date, sales tax and gratuity added to the subtotal",
    )
    shot = Shot(table="grey boards", size=(940, 1380), angle=1.5, crumple=0.15, blur=1.9, noise=4, curl=0.5)
    return Receipt("us-diner.jpg", sale.expected(**facts), lambda seed: photograph(p.tear_off(), shot, seed))


def us_hardware():
    sale = Sale(
        (
            Line("CORDLESS MOWER 40V", "429.00", "6.5", "2"),
            Line("CEDAR FENCE PANEL 6FT", "62.75", "6.5", "8"),
            Line("DECK SCREWS 5LB", "31.98", "6.5", "3"),
            Line("RETURN GARDEN HOSE", "-44.97", "6.5"),
        ),
        taxed="added",
    )
    p = Printer(576, "Inconsolata.otf", 26, leading=1.2)
    p.center("BRINDLEFORK & SONS", face="BebasNeue-Bold.otf", size=84)
    p.feed(-18)
    p.center("HARDWARE & GARDEN", face="BebasNeue-Regular.otf", size=40)
    p.center("STORE 0417   2250 COUNTY LINE RD")
    p.center("CEDARMERE, IA 52999")
    p.feed()
    p.pair("Nov 22, 2025   3:05 PM", "REG 02 TRN 8841")
    p.rule("=")
    for line in sale.lines:
        amount = english(abs(line.amount)) + ("-" if line.amount < 0 else "")
        p.pair(line.description, amount)
        if line.quantity != "1":
            p.text(f"    {line.quantity} @ {english(Decimal(line.price))} EA")
    p.rule("=")
    p.cells(("SUBTOTAL", 330, "r"), (english(sale.subtotal), 576, "r"))
    p.cells(("TAX 6.500%", 330, "r"), (english(sale.tax), 576, "r"))
    p.cells(("TOTAL", 330, "r"), (f"${english(sale.total)}", 576, "r"), stretch=(1, 1.5), bold=True)
    p.cells(("MASTER CREDIT", 330, "r"), (english(sale.total), 576, "r"))
    p.feed()
    p.text("ACCT ************7716  AUTH 551902")
    p.text("ITEMS SOLD 13   ITEMS RETURNED 1")
    p.feed()
    p.barcode("0417028841112225")
    p.center("RETURN POLICY: 90 DAYS")
    p.center("POLICY EXPIRES ON 02/20/2026")
    facts = dict(
        merchant="BRINDLEFORK & SONS HARDWARE & GARDEN", merchant_also=["BRINDLEFORK & SONS", "BRINDLEFORK & SONS HARDWARE"],
        address="2250 COUNTY LINE RD CEDARMERE, IA 52999", date="2025-11-22", currency="USD", tax_id=None, payment="card",
        note="hardware store as WebP, noisy; thousands separators, a return with a trailing minus, a second date below (end of returns)",
    )
    shot = Shot(table="slate", size=(940, 1400), angle=-2, crumple=0.45, noise=6, blur=0.5, light=0.85)
    return Receipt("us-hardware.webp", sale.expected(**facts), lambda seed: photograph(p.tear_off(), shot, seed))


def my_trading():
    sale = Sale(
        (
            Line("SUPER GLUE 3G", "4.50", "6", "3"),
            Line("EXTENSION SOCKET 4 WAY", "38.90", "6"),
            Line("LED BULB 9W DAYLIGHT", "7.30", "6", "6"),
            Line("RICE 5KG", "26.40", "0"),
        ),
        taxed="added",
        coin="0.05",
    )
    codes = {Decimal("6"): "SR", Decimal("0"): "ZRL"}
    cash = Decimal("150.00")
    p = Printer(600, "LiberationSans-Regular.ttf", 25, leading=1.25, bold_face="LiberationSans-Bold.ttf")
    p.center("SERI TEMBAYU JAYA", size=34, bold=True)
    p.center("TRADING SDN BHD", size=34, bold=True)
    p.center("(0041826-X)")
    p.center("NO. 7, JALAN BUNGA RAYA 3/9,")
    p.center("TAMAN TEMBAYU, 81999 JOHOR")
    p.center("TEL : 07-000 0142")
    p.center("GST ID : 000418264512")
    p.feed()
    p.center("TAX INVOICE", bold=True)
    p.line(1)
    p.cells(("Doc No", 0, "l"), (": CS0071882", 110, "l"), ("Date :", 380, "l"), ("07/08/2025", 600, "r"))
    p.cells(("Cashier", 0, "l"), (": AMINAH", 110, "l"), ("Time :", 380, "l"), ("16:31:09", 600, "r"))
    p.line(1)
    p.cells(("Item", 0, "l"), ("Qty", 330, "r"), ("Price", 430, "r"), ("Amount", 530, "r"), ("Tax", 600, "r"), bold=True)
    for line in sale.lines:
        p.text(line.description)
        p.cells((line.quantity, 330, "r"), (english(Decimal(line.price)), 430, "r"), (english(line.amount), 530, "r"), (codes[Decimal(line.rate)], 600, "r"))
    p.line(1)
    for label, amount in (
        ("Total Sales (Excluding GST) :", sale.subtotal),
        ("Total GST :", sale.tax),
        ("Total Sales (Inclusive of GST) :", sale.unrounded),
        ("ROUNDING ADJ :", sale.rounding),
    ):
        p.cells((label, 440, "r"), (english(amount), 600, "r"))
    p.cells(("TOTAL (RM) :", 440, "r"), (english(sale.total), 600, "r"), size=30, bold=True)
    p.cells(("CASH :", 440, "r"), (english(cash), 600, "r"))
    p.cells(("CHANGE :", 440, "r"), (english(cash - sale.total), 600, "r"))
    p.line(1)
    p.text("GST SUMMARY", bold=True)
    p.cells(("Tax Code", 0, "l"), ("%", 230, "r"), ("Amt (RM)", 400, "r"), ("Tax (RM)", 600, "r"))
    for tax in reversed(sale.taxes):
        p.cells((codes[tax.rate], 0, "l"), (str(tax.rate), 230, "r"), (english(tax.base), 400, "r"), (english(tax.tax), 600, "r"))
    p.cells(("Total :", 230, "r"), (english(sale.base), 400, "r"), (english(sale.tax), 600, "r"), bold=True)
    p.feed()
    p.center("GOODS SOLD ARE NOT RETURNABLE. THANK YOU.", size=22)
    facts = dict(
        merchant="SERI TEMBAYU JAYA TRADING SDN BHD", merchant_also=["SERI TEMBAYU JAYA TRADING", "SERI TEMBAYU JAYA"],
        address="NO. 7, JALAN BUNGA RAYA 3/9, TAMAN TEMBAYU, 81999 JOHOR", date="2025-08-07", currency="MYR", tax_id="000418264512", payment="cash",
        note="flat scan; day-first date that could be read either way, rounding to 5 sen, GST table with a total of its own",
    )
    return Receipt("my-trading.jpg", sale.expected(**facts), lambda seed: scan(p.tear_off(), seed, skew=1.1, scale=1.2, ink=0.85, dust=160, streaks=4, fade=0.2, margin=(90, 70)))


RECEIPTS = (us_diner, us_hardware, my_trading)
