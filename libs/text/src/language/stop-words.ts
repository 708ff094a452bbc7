const words = (list: string): readonly string[] => list.trim().split(/\s+/);

/** Frequent small words by language (ISO 639-1): what gives a sentence's language away, and what carries no topic. */
export const STOP_WORDS: Readonly<Record<string, readonly string[]>> = {
  bg: words(
    `и на в за от с се е да по не че са като до при или което който която които това този тази тези беше бъде има през след между`,
  ),
  cs: words(`a v na se je s z že do pro to i o k jako za by ve po od ale který která které nebo jsou byl bylo být při aby jeho jejich podle může
    také mezi však více
    ještě před své protože mohou kde když tak není jejich jako jen až další které
    kterém kterou kterého nová nové této tento tato byla být při před`),
  da: words(`og i at det er en til på af den for med de som der et har ikke om var fra ved men kan eller sig vil blev efter hvor også skal
    deres mellem mere over
    blev været havde hun fik kunne nogle både flere dette mod gennem meget nu uden op ud sin hvad mange andre år store blandt af jeg`),
  de: words(`der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird
    bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis mehr durch man sein wurde`),
  el: words(`και το να του η της με που την από για τα είναι των σε ο οι στο θα τη στην τον δεν τους στη ως μια`),
  en: words(`the of and to in a is that for it as was with be by on not he his but at are this have from or had an they which one were all
    their there has been when who will more no if out so can its into than other some these about after between our we you`),
  es: words(`de la que el en y a los se del las un por con no una su para es al lo como más o pero sus le ha este sí porque esta entre
    cuando muy sin sobre también hasta hay donde han quien desde todo nos durante son fue está según`),
  et: words(`ja on ei et see oli ka mis kui oma või aga ning seda kes selle pärast nii veel siis mida tema nad meie välja üle kuid juba
    kõik aasta`),
  fi: words(`ja on ei että se oli hän mutta ovat joka kun myös sen kuin tai jos niin ole mukaan sekä hänen noin voi olla jotka vain vuonna
    ollut mitä kanssa kuitenkin`),
  fr: words(`de la le et les des en un une du que est pour qui dans a par plus pas au sur ne se ce il sont avec son aux d l s qu ou cette
    ses mais été comme leur elle nous ont être fait deux entre même aussi peut sans`),
  hr: words(`i u na je se da za su od s a o kao koji koja koje ne iz do bi ili što te nije kako samo može više između prema zbog njegov
    također biti bio
    koja koje kojima prije dok još samo već može jer tako mogu oko kada neki nisu ih nakon tijekom njih`),
  hu: words(`a az és hogy nem is egy ez meg van volt csak azt de ha mint még el már vagy amely után szerint ami között minden lehet lesz
    ezt olyan nagyon akik`),
  is: words(`og í að er á sem til það af um ekki með hann við var fyrir en eru því frá ég þetta sé hafa eða`),
  it: words(`di e il la che in a per un è del non si con le da una i sono della dei nel alla come più al ha lo gli anche ma o su delle o
    questo dal nella se essere stato tra quando dalla loro`),
  lt: words(
    `ir yra į kad iš su tai buvo kaip bet ar apie jo po už nuo tik dėl prie šių kurie kuri taip savo metų gali būti arba per jų`,
  ),
  lv: words(
    `un ir ar no par uz ka kas tas to bet vai kā pēc arī lai bija pie tika viņa gada ļoti nav tikai starp var kuru savu`,
  ),
  mt: words(
    `li ta il u fil tal dan minn ma hija din għal biex huwa kien dak fuq b mill jew wara bejn kienet għandu aktar`,
  ),
  nl: words(`de van het een en in is dat op te zijn met voor niet aan er om ook als door bij dit uit werd worden naar heeft maar nog over
    ze deze hebben kan of meer tot onder tussen wordt`),
  no: words(`og i det er på til som en av for at med de ikke den har et om var fra men seg vi så kan ble eller vil etter også ved skal
    mellom enn
    å jeg ble vært hadde hun fikk kunne noen både flere dette mot gjennom mye nå uten opp ut sin hvor mange andre år store blant`),
  pl: words(`i w na z do się nie że jest to o po jak za od przez dla są był tym które który która oraz ale może jego tylko przy być także
    ich między jako co`),
  pt: words(`de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele das tem à seu sua ou ser quando
    muito há nos já está também só pelo pela até isso entre são`),
  ro: words(`de și în a la cu pe care nu că este o din se un pentru mai sunt ce fi au prin sau după ca dar al fost această lui fiind
    între`),
  ru: words(`и в не на что с по как это он а к из у за от о же для то но все его было так бы или если был при может`),
  sk: words(`a v na sa je s z že do pre to aj o k ako za by vo po od ale ktorý ktorá ktoré alebo sú bol bolo byť pri aby jeho ich podľa môže
    medzi však viac
    ešte pred svoje pretože môžu kde keď tak nie jeho len až ďalšie boli takže ktoré
    ktorom ktorou ktorého táto tento toto bola pri pred sme`),
  sl: words(`in v je na za se da so z s pa ki od po tudi kot bi ali do pri iz ni to še lahko bil bila med kar zaradi več njegov biti
    iz saj pred več tem ter kjer ker letih lahko nekaj tako smo niso ga jih katere vendar`),
  sv: words(`och i att det som en på är av för med den till inte har de ett om han men var sig från så vid kan hade också under eller efter
    när nu skulle mellan mer
    var inte ut upp sina många andra år stora bland jag hon kunde några både flera detta mot genom mycket nu utan blev`),
  tr: words(`ve bir bu da de için ile olarak çok daha olan gibi kadar en sonra ise ancak ne var her veya değil olduğu`),
  uk: words(`і в на що не з до та як за у це від його про є для або при але був були які який може між`),
};
