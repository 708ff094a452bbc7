/**
 * Words of a kind of text rather than of a topic, in the order patent, paper, project report, news, company profile. Found by rate: at
 * least 2.5 times as common in one kind of signal as in the others across ecosystems; then read one by one. Without them groupings
 * follow topics instead of sources. Words that also name topics (model, platform, seed, launch) stay out of the list.
 */
const GENRE = `
accord according accordingly adapted apparatus apparatuses appropriate arranged arrangement aspect aspects assigned associated attached
best capable carried characterised characterized claim claimed claims composed comprise comprised comprises comprising configured
configuration connected consist consisting consists constituted contained contains corresponding corresponds couple coupled defined
described desired determine determined determining device devices disclose disclosed discloses disclosure disposed effected embodiment
embodiments enable enabled enables enabling example examples exemplary facilitate facilitates first fixed fixedly follow following form
formed forming furthermore herein implement implementation implemented include included includes including invention inventions inventive
kind lastly located means mentioned method methods mode mounted obtain obtained obtaining one ones opposite part particular particularly
plural plurality portion portions position positioned predetermined prefer preferable preferably preferred prepared prepare present
presented presently presents prior procedure process provide provided provides providing receive received receiving refer reference
regarding related relates relating relative respect respective respectively second select selected side solution solve step steps
subject suitable technical therefor thereof third two three four type types unit units utility variety various wherein

accuracy achieve achieved achieves achieving address addressed addresses addressing advance advanced advances advancement allow allowed
allowing allows among analyse analysed analyses analysis analyze analyzed approach approaches article assess assessed assessment aim
aimed aims author authors available based baseline behaviour better broad challenge challenges challenging clear clearly common compare
compared comparison complex comprehensive conclude conclusion conduct conducted consider considered considering consistent contribute
contribution contributions current currently deep demonstrate demonstrated demonstrates demonstrating depend dependent derive derived
design designed develop developed developing development different difficult directly discuss discussed effect effective effectively
effectiveness effects efficiency efficient efficiently emerging establish established evaluate evaluated evaluating evaluation evidence
examine examined exhibit existing experiment experiments experimental explore explored exploring extend extensive factor factors feature
features field final finally find finding findings focus focused focuses framework full fully future gain general generally give given
gives good great highly high higher however identified identify identifying impact importance important improve improved improvement
improvements improves improving increase increased increases increasing increasingly indicate individual influence insight insights
interest introduce introduced introduces investigate investigated investigation involve involving issue issues key known lack large
larger lead leading leads level levels limit limitation limitations limited literature low lower main mainly major manner measure mechanism multiple
necessary need needed needs new novel number objective observe observed offer offering offers open order original outperform outperforms
overall overcome paper parameter parameters perform performance performed performing performs perspective point possible potential
potentially practical previous previously problem problems produce produced produces promising proper properties property propose proposed
proposes proposing purpose question range rate recent recently reduce reduced reduces reducing relevant rely remain report reported
reports require required requirement requirements requires research researchers resulting result results reveal reveals review reviewed
robust role scenario scenarios scheme section set several show showed showing shown shows significance significant significantly similar
simple simultaneously single small specific specifically standard state strong structure studied studies study studying sub substantial
successful suggest suggests support supported supporting supports system systems task tasks technique techniques technology technologies
term terms test tested tests theory time times today total traditional understand understanding unique useful valid validate validated
validation value values verified verify way ways wide widely work works

action actions activities activity annual beneficiaries career careers collaboration collaborative collected consortium
coordination creation deliverable deliverables description disseminate dissemination documentation editions ensure ensuring european
event events excellence exploitation fellow fellows fellowship fellowships foster funded grant guideline guidelines horizon
initiative innovation innovations innovative interdisciplinary international kick meeting meetings methodologies methodology milestone
month months objectives organise organised outcome outcomes outreach package participant participants participate partner
partners partnership plan plans policymakers preparation programme project projects promote promoting recommendation recommendations
repository schedule skills stakeholder stakeholders status strategy summary survey target tool tools training transferable update updated
updates version versions website work workpackage workshop workshops wp

according agency ahead announce announced announcement announces april ask asked august billion biggest bring brings build building
built call called came centre center chief china chinese come comes country countries day days deal december early expected expects
expert experts february friday front global government group head help helped helping helps home july june launched led like list long look
looking looks major march million minister monday national news november october officer official officials people plan president
published publishes read saturday says see september show sign signed sunday take taken takes tell thursday today told top tuesday
unveil unveiled unveils us usd use week weeks wednesday world year years yesterday

business businesses client clients companies company customer customers dedicated digital ecosystem enterprise experience expertise
founded founder founders funding fund help investment investments investor investors leader leverage leveraging market million offer
offers pioneer pioneering pioneers platform platforms proprietary raise raised raises round scalable scale seamless seamlessly
series specialise specialised specialist specialized specializes start startup startups team teams user users value`;

/** Distinct, lower case. Some appear for several kinds of text. */
export const GENRE_WORDS: readonly string[] = [...new Set(GENRE.trim().split(/\s+/))];
