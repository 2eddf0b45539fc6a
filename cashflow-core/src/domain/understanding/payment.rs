//! How it was paid.

use crate::domain::understanding::kinds::Kind;
use crate::domain::understanding::lines::Line;
use crate::domain::understanding::words::Notions;
use crate::domain::{PaymentMethod, Place};

/// The method, the row that told it, and how sure it is.
pub(super) fn choose(lines: &[Line]) -> Option<(PaymentMethod, String, Option<Place>, f32)> {
    const TRANSFER: &[&str] = &[
        "transferencia",
        "bank transfer",
        "domiciliacion",
        "direct debit",
        "recibo domiciliado",
        "online banking",
        "transfer bancaria",
    ];
    const OTHER: &[&str] = &[
        "voucher",
        "bizum",
        "paypal",
        "gift card",
        "tarjeta regalo",
        "touch n go",
        "boost",
        "grabpay",
        "alipay",
        "wechat",
        "cheque",
        "ticket restaurant",
        "e-wallet",
        "ewallet",
        "apple pay",
        "google pay",
    ];
    const CARD: &[&str] = &[
        "visa",
        "mastercard",
        "maestro",
        "amex",
        "contactless",
        "redsys",
        "tarjeta",
        "targeta",
        "targ.",
        "credit card",
        "debit card",
        "mydebit",
        "autorizaci",
        "card no",
        "carte bancaire",
        "girocard",
        "aid:",
        "master",
    ];
    let mut chosen: Option<(PaymentMethod, usize, f32)> = None;
    let has_change = lines.iter().any(|l| l.kind == Kind::Change && l.amount().is_some_and(|v| !v.is_zero()));
    for (i, line) in lines.iter().enumerate() {
        let text = line.row.folded.as_str();
        let has = |list: &[&str]| list.iter().any(|word| text.contains(word));
        let paid = line.value().is_some();
        let mut offer = |method: PaymentMethod, sure: f32| {
            if chosen.is_none_or(|(_, _, so_far)| sure > so_far) {
                chosen = Some((method, i, sure));
            }
        };
        if has(TRANSFER) {
            offer(PaymentMethod::Transfer, if paid { 0.9 } else { 0.7 });
        }
        if has(OTHER) && line.notions.none(Notions::DISCOUNT) {
            offer(PaymentMethod::Other, if paid { 0.75 } else { 0.4 });
        }
        if line.kind == Kind::Cash && paid {
            offer(PaymentMethod::Cash, if has_change { 0.97 } else { 0.9 });
        } else if line.notions.any(Notions::CASH)
            && (paid && line.kind == Kind::Tender || text.contains("pay by") || text.contains("payment mode"))
        {
            offer(PaymentMethod::Cash, 0.9);
        }
        if line.notions.none(Notions::MEMBER | Notions::EXPIRY | Notions::POINTS | Notions::DISCOUNT)
            && has(CARD)
        {
            let slip = text.contains("contactless")
                || text.contains("redsys")
                || text.contains("aid:")
                || text.contains("card no");
            offer(
                PaymentMethod::Card,
                if paid {
                    0.95
                } else if slip {
                    0.9
                } else {
                    0.6
                },
            );
        }
    }
    if chosen.is_none() && has_change {
        let (i, _) = lines.iter().enumerate().find(|(_, l)| l.kind == Kind::Change)?;
        chosen = Some((PaymentMethod::Cash, i, 0.8));
    }
    let (method, i, sure) = chosen?;
    Some((method, lines[i].row.text.clone(), lines[i].row.place(), sure))
}
