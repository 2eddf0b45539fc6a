//! Names, addresses and receipts that there may be only once.

use crate::domain::{Category, Change, Email, Priority, Receipt, User};
use crate::error::{ErrorKind, Result};
use crate::ports::{Committed, Store};
use crate::testkit::{
    Bench, Fixture, Snapshot, assert_refused_as, at, delete, insert, insert_if_absent, new_id, update,
};

pub async fn taken_names_are_refused(bench: Bench<dyn Store>) {
    let store = &*bench;
    let fixture = Fixture::new(store).await;
    let named =
        |name: &str, like: &Category| Category { id: new_id(), name: name.parse().unwrap(), ..like.clone() };
    let step =
        |name: &str| Priority { id: new_id(), name: name.parse().unwrap(), ..fixture.optional.clone() };
    let before = Snapshot::of(store, fixture.owner()).await;
    let taken = [
        ("a category", insert(&named("Comida", &fixture.food))),
        ("a category in capitals", insert(&named("COMIDA", &fixture.food))),
        ("a category with an accent", insert(&named("cómida", &fixture.food))),
        ("a category in another form", insert(&named("co\u{301}mida", &fixture.food))),
        ("a category without its accent", insert(&named("nomina", &fixture.salary))),
        ("a category, if absent", insert_if_absent(&named("comida", &fixture.food))),
        ("a category below another", insert(&named("SUPERMERCADO", &fixture.groceries))),
        ("a category that is renamed", update(&fixture.leisure, |c| c.name = "CoMiDa".parse().unwrap()).0),
        ("a priority", insert(&step("Esencial"))),
        ("a priority in capitals", insert(&step("OPCIONÁL"))),
        ("a priority that is renamed", update(&fixture.optional, |p| p.name = "esencial".parse().unwrap()).0),
    ];
    for (what, change) in taken {
        let what = format!("the name of {what}");
        assert_refused_as(
            fixture.attempt(store, vec![change]).await,
            ErrorKind::Conflict,
            "name_taken",
            &what,
        );
    }
    assert_eq!(Snapshot::of(store, fixture.owner()).await, before);

    let archived = Category { archived_at: Some(at(1)), ..named("comida", &fixture.food) };
    let free = [
        insert(&named("comida ", &fixture.salary)),
        insert(&Category { parent: Some(fixture.food.id), ..named("Comida", &fixture.food) }),
        insert(&named("Supermercado", &fixture.food)),
        insert(&Category { parent: Some(fixture.leisure.id), ..named("Supermercado", &fixture.food) }),
        insert(&archived),
        insert(&Category { id: new_id(), ..archived.clone() }),
        insert(&named("Comidas", &fixture.food)),
        insert(&step("Comida")),
        update(&fixture.food, |category| category.name = "COMIDA".parse().unwrap()).0,
    ];
    for change in free {
        fixture.commit(store, vec![change]).await;
    }
    let other = Fixture::new(store).await;
    assert_eq!(other.food.name, fixture.food.name, "another owner has the same names");
}

pub async fn names_that_meet_later_are_refused(bench: Bench<dyn Store>) {
    let store = &*bench;
    let fixture = Fixture::new(store).await;
    let archived = Category {
        id: new_id(),
        archived_at: Some(at(1)),
        name: "ocio".parse().unwrap(),
        ..fixture.food.clone()
    };
    let below = Category { id: new_id(), parent: Some(fixture.food.id), ..fixture.leisure.clone() };
    fixture.record(store, [&archived, &below]).await;
    let (back, _) = update(&archived, |category| category.archived_at = None);
    let (up, _) = update(&below, |category| category.parent = None);
    for (what, change) in [("brought back from the archive", back.clone()), ("moved up", up)] {
        let what = format!("a name that is {what}");
        assert_refused_as(
            fixture.attempt(store, vec![change]).await,
            ErrorKind::Conflict,
            "name_taken",
            &what,
        );
    }
    let (away, leisure) = update(&fixture.leisure, |category| category.archived_at = Some(at(2)));
    fixture.commit(store, vec![away, back]).await;
    let (home, _) = update(&leisure, |category| category.archived_at = None);
    let outcome = fixture.attempt(store, vec![home]).await;
    assert_refused_as(outcome, ErrorKind::Conflict, "name_taken", "a name that was given away meanwhile");
    fixture.commit(store, vec![delete(&leisure)]).await;
}

/// Of changes that only one of can go through, each committed by its owner at the same time, one does.
async fn one_wins(bench: &Bench<dyn Store>, code: &str, sets: Vec<(Fixture, Vec<Change>)>) {
    let commits = sets.into_iter().map(|(fixture, changes)| {
        let (store, set) = (bench.under_test(), fixture.set(changes));
        async move { store.commit(&set).await }
    });
    let outcomes: Vec<Result<Committed>> = bench.at_once(commits).await;
    let lost: Vec<_> = outcomes.into_iter().filter(Result::is_err).collect();
    assert_eq!(lost.len(), 3, "of 4 that exclude each other one must go through");
    for outcome in lost {
        assert_refused_as(outcome, ErrorKind::Conflict, code, "one that came second");
    }
}

pub async fn of_equal_names_at_the_same_time_one_wins(bench: Bench<dyn Store>) {
    let fixture = Fixture::new(&*bench).await;
    for round in 0..4 {
        let categories = ["x", "X", "x\u{301}", "Ẋ"].map(|name| Category {
            id: new_id(),
            name: format!("{name}{round}").parse().unwrap(),
            ..fixture.leisure.clone()
        });
        let sets = categories.iter().map(|category| (fixture.clone(), vec![insert(category)])).collect();
        one_wins(&bench, "name_taken", sets).await;
        let receipts = [(); 4].map(|()| fixture.receipt(&format!("photo {round}"), 0));
        let sets = receipts.iter().map(|receipt| (fixture.clone(), vec![insert(receipt)])).collect();
        one_wins(&bench, "duplicate_receipt", sets).await;
    }
    assert_eq!(bench.categories(fixture.owner()).await.unwrap().len(), 4 + 4);
}

fn with_email(email: &str) -> Fixture {
    let mut fixture = Fixture::unsaved();
    fixture.user = User { email: Some(Email::new(email).unwrap()), ..fixture.user };
    fixture
}

/// What signs a new user up.
fn sign_up(fixture: &Fixture, email: &str) -> Vec<Change> {
    vec![insert(&fixture.user), insert(&fixture.credential(email))]
}

pub async fn taken_addresses_are_refused(bench: Bench<dyn Store>) {
    let store = &*bench;
    let ana = with_email("Ana@Example.org");
    ana.commit(store, sign_up(&ana, "Ana@Example.org")).await;
    let second = with_email("ana@EXAMPLE.org");
    let outcome = second.attempt(store, vec![insert(&second.user)]).await;
    assert_refused_as(outcome, ErrorKind::Conflict, "email_taken", "the address of another profile");
    let third = Fixture::unsaved();
    let outcome = third.attempt(store, sign_up(&third, "ANA@example.org")).await;
    assert_refused_as(outcome, ErrorKind::Conflict, "email_taken", "the address of another credential");
    assert_eq!(store.user(third.owner()).await.unwrap(), None);

    let ben = with_email("ben@example.org");
    ben.commit(store, sign_up(&ben, "ben@example.org")).await;
    let hers = Some(Email::new("ANA@EXAMPLE.ORG").unwrap());
    let (profile, _) = update(&ben.user, |user| user.email = hers.clone());
    let (secret, _) = update(&ben.credential("ben@example.org"), |c| c.email = hers.clone().unwrap());
    for change in [profile, secret] {
        let outcome = ben.attempt(store, vec![change]).await;
        assert_refused_as(outcome, ErrorKind::Conflict, "email_taken", "a change to the address of another");
    }
    // One's own address in other letters is no conflict, and an address that was given up is free.
    let (own, user) = update(&ana.user, |user| user.email = hers.clone());
    ana.commit(store, vec![own]).await;
    let (gone, _) = update(&user, |user| user.email = None);
    let (moved, credential) =
        update(&ana.credential("Ana@Example.org"), |c| c.email = Email::new("ana2@example.org").unwrap());
    ana.commit(store, vec![gone, moved]).await;
    let heir = with_email("ana@example.org");
    heir.commit(store, sign_up(&heir, "ana@example.org")).await;
    ana.commit(store, vec![delete(&credential)]).await;
    let last = Fixture::unsaved();
    last.commit(store, sign_up(&last, "ana2@example.org")).await;
    let owners = [Fixture::new(store).await, Fixture::new(store).await];
    assert!(owners.iter().all(|owner| owner.user.email.is_none()), "many may have no address");
}

pub async fn of_sign_ups_with_one_address_at_the_same_time_one_wins(bench: Bench<dyn Store>) {
    for round in 0..4 {
        let sets = ["a@x.example", "A@x.example", "a@X.example", "a@x.EXAMPLE"]
            .map(|email| {
                let email = format!("{round}{email}");
                let fixture = with_email(&email);
                let changes = sign_up(&fixture, &email);
                (fixture, changes)
            })
            .into();
        one_wins(&bench, "email_taken", sets).await;
    }
}

pub async fn a_failed_sign_up_leaves_its_address_free(bench: Bench<dyn Store>) {
    let store = &*bench;
    let fixture = with_email("ana@example.org");
    let broken = [sign_up(&fixture, "ana@example.org"), vec![delete(&fixture.food)]].concat();
    assert_refused_as(
        fixture.attempt(store, broken).await,
        ErrorKind::NotFound,
        "not_found",
        "the broken one",
    );
    assert_eq!(Snapshot::of(store, fixture.owner()).await, Snapshot::of(store, new_id()).await);
    assert_eq!(store.credential_by_email("ana@example.org").await.unwrap(), None);
    let other = with_email("ana@example.org");
    other.commit(store, sign_up(&other, "ana@example.org")).await;
}

pub async fn the_same_receipt_twice_is_refused(bench: Bench<dyn Store>) {
    let store = &*bench;
    let fixture = Fixture::new(store).await;
    let first = fixture.receipt("a photo", 0);
    let second_part = Receipt { id: new_id(), part: 2, ..first.clone() };
    let different = fixture.receipt("another photo", 0);
    fixture.record(store, [&first, &second_part, &different]).await;
    let again = Receipt { id: new_id(), ..first.clone() };
    let (same, _) = update(&different, |receipt| receipt.file = first.file.clone());
    let (same_part, _) = update(&second_part, |receipt| receipt.part = 1);
    for change in [insert(&again), insert_if_absent(&again), same, same_part] {
        let outcome = fixture.attempt(store, vec![change]).await;
        assert_refused_as(
            outcome,
            ErrorKind::Conflict,
            "duplicate_receipt",
            "the same part of the same file",
        );
    }
    let other = Fixture::new(store).await;
    other.record(store, [&again]).await;
    fixture.commit(store, vec![delete(&first)]).await;
    fixture.record(store, [&again]).await;
    assert_eq!(
        store.receipts_by_content(fixture.owner(), first.file.sha256).await.unwrap(),
        [again, second_part]
    );
}
