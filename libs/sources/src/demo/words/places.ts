/** Where demo signals come from: real countries and towns, with the usual suffixes of companies there. */
export interface Country {
  readonly code: string;
  readonly name: string;
  readonly towns: readonly string[];
  readonly suffixes: readonly string[];
  /** Share of signals relative to the others, before each trend bends it. */
  readonly weight: number;
}

const country = (code: string, name: string, weight: number, suffixes: string, towns: string): Country => ({
  code,
  name,
  weight,
  suffixes: suffixes.split('|'),
  towns: towns.split('|'),
});

export const COUNTRIES: readonly Country[] = [
  country('AT', 'Austria', 3, 'GmbH|AG', 'Graz|Linz|Vienna|Dornbirn|Villach|Leoben|Steyr'),
  country('BE', 'Belgium', 3, 'NV|BV|SA', 'Ghent|Liège|Leuven|Antwerp|Mons|Kortrijk|Hasselt'),
  country('BG', 'Bulgaria', 1, 'EOOD|AD', 'Sofia|Plovdiv|Varna|Ruse|Gabrovo'),
  country('CH', 'Switzerland', 3, 'AG|SA', 'Winterthur|Lausanne|Basel|St. Gallen|Lugano|Biel'),
  country('CY', 'Cyprus', 0.3, 'Ltd', 'Limassol|Nicosia|Larnaca'),
  country('CZ', 'Czechia', 2, 's.r.o.|a.s.', 'Brno|Ostrava|Plzeň|Liberec|Zlín|Prague'),
  country(
    'DE',
    'Germany',
    15,
    'GmbH|AG|SE|GmbH & Co. KG',
    'Aachen|Chemnitz|Dortmund|Ulm|Rostock|Karlsruhe|Bremen|Jena|Kassel|Augsburg|Leipzig|Münster',
  ),
  country('DK', 'Denmark', 2.5, 'ApS|A/S', 'Aarhus|Odense|Aalborg|Esbjerg|Kolding|Roskilde'),
  country('EE', 'Estonia', 1, 'OÜ|AS', 'Tartu|Tallinn|Pärnu|Narva'),
  country('ES', 'Spain', 6, 'S.L.|S.A.', 'Bilbao|Valencia|Zaragoza|Vigo|Seville|Girona|Málaga|Valladolid|Pamplona'),
  country('FI', 'Finland', 2.5, 'Oy|Oyj', 'Tampere|Oulu|Turku|Lahti|Vaasa|Kuopio'),
  country(
    'FR',
    'France',
    10,
    'SAS|SA|SARL',
    'Lille|Grenoble|Nantes|Toulouse|Rennes|Dijon|Metz|Clermont-Ferrand|Angers|Pau',
  ),
  country('GB', 'the United Kingdom', 6, 'Ltd|plc', 'Leeds|Bristol|Dundee|Sheffield|Cardiff|Belfast|Norwich'),
  country('GR', 'Greece', 1.5, 'S.A.|P.C.', 'Patras|Thessaloniki|Heraklion|Volos|Athens'),
  country('HR', 'Croatia', 1, 'd.o.o.|d.d.', 'Rijeka|Split|Osijek|Zagreb|Varaždin'),
  country('HU', 'Hungary', 1.5, 'Kft.|Zrt.', 'Győr|Szeged|Debrecen|Pécs|Miskolc'),
  country('IE', 'Ireland', 1.5, 'Ltd|DAC', 'Cork|Galway|Limerick|Sligo|Dundalk'),
  country('IT', 'Italy', 8, 'S.r.l.|S.p.A.', 'Bologna|Turin|Prato|Bergamo|Padua|Trento|Bari|Modena|Ancona|Catania'),
  country('LT', 'Lithuania', 1, 'UAB|AB', 'Kaunas|Vilnius|Klaipėda|Šiauliai'),
  country('LU', 'Luxembourg', 0.6, 'S.à r.l.|S.A.', 'Esch-sur-Alzette|Differdange|Belval'),
  country('LV', 'Latvia', 0.8, 'SIA|AS', 'Riga|Liepāja|Valmiera|Jelgava'),
  country('MT', 'Malta', 0.3, 'Ltd', 'Valletta|Mosta|Birkirkara'),
  country('NL', 'the Netherlands', 5, 'B.V.|N.V.', 'Eindhoven|Delft|Groningen|Enschede|Tilburg|Maastricht|Wageningen'),
  country('NO', 'Norway', 1.5, 'AS|ASA', 'Bergen|Trondheim|Stavanger|Tromsø'),
  country('PL', 'Poland', 4, 'Sp. z o.o.|S.A.', 'Gdańsk|Wrocław|Łódź|Katowice|Poznań|Rzeszów|Lublin'),
  country('PT', 'Portugal', 2, 'Lda|S.A.', 'Porto|Braga|Aveiro|Coimbra|Faro|Guimarães'),
  country('RO', 'Romania', 1.5, 'SRL|S.A.', 'Cluj-Napoca|Timișoara|Iași|Sibiu|Brașov'),
  country('SE', 'Sweden', 4, 'AB', 'Gothenburg|Linköping|Umeå|Lund|Västerås|Luleå|Borås'),
  country('SI', 'Slovenia', 1, 'd.o.o.|d.d.', 'Maribor|Celje|Kranj|Ljubljana|Velenje'),
  country('SK', 'Slovakia', 1, 's.r.o.|a.s.', 'Košice|Žilina|Nitra|Trnava|Bratislava'),
  country('US', 'the United States', 3, 'Inc.|LLC', 'Pittsburgh|Boulder|Madison|Raleigh'),
  country('JP', 'Japan', 2, 'K.K.|Co., Ltd.', 'Nagoya|Sendai|Kobe|Fukuoka'),
  country('KR', 'South Korea', 1.5, 'Co., Ltd.', 'Daejeon|Busan|Incheon'),
];

/** Where texts in a language are written: indices into COUNTRIES. */
export const COUNTRIES_OF: Readonly<Record<string, readonly number[]>> = Object.fromEntries(
  Object.entries({
    de: ['DE', 'DE', 'DE', 'AT', 'CH'],
    fr: ['FR', 'FR', 'FR', 'BE', 'LU'],
    es: ['ES'],
    it: ['IT'],
  }).map(([language, codes]) => [language, codes.map((code) => COUNTRIES.findIndex((c) => c.code === code))]),
);
