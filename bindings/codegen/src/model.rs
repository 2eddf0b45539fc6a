//! What the facade declares, in words that serve every language.

/// Everything that a package offers.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Model {
    /// Enums without data, by name.
    pub enums: Vec<Enum>,
    /// Values with named fields, by name.
    pub records: Vec<Record>,
    /// The object that everything starts from.
    pub root: Object,
    /// The groups that the root gives, in the order in which it declares them.
    pub groups: Vec<Group>,
    /// What hosts implement.
    pub ports: Vec<Port>,
}

/// A type of the closed vocabulary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Type {
    /// `bool`
    Bool,
    /// `i64`
    I64,
    /// `u32`
    U32,
    /// `String`
    String,
    /// `Bytes`: the content of a file.
    Bytes,
    /// `Amount`: an exact decimal, never a binary float.
    Amount,
    /// `Day`: a calendar date.
    Day,
    /// `Timestamp`: an instant in UTC with microseconds.
    Timestamp,
    /// `Id`: a UUID.
    Id,
    /// `Option<…>`
    Option(Box<Type>),
    /// `Vec<…>`
    List(Box<Type>),
    /// A record, by name.
    Record(String),
    /// An enum, by name.
    Enum(String),
    /// `Arc<dyn …>`: a port that the host implements, by name.
    Port(String),
}

/// An enum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enum {
    /// Its name.
    pub name: String,
    /// Its documentation, without the markup of Rust.
    pub docs: String,
    /// Its values.
    pub variants: Vec<Variant>,
}

/// A value of an enum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Variant {
    /// Its name, `UpperCamelCase`.
    pub name: String,
    /// Its documentation.
    pub docs: String,
}

/// A record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// Its name.
    pub name: String,
    /// Its documentation.
    pub docs: String,
    /// Its fields.
    pub fields: Vec<Field>,
    /// Its `Debug` is written by hand, so what it holds must not be shown in any language.
    pub is_secret: bool,
}

/// A field of a record, or an argument of a method.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Its name, `snake_case`.
    pub name: String,
    /// Its documentation; empty for arguments.
    pub docs: String,
    /// Its type.
    pub ty: Type,
}

/// An object with methods.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Object {
    /// Its name.
    pub name: String,
    /// Its documentation.
    pub docs: String,
    /// Its methods.
    pub methods: Vec<Method>,
}

/// A group of use cases.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The method of the root that gives it, `snake_case`.
    pub accessor: String,
    /// What that method says.
    pub accessor_docs: String,
    /// The object itself.
    pub object: Object,
}

/// A method.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Method {
    /// Its name, `snake_case`.
    pub name: String,
    /// Its documentation.
    pub docs: String,
    /// Whether it must be awaited.
    pub is_async: bool,
    /// Whether it needs no object: a constructor.
    pub is_static: bool,
    /// Its arguments, without the object.
    pub arguments: Vec<Field>,
    /// What it gives.
    pub returns: Returns,
    /// Whether it may fail with an `ApiError`.
    pub fails: bool,
}

/// What a method gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Returns {
    /// Nothing.
    Nothing,
    /// A value.
    Value(Type),
    /// Another object of the same class.
    Object,
}

/// A port that hosts implement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Port {
    /// Its name.
    pub name: String,
    /// Its documentation.
    pub docs: String,
    /// Its methods.
    pub methods: Vec<Method>,
}

impl Model {
    /// A record by its name. The parser has checked that every name is declared.
    pub fn record(&self, name: &str) -> &Record {
        self.records.iter().find(|record| record.name == name).expect("the parser checked the names")
    }

    /// Whether a value of this type may be left out: options, lists, `bool`, and records of nothing else.
    pub fn has_default(&self, ty: &Type) -> bool {
        match ty {
            Type::Option(_) | Type::List(_) | Type::Bool => true,
            Type::Record(name) => self.record(name).fields.iter().all(|field| self.has_default(&field.ty)),
            _ => false,
        }
    }

    /// If a method gives one page of a list: the type of its items. Its last argument is the `PageRequest`.
    pub fn page_of<'a>(&'a self, method: &'a Method) -> Option<&'a Type> {
        let Returns::Value(Type::Record(name)) = &method.returns else { return None };
        if !matches!(&method.arguments.last()?.ty, Type::Record(name) if name == "PageRequest") {
            return None;
        }
        let page = self.record(name);
        let field = |name: &str| page.fields.iter().find(|field| field.name == name).map(|field| &field.ty);
        match (field("items")?, field("next")?) {
            (Type::List(item), Type::Option(next)) if **next == Type::String => Some(item),
            _ => None,
        }
    }

    /// All methods with the accessor of their group; none for those of the root.
    pub fn methods(&self) -> impl Iterator<Item = (Option<&str>, &Method)> {
        let root = self.root.methods.iter().map(|method| (None, method));
        let groups = self.groups.iter().flat_map(|group| {
            group.object.methods.iter().map(|method| (Some(group.accessor.as_str()), method))
        });
        root.chain(groups)
    }
}
