"""Spanish and Catalan shops: supermarket, grocer, chemist, ironmonger."""
from decimal import Decimal

from . import logos
from .photo import Shot, photograph
from .printer import Printer
from .receipt import Receipt
from .sale import Line, Sale, spanish
from .tax_ids import company_nif, person_nif


def supermercado():
    nif = company_nif("A", "0041826")
    sale = Sale(
        (
            Line("LECHE ENTERA 1 L", "0.97", "4", "6"),
            Line("PAN DE MOLDE", "1.35", "4"),
            Line("TOMATE FRITO BRIK", "1.15", "10", "2"),
            Line("ACEITE OLIVA V. 1 L", "8.95", "4"),
            Line("HUEVOS CAMPEROS 12", "3.45", "4"),
            Line("CAFÉ MOLIDO 250 G", "3.79", "10"),
            Line("PECHUGA DE POLLO", "5.46", "10"),
            Line("GALLETAS AVENA", "1.85", "10"),
            Line("DETERGENTE LÍQUIDO", "6.90", "21"),
            Line("BOLSA REUTILIZABLE", "0.15", "21"),
            Line("PLÁTANO", "2.29", "4", "0.876"),
            Line("TOMATE RAMA", "1.99", "4", "1.240"),
        ),
        taxed="included",
    )
    p = Printer(576, "Inconsolata.otf", 25)
    p.center("MERCAVELÍN, S.A.", stretch=(1.45, 1.5), bold=True)
    p.center(f"NIF {nif}")
    p.center("ALAMEDA VIEJA, 12")
    p.center("41999 TORREALMENA (SEVILLA)")
    p.center("TELÉFONO: 955 000 142")
    p.center("14/01/2026 19:42  OP: 204417")
    p.center("FACTURA SIMPLIFICADA: 2071-004-118236")
    p.feed()
    p.cells(("Descripción", 34, "l"), ("P. Unit", 452, "r"), ("Imp. (€)", 576, "r"))
    for line in sale.lines:
        if "." in line.quantity:
            p.cells(("1", 0, "l"), (line.description, 34, "l"))
            weight = line.quantity.replace(".", ",")
            p.cells((f"{weight} kg", 60, "l"), (f"{spanish(Decimal(line.price))} €/kg", 420, "r"), (spanish(line.amount), 576, "r"))
        else:
            unit = spanish(Decimal(line.price)) if line.quantity != "1" else ""
            p.cells((line.quantity, 0, "l"), (line.description, 34, "l"), (unit, 452, "r"), (spanish(line.amount), 576, "r"))
    p.feed()
    p.cells(("TOTAL (€)", 430, "r"), (spanish(sale.total), 576, "r"), stretch=(1, 1.5), bold=True)
    p.cells(("TARJETA BANCARIA", 430, "r"), (spanish(sale.total), 576, "r"))
    p.feed()
    p.cells(("IVA", 20, "l"), ("BASE IMPONIBLE (€)", 370, "r"), ("CUOTA (€)", 560, "r"))
    for tax in sale.taxes:
        p.cells((f"{tax.rate}%", 20, "l"), (spanish(tax.base), 370, "r"), (spanish(tax.tax), 560, "r"))
    p.cells(("TOTAL", 20, "l"), (spanish(sale.base), 370, "r"), (spanish(sale.tax), 560, "r"))
    p.feed()
    p.pair("TARJ: **** **** **** 4417", "AUT: 603182")
    p.pair(f"Importe: {spanish(sale.total)} €", "SIN CONTACTO")
    p.feed()
    p.center("SE ADMITEN DEVOLUCIONES CON TICKET")
    p.barcode("2071004118236204417")
    facts = dict(
        merchant="MERCAVELÍN, S.A.", merchant_also=["MERCAVELÍN"], address="ALAMEDA VIEJA, 12 41999 TORREALMENA (SEVILLA)",
        date="2026-01-14", currency="EUR", tax_id=nif, payment="card",
        note="supermarket on a table; the VAT table has a TOTAL line of its own, two lines are sold by weight",
    )
    shot = Shot(table="oak", angle=-2.5, keystone=(0.03, 0.0), offset=(8, 0), crumple=0.25, blur=0.6)
    return Receipt("es-supermercado.jpg", sale.expected(**facts), lambda seed: photograph(p.tear_off(), shot, seed))


def queviures():
    nif = company_nif("B", "0073195")
    sale = Sale(
        (
            Line("PA DE PAGÈS 1/2", "1.95", "4"),
            Line("FUET EXTRA", "3.60", "10", "2"),
            Line("FORMATGE CABRA", "4.75", "4"),
            Line("IOGURT NATURAL X4", "2.10", "10"),
            Line("MONGETA SECA 500 G", "2.85", "4"),
            Line("VI NEGRE CRIANÇA", "7.40", "21"),
            Line("COCA DE LLARDONS", "6.25", "10"),
        ),
        taxed="included",
    )
    p = Printer(400, "3270-Regular.ttf", 24, leading=1.12)
    p.draw(86, logos.wheat)
    p.center("QUEVIURES", stretch=(1.5, 1.2), bold=True)
    p.center("CAL PITARROIG", stretch=(1.5, 1.2), bold=True)
    p.center("Carrer del Safareig, 8")
    p.center("08999 Vilamorella")
    p.center(f"NIF: {nif}")
    p.center("Tel. 938 000 177")
    p.rule("=")
    p.pair("23.02.26 18:05", "Tiq: 01-55120")
    p.pair("L'ha atès: Mercè", "Caixa 2")
    p.rule()
    for line in sale.lines:
        p.pair(line.description, spanish(line.amount))
        if line.quantity != "1":
            p.text(f"    {line.quantity} u. x {spanish(Decimal(line.price))}")
    p.rule()
    p.pair("TOTAL €", spanish(sale.total), stretch=(1.2, 1.6), bold=True)
    p.pair("TARGETA", spanish(sale.total))
    p.text(f"{len(sale.lines) + 1} articles")
    p.rule()
    p.cells(("Tipus", 0, "l"), ("Base", 190, "r"), ("Quota", 290, "r"), ("Total", 400, "r"))
    for tax in sale.taxes:
        p.cells((f"{tax.rate},00%", 0, "l"), (spanish(tax.base), 190, "r"), (spanish(tax.tax), 290, "r"), (spanish(tax.gross), 400, "r"))
    p.rule()
    p.center("IVA inclòs")
    p.center("Gràcies per la seva visita")
    facts = dict(
        merchant="QUEVIURES CAL PITARROIG", merchant_also=["CAL PITARROIG"], address="Carrer del Safareig, 8 08999 Vilamorella",
        date="2026-02-23", currency="EUR", tax_id=nif, payment="card",
        note="Catalan grocer, crumpled, dim; name over two rows, date as dd.mm.yy",
    )
    shot = Shot(table="walnut", size=(840, 1460), angle=4, crumple=1.0, curl=0.5, tint=(238, 234, 224), light=0.72, slope=0.3, blur=0.6, noise=4)
    return Receipt("ca-queviures.jpg", sale.expected(**facts), lambda seed: photograph(p.tear_off(), shot, seed))


def farmacia():
    nif = person_nif(99204817)
    sale = Sale(
        (
            Line("IBUPROFENO 400 MG 30 C", "1.97", "4"),
            Line("PARACETAMOL 1 G 20 C", "2.50", "4", "2"),
            Line("SUERO FISIOLÓGICO 30 UD", "5.95", "10"),
            Line("CREMA SOLAR SPF50 50 ML", "18.90", "21"),
            Line("TIRITAS SURTIDAS", "3.45", "10"),
        ),
        taxed="included",
    )
    cash = Decimal("50.00")
    p = Printer(560, "LiberationSans-Regular.ttf", 25, bold_face="LiberationSans-Bold.ttf")
    p.draw(96, logos.cross)
    p.feed(6)
    p.center("FARMACIA IRUREGUI SOTELANA", size=33, bold=True)
    p.center("Lda. Maite Iruregui Sotelana")
    p.center(f"N.I.F. {nif[:-1]}-{nif[-1]}")
    p.center("Pza. del Almirez, 3 · 31998 Lezaundi (Navarra)")
    p.center("Tel. 948 000 163")
    p.feed()
    p.pair("Fra. simplificada FS-26/0031874", "17/06/26  12:38")
    p.line()
    p.cells(("Ud", 0, "l"), ("Descripción", 50, "l"), ("PVP", 460, "r"), ("Importe", 560, "r"), bold=True)
    p.line(1)
    for line in sale.lines:
        p.cells((line.quantity, 0, "l"), (line.description, 50, "l"), (spanish(Decimal(line.price)), 460, "r"), (spanish(line.amount), 560, "r"), size=23)
    p.line()
    p.pair("TOTAL EUR", spanish(sale.total), size=40, bold=True)
    p.feed(4)
    p.cells(("ENTREGADO", 300, "l"), (spanish(cash), 560, "r"))
    p.cells(("CAMBIO", 300, "l"), (spanish(cash - sale.total), 560, "r"))
    p.feed()
    p.cells(("% IVA", 80, "r"), ("Base", 250, "r"), ("Cuota", 390, "r"), ("Total", 560, "r"), bold=True)
    for tax in sale.taxes:
        p.cells((f"{tax.rate},00", 80, "r"), (spanish(tax.base), 250, "r"), (spanish(tax.tax), 390, "r"), (spanish(tax.gross), 560, "r"))
    p.line(1)
    p.center("Le atendió: Amaia")
    p.center("No se admiten devoluciones de medicamentos")
    facts = dict(
        merchant="FARMACIA IRUREGUI SOTELANA", merchant_also=["FARMACIA IRUREGUI", "MAITE IRUREGUI SOTELANA"],
        address="Pza. del Almirez, 3 31998 Lezaundi (Navarra)", date="2026-06-17", currency="EUR", tax_id=f"{nif[:-1]}-{nif[-1]}", payment="cash",
        note="chemist, photographed upside down (180 degrees); paid in cash with change",
    )
    shot = Shot(table="granite", size=(960, 1320), angle=181.5, crumple=0.15, folds=(0.52,), keystone=(-0.02, 0.01), blur=0.6)
    return Receipt("es-farmacia.jpg", sale.expected(**facts), lambda seed: photograph(p.tear_off(), shot, seed))


def ferreteria():
    nif = company_nif("B", "0058203")
    sale = Sale(
        (
            Line("GENERADOR INVERTER 3000 W", "1149.00", "21"),
            Line("TALADRO PERCUTOR 18 V", "189.95", "21"),
            Line("BROCAS SDS JUEGO 5", "24.50", "21", "2"),
            Line("TORNILLO 5X60 CAJA 200", "13.80", "21", "3"),
            Line("ABONO SIERRA DE CALAR", "-64.90", "21"),
        ),
        taxed="included",
        discount_percent="5",
    )
    (tax,) = sale.taxes
    p = Printer(576, "LiberationMono-Regular.ttf", 22, leading=1.3, bold_face="LiberationMono-Bold.ttf")
    p.draw(92, logos.hexagons)
    p.feed(8)
    p.center("FERRETERÍA", stretch=(1.3, 1.5), bold=True)
    p.center("ARRANZALDE, S.L.", stretch=(1.3, 1.5), bold=True)
    p.center(f"N.I.F. {nif}")
    p.center("Polígono La Fragua, nave 14")
    p.center("50998 Valdeyunque (Zaragoza)")
    p.feed()
    p.text("FACTURA SIMPLIFICADA", bold=True)
    p.pair("Número: T25-004471", "Vendedor: 03")
    p.text("Fecha: 9 de octubre de 2025   10:26")
    p.line(2)
    p.cells(("Uds", 0, "l"), ("Artículo", 52, "l"), ("Precio", 465, "r"), ("Total", 576, "r"), size=20)
    p.line(1)
    for line in sale.lines:
        quantity = "-1" if line.price.startswith("-") else line.quantity
        price = spanish(abs(Decimal(line.price)))
        p.cells((quantity, 0, "l"), (line.description, 52, "l"), (price, 465, "r"), (spanish(line.amount), 576, "r"), size=20)
    p.line(1)
    p.pair("SUBTOTAL", spanish(sale.subtotal))
    p.pair("DTO. CLIENTE 5%", spanish(-sale.discount))
    p.pair("BASE IMPONIBLE", spanish(tax.base))
    p.pair("IVA 21%", spanish(tax.tax))
    p.feed(4)
    p.pair("TOTAL A PAGAR", f"{spanish(sale.total)} €", stretch=(1.15, 1.5), bold=True)
    p.feed(4)
    p.pair("Tarjeta débito", spanish(sale.total))
    p.feed()
    p.center("Garantía: conserve este ticket")
    p.center("www.arranzalde.example")
    facts = dict(
        merchant="FERRETERÍA ARRANZALDE, S.L.", merchant_also=["FERRETERÍA ARRANZALDE", "ARRANZALDE, S.L."],
        address="Polígono La Fragua, nave 14 50998 Valdeyunque (Zaragoza)", date="2025-10-09", currency="EUR", tax_id=nif, payment="card",
        note="simplified invoice turned by about 25 degrees; thousands separators, a returned article, a discount, the month in words",
    )
    shot = Shot(table="slate", size=(1240, 1500), angle=25, fill=0.99, crumple=0.2, curl=0.3, blur=0.45)
    return Receipt("es-ferreteria.jpg", sale.expected(**facts), lambda seed: photograph(p.tear_off(), shot, seed))


RECEIPTS = (supermercado, queviures, farmacia, ferreteria)
