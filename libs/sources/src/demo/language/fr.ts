import type { Language } from './language.js';

const decimal = (value: number): string => String(value).replace('.', ',');

export const french: Language = {
  code: 'fr',
  qualifiers: [
    'à faible consommation',
    'à boîtier modulaire',
    'pour charges variables',
    'à insert interchangeable',
    'en deux étapes',
    'à étalonnage automatique',
    'pour installations existantes',
    'à durée de vie prolongée',
    'avec détection précoce des défauts',
    'à support commun',
  ],
  amount: (millions) =>
    millions >= 1 ? `${decimal(millions)} millions d’euros` : `${Math.round(millions * 1000)} 000 euros`,
  kinds: {
    patent: {
      titles: [
        'Procédé et dispositif pour {S}',
        'Dispositif pour {S} {Q}',
        'Système pour {S} {Q}',
        'Agencement pour {S} avec des moyens pour {M}',
        'Procédé mis en œuvre par ordinateur pour {S} {Q}',
        'Procédé de surveillance appliqué à {S} à partir de {M}',
      ],
      openings: [
        'L’invention concerne un procédé pour {S}, dans lequel {M} et {W} sont suivis par une commande commune ({K}).',
        'L’invention porte sur un dispositif pour {S} comprenant un corps de base ({K}) relié à des moyens pour {M}.',
        'Il est décrit un système pour {S}, destiné notamment aux applications liées à {E}.',
        'La demande propose, pour {S}, un ensemble dans lequel les éléments pour {M} se remplacent sans outil.',
      ],
      details: [
        'Dans un mode de réalisation préféré, une valeur mesurée pour {W} est comparée à un seuil.',
        'L’unité de commande adapte le processus dès qu’un écart de plus de {K} pour cent apparaît pour {M}.',
        'Un boîtier reçoit l’unité pour {M} et la protège de la poussière et de l’humidité.',
        'Les étapes sont répétées jusqu’à obtention d’une valeur donnée pour {W}.',
        'Plusieurs unités peuvent être couplées, de sorte que {S} se poursuivent en cas de panne.',
        'L’ensemble peut être ajouté à des équipements existants pour {E}.',
      ],
      closings: [
        'La demande d’énergie et l’entretien liés à {S} diminuent ainsi de {X} pour cent au plus.',
        'La solution convient aussi à {M} et à des applications voisines.',
        'Un programme d’ordinateur correspondant est également revendiqué.',
      ],
    },
    publication: {
      titles: [
        '{S} : une étude de cas à {P}',
        'Le rôle de {M} dans {S}',
        'Les freins à {S} : enquête auprès de {K} entreprises',
        'Évaluation de {S} en conditions réelles près de {P}',
        'Apports et limites de {S} dans le domaine de {E}',
        '{S} et {M} : état des connaissances',
      ],
      openings: [
        'Cet article examine les conditions dans lesquelles {S} réussissent en pratique, avec une attention particulière à {M}.',
        'L’intérêt pour {S} grandit, mais l’influence de {M} reste mal connue.',
        'À partir du cas de {P}, nous montrons comment associer {S} et {M}.',
        'L’étude compare {K} projets consacrés à {S} et interroge le rôle de {W}.',
      ],
      details: [
        'Elle s’appuie sur des mesures réalisées sur {K} sites et sur des entretiens menés à {P} et à {R}.',
        'Les résultats montrent une amélioration de {X} pour cent, due surtout à {M}.',
        'L’effet de {W} demeure incertain, faute de données comparables.',
        'Un modèle simple sépare l’effet de {M} de celui de {W}.',
        'Les personnes interrogées citent le manque de compétences et le coût de {M}.',
        'Par rapport aux travaux antérieurs sur {S}, l’effet persiste après {K} mois.',
      ],
      closings: [
        'L’article se termine par des recommandations pour l’introduction de {S}.',
        'D’autres recherches sur {W} sont nécessaires.',
        'Ce travail fournit une base pour des données comparables sur {S}.',
      ],
    },
    investment: {
      titles: [
        '{O} lève {A} pour {S}',
        '{A} pour {O} : les investisseurs misent sur {S}',
        '{O}, à {P}, réunit {A} pour développer {S}',
        '{U} investit {A} dans {O} ({S})',
      ],
      openings: [
        '{O}, jeune entreprise de {P}, a bouclé un tour de table de {A} pour mettre {S} sur le marché.',
        'Avec {A}, {U} soutient {O}, qui travaille sur {S}.',
        'Des investisseurs apportent {A} à {O}. La société associe {S} et {M}.',
      ],
      details: [
        'Les fonds serviront à recruter {K} personnes et à développer {M}.',
        'Parmi ses clients figurent {K} entreprises qui utilisent déjà {E}.',
        'Selon la société, l’effort consacré à {W} baisse de {X} pour cent.',
        'Un premier site pour {M} doit ouvrir à {R} d’ici {Y}.',
        'Les premiers investisseurs ont suivi ; une banque de {P} accorde un crédit.',
      ],
      closings: [
        'La valorisation n’a pas été communiquée.',
        'Dans les {K} prochains mois, {O} veut ouvrir de nouveaux marchés pour {S}.',
        'Les fondateurs gardent la majorité et restent à {P}.',
      ],
    },
    news: {
      titles: [
        '{O} lance un projet pilote sur {S} à {P}',
        '{P} mise sur {S}',
        '{O} et {U} s’allient autour de {S}',
        'Nouvelles règles pour {S} : ce qui attend les entreprises de {P}',
        '{O} agrandit son site de {P} pour {S}',
        'La demande de {S} progresse : {O} recrute {K} personnes',
      ],
      openings: [
        '{O} va lancer à {P} un projet pilote sur {S}, a annoncé l’entreprise mardi.',
        'La ville de {P} et {O} sont convenues de tester {S} ensemble.',
        'Après {K} mois d’essais, {O} introduit {S} sur tous ses sites.',
        'Autour de {P}, le thème « {N} » prend de l’ampleur : {O} investit dans {S}.',
      ],
      details: [
        'Le projet comprend aussi {M}, cause de retards lors d’une première tentative.',
        'Une trentaine d’emplois sont attendus à {P}, surtout dans la technique et le service.',
        'Les essais montrent des économies d’environ {X} pour cent, surtout grâce à {M}.',
        'Une partie des fonds vient d’un programme régional, le reste de {O}.',
        'Des voix critiques rappellent {W} et demandent qui paiera à la fin.',
        'Des concurrents comme {U} ont annoncé des projets semblables pour {M}.',
      ],
      closings: [
        'Les premiers résultats sont attendus en {Y}.',
        'Les partenaires n’ont pas donné d’indication sur les coûts.',
        'Une décision sur d’autres sites, dont {R}, est prévue avant {Y}.',
      ],
    },
    article: {
      titles: [
        'Comment les petites entreprises de {P} abordent {S}',
        '{N} : un tour d’horizon pour la pratique',
        'En visite chez {O} : le quotidien avec {S}',
        'Cinq questions à se poser avant d’investir dans {S}',
        'De l’essai à la routine : {S} chez {O}',
      ],
      openings: [
        'Peu de sujets sont aussi discutés que {S}. Mais à quoi ressemble la pratique ?',
        'Quand {O} a commencé à travailler sur {S}, presque personne à {P} ne connaissait {M}.',
        'Dans un ancien atelier de {P}, l’équipe de {O} travaille sur {S}.',
      ],
      details: [
        'Le premier pas était modeste : une équipe, un site et une question claire sur {M}.',
        'Une erreur fréquente consiste à investir dans {M} avant d’avoir réparti les responsabilités.',
        'L’effort consacré à {W} a baissé de {X} pour cent, ce qui a convaincu la direction.',
        'La formation a duré plus longtemps que prévu, car {M} demandent de nouvelles compétences.',
        'Avec {U}, l’entreprise a établi une liste de contrôle pour {M}.',
      ],
      closings: [
        'Le conseil de {O} : commencer tôt avec {S}, mesurer {W} et parler des échecs.',
        'D’ici {Y}, tous les sites devraient suivre.',
        'Reste à savoir comment payer {M} quand les aides prendront fin.',
      ],
    },
  },
};
