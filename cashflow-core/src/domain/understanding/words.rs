//! The words of receipts in several languages, found even when a letter was misread.

use std::ops::{BitOr, BitOrAssign};

/// What a row speaks of: a set of notions.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Notions(u64);

impl std::fmt::Debug for Notions {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Notions({:#x})", self.0)
    }
}

impl BitOr for Notions {
    type Output = Self;
    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl BitOrAssign for Notions {
    fn bitor_assign(&mut self, other: Self) {
        self.0 |= other.0;
    }
}

impl Notions {
    /// Whether any of these is spoken of.
    pub(super) fn any(self, these: Self) -> bool {
        self.0 & these.0 != 0
    }

    /// Whether none is.
    pub(super) fn none(self, these: Self) -> bool {
        !self.any(these)
    }
}

macro_rules! notions {
    ($($name:ident = $bit:literal: [$($word:literal),* $(,)?];)*) => {
        impl Notions {
            $(pub(super) const $name: Self = Self(1 << $bit);)*
        }
        /// Words (and phrases, with single blanks) with what they speak of, folded.
        const WORDS: &[(Notions, &[&str])] = &[$((Notions::$name, &[$($word),*])),*];
    };
}

notions! {
    TOTAL = 0: ["total", "totals", "totales", "ttl", "tl", "tot", "jumlah", "suma", "totaal", "gesamt", "totale", "summe", "total a pagar"];
    AMOUNT = 1: ["amount", "amt", "amaun", "importe", "import", "montant", "betrag", "importo", "valor", "ami", "arnount", "amoun"];
    PAYABLE = 2: ["payable", "poyable", "peyable", "due", "pagar", "to pay", "be paid", "perlu dibayar", "a pagar", "pagadero"];
    NET = 3: ["net", "nett", "neto"];
    GRAND = 4: ["grand"];
    SUB = 5: ["sub", "subtotal", "subtotl", "sous", "parcial", "gross", "bruto"];
    TAX = 6: ["gst", "sst", "vat", "iva", "tax", "taxes", "cukai", "igic", "mwst", "ust", "tva", "impuesto", "impuestos", "quota", "cuota", "btw", "impost", "i.v.a", "gsi", "6st"];
    INCL = 7: ["incl", "inclusive", "inclus", "including", "included", "inc", "incluido", "incluidos", "inclos", "inclosos", "ind", "ingl", "inel", "inclu", "termasuk", "with", "w/gst", "amb", "con"];
    EXCL = 8: ["excl", "excluding", "exclusive", "excluded", "exclude", "exc", "before", "sin", "sense", "exdl", "exciuding", "zonder", "hors"];
    ROUND = 9: ["rounding", "round", "adj", "adjustment", "adjustments", "rnd", "redondeo", "arrodoniment", "pembundaran", "penggenapan", "arredondamento", "roundingi"];
    ROUNDED = 10: ["rounded", "after rounding", "aft rnd", "atf rnd", "redondeado"];
    CASH = 11: ["cash", "efectivo", "efectiu", "tunai", "metalico", "contado", "comptant", "contanti", "especes", "dinheiro", "csh", "gash"];
    CARD = 12: ["visa", "master", "mastercard", "card", "tarjeta", "targeta", "targ", "debit", "debito", "credit", "credito", "amex", "maestro", "kad", "contactless", "carte", "karte", "bancontact", "eftpos", "bizum", "terminal"];
    TENDER = 13: ["tender", "tendered", "paid", "payment", "payments", "pay", "pagado", "entregado", "entregat", "lliurat", "received", "receive", "recibido", "rebut", "bayaran", "dibayar", "pagament", "pago", "pagat", "fay", "gegeben", "recu", "accepted", "entrega"];
    CHANGE = 14: ["change", "cambio", "canvi", "vuelto", "baki", "devolucion", "devuelto", "troco", "rendu", "resto", "chenge", "changes", "ruckgeld", "changed"];
    DISCOUNT = 15: ["discount", "disc", "descuento", "descuentos", "dto", "dcto", "descompte", "promotion", "promo", "rebate", "coupon", "voucher", "diskaun", "bescanvi", "rabatt", "remise", "discoun", "oiscount", "disg", "cupon", "oferta", "vale", "potongan", "promocion", "sconto", "canje", "less"];
    SAVED = 16: ["saving", "savings", "saved", "ahorro", "ahorrado", "estalvi", "estalviat", "penjimatan"];
    COUNT = 17: ["qty", "quantity", "quantities", "items", "item", "articulos", "articles", "articulo", "art", "count", "pcs", "cantidad", "uds", "unidades", "unitats", "kuantiti", "vendidos", "oty", "gty", "oly", "qly", "nos", "itern", "itemmi", "product", "products", "barang", "cant", "quantity", "itom", "iten", "ltem", "pax", "person", "persons"];
    SERVICE = 18: ["service", "serv", "svc", "srv", "servicio", "svs", "servei", "sc", "s/c", "cargo", "charge", "charges", "chg", "chrg", "charg"];
    TIP = 19: ["tip", "tips", "gratuity", "propina", "propines", "gorjeta"];
    SUMMARY = 20: ["summary", "analysis", "breakdown", "resumen", "desglose", "resum", "detalle", "summay", "details", "ummary", "sum", "liquidation"];
    BASE = 21: ["base", "imponible", "imposable", "goods", "taxable", "base imp", "ta amt", "net amt", "imp", "bi"];
    RATE = 22: ["rate", "code", "tipo", "tipus", "taux", "coda", "satz"];
    PRICE = 23: ["price", "unit", "precio", "preu", "u/price", "s/price", "u/p", "rsp", "harga", "p.unit", "unitario", "uprice", "u.price", "uip", "prijs", "preis", "prix"];
    DESCRIPTION = 24: ["description", "desc", "descripcion", "descripcio", "concepto", "producto", "particulars", "itemdescription", "deseription", "detalle", "article", "articulo", "descriptlon", "descriplion", "perihal", "menu", "item", "ltem", "itern", "denominacion"];
    POINTS = 25: ["points", "point", "puntos", "punts", "mata", "ganjaran", "balance", "saldo", "deposit", "stickers", "sticker", "baki mata"];
    DATE = 26: ["date", "fecha", "data", "tarikh", "datum", "diate", "bizdate", "dated"];
    TIME = 27: ["time", "hora", "masa", "tirne", "heure", "zeit", "uhr"];
    EXPIRY = 28: ["expiry", "expires", "expire", "exp", "valid", "validity", "until", "till", "vencimiento", "caduca", "caducidad", "caducitat", "validesa", "valido", "valida", "before", "hasta", "fins", "tamat", "starting", "effective", "due date", "join", "member since", "vence", "birth", "dob", "nacimiento", "naixement"];
    PHONE = 29: ["tel", "telf", "telefono", "telefon", "phone", "fax", "hp", "mobile", "tif", "t1f", "tlf", "careline", "hotline", "whatsapp", "movil"];
    MARK = 30: ["rm", "eur", "euro", "euros", "myr", "usd", "rh", "rn"];
    INVOICE = 31: ["invoice", "receipt", "factura", "ticket", "tiquet", "bill", "resit", "invois", "recibo", "simplificada", "sales", "sale", "slip", "check", "inv", "rcpt", "order", "doc", "document", "involce", "recelpt", "guest check", "quittung", "rechnung"];
    STAFF = 32: ["cashier", "served", "salesperson", "salesman", "server", "cajero", "cajera", "caixer", "juruwang", "operator", "staff", "oper", "promoter", "counter", "terminal", "table", "pos", "till", "le atendio", "ates per", "dependiente", "mesa", "taula", "gashier", "cashler", "lashier", "camarero"];
    WEIGHT = 33: ["kg", "kgs", "g", "gr", "ml", "ltr", "lt", "l"];
    MEMBER = 34: ["member", "customer", "client", "cliente", "bill to", "attn", "name", "nombre", "nom", "buyer", "sold to", "salesperson", "ship to", "address", "guest", "m/s"];
    SURCHARGE = 35: ["delivery", "shipping", "packaging", "envio", "enviament", "penghantaran", "loading"];
    STOCK = 36: ["good", "refundable", "returnable", "exchange", "exchangeable", "refund", "devoluciones", "return", "exchanges", "sold"];
    OUT_OF = 37: ["last", "previous", "anterior"];
    CARRIED = 38: ["suma y sigue", "suma anterior", "suma y va", "suma i segueix", "viene de", "arrastre", "total pagina", "total de la pagina", "subtotal pagina", "page total", "page subtotal", "carried forward", "brought forward", "carry forward", "carried over", "c/f", "b/f", "report anterior", "ubertrag"];
}

/// The words of a folded text: runs of letters and digits.
pub(super) fn words(folded: &str) -> Vec<&str> {
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect()
}

/// What a folded text speaks of.
pub(super) fn notions(folded: &str) -> Notions {
    let words = words(folded);
    // A word of the vocabulary is no misreading of another one ("charge" and "change").
    let unknown: Vec<&str> = words
        .iter()
        .copied()
        .filter(|word| {
            !WORDS.iter().any(|(_, vocabulary)| vocabulary.contains(word)) && !ORDINARY.contains(word)
        })
        .collect();
    let mut found = if folded.contains('%') { Notions::RATE } else { Notions::default() };
    for (notion, vocabulary) in WORDS {
        let unknown: &[&str] = if OF_SUMS.any(*notion) { &unknown } else { &[] };
        if vocabulary.iter().any(|entry| speaks(&words, unknown, folded, entry)) {
            found |= *notion;
        }
    }
    found
}

/// The notions whose words are found with a letter misread: those of sums and headings. Names of goods come near the others.
const OF_SUMS: Notions = Notions(
    Notions::TOTAL.0
        | Notions::AMOUNT.0
        | Notions::PAYABLE.0
        | Notions::SUB.0
        | Notions::TAX.0
        | Notions::INCL.0
        | Notions::EXCL.0
        | Notions::ROUND.0
        | Notions::ROUNDED.0
        | Notions::CHANGE.0
        | Notions::DISCOUNT.0
        | Notions::COUNT.0
        | Notions::SUMMARY.0
        | Notions::DESCRIPTION.0,
);

/// Ordinary words one letter from one of the vocabulary.
const ORDINARY: &[&str] = &["local", "ground", "prince", "grounds", "mount", "vital"];

fn speaks(words: &[&str], unknown: &[&str], folded: &str, entry: &str) -> bool {
    if entry.contains([' ', '/', '.']) {
        let start = folded.find(entry);
        return start.is_some_and(|start| {
            let free = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
            free(folded[..start].chars().next_back()) && free(folded[start + entry.len()..].chars().next())
        });
    }
    words.contains(&entry) || unknown.iter().any(|word| same_word(word, entry))
}

/// Whether a word as read may be this word: equal but for letters that look alike, or one letter off in a long one.
pub(super) fn same_word(read: &str, word: &str) -> bool {
    if read == word {
        return true;
    }
    let (n, m) = (read.len(), word.len());
    if m < 4 || n.abs_diff(m) > 1 {
        return false;
    }
    let looks = |c: u8| match c {
        b'0' | b'q' => b'o',
        b'1' | b'l' | b'|' | b'!' => b'i',
        b'5' => b's',
        b'8' => b'b',
        b'6' => b'g',
        c => c,
    };
    let (a, b): (Vec<u8>, Vec<u8>) = (read.bytes().map(looks).collect(), word.bytes().map(looks).collect());
    if a == b {
        return true;
    }
    (m >= 6 || word == "total") && one_off(&a, &b)
}

/// Whether two words differ by one letter changed, added or lost.
fn one_off(a: &[u8], b: &[u8]) -> bool {
    let start = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[start..], &b[start..]);
    let end = a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count();
    a.len() - end <= 1 && b.len() - end <= 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_found_in_several_languages() {
        assert!(notions("total a pagar 12,00").any(Notions::PAYABLE));
        assert!(notions("targeta bancaria").any(Notions::CARD));
        assert!(notions("jumlah rm 5.00").any(Notions::TOTAL));
        assert!(notions("rounding adj : -0.02").any(Notions::ROUND));
        assert!(notions("gst @6%").any(Notions::TAX));
    }

    #[test]
    fn one_misread_letter_does_not_hide_a_label() {
        for text in ["tolal 5", "tatal", "t0tal", "lotal", "tutal"] {
            assert!(notions(text).any(Notions::TOTAL), "{text}");
        }
        assert!(notions("roundlng adj").any(Notions::ROUND));
        assert!(notions("change").none(Notions::CASH));
    }
}
