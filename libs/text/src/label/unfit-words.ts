import { GENRE_WORDS } from '../lsa/genre-words.js';

const words = (list: string): readonly string[] => list.trim().split(/\s+/);

/** Words of the genre list that good names may contain: "energy storage system", "solid-state battery", "digital twin". */
export const FIT_INSIDE: ReadonlySet<string> = new Set(
  words(`accuracy advanced analysis assessment broad business career careers centre challenge client clients configuration collaborative communication communications community company
  comparison complex coupled coupling customer customers deep design development device devices digital direct efficiency enterprise
  event events experience factor factors feature features field form fund funding generation global government grant health high impact implementation
  independent innovation investment investments key large level light limited literature low market mechanism mode monitor multiple
  national object open order parameter parameters people performance plan platform platforms policy position power practice process
  production property reduction research review robust role scale seed series single skills small space standard startup startups state strategy
  structure study support system systems team technique techniques technologies technology test theory time tool tools training transfer
  point points question range sign target targets task tasks type unit units variant variants
  user users utility validation value week wide world year model building`),
);

/** Words that say nothing by themselves and may stand in no name. */
const EMPTY = words(`
abstract accordance acceptable additional additionally al amount amounts appear appeared article base bases beginning belong case cases
category characteristic characteristics choice com common component components composition compositions comprised condition
conditions consequently content contents context copyright correspond cost costs course data date dataset datasets degree detail details
different direction directions distinct doi driven earlier easily easy element elements employ employed end enough entire entirely
equal essential etc exact exactly extent fact fail fails far fast favourable figure figures generate generated generates generating
goal goals group groups hand having help href http https ideal id inner instance instances iii ii iv item items
kg kind latter length like line link located long lot making manufacture manufactured manufacturing mass maximum mean meaning
mention minimum ml mm modern modified moreover move moving nature near normal notable note noted nutshell outer output
pair pairs path percent percentage period phase piece place placed plain plus post posted presence processing product products
prof proportion pure purposes quality quantity rapid rapidly ratio reached reading really reason reasons record recorded region regions
relation relationship relationships respond response result rights risk sample samples seq serve served serves set sets shape shaped share
shared size sized sizes solution solutions sort source sources special start started stage stages step successfully sufficient sufficiently
suitable sum superior table tbl thing things think thought together toll total try turn turning unlike upper usage usual vary
varying view von weight weights wt www xml legally openalex
der die das und ein eine einer einem einen von mit für des dem den les des une la le el los del per con para`);

/** Of these, the ones that are good words in company: "data centre", "cost reduction", "phase change material", "water quality". */
export const FIT_IN_COMPANY: ReadonlySet<string> = new Set(
  words(`component components composition compositions condition conditions content cost data dataset datasets direction element elements
  group line link manufacturing mass modified output phase processing product products quality ratio region response risk sample samples set
  shape size source sources stage base weight`),
);

/** In no name at all. */
export const NOWHERE: readonly string[] = [
  ...new Set([
    ...GENRE_WORDS.filter((word) => !FIT_INSIDE.has(word)),
    ...EMPTY.filter((word) => !FIT_IN_COMPANY.has(word)),
  ]),
];

/** Not as a name by themselves. */
export const NOT_ALONE: readonly string[] = [
  ...new Set([
    ...GENRE_WORDS,
    ...EMPTY,
    ...words(`acid agent air algorithm algorithms analysis animal application applications approach area areas artificial assembly average bacterial
    basis binding biological body box cell cells change changes channel chemical circuit class clinical code combination communication composite compound
    compounds computer computing concentration control core density detection diagnosis disease disorder dynamic electrical electronic
    engine engineering engineered environment environmental equipment expression fiber film flow fluid food formula formulation
    function functional gas gene general green growth head health heat human image images industry information infrastructure infection
    inhibition inhibitor input integrated intelligence intelligent interaction interface internal language layer layers learning
    life liquid location loss machine management map material materials matter measurement measurements mechanical media medical medium
    member membrane mixture mobile model models modeling modelling module molecule molecules motor natural network networks node nodes object
    objects oil online operation operations optical optimal optimisation optimization organ oxygen packet panel particle particles patient
    patients physical pipe plant plants plate policy polymer power prediction predictive pressure prevention production program
    protection protein proteins quantum reaction receptor recognition reference regulation regulatory removal residual resin
    resolution resource resources rotation rule rules safety scientific screening search security selection sequence sequences server
    service services signal signals simulation simulations social software soil solid space spatial speed stability statistical
    stone storage stream subject substrate surface surfaces survey switch syndrome synthetic target temperature text therapeutic
    therapy thermal tissue transfer transmission transport treatment tree trial video vehicle virtual virus visual voltage volume
    water wave wall web word words pilot pilots
    thereby therefrom thereon cable effluent
    architecture branding dmp handbook lab labs logo newsletter release releases toolkit transition transitions
    accelerate acceleration actor agnostic anion arrest assistant attack attacks authentication barrier board break breaks breakthrough breakthroughs bubble
    canine cap card chain classification cleaning coating color colour column compensation complement conjugate conjugates construction container contract
    cooperative copy crystal defect defects defense defence definition deformation degradation delivery department discovery dispensing driver
    emission expand expansion explanation explanations exposure extraction fever filament foil friction fusion grid grids guidance guide hub identification
    index inspection invariant job joint kit label laminate landing leakage ligand locking locus logic maintenance manifold mission missions modular monitoring mortality
    mutant mutation navigation orchestration oscillator pathology pathway pattern permeability pet planning printing progress prognostic purification
    reality reasoning recovery recycling registration relapse relaxation replication resistance resonator rethinking rewriting rogue routing scanning
    secretion seed seeds sensing shot signature sound spectrum spray stiffness stimulation strain strengthen strengthening stress sulfate
    synthesis tag talk terminal tooth tracking uncertainty ventilation vessel vibration yield
    avoid conversation hype portrait portraits routine scene scenes strand strands tour tours options shortcuts tradeoff tradeoffs trade-off trade-offs`),
  ]),
];

/** Not at the end: something must follow. */
export const NOT_LAST: readonly string[] = words(`
composition compositions acting advanced alpha aided analytical anti aqueous artificial assisted associated automated autonomous based beta bio biological broad chemical
clinical coated common complex containing controlled convolutional critical cross current deep dependent derived direct driven dual dynamic electric
electrical electro electronic embedded encoded encoding engineered enhanced environmental external flexible free functional gamma genetic
global good hard heavy high highly human hybrid improved independent induced inorganic integrated intelligent internal ionic
large light lightweight linear liquid local long loaded low magnetic mechanical mediated medical micro mobile modified molecular mono multi
multiple nano natural neural non nonlinear nucleic open optical optimal oral organic parallel pharmaceutical pharmaceutically photo physical poly porous
post pre primary printed quasi real recombinant related remote renewable resistant robust secondary self semi sensitive severe short single
small smart social soft solid spatial special specific stable static strategic structural sub super supervised surgical sustainable
synthetic targeted temporal therapeutic thermal thin transparent treating triple ultra unmanned urban vertical virtual viral visual wide wireless large
encodes binds increases decreases provides contains shows generates expresses treats causes leads requires enables supports determines
backs wins opens raises
measures detects reduces improves inhibits prevents treat inhibit prevent reduce improve detect encode bind predict learn learns`);
/** Not at the beginning: a verb or an ending that belongs to the word before. */
export const NOT_FIRST: readonly string[] = words(`
aided appears assisted based binds caused causes causing containing contains coated dependent derived driven encodes encoding expressing expresses generating
improving increases including induced inducing inhibits inhibiting like loaded making measuring mediated obtained predicting prevents preventing producing
provides reducing related requires shaped shows system systems detecting determining treating type device devices process
technology technologies technique techniques performance implementation development level levels design platform platforms application applications
configured mechanism set result training use user value method response method condition conditions
under wins win opens backs raises launches one two three four five six seven eight nine ten steady quiet faster fresh policy longitudinal systematic doubles`);
/** Whole phrases that name nothing, in the spellings they have. */
export const NO_NAMES: ReadonlySet<string> = new Set([
  'utility model',
  'utility models',
  'raw material',
  'raw materials',
  'molecular weight',
  'room temperature',
  'surface area',
  'particle size',
  'prior art',
  'working principle',
  'high temperature',
  'high temperatures',
  'low temperature',
  'real world',
  'real-world',
  'real time',
  'real-time',
  'case study',
  'case studies',
  'open access',
  'base material',
  'main body',
  'press release',
  'electronic device',
  'electronic devices',
  'electrical device',
  'electrical devices',
  'electrochemical device',
  'electrochemical devices',
  'semiconductor device',
  'semiconductor devices',
  'power plant',
  'power plants',
  'power supply',
  'coating layer',
  'coating layers',
  'surface layer',
  'substrate processing',
  'fatty acid',
  'fatty acids',
  'computer program',
  'storage medium',
  'information processing',
  'information processing device',
  'artificial intelligence',
  'machine learning',
  'deep learning',
  'neural network',
  'neural networks',
  'deep neural network',
  'deep neural networks',
  'data processing',
  'early stage',
  'long term',
  'short term',
  'large scale',
  'small scale',
  'low cost',
  'high performance',
  'decision making',
  'pharmaceutical composition',
  'pharmaceutical compositions',
  'amino acid',
  'amino acids',
  'nucleic acid',
  'nucleic acids',
  'amino acid sequence',
  'host cell',
  'host cells',
  'host country',
  'control unit',
  'white house',
  'side effects',
  'scientific knowledge',
  'ai model',
  'ai models',
  'ai system',
  'ai systems',
  'production process',
  'preparation method',
  'production method',
  'crude mixture',
  'crude mixtures',
  'raw mixture',
  'raw mixtures',
  'immune response',
  'immune responses',
  'transfer function',
  'transfer functions',
  'radio frequency',
  'composite material',
  'composite materials',
  'operating system',
  'web site',
  'united states',
  'silicon valley',
  'new york',
  'hong kong',
  'european union',
  'fine-tuning',
  'related topics',
  'monte carlo',
  'open software',
  'construction material',
  'construction materials',
  'small molecule',
  'small molecules',
  'fine aggregate',
  'fine aggregates',
  'coarse aggregate',
  'data management plan',
  'storage system',
  'storage systems',
  'language model',
  'language models',
  'fusion protein',
  'fusion proteins',
  'cementitious material',
  'cementitious materials',
  'data management',
  'nasa science',
  'business wire',
  'working group',
  'research team',
  'research group',
  'state of the art',
  'user interface',
  'joint undertaking',
  'human resources',
  'cell line',
  'cell lines',
  'policy brief',
  'policy briefs',
  'communication kit',
  'risk management',
  'engagement strategy',
  'awareness campaign',
  'shot dead',
  'open question',
  'open questions',
  'small firms',
  'research agenda',
  'field trial',
  'field trials',
  'trade fair',
  'trade fairs',
  'trade-off',
  'trade-offs',
  'prices under pressure',
  'innovation portrait',
]);
