import type { Language } from './language.js';

const decimal = (value: number): string => String(value).replace('.', ',');

export const italian: Language = {
  code: 'it',
  qualifiers: [
    'a basso fabbisogno di energia',
    'con alloggiamento modulare',
    'per carichi variabili',
    'con inserto intercambiabile',
    'in due fasi',
    'con calibrazione automatica',
    'per impianti esistenti',
    'con durata prolungata',
    'con rilevamento precoce dei guasti',
    'con supporto comune',
  ],
  amount: (millions) =>
    millions >= 1 ? `${decimal(millions)} milioni di euro` : `${Math.round(millions * 1000)}.000 euro`,
  kinds: {
    patent: {
      titles: [
        'Procedimento e dispositivo per {S}',
        'Dispositivo per {S} {Q}',
        'Sistema per {S} {Q}',
        'Disposizione per {S} con mezzi per {M}',
        'Procedimento informatico per {S} {Q}',
        'Procedimento di controllo di {S} sulla base di {M}',
      ],
      openings: [
        'L’invenzione riguarda un procedimento per {S} in cui {M} e {W} sono rilevati da un comando comune ({K}).',
        'È descritto un dispositivo per {S} con un corpo di base ({K}) collegato a mezzi per {M}.',
        'Si presenta un sistema per {S}, destinato soprattutto ad applicazioni di {E}.',
        'La domanda propone per {S} un insieme in cui gli elementi per {M} si sostituiscono senza attrezzi.',
      ],
      details: [
        'In una forma preferita, un valore misurato di {W} viene confrontato di continuo con una soglia.',
        'L’unità di comando adatta il processo quando in {M} compare uno scarto superiore al {K} per cento.',
        'Un alloggiamento accoglie l’unità per {M} e la protegge da polvere e umidità.',
        'I passi si ripetono fino a raggiungere un valore dato di {W}.',
        'Più unità possono essere accoppiate, così che {S} continuino in caso di guasto.',
        'L’insieme può essere aggiunto a impianti esistenti per {E}.',
      ],
      closings: [
        'Energia e manutenzione per {S} scendono così fino al {X} per cento.',
        'La soluzione è adatta anche a {M} e a usi affini.',
        'È rivendicato anche il relativo programma per elaboratore.',
      ],
    },
    publication: {
      titles: [
        '{S}: uno studio di caso a {P}',
        'Il ruolo di {M} in {S}',
        'Ostacoli a {S}: indagine su {K} imprese',
        'Valutazione di {S} in condizioni reali vicino a {P}',
        'Possibilità e limiti di {S} nel campo di {E}',
        '{S} e {M}: lo stato della ricerca',
      ],
      openings: [
        'Il lavoro esamina in quali condizioni {S} funzionano nella pratica, con particolare attenzione a {M}.',
        'L’interesse per {S} cresce, ma si sa poco sull’influenza di {M}.',
        'Sul caso di {P} mostriamo come unire {S} e {M}.',
        'Lo studio confronta {K} progetti su {S} e considera il ruolo di {W}.',
      ],
      details: [
        'Si basa su misure in {K} siti e su interviste svolte a {P} e {R}.',
        'I risultati mostrano un miglioramento del {X} per cento, dovuto soprattutto a {M}.',
        'L’effetto di {W} resta incerto per mancanza di dati confrontabili.',
        'Un modello semplice separa l’effetto di {M} da quello di {W}.',
        'Gli intervistati citano la mancanza di competenze e il costo di {M}.',
        'Rispetto a lavori precedenti su {S}, l’effetto è rimasto anche dopo {K} mesi.',
      ],
      closings: [
        'L’articolo si chiude con raccomandazioni per introdurre {S}.',
        'Servono altri studi su {W}.',
        'Il lavoro offre una base per dati confrontabili su {S}.',
      ],
    },
    investment: {
      titles: [
        '{O} raccoglie {A} per {S}',
        '{A} per {O}: gli investitori puntano su {S}',
        '{O} di {P} ottiene {A} per sviluppare {S}',
        '{U} investe {A} in {O} ({S})',
      ],
      openings: [
        '{O}, giovane impresa di {P}, ha chiuso un round da {A} per portare {S} sul mercato.',
        'Con {A}, {U} sostiene {O}, che lavora su {S}.',
        'Diversi investitori portano {A} a {O}. La società unisce {S} e {M}.',
      ],
      details: [
        'Il denaro servirà ad assumere {K} persone e a sviluppare {M}.',
        'Tra i clienti figurano {K} imprese che già lavorano con {E}.',
        'Secondo la società, il lavoro per {W} scende del {X} per cento.',
        'Una prima sede per {M} aprirà a {R} entro il {Y}.',
        'I primi soci hanno partecipato di nuovo; una banca di {P} concede un credito.',
      ],
      closings: [
        'La valutazione non è stata resa nota.',
        'Nei prossimi {K} mesi {O} vuole aprire nuovi mercati per {S}.',
        'I fondatori mantengono la maggioranza e restano a {P}.',
      ],
    },
    news: {
      titles: [
        '{O} avvia un progetto pilota su {S} a {P}',
        '{P} punta su {S}',
        '{O} e {U} collaborano su {S}',
        'Nuove regole per {S}: che cosa attende le imprese di {P}',
        '{O} amplia la sede di {P} per {S}',
        'Cresce la domanda di {S}: {O} assume {K} persone',
      ],
      openings: [
        '{O} avvierà a {P} un progetto pilota su {S}, ha annunciato martedì la società.',
        'La città di {P} e {O} hanno deciso di provare insieme {S}.',
        'Dopo {K} mesi di prove, {O} introduce {S} in tutte le sue sedi.',
        'Intorno a {P} cresce il tema «{N}»: {O} investe in {S}.',
      ],
      details: [
        'Il progetto comprende anche {M}, causa di ritardi in un tentativo precedente.',
        'A {P} sono attesi circa {K} posti di lavoro, soprattutto nella tecnica e nel servizio.',
        'Le prove mostrano risparmi di circa il {X} per cento, soprattutto grazie a {M}.',
        'Una parte dei fondi viene da un programma regionale, il resto da {O}.',
        'I critici ricordano {W} e chiedono chi pagherà alla fine.',
        'Concorrenti come {U} hanno annunciato piani simili per {M}.',
      ],
      closings: [
        'I primi risultati sono attesi per il {Y}.',
        'I partner non hanno fornito dati sui costi.',
        'Su altre sedi, tra cui {R}, si deciderà entro il {Y}.',
      ],
    },
    article: {
      titles: [
        'Come le piccole imprese di {P} affrontano {S}',
        '{N}: uno sguardo d’insieme per la pratica',
        'In visita da {O}: la vita quotidiana con {S}',
        'Cinque domande prima di investire in {S}',
        'Dalla prova alla routine: {S} da {O}',
      ],
      openings: [
        'Pochi temi sono discussi quanto {S}. Ma com’è la pratica di ogni giorno?',
        'Quando {O} ha iniziato a lavorare su {S}, quasi nessuno a {P} conosceva {M}.',
        'In una vecchia officina di {P}, la squadra di {O} lavora su {S}.',
      ],
      details: [
        'Il primo passo è stato piccolo: una squadra, una sede e una domanda chiara su {M}.',
        'Un errore frequente è investire in {M} prima di aver diviso le responsabilità.',
        'Il lavoro per {W} è sceso del {X} per cento, e questo ha convinto la direzione.',
        'La formazione è durata più del previsto, perché {M} richiedono conoscenze nuove.',
        'Insieme a {U}, l’impresa ha preparato una lista di controllo per {M}.',
      ],
      closings: [
        'Il consiglio di {O}: iniziare presto con {S}, misurare {W} e parlare degli errori.',
        'Entro il {Y} dovrebbero seguire tutte le sedi.',
        'Resta da vedere come si pagheranno {M} quando finiranno gli aiuti.',
      ],
    },
  },
};
