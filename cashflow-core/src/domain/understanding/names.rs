//! What names of businesses and addresses look like: legal forms, words of trade, words of places.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::domain::understanding::words::same_word;

type Vocabulary = LazyLock<HashSet<&'static str>>;

/// Legal forms that leave little doubt, as folded words.
const STRONG_FORMS: &[&str] = &[
    "sdn bhd",
    "s b",
    "sdnbhd",
    "sdn",
    "bhd",
    "berhad",
    "pte ltd",
    "pty ltd",
    "ltd",
    "limited",
    "gmbh",
    "plc",
    "llc",
    "inc",
    "s a u",
    "s l u",
    "s l l",
    "s a",
    "s l",
    "slu",
    "sau",
    "s r l",
    "s p a",
    "srl",
    "sarl",
    "lda",
    "ltda",
    "s coop",
    "s c p",
    "sociedad limitada",
    "sociedad anonima",
];

/// Short ones that may be anything, so they count only at the end of a name.
const WEAK_FORMS: &[&str] = &[
    "sb", "sa", "sl", "co", "plt", "ag", "kg", "ohg", "ug", "bv", "nv", "sas", "spa", "corp", "company",
    "cia", "cb", "c b", "scp", "oy", "ab",
];

/// Words that say what a business does or is. Common nouns, no names.
static TRADE: Vocabulary = LazyLock::new(|| {
    "\
    restaurant restoran restaurante restaurants cafe cafeteria coffee kopitiam bistro bar bakery \
    bakeries panaderia pasteleria forn confectionery kitchen food foods seafood steakhouse grill pizza \
    pizzeria catering delights curry chicken noodle bbq sushi burger tea hardware trading enterprise \
    enterprises ent trader traders mart minimart minimarket market supermarket supermarkets supermercado \
    supermercados supermercats hypermarket grocer grocery groceries grocers pharmacy farmasi farmacia \
    pharmacies clinic klinik clinica dental hospital medical optik optical optica health beauty \
    bookstore bookstores book books bookshop libreria stationery stationers papeleria print printing \
    store stores shop boutique kedai pasar pasaraya perniagaan syarikat restorant hotel hostal motel \
    resort parking aparcament aparcamiento petrol station gasolinera fuel motor motors auto tyre tyres \
    taller workshop electrical electric electronics electronic engineering machinery industries \
    industrial services service marketing holdings resources venture ventures group company supply \
    supplies packaging paper telecommunications communications advertising handicraft tailoring florist \
    floristeria fashion salon spa jewellery joyeria furniture muebles timber carry wholesale retail \
    niaga maju corner house village centre center international global bros brothers sons ferreteria \
    fruteria carniceria pescaderia zapateria peluqueria drogueria estanco perfumeria bazar tienda botiga \
    mercado mercat cerveceria taberna meson heladeria realties rail transport taxi toys pets veterinaria \
    gym gimnasio garden home beverage beverages stationer art collection cinema cinemas cines cash \
    optometrist kindergarten tadika pusat perabot tukang gas water laundry dobi wine wines liquor frozen \
    fruit fruits vegetable fresh meat fish butcher cakes cake dessert desserts bookshops computer \
    computers mobile phone gadget camera photo studio sports sport shoes textile textiles leather bags \
    gift gifts cosmetics herbs herbal dispensary surgery veterinary pet garage carwash battery batteries \
    bicycle logistics courier express travel tours agency education academy school training construction \
    builders building materials paint paints glass tiles plumbing steel metal plastic rubber chemical \
    lighting lightings decor curtain deco design manufacturing products product development properties \
    management consultancy solutions systems technology technologies network media car park carpark \
    burgers panini tapas asador marisqueria bodega vinos frankfurt churreria xurreria fleca granja \
    colmado ultramarinos alimentacion congelados moda deportes jugueteria gestoria autoescuela \
    lavanderia tintoreria copisteria imprenta kiosko quiosco loteria estacion servicio \
    bakehouse bakers deli delicatessen patisserie brewery tavern pub inn diner eatery cantina queviures \
    carnisseria peixateria fruiteria llibreria sabateria perruqueria forns pastisseria ferreteries \
    merceria bodegon sidreria pulperia arroceria churros heladerias ortopedia cristaleria fontaneria \
    "
    .split_ascii_whitespace()
    .collect()
});

/// Words of addresses.
static ADDRESS: Vocabulary = LazyLock::new(|| {
    "\
    jalan jln jin lorong lrg lebuh lebuhraya persiaran taman tmn bandar seksyen section kampung kg \
    kawasan batu lot floor flr level unit blok block wisma menara street road rd avenue ave boulevard \
    suite highway mukim daerah perindustrian simpang off seri petaling shah alam kuala lumpur selangor \
    johor bahru pahang penang pulau pinang perak kedah melaka sabah sarawak kelantan terengganu negeri \
    sembilan putrajaya malaysia darul ehsan puchong cheras kajang klang subang kepong ipoh setapak calle \
    plaza plaça placa avda avenida avinguda rambla paseo passeig carrer carretera ctra ronda poligono \
    pol camino travesia glorieta local piso barcelona madrid valencia sevilla espana spain rua rue via \
    strasse platz piazza singapore mall megamall aras tingkat ground \
    "
    .split_ascii_whitespace()
    .collect()
});

/// Words of headings and of what stands around a name, never in one alone.
static TITLES: Vocabulary = LazyLock::new(|| {
    "\
    tax invoice receipt cash sales sale bill official simplified factura simplificada ticket tiquet \
    welcome bienvenido benvinguts thank you thanks gracias gracies original copy copia duplicate reprint \
    posted guest check order slip carry out now resit rasmi terima kasih dine in take away taxinvoice \
    table paid void customer \
    "
    .split_ascii_whitespace()
    .collect()
});

/// Words that a name may have beside its own: they name nothing alone.
static FILLERS: Vocabulary = LazyLock::new(|| {
    "co m s a l u b n and the of y i de del la el los les dan malaysia msia spain espana iberica asia group holdings enterprise trading \
    company bhd sdn sdnbhd berhad ltd limited pte plc inc sa sl slu sau gmbh kl sp my es jaya utama"
    .split_ascii_whitespace()
    .collect()
});

/// Where a strong legal form ends: the index of the word after it.
pub(super) fn legal_form(words: &[&str]) -> Option<usize> {
    (1..words.len()).find_map(|start| {
        STRONG_FORMS.iter().find_map(|form| starts_with(&words[start..], form)).map(|n| start + n)
    })
}

/// Whether the words end in a short form that may be a legal one.
pub(super) fn weak_legal_end(words: &[&str]) -> bool {
    WEAK_FORMS.iter().any(|form| {
        let n = form.split(' ').count();
        words.len() > n && starts_with(&words[words.len() - n..], form).is_some()
    })
}

/// How many words the form takes, if they start with it; the longest forms stand first.
fn starts_with(words: &[&str], form: &str) -> Option<usize> {
    let mut taken = 0;
    for part in form.split(' ') {
        if words.get(taken) != Some(&part) {
            return None;
        }
        taken += 1;
    }
    Some(taken)
}

/// Whether the words name nothing of their own: legal forms, trades and fillers only ("TRADING", "CO. (M) SDN BHD").
pub(super) fn generic(words: &[&str]) -> bool {
    words.iter().any(|word| word.len() > 2)
        && words
            .iter()
            .all(|word| FILLERS.contains(word) || is_trade(word) || word.chars().all(|c| c.is_ascii_digit()))
}

/// Whether the words are legal forms and fillers only: the second row of a name.
pub(super) fn only_fillers(words: &[&str]) -> bool {
    words.iter().any(|word| word.len() > 1) && words.iter().all(|word| FILLERS.contains(word))
}

/// How many of the words speak of a trade.
pub(super) fn trade_words(words: &[&str]) -> usize {
    words.iter().filter(|word| is_trade(word)).count()
}

/// Whether a word speaks of a trade.
pub(super) fn is_trade(word: &str) -> bool {
    // A long word may have a letter misread.
    TRADE.contains(word) || (word.len() >= 8 && TRADE.iter().any(|trade| same_word(word, trade)))
}

/// How many of the words belong to addresses.
pub(super) fn address_words(words: &[&str]) -> usize {
    words.iter().filter(|word| ADDRESS.contains(*word)).count()
}

/// How many of the words are those of headings.
pub(super) fn title_words(words: &[&str]) -> usize {
    words.iter().filter(|word| TITLES.contains(*word)).count()
}

/// Whether all the words are those of headings.
pub(super) fn only_title_words(words: &[&str]) -> bool {
    let title =
        |word: &&str| TITLES.contains(*word) || word.len() == 1 || word.chars().all(|c| c.is_ascii_digit());
    !words.is_empty() && words.iter().all(title)
}
