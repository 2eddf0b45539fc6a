//! What typed fields add to a name being the merchant's.

use crate::domain::TypedKind;
use crate::domain::fold::fold;
use crate::domain::understanding::merchant::{Candidate, FEATURES};
use crate::domain::understanding::name_text::name_in;
use crate::domain::understanding::typed::Evidence;
use crate::domain::understanding::words::{Notions, notions, words};

impl Evidence<'_> {
    /// Adds what the fields say to the candidates; a typed name that no row shows becomes one.
    pub(in crate::domain::understanding) fn weigh_merchants(&self, candidates: &mut Vec<Candidate>) {
        let web = !self.has(&[TypedKind::Merchant]);
        for field in &self.fields {
            let name = match field.kind {
                TypedKind::Merchant => name_of(&field.value.text),
                TypedKind::MerchantWeb if web => domain_of(&field.value.text),
                _ => None,
            };
            let Some(name) = name else { continue };
            if !candidates.iter().any(|candidate| key(&candidate.name) == key(&name)) {
                candidates.push(Candidate {
                    name,
                    raw: field.value.text.clone(),
                    place: field.value.place,
                    features: [0.0; FEATURES.len()],
                    evidence: 0.0,
                });
            }
        }
        for candidate in candidates {
            candidate.evidence = self.speaks_for_name(&candidate.name);
        }
    }

    fn speaks_for_name(&self, name: &str) -> f32 {
        let own = key(name);
        let (mut most, mut least) = (0.0_f32, 0.0_f32);
        for field in &self.fields {
            let sure = field.value.confidence.as_f32();
            let text = field.value.text.as_str();
            let a_line = || text.lines().any(|line| key(line) == own);
            let after_the_first = || text.lines().skip(1).any(|line| key(line) == own);
            let weight = match field.kind {
                TypedKind::Merchant if names_customer(&field.label) && a_line() => -4.0,
                TypedKind::Merchant if name_of(text).is_some_and(|name| key(&name) == own) => 5.0 * sure,
                // A row with the name and something else.
                TypedKind::Merchant if a_line() => 2.0 * sure,
                TypedKind::MerchantWeb if domain_of(text).is_some_and(|name| key(&name) == own) => 3.0 * sure,
                TypedKind::MerchantAddress if after_the_first() => -1.5,
                TypedKind::Customer if a_line() || key(text) == own => -5.0,
                TypedKind::Other if names_customer(&field.label) && a_line() => -4.0,
                // What has a label of its own ("TERMINAL #") is something else.
                TypedKind::Other if !field.label.is_empty() && a_line() => -2.0,
                _ => 0.0,
            };
            most = most.max(weight);
            least = least.min(weight);
        }
        if self.is_item(&own) {
            least -= 2.0;
        }
        most + least
    }

    fn is_item(&self, own: &str) -> bool {
        let described = self.items.iter().filter_map(|item| item.description.as_ref());
        described.into_iter().any(|text| key(&text.text) == own)
    }
}

/// A typed name on one line, without the strokes around it.
fn name_of(text: &str) -> Option<String> {
    let lines = text.lines().map(str::trim).filter(|line| line.chars().any(char::is_alphanumeric));
    name_in(&lines.collect::<Vec<_>>().join(" ")).map(|name| name.name)
}

/// `www.shop.com` of `https: //www.shop.com/receipts`, without `www.`.
fn domain_of(text: &str) -> Option<String> {
    let squeezed: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let lower = squeezed.to_lowercase();
    let rest = lower.split_once("//").map_or(lower.as_str(), |(_, rest)| rest);
    let domain = rest.split(['/', '?', '#']).next()?.trim_start_matches("www.");
    let plain = domain.contains('.') && domain.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-'));
    plain.then(|| domain.to_owned())
}

fn names_customer(label: &str) -> bool {
    let folded = fold(label);
    notions(&folded).any(Notions::MEMBER)
        || words(&folded).iter().any(|word| matches!(*word, "insured" | "patient"))
}

/// Letters and digits without case.
fn key(name: &str) -> String {
    fold(name).chars().filter(|c| c.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_domain_is_found_in_what_was_read() {
        assert_eq!(domain_of("https: //www.Shop.com/x?y").as_deref(), Some("shop.com"));
        assert_eq!(domain_of("Shop.com").as_deref(), Some("shop.com"));
        assert_eq!(domain_of("no address"), None);
    }

    #[test]
    fn strokes_around_a_name_are_no_part_of_it() {
        assert_eq!(name_of("META\n-").as_deref(), Some("META"));
        assert_eq!(name_of("-\n"), None);
    }
}
