//! What is read, and what is refused with its place.

use super::sources;
use crate::model::{Returns, Type};

const ROOT: &str = "
    /// The door.
    pub struct Cashflow { handle: Handle }
    impl Cashflow {
        /// Opens.
        pub async fn open(config: Config, reader: Option<Arc<dyn Reader>>) -> Result<Self> { todo() }
        /// Things.
        pub fn things(&self) -> Things { todo() }
        fn hidden(&self) -> usize { 0 }
    }
    /// What to open.
    #[derive(Clone)]
    pub struct Config { /// Where.
        pub database: String }
    /// A host's.
    pub trait Reader { /// Reads.
        async fn read(&self, content: Bytes) -> Result<String>; }
";

fn with(things: &str) -> anyhow::Result<crate::model::Model> {
    let group = format!("/// The things.\npub struct Things {{ handle: Handle }}\n{things}");
    sources(&[("root.rs".to_owned(), ROOT.to_owned()), ("things.rs".to_owned(), group)])
}

fn refusal(things: &str) -> String {
    with(things).unwrap_err().to_string()
}

#[test]
fn groups_records_ports_and_lists_are_read() {
    let model = with(
        "/// A kind.
        pub enum Kind { /// One.
            OneThing }
        #[derive(Debug, Default)]
        pub struct Filter { pub kind: Option<Kind> }
        #[derive(Debug)]
        pub struct PageRequest { pub cursor: Option<String> }
        #[derive(Debug)]
        pub struct ThingPage { pub items: Vec<Id>, pub next: Option<String> }
        impl Things {
            /// A page, see [`Filter`].
            pub async fn list(&self, filter: Filter, page: PageRequest) -> Result<ThingPage> { todo() }
            /// Nothing.
            pub async fn touch(&self) -> Result<()> { todo() }
        }",
    )
    .unwrap();
    assert_eq!(model.root.methods[0].returns, Returns::Object);
    assert!(model.root.methods[0].is_static && model.root.methods[0].is_async);
    assert_eq!(
        model.root.methods[0].arguments[1].ty,
        Type::Option(Box::new(Type::Port("Reader".to_owned())))
    );
    assert!(model.record("Config").is_secret && !model.record("Filter").is_secret);
    let group = &model.groups[0];
    assert_eq!((&*group.accessor, &*group.object.name), ("things", "Things"));
    let list = &group.object.methods[0];
    assert_eq!(list.docs, "A page, see `Filter`.");
    assert_eq!(model.page_of(list), Some(&Type::Id));
    assert!(model.has_default(&list.arguments[0].ty));
    assert!(!model.has_default(&Type::Record("Config".to_owned())));
    assert_eq!(model.ports[0].methods[0].arguments[0].ty, Type::Bytes);
}

#[test]
fn a_type_without_a_word_is_refused_with_its_method_and_name() {
    let method = |signature: &str| {
        refusal(&format!("impl Things {{ /// Doc.\n pub async fn find{signature} {{ todo() }} }}"))
    };
    let message = method("(&self, much: f64) -> Result<()>");
    assert!(
        message.starts_with("Things::find, argument much: the vocabulary has no word for `f64`"),
        "{message}"
    );
    let message = method("(&self) -> Result<Vec<HashMap<String, u8>>>");
    assert!(message.starts_with("Things::find, what it gives:") && message.contains("HashMap"), "{message}");
    let message = refusal("pub struct Thing { pub at: SystemTime }");
    assert!(message.starts_with("Thing.at: the vocabulary has no word for `SystemTime`"), "{message}");
}

#[test]
fn what_no_language_could_show_is_refused() {
    let method = |source: &str| refusal(&format!("impl Things {{ {source} {{ todo() }} }}"));
    assert!(method("pub async fn bare(&self) -> Result<()>").contains("Things::bare: has no doc comment"));
    assert!(method("/// D.\n pub async fn sure(&self) -> Id").contains("gives a Result"));
    assert!(method("/// D.\n pub fn eat(self) -> Result<()>").contains("&self"));
    assert!(
        refusal("pub enum Kind { Other(String) }")
            .contains("Kind::Other: an enum of the facade holds no data")
    );
    let message = refusal("pub struct Stray { handle: Handle }");
    assert!(message.contains("Stray: no method of Cashflow gives it"));
    let word = "pub struct Thing { pub from: Day }";
    assert!(refusal(word).contains("Thing.from: the name is a word of one of the languages"));
    let page = "pub struct PageRequest { pub cursor: Option<String> }
        impl Things { /// D.\n pub async fn all(&self, page: PageRequest) -> Result<Vec<Id>> { todo() } }";
    assert!(refusal(page).contains("things.all"));
}
