"""Receipts as PDF: an invoice of two pages that are pictures only, and one page with a text layer."""
import io
from dataclasses import dataclass
from typing import Callable

from reportlab import rl_config
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from . import logos
from .photo import scan
from .printer import Printer, font_file
from .sale import Line, Sale, english, spanish
from .tax_ids import company_nif


@dataclass(frozen=True)
class Document:
    """As `Receipt`, for a PDF: `pages(canvas)` draws them."""

    file: str
    expected: dict
    pages: Callable[[Canvas], None]

    @property
    def id(self):
        return self.file.removesuffix(".pdf")

    def write(self, folder):
        rl_config.useA85 = 0  # streams as they are, not wrapped in ASCII: a fifth smaller
        # invariant: no time stamp and no random document id, so that the same pages are the same bytes.
        canvas = Canvas(str(folder / self.file), pagesize=A4, invariant=1)
        canvas.setTitle(self.id)
        self.pages(canvas)
        canvas.save()


def hotel():
    nif = company_nif("B", "0062918")
    sale = Sale(
        (
            Line("HABITACIÓN DOBLE 09/04/2026", "118.00", "10"),
            Line("HABITACIÓN DOBLE 10/04/2026", "118.00", "10"),
            Line("HABITACIÓN DOBLE 11/04/2026", "136.00", "10"),
            Line("DESAYUNO BUFFET", "14.50", "10", "6"),
            Line("CENA RESTAURANTE 10/04/2026", "61.40", "10"),
            Line("APARCAMIENTO 3 NOCHES", "16.00", "21", "3"),
            Line("CIRCUITO TERMAL", "45.00", "21", "2"),
            Line("LAVANDERÍA", "23.75", "21"),
        ),
        taxed="added",
    )

    def sheet(number):
        p = Printer(940, "LiberationSans-Regular.ttf", 25, leading=1.4, bold_face="LiberationSans-Bold.ttf")
        p.draw(90, logos.arches)
        p.feed(10)
        p.center("HOTEL PAZO DE LUMEIRA, S.L.", size=36, bold=True)
        p.center(f"NIF {nif} · Rúa da Fonte Vella, 2 · 36998 Lumeira (Pontevedra)", size=22)
        p.feed(20)
        p.pair("FACTURA H26/01184", f"Página {number} de 2", bold=True)
        p.pair("Fecha de factura: 12/04/2026", "Entrada: 09/04/2026   Salida: 12/04/2026", size=23)
        p.feed()
        return p

    first = sheet(1)
    first.line(2)
    first.cells(("Concepto", 0, "l"), ("Cant.", 560, "r"), ("Precio", 740, "r"), ("Importe", 940, "r"), bold=True)
    first.line(1)
    for line in sale.lines:
        first.cells((line.description, 0, "l"), (line.quantity, 560, "r"), (spanish(line.amount / int(line.quantity)), 740, "r"), (spanish(line.amount), 940, "r"))
        first.feed(14)
    first.line(1)
    first.pair("Suma y sigue", spanish(sale.subtotal))
    second = sheet(2)
    second.pair("Suma anterior", spanish(sale.subtotal))
    second.line(1)
    second.cells(("Tipo IVA", 0, "l"), ("Base imponible", 420, "r"), ("Cuota", 680, "r"), ("Total", 940, "r"), bold=True)
    for tax in sale.taxes:
        second.cells((f"{tax.rate} %", 0, "l"), (spanish(tax.base), 420, "r"), (spanish(tax.tax), 680, "r"), (spanish(tax.gross), 940, "r"))
    second.line(1)
    second.feed(20)
    second.pair("TOTAL FACTURA", f"{spanish(sale.total)} €", size=40, bold=True)
    second.feed(20)
    second.text("Forma de pago: transferencia bancaria")
    second.text("Gracias por alojarse con nosotros.")
    for p in (first, second):
        p.y = 1330  # a whole sheet

    def pages(canvas):
        for seed, p in ((1184, first), (1185, second)):
            picture = io.BytesIO()
            scan(p.tear_off(), seed, skew=0.5, scale=1.0, dust=50, grain=0.002, margin=(60, 80)).convert("L").save(picture, "JPEG", quality=60)
            picture.seek(0)
            canvas.drawImage(ImageReader(picture), 0, 0, *A4)
            canvas.showPage()

    facts = dict(
        merchant="HOTEL PAZO DE LUMEIRA, S.L.", merchant_also=["HOTEL PAZO DE LUMEIRA", "PAZO DE LUMEIRA"],
        address="Rúa da Fonte Vella, 2 36998 Lumeira (Pontevedra)", date="2026-04-12", currency="EUR", tax_id=nif, payment="transfer",
        note="scanned invoice of two pages without a text layer; the lines are on page 1, taxes and total on page 2",
    )
    return Document("es-hotel.pdf", sale.expected(**facts), pages)


def software():
    sale = Sale(
        (
            Line("Team licence, 12 months", "96.00", "20", "9"),
            Line("Priority support, 12 months", "240.00", "20"),
            Line("Data import, per hour", "85.00", "20", "3.5"),
        ),
        taxed="added",
        discount_percent="10",
    )
    (tax,) = sale.taxes

    def pages(canvas):
        for name in ("LiberationSans-Regular", "LiberationSans-Bold"):
            pdfmetrics.registerFont(TTFont(name, font_file(f"{name}.ttf")))
        width, height = A4
        y = height - 70

        def row(*cells, size=10, bold=False, gap=16):
            nonlocal y
            canvas.setFont("LiberationSans-Bold" if bold else "LiberationSans-Regular", size)
            for text, x, side in cells:
                (canvas.drawRightString if side == "r" else canvas.drawString)(x, y, text)
            y -= gap

        left, right = 60, width - 60
        row(("Quillfern Software Ltd", left, "l"), ("INVOICE", right, "r"), size=18, bold=True, gap=22)
        row(("Unit 6, Weir House, Sallowbridge SB2 9ZZ", left, "l"))
        row(("VAT number GB 000 6204 17 · accounts@quillfern.example", left, "l"), gap=34)
        row(("Invoice number", left, "l"), ("QF-2025-0931", 170, "l"), ("Bill to", 340, "l"), bold=True)
        row(("Invoice date", left, "l"), ("30 September 2025", 170, "l"), ("Marrowfield Ceramics", 340, "l"))
        row(("Payment due", left, "l"), ("30 October 2025", 170, "l"), ("2 Kiln Lane, Marrowfield", 340, "l"), gap=34)
        row(("Description", left, "l"), ("Qty", 330, "r"), ("Unit price", 430, "r"), ("Amount (GBP)", right, "r"), bold=True, gap=8)
        canvas.line(left, y, right, y)
        y -= 16
        for line in sale.lines:
            row((line.description, left, "l"), (line.quantity, 330, "r"), (line.price, 430, "r"), (english(line.amount), right, "r"))
        canvas.line(left, y + 6, right, y + 6)
        y -= 10
        row(("Subtotal", 430, "r"), (english(sale.subtotal), right, "r"))
        row(("Discount 10%", 430, "r"), (english(-sale.discount), right, "r"))
        row(("Net", 430, "r"), (english(tax.base), right, "r"))
        row(("VAT 20%", 430, "r"), (english(tax.tax), right, "r"), gap=20)
        row(("Total due", 430, "r"), (f"£{english(sale.total)}", right, "r"), size=13, bold=True, gap=40)
        row(("Please pay by bank transfer within 30 days. Thank you for your business.", left, "l"))
        canvas.showPage()

    facts = dict(
        merchant="Quillfern Software Ltd", merchant_also=["Quillfern Software"], address="Unit 6, Weir House, Sallowbridge SB2 9ZZ",
        date="2025-09-30", currency="GBP", tax_id="GB000620417", payment="transfer",
        note="invoice of one page with a text layer; a due date after the date, the customer's name, a discount before tax",
    )
    return Document("en-software.pdf", sale.expected(**facts), pages)


RECEIPTS = (hotel, software)
