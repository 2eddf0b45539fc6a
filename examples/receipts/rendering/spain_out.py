"""Out and about in Spain: restaurant, petrol station, car park, bar."""
from decimal import Decimal

from . import logos
from .photo import Shot, photograph, scan
from .printer import Printer
from .receipt import Receipt
from .sale import Line, Sale, spanish
from .tax_ids import company_nif


def restaurante():
    nif = company_nif("B", "0029461")
    sale = Sale(
        (
            Line("MENÚ DEL DÍA", "15.50", "10", "2"),
            Line("MENÚ INFANTIL", "9.80", "10"),
            Line("SUPL. LUBINA A LA SAL", "4.00", "10"),
            Line("AGUA MINERAL 75 CL", "2.20", "10"),
            Line("COPA VERDEJO", "3.10", "10", "2"),
            Line("CREMA CATALANA", "5.20", "10"),
            Line("CAFÉ SOLO", "1.60", "10", "3"),
        ),
        taxed="included",
    )
    (tax,) = sale.taxes
    p = Printer(512, "LiberationSansNarrow-Regular.ttf", 29, leading=1.18, bold_face="LiberationSansNarrow-Bold.ttf")
    p.draw(84, logos.fish)
    p.feed(6)
    p.center("Casa Lubina Gris", face="lobster.otf", size=58)
    p.center("Lubina Gris Hostelería, S.L.")
    p.center(f"CIF {nif[0]}-{nif[1:]}")
    p.center("Muelle Chico, 5 · 11999 Puerto Almadraba")
    p.feed()
    p.pair("Mesa: 7   Comensales: 3", "Camarero: Inés")
    p.pair("Fecha: 28/11/25", "Hora: 15:17")
    p.text("Factura simplificada A/18842")
    p.line(2)
    p.cells(("Cant.", 0, "l"), ("Concepto", 70, "l"), ("Precio", 410, "r"), ("Importe", 512, "r"), bold=True)
    p.line(1)
    for line in sale.lines:
        p.cells((line.quantity, 10, "l"), (line.description, 70, "l"), (spanish(Decimal(line.price)), 410, "r"), (spanish(line.amount), 512, "r"))
    p.line(2)
    p.pair("Base imponible", spanish(tax.base), inset=20)
    p.pair("IVA 10 %", spanish(tax.tax), inset=20)
    p.feed(4)
    p.pair("TOTAL A PAGAR", f"{spanish(sale.total)} €", size=44, bold=True)
    p.feed()
    p.center("Propina no incluida")
    p.center("¡Gracias por su visita!")
    facts = dict(
        merchant="Casa Lubina Gris", merchant_also=["Lubina Gris Hostelería, S.L.", "Lubina Gris"],
        address="Muelle Chico, 5 11999 Puerto Almadraba", date="2025-11-28", currency="EUR", tax_id=f"{nif[0]}-{nif[1:]}",
        note="restaurant bill turned by about 8 degrees; set menu, table and waiter, brand in script letters above the legal name",
    )
    shot = Shot(table="red cloth", size=(980, 1420), angle=8, fill=0.95, crumple=0.12, folds=(0.36,), tint=(250, 248, 244), blur=0.6)
    return Receipt("es-restaurante.jpg", sale.expected(**facts), lambda seed: photograph(p.tear_off(), shot, seed))


def gasolinera():
    nif = company_nif("B", "0091374")
    sale = Sale((Line("GASÓLEO A", "1.459", "21", "38.52"), Line("LAVADO TÚNEL 2", "6.50", "21")), taxed="included")
    fuel, wash = sale.lines
    (tax,) = sale.taxes
    p = Printer(384, "DejaVuSansMono.ttf", 21, leading=1.3)
    p.draw(84, logos.drop)
    p.center("E.S. VALDEORNA", stretch=(1.25, 1.5), bold=True)
    p.center("Carburantes Valdeorna, S.L.")
    p.center(f"NIF {nif}")
    p.center("Ctra. N-999 km 41,300")
    p.center("24998 Valdeorna (León)")
    p.feed()
    p.text("FACTURA SIMPLIFICADA")
    p.text("Nº 26/0007/018453")
    p.pair("05-03-2026", "07:58:12")
    p.pair("SURTIDOR: 04", "MANGUERA: 2")
    p.rule()
    p.pair(fuel.description, f"{spanish(fuel.amount)} €")
    p.text(" 38,52 L x 1,459 €/L")
    p.pair(wash.description, f"{spanish(wash.amount)} €")
    p.text(f" 1 x {spanish(wash.amount)}")
    p.rule()
    p.pair("TOTAL", f"{spanish(sale.total)} €", stretch=(1.2, 1.6), bold=True)
    p.pair("VISA ****0936", spanish(sale.total))
    p.feed()
    p.pair("BASE IMP.", spanish(tax.base))
    p.pair("IVA 21,00%", spanish(tax.tax))
    p.feed()
    p.text("MATRÍCULA: 0000 BBB")
    p.center("BUEN VIAJE")
    facts = dict(
        merchant="E.S. VALDEORNA", merchant_also=["Carburantes Valdeorna, S.L.", "ESTACIÓN DE SERVICIO VALDEORNA", "VALDEORNA"],
        address="Ctra. N-999 km 41,300 24998 Valdeorna (León)", date="2026-03-05", currency="EUR", tax_id=nif, payment="card",
        note="petrol station, faint print with dead dots; litres times a price of three decimals",
    )
    shot = Shot(table="grey boards", size=(800, 1500), angle=-4, ink=0.62, fade=0.55, streaks=9, crumple=0.3, tint=(240, 238, 232), blur=0.55)
    return Receipt("es-gasolinera.jpg", sale.expected(**facts), lambda seed: photograph(p.tear_off(), shot, seed))


def aparcamiento():
    nif = company_nif("A", "0016457")
    sale = Sale((Line("ROTACIÓN 165 min", "0.0435", "21", "165"),), taxed="included")
    (tax,) = sale.taxes
    p = Printer(560, "DejaVuSansCondensed.ttf", 26, leading=1.25, bold_face="DejaVuSansCondensed-Bold.ttf")
    p.cells(("P", 280, "c"), face="DejaVuSans-Bold.ttf", size=96)
    p.center("APARCAMIENTO", size=38, bold=True)
    p.center("PLAZA TORDELEÑA", size=38, bold=True)
    p.center(f"Ordaluz Movilidad, S.A. · NIF {nif}", size=23)
    p.center("Plaza Tordeleña, s/n · 47997 Peñalbilla", size=23)
    p.feed()
    p.pair("RECIBO", "Nº 0031-558204", bold=True)
    p.line(2)
    p.pair("ENTRADA", "30/12/2025  22:51")
    p.pair("SALIDA", "31/12/2025  01:36")
    p.pair("ESTANCIA", "2 h 45 min")
    p.line(1)
    p.pair(sale.lines[0].description, spanish(sale.lines[0].amount))
    p.text("165 x 0,0435 €/min", size=22)
    p.line(1)
    p.pair("Base imponible", spanish(tax.base))
    p.pair("IVA (21%)", spanish(tax.tax))
    p.feed(8)
    p.inverse("IMPORTE TOTAL", f"{spanish(sale.total)} €", size=40, bold=True)
    p.pair("Pagado: 31/12/2025 01:31", "TARJETA", size=23)
    p.feed(10)
    p.matrix("0031-558204")
    p.center("Válido para salir hasta las 01:46", size=23)
    facts = dict(
        merchant="APARCAMIENTO PLAZA TORDELEÑA", merchant_also=["Ordaluz Movilidad, S.A.", "PLAZA TORDELEÑA"],
        address="Plaza Tordeleña, s/n 47997 Peñalbilla", date="2025-12-31", currency="EUR", tax_id=nif, payment="card",
        note="car park, flat scan as PNG; entry the day before the payment, total white on black, a price of four decimals",
    )
    return Receipt("es-aparcamiento.png", sale.expected(**facts), lambda seed: scan(p.tear_off(), seed, skew=-0.8, scale=1.15, dust=40, grain=0.0))


def bar():
    nif = company_nif("B", "0037052")
    sale = Sale(
        (
            Line("CAÑA", "1.80", "10", "2"),
            Line("PINCHO TORTILLA", "2.60", "10"),
            Line("BOCADILLO LOMO", "4.90", "10"),
            Line("CAFÉ CON LECHE", "1.55", "10", "2"),
        ),
        taxed="included",
    )
    cash = Decimal("20.00")
    p = Printer(384, "DotGothic16-Regular.ttf", 24, leading=1.15)
    p.center("BAR LA GARITA", stretch=(2, 2))
    p.center("DE TOÑO", stretch=(2, 2))
    p.center("C/ Herradores, 21 bajo")
    p.center("37996 Almenárez (Salamanca)")
    p.center(f"NIF: {nif}")
    p.feed()
    p.pair("02-05-26", "11:08")
    p.pair("TICKET 00927", "BARRA")
    p.rule("*")
    for line in sale.lines:
        p.pair(f"{line.quantity} {line.description}", spanish(line.amount))
    p.rule("*")
    p.pair("TOTAL EUROS", spanish(sale.total), stretch=(1.25, 2))
    p.pair("EFECTIVO", spanish(cash))
    p.pair("CAMBIO", spanish(cash - sale.total))
    p.feed()
    p.center("10% IVA INCLUIDO")
    p.center("GRACIAS, VUELVA PRONTO")
    facts = dict(
        merchant="BAR LA GARITA DE TOÑO", merchant_also=["LA GARITA DE TOÑO", "BAR LA GARITA"],
        address="C/ Herradores, 21 bajo 37996 Almenárez (Salamanca)", date="2026-05-02", currency="EUR", tax_id=nif, payment="cash",
        note="small bar ticket, dim and noisy; VAT is included but its amount is not printed, two-digit year",
    )
    shot = Shot(table="blue cloth", size=(860, 1200), angle=3, fill=0.9, crumple=0.4, light=0.55, slope=0.35, noise=9, blur=0.7, tint=(238, 236, 228))
    return Receipt("es-bar.jpg", sale.expected(tax_printed=False, **facts), lambda seed: photograph(p.tear_off(), shot, seed))


RECEIPTS = (restaurante, gasolinera, aparcamiento, bar)
