//! What a receipt is about, by general words of Spanish and English (and some of their neighbours): no names of merchants.

use crate::domain::fold::fold;
use crate::domain::{Confidence, ReceiptDraft};

/// A kind of spending. Each corresponds to a default category.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Topic {
    /// Food and drink bought to take home.
    Groceries,
    /// Meals and drinks served.
    Restaurants,
    /// Getting around: public transport, taxi, fuel, parking, tolls, the car.
    Transport,
    /// Rent, mortgage, the building.
    Housing,
    /// Electricity, water, gas, telephone, internet.
    Utilities,
    /// Pharmacy, doctors, dentist, optician.
    Health,
    /// School, courses, books, stationery.
    Education,
    /// Culture, sport, games, going out.
    Leisure,
    /// Clothes and shoes.
    Clothing,
    /// Furniture, tools, repairs, things for the home.
    Household,
    /// Computers, telephones, appliances.
    Electronics,
    /// Hotels, flights, journeys.
    Travel,
    /// Animals.
    Pets,
    /// Presents, flowers, donations.
    Gifts,
    /// Hairdresser, cosmetics.
    PersonalCare,
    /// Bank fees, taxes, fines, insurance.
    Fees,
}

impl Topic {
    /// All of them.
    pub const ALL: [Self; 16] = [
        Self::Groceries,
        Self::Restaurants,
        Self::Transport,
        Self::Housing,
        Self::Utilities,
        Self::Health,
        Self::Education,
        Self::Leisure,
        Self::Clothing,
        Self::Household,
        Self::Electronics,
        Self::Travel,
        Self::Pets,
        Self::Gifts,
        Self::PersonalCare,
        Self::Fees,
    ];

    /// Names of categories that it corresponds to, in Spanish and English, the most usual first. Compare them folded.
    pub fn names(self) -> &'static [&'static str] {
        match self {
            Self::Groceries => &["Alimentación", "Groceries", "Supermercado", "Comida", "Food", "Compra"],
            Self::Restaurants => &[
                "Restaurantes",
                "Restaurants",
                "Eating out",
                "Comer fuera",
                "Comida",
                "Food",
                "Bares y restaurantes",
                "Dining",
            ],
            Self::Transport => {
                &["Transporte", "Transport", "Coche", "Car", "Gasolina", "Fuel", "Transportation"]
            }
            Self::Housing => &["Vivienda", "Housing", "Alquiler", "Rent", "Hogar", "Home"],
            Self::Utilities => &["Suministros", "Utilities", "Servicios", "Bills", "Facturas"],
            Self::Health => &["Salud", "Health", "Farmacia", "Pharmacy"],
            Self::Education => &["Educación", "Education", "Formación", "Libros", "Books"],
            Self::Leisure => &["Ocio", "Leisure", "Entertainment", "Entretenimiento", "Ocio y cultura"],
            Self::Clothing => &["Ropa", "Clothing", "Ropa y calzado", "Clothes", "Shopping", "Compras"],
            Self::Household => &["Hogar", "Household", "Home", "Casa", "Bricolaje", "Shopping", "Compras"],
            Self::Electronics => {
                &["Electrónica", "Electronics", "Tecnología", "Technology", "Shopping", "Compras"]
            }
            Self::Travel => &["Viajes", "Travel", "Vacaciones", "Holidays"],
            Self::Pets => &["Mascotas", "Pets"],
            Self::Gifts => &["Regalos", "Gifts", "Regalos y donaciones", "Gifts and donations"],
            Self::PersonalCare => &["Cuidado personal", "Personal care", "Belleza", "Beauty"],
            Self::Fees => &[
                "Impuestos y tasas",
                "Fees and taxes",
                "Impuestos",
                "Taxes",
                "Comisiones",
                "Fees",
                "Seguros",
                "Insurance",
            ],
        }
    }

    /// Words and phrases that tell it, folded, with a comma between.
    fn words(self) -> &'static str {
        match self {
            Self::Groceries => {
                "supermercado, supermercados, supermercat, supermercats, supermarket, hypermarket, \
                 hipermercado, grocer, grocery, groceries, minimarket, mini market, minimart, mart, \
                 mercado, mercat, market, alimentacion, alimentacio, fruteria, fruiteria, carniceria, \
                 pescaderia, panaderia, bakery, bakeries, confectionery, pasteleria, butcher, \
                 greengrocer, pasar, pasaraya, leche, pan, llet, ous, huevos, milk, eggs, bread, \
                 vegetables, verduras, patatas, patates, yogur, iogurt, arroz, arros, rice 5kg, cash & \
                 carry, cash carry"
            }
            Self::Restaurants => {
                "restaurant, restaurante, restoran, cafe, cafeteria, coffee, bistro, bar, pizzeria, \
                 pizza, burger, hamburgueseria, taberna, meson, cerveceria, heladeria, kitchen, seafood, \
                 sushi, ramen, noodle, tapas, menu, menu del dia, comensales, camarero, mesa, table, pax, \
                 dine in, waiter, gratuity, propina, kopitiam, grill, steakhouse, chicken, catering, food \
                 services, fried rice, teh, kopi"
            }
            Self::Transport => {
                "taxi, parking, aparcamiento, aparcament, gasolinera, gasolina, gasoleo, diesel, petrol, \
                 fuel, carburante, estacion de servicio, service station, petrol station, litros, litres, \
                 sin plomo, unleaded, peaje, toll, metro, autobus, bus, tren, train, rail, railway, \
                 renting, taller, garage, tyre, tyres, neumaticos, entry time, parking fee, matricula, \
                 motor, car wash, lavado"
            }
            Self::Housing => {
                "alquiler, lloguer, rent, rental, hipoteca, mortgage, comunidad de propietarios, tenancy, \
                 arrendamiento, realties, inmobiliaria"
            }
            Self::Utilities => {
                "electricidad, electricity, energia, luz, agua, aigua, water bill, gas natural, kwh, \
                 telefonia, telecommunications, telecom, internet, fibra, broadband, movil, mobile plan, \
                 prepaid, postpaid, factura de la luz, utility"
            }
            Self::Health => {
                "farmacia, farmasi, pharmacy, drugstore, clinica, clinic, klinik, hospital, dental, \
                 dentista, dentist, medico, medical, doctor, optica, optical, optician, optik, \
                 fisioterapia, health, parafarmacia, medicamento, tablet, capsules, vitamin, laboratorio, \
                 consulta"
            }
            Self::Education => {
                "school, escuela, escola, colegio, universidad, university, academia, academy, curso, \
                 course, matricula curso, tuition, libreria, llibreria, bookstore, bookstores, bookshop, \
                 book, books, papeleria, stationery, stationers, libro, libros, cuaderno, notebook, \
                 pencil, ballpoint, pen"
            }
            Self::Leisure => {
                "cine, cines, cinema, cinemas, teatro, theatre, theater, concierto, concert, museo, \
                 museum, gimnasio, gym, fitness, deporte, sports, juego, juguetes, toys, games, karaoke, \
                 bowling, piscina, entrada, entradas, tickets, streaming, videojuegos, zoo"
            }
            Self::Clothing => {
                "ropa, moda, fashion, clothing, clothes, zapateria, zapatos, shoes, footwear, calzado, \
                 boutique, apparel, camisa, camiseta, pantalon, vestido, shirt, trousers, dress, jeans, \
                 tailoring, textil, lenceria, garment, tailor"
            }
            Self::Household => {
                "ferreteria, hardware, bricolaje, muebles, furniture, hogar, household, homeware, \
                 drogueria, bazar, pintura, paint, tool, tools, herramientas, lampara, screw, tornillo, \
                 roller, brush, timber, kitchenware, cubiertos, plumbing, fontaneria, electrical, \
                 jardineria, garden, machinery, textil hogar, plastic, packaging"
            }
            Self::Electronics => {
                "electronica, electronics, informatica, computer, computers, ordenador, laptop, telefono \
                 movil, smartphone, electrodomesticos, appliances, consola, tablet pc, cartridge, \
                 printer, impresora, cable usb, camera"
            }
            Self::Travel => {
                "hotel, hostal, hostel, motel, resort, booking, vuelo, flight, airline, aerolineas, \
                 airport, boarding, habitacion, room, check in, check out, noche, nights, viajes, travel, \
                 agencia de viajes, alojamiento, camping, apartamento turistico"
            }
            Self::Pets => {
                "veterinaria, veterinario, veterinary, vet, mascotas, pet, pets, pet shop, pienso, dog \
                 food, cat food, arena gato"
            }
            Self::Gifts => {
                "floristeria, florist, flores, flowers, regalo, regalos, gift, gifts, donacion, donation, \
                 donativo, souvenir, handicraft, juguete regalo, bouquet"
            }
            Self::PersonalCare => {
                "peluqueria, barberia, barber, hairdresser, hair salon, salon, estetica, beauty, belleza, \
                 cosmetica, cosmetics, perfumeria, perfume, spa, nails, manicura, shampoo, champu, serum, \
                 moisture, cleansing"
            }
            Self::Fees => {
                "impuesto municipal, tasa, tasas, comision, comisiones, bank fee, service fee, multa, \
                 fine, penalty, seguro, seguros, insurance, poliza, policy no, notaria, gestoria, agencia \
                 tributaria, ayuntamiento, timbre, stamp duty"
            }
        }
    }
}

/// What a receipt is about, with how sure that is; none when no word tells.
///
/// Words in the merchant's name count most, those of the items less.
///
/// ```
/// # use cashflow_core::domain::{Confidence, Field, FieldSource, ReceiptDraft, Topic, topic};
/// let draft = ReceiptDraft {
///     merchant: Some(Field {
///         value: "Farmacia García".into(),
///         raw: String::new(),
///         confidence: Confidence::CERTAIN,
///         place: None,
///         source: FieldSource::User,
///     }),
///     ..ReceiptDraft::default()
/// };
/// assert_eq!(topic(&draft).map(|(topic, _)| topic), Some(Topic::Health));
/// ```
pub fn topic(draft: &ReceiptDraft) -> Option<(Topic, Confidence)> {
    let mut points = [0_f32; Topic::ALL.len()];
    if let Some(merchant) = &draft.merchant {
        count(&merchant.value, 3.0, &mut points);
    }
    for item in &draft.items {
        count(&item.description.value, 0.6, &mut points);
    }
    let sum: f32 = points.iter().sum();
    let (best, top) =
        points.iter().copied().enumerate().max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)))?;
    if top < 0.6 {
        return None;
    }
    let share = top / sum;
    let confidence = (0.25 + 0.12 * top.min(4.0)) * (0.5 + 0.5 * share);
    Some((Topic::ALL[best], Confidence::new(confidence.min(0.8))))
}

fn count(text: &str, weight: f32, points: &mut [f32; Topic::ALL.len()]) {
    let folded = fold(text);
    let padded: String = std::iter::once(' ')
        .chain(folded.chars().map(|c| if c.is_alphanumeric() || c == '&' { c } else { ' ' }))
        .chain(std::iter::once(' '))
        .collect();
    for (i, topic) in Topic::ALL.iter().enumerate() {
        for word in topic.words().split(", ") {
            let found = padded
                .match_indices(word)
                .any(|(at, _)| padded[..at].ends_with(' ') && padded[at + word.len()..].starts_with(' '));
            if found {
                points[i] += weight;
            }
        }
    }
}
