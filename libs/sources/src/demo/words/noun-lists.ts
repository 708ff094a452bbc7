/** Word lists behind `noun-forms.ts`: what the rules on endings get wrong. */
const list = (text: string): Set<string> => new Set(text.split(/\s+/).filter(Boolean));

/** Endings look like abstract nouns, but the word has a plural. */
export const COUNTABLE = list(`
  building wing ring lining dwelling seedling ceiling casting fairing offering swing string spring outfitting
  station substation solution organisation organization mission destination application exhibition institution
  constellation junction heterojunction composition formulation transaction extension vacation ion munition function
  configuration subscription excursion restriction connection staycation workation section emulsion interaction
  illustration election association citation reservation donation recommendation installation foundation cushion champion
  element garment instrument supplement department document agency city facility appliance monument pavement undergarment
  ship airship utility university assessment experiment segment filament licence audience sequence apartment embankment
  shipment consignment ambulance dealership currency cryptocurrency revetment entity activity measurement agreement
  advertisement policy library implement payment partnership amusement community municipality charity settlement internship
  apprenticeship commodity pharmacy ordinance bus lens metalens apparatus virus campus
  material fabric textile plant agent terminal metal hospital drive additive adhesive plastic fibre ceramic topic
  directive locomotive wearable deliverable`);

/** No plural, no article. */
export const MASS = list(`
  data research steel concrete hydrogen water wastewater groundwater stormwater rainwater power energy electricity information
  staff heritage infrastructure agriculture culture media search recovery assembly surgery alloying health healthcare care
  meat wool cotton linen silk hemp jute flax leather denim lace velvet yarn footwear headwear furniture machinery merchandise
  finance fraud trade commerce logistics freight traffic travel tourism hospitality food dairy cement mortar asphalt
  plaster stucco glass timber wood lumber plywood bamboo straw veneer masonry brickwork earthwork formwork shotcrete roadbed
  aluminium aluminum copper iron nickel cobalt lithium manganese titanium graphite silicon germanium gallium tungsten
  vanadium antimony palladium platinum gold silver zinc tin lead magnesium sodium uranium tritium thorium
  carbon oxygen nitrogen ammonia methane methanol ethanol biogas biomethane naphtha kerosene petroleum diesel gasoline
  bitumen coke coal oil slag sludge ash dust powder slurry biomass biochar pulp paper cardboard paperboard plasma
  dna rna mrna sirna rnai insulin glucose collagen cellulose nanocellulose lignin starch wheat maize corn rice barley
  soy milk honey flour bread beef pork poultry fish shrimp salmon seafood fruit aquaculture horticulture forestry agronomy
  viticulture husbandry livestock soil manure compost fertiliser fertilizer irrigation drought
  software hardware firmware middleware malware ransomware spyware cloud internet blockchain cryptography bandwidth
  edge radio noise light heat cold air steam gas exhaust smoke weather climate rainfall snow ice
  music art poetry cinema animation literature storytelling film photography karaoke ballet theatre
  luxury sport golf leisure entertainment nightlife gastronomy cuisine labour work homework education training tuition
  welfare poverty hunger homelessness help aid relief trust safety privacy wellbeing sovereignty governance democracy
  storage usage leakage damage wear tear spoilage salvage footage signage sewage garbage packaging luggage
  ownership warfare aerospace spaceflight aviation airspace orbit thrust lift drag torque propulsion combat ammunition ordnance
  maintenance repair disassembly reuse remanufacture overhaul retrofit scrap waste litter trash e-waste
  demand supply growth yield capacity throughput output downtime uptime runtime latency
  advice guidance support feedback evidence knowledge expertise equipment gear apparel clothing sportswear
  foam rubber latex resin wax paint ink glue silica gypsum clay sand gravel limestone kaolin bauxite brine salt
  graphene mxene perovskite quartz sapphire ceramics
  telemetry telehealth telemedicine telecare homecare daycare childcare eldercare dementia diabetes asthma obesity cancer
  wind solar tidal geothermal photovoltaics biodiesel offshore
  autonomy bioeconomy photosynthesis electrolysis synthesis analysis diagnosis pyrolysis hydrolysis dialysis
  glycolysis biocatalysis catalysis sepsis metabolism retail ecommerce recommerce proptech edtech fintech
  agritech healthtech biotech medtech cleantech foodtech
  odometry metrology chemistry biochemistry photochemistry physics biology
  text speech vision code content access disposal removal retrieval renewal rental approval
  traceability ecodesign makeup jewellery jewelry cosmetics embroidery crochet weaving knitwear
  moisture humidity flood seepage corrosion erosion friction fatigue creep plaque
  mycelium nylon elastane spandex lyocell viscose rayon polyester cashmere polypropylene polyethylene rebar
  radiotherapy immunotherapy chemotherapy psychotherapy physiotherapy therapy
  mays arabidopsis aureus vivo vitro germplasm pollen luminance turbulence governance
  people tech capture discovery algae microalgae metadata bacteria criteria childrens womens women children mice imagery empathy dyslexia epilepsy leukemia menopause
  schizophrenia salmonella listeria staphylococcus hydrometallurgy photogrammetry ellipsometry scatterometry carpentry
  confectionery lingerie hosiery upholstery crypto cattle hydropower bioenergy foodservice waitstaff craftspeople salespeople
  methalox tillage comfort efficacy anesthesia martensite metakaolin tofu tobacco sorghum cocoa cheese chocolate satiety custody
  cashback turnover thixotropy realty overstock wholesale liftoff progress gameplay cosplay youth buffalo aeruginosa trichoderma
  brassica microbiota ultrasound ultraviolet glyphosate ceramsite glulam hempcrete adobe lithium-ion nitrogen-vacancy
  loyalty warpage underfill spunbond spunlace meltblown drywall omega-3 terahertz agritech proptech bitcoin ethernet ethereum
  verilog tropsch law history acreage microgravity nanosafety overhead occupancy later e-waste bioprinting
  copyright equity hydro telecom agrifood biopharma pharma photoplethysmography reentry tee crowd chemistry zero
  agroecology policing compute rescue online sync retardancy
  accommodation catering flavour spice coffee tea wine beer seaweed kelp macroalgae darkness starlight
  bim maas saas devops covid influenza tuberculosis malaria 6g 5g braille hydroponics autoconsumption
  pedagogy literacy philanthropy homeschooling volunteering shoplifting wellness fitness
  deforestation reforestation agroforestry permaculture sanitation nutrition quarantine`);

/** One and many look alike. */
export const INVARIANT = list('aircraft spacecraft rotorcraft watercraft sheep series species');

/** Abbreviations with a plural; the others stand without article. */
export const COUNTABLE_ACRONYMS =
  list(`uav led oled microled llm gpu cpu npu fpga api sdk ev sme ngo nft mosfet igbt hemt evtol esim asic
  tv ic jet llms`);

/** Not nouns: they would need one beside them. */
export const ADJECTIVES = list(`
  social stretchable thermal magnetic semantic neural electroluminescent biomedical hydroponic shoppable piezoelectric seismic
  ballistic fabless functional gyrokinetic aeroponic rural electronic agentic photoelectric veterinary interactive multilingual
  geotechnical surgical edible supersonic photoelectrochemical prenatal sustainable biodegradable transdermal neuromorphic
  hybrid-electric binaural memristive military nanophotonic assistive critical genetic biometric literary observable vertical
  connected haptic allogeneic intraoperative civic hypersonic lunar pluripotent hydraulic robotic spintronic historical cryogenic
  web-based triboelectric optoelectronic clinical circular prebiotic laparoscopic microfluidic aeroelastic conductive immunogenic
  optogenetic digital humanitarian airborne waterborne foodborne flat molten smart frozen blind inflammatory secondhand vegan
  omnichannel cementitious superconducting light-emitting load-bearing privacy-preserving multi-tenant photovoltaic hydroelectric
  autonomous vulnerable particulate modular unemployed unbanked occupant evacuated impaired embodied quilted reinforced
  prestressed modified refurbished encapsulated decentralized decentralised hydroentangled hand-knitted needle-punched
  teleoperated deaf automotive pharmaceutical petrochemical mechanical electrical chemical optical medical municipal maritime
  marine electrospun community-led housing-led quantum-classical turbo-electric hydrogen-electric drought-tolerant fluorinated
  plant-based hearing-impaired speech-impaired gps-denied gnss-denied gnss-independent marker-assisted computer-readable
  wireless formwork-free checkout-free halogen-free plastic-free cement-free packaging-free deforestation-free gluten-free
  pfas-free mould-free animal-free cashier-free slaughter-free fluorine-free soilless cashierless radiation-tolerant
  quantum-resistant ai-native retrieval-augmented ad-supported alkali-activated self-powered memory-efficient parameter-efficient
  energy-efficient quantization-aware counter-unmanned community-based 5g-advanced crop-weed cross-modal sealable waterproof
  fireproof underground upcycled handmade bespoke agrivoltaic ophthalmic aquaponic orthodontic dual seasonal low-emissivity
  age-friendly inter-satellite zero-shot off-chain on-chain off-site second-hand low-calorie low-code post-quantum
  quantum-safe quantum-secure precast prefab augmentative cardiac interpretable microelectromechanical synchromodal multi-agent
  non-dairy stain-repellent environmental free safe black upper percent assembled borne handwoven ferroelectric
  polyfluoroalkyl perfluoroalkyl intermediate-scale multi-cloud counter-drone anti-drone counter-uav counter-uas l1 7 live
  dine-in multiply-accumulate wing-in-ground
  recyclable compostable anti-tourism dtc d2c b2b poor disabled elderly young premature wearing unmanned
  nucleoside-modified resistant tolerant collect forwarding out wide open new unaffordable inhospitable starts arrivals`);

/** Idioms that no rule should touch; they stand as they are. */
export const FIXED = list('')
  .add('beyond visual line of sight')
  .add('pay as you go solar')
  .add('safe and sustainable by design');

/** Real companies, agencies and brands among the phrases of the catalogue: invented news must not speak of them. */
export const REAL_COMPANIES = list(`
  airbnb tripadvisor expedia vinted depop shein temu uber lyft gopuff okara instacart starlink spacex globalfoundries boeing airbus
  playstation xbox nvidia hynix tsmc asml amd intel qualcomm samsung huawei microsoft google github openai anthropic facebook
  youtube youtuber netflix iphone netlist starbucks semaglutide tirzepatide hollywood bollywood isro nasa nato
  opec faa easa xeon twitter tiktok spotify chatgpt alphafold tesla twitch disney amazon alibaba unreal kubernetes
  stagecraft etsy zalando shopify ubereats deliveroo doordash walmart ikea nist built4people digibuild ebay vanmoof rapidus
  couchsurfing zara nike adidas jd`);

/** Written with their own capitals. */
export const ACRONYMS = new Map<string, string>([
  ...`AI XR VR AR VFX LEO LED OLED GPS GNSS UAV UAS CBRN PFAS GDPR EHR FHIR EEG ECG MRI CT HVAC HVDC 5G 6G 3D 2D B2B D2C DTC BNPL POS
    ERP CRM BIM EPBD LCA SRAM DRAM MRAM NAND HBM EUV FPGA GPU CPU NPU HPC EDA API SDK HIV GLP ADC VTOL SAF BVLOS SAR ETIAS
    ERTMS V2G V2X DNA RNA AAV RFID NFC MOSFET IGBT PCR CO2 LLM EU UV TV PPE NGO ESG CSRD CBAM CCS CCUS EV MEMS CMOS CRISPR OTT
    BIPV IAQ PLA PHA PVC PEM ICT IOT PV QKD WEEE MIMO OFDM RISC USB UHF RF WBG SQL VTON HEMT ESIM VIP
    DC AC IP IT TMS ATM C2PA SSBD BMS SLAM MILP NFT OMOP AAC EMS PPA SMR SME COV ASIC IC RTL SOFC XDR GS1 RDF PPWR`
    .split(/\s+/)
    .map((word): [string, string] => [word.toLowerCase(), word]),
  ['mrna', 'mRNA'],
  ['sirna', 'siRNA'],
  ['evtol', 'eVTOL'],
  ['llms', 'LLMs'],
  ['microled', 'microLED'],
  ['gan', 'GaN'],
  ['maas', 'MaaS'],
  ['saas', 'SaaS'],
  ['eidas', 'eIDAS'],
  ['iot', 'IoT'],
  ['lora', 'LoRa'],
  ['mxene', 'MXene'],
  ['rnai', 'RNAi'],
  ['reram', 'ReRAM'],
  ['esim', 'eSIM'],
  ['cas9', 'Cas9'],
]);

/** Written with a capital. */
export const NAMES =
  list(`european europe mars parkinson alzheimer raman fischer tropsch kalman ethernet bitcoin ethereum verilog shapley
  hamiltonian gaussian bauhaus african asian arctic milky rydberg euratom denmark germany france spain italy`);
