import type { Language } from './language.js';

const decimal = (value: number): string => String(value).replace('.', ',');

export const spanish: Language = {
  code: 'es',
  qualifiers: [
    'con menor demanda de energía',
    'con carcasa modular',
    'para cargas variables',
    'con inserto intercambiable',
    'en dos etapas',
    'con calibración automática',
    'para instalaciones existentes',
    'con mayor vida útil',
    'con detección temprana de fallos',
    'con soporte común',
  ],
  amount: (millions) =>
    millions >= 1 ? `${decimal(millions)} millones de euros` : `${Math.round(millions * 1000)}.000 euros`,
  kinds: {
    patent: {
      titles: [
        'Procedimiento y dispositivo para {S}',
        'Dispositivo para {S} {Q}',
        'Sistema para {S} {Q}',
        'Disposición para {S} con medios para {M}',
        'Procedimiento informático para {S} {Q}',
        'Procedimiento de supervisión de {S} a partir de {M}',
      ],
      openings: [
        'La invención se refiere a un procedimiento para {S} en el que {M} y {W} se registran en un control común ({K}).',
        'Se presenta un dispositivo para {S} con un cuerpo de base ({K}) unido a medios para {M}.',
        'Se describe un sistema para {S}, destinado sobre todo a aplicaciones de {E}.',
        'La solicitud propone para {S} un conjunto en el que los elementos para {M} se cambian sin herramientas.',
      ],
      details: [
        'En una realización preferida, un valor medido de {W} se compara de forma continua con un umbral.',
        'La unidad de control adapta el proceso cuando aparece en {M} una desviación superior al {K} por ciento.',
        'Una carcasa aloja la unidad para {M} y la protege del polvo y de la humedad.',
        'Los pasos se repiten hasta alcanzar un valor dado de {W}.',
        'Varias unidades pueden acoplarse, de modo que {S} continúen en caso de avería.',
        'El conjunto puede añadirse a equipos existentes para {E}.',
      ],
      closings: [
        'De este modo bajan hasta un {X} por ciento la energía y el mantenimiento de {S}.',
        'La solución sirve también para {M} y usos afines.',
        'Se reivindica asimismo el programa informático correspondiente.',
      ],
    },
    publication: {
      titles: [
        '{S}: un estudio de caso en {P}',
        'El papel de {M} en {S}',
        'Barreras para {S}: encuesta a {K} empresas',
        'Evaluación de {S} en condiciones reales cerca de {P}',
        'Posibilidades y límites de {S} en el ámbito de {E}',
        '{S} y {M}: estado de la investigación',
      ],
      openings: [
        'Este trabajo examina en qué condiciones {S} dan resultado en la práctica, con especial atención a {M}.',
        'El interés por {S} crece, pero se sabe poco sobre la influencia de {M}.',
        'A partir del caso de {P} mostramos cómo combinar {S} con {M}.',
        'El estudio compara {K} proyectos sobre {S} y analiza el papel de {W}.',
      ],
      details: [
        'Se basa en mediciones en {K} lugares y en entrevistas realizadas en {P} y {R}.',
        'Los resultados muestran una mejora del {X} por ciento, debida sobre todo a {M}.',
        'El efecto de {W} sigue siendo incierto por falta de datos comparables.',
        'Un modelo sencillo separa el efecto de {M} del de {W}.',
        'Las personas encuestadas citan la falta de personal cualificado y el coste de {M}.',
        'Frente a trabajos anteriores sobre {S}, el efecto se mantuvo tras {K} meses.',
      ],
      closings: [
        'El artículo termina con recomendaciones para introducir {S}.',
        'Hacen falta más estudios sobre {W}.',
        'El trabajo ofrece una base para datos comparables sobre {S}.',
      ],
    },
    investment: {
      titles: [
        '{O} capta {A} para {S}',
        '{A} para {O}: los inversores apuestan por {S}',
        '{O}, de {P}, reúne {A} para desarrollar {S}',
        '{U} invierte {A} en {O} ({S})',
      ],
      openings: [
        '{O}, joven empresa de {P}, ha cerrado una ronda de {A} para llevar {S} al mercado.',
        'Con {A}, {U} apoya a {O}, que trabaja en {S}.',
        'Varios inversores aportan {A} a {O}. La empresa combina {S} con {M}.',
      ],
      details: [
        'El dinero servirá para contratar a {K} personas y desarrollar {M}.',
        'Entre sus clientes figuran {K} empresas que ya trabajan con {E}.',
        'Según la empresa, el esfuerzo dedicado a {W} baja un {X} por ciento.',
        'Un primer centro para {M} abrirá en {R} antes de {Y}.',
        'Los primeros socios han vuelto a participar; un banco de {P} concede un crédito.',
      ],
      closings: [
        'No se ha comunicado la valoración.',
        'En los próximos {K} meses, {O} quiere abrir nuevos mercados para {S}.',
        'Los fundadores conservan la mayoría y siguen en {P}.',
      ],
    },
    news: {
      titles: [
        '{O} inicia un proyecto piloto sobre {S} en {P}',
        '{P} apuesta por {S}',
        '{O} y {U} colaboran en {S}',
        'Nuevas reglas para {S}: lo que espera a las empresas de {P}',
        '{O} amplía su sede de {P} para {S}',
        'Crece la demanda de {S}: {O} contrata a {K} personas',
      ],
      openings: [
        '{O} iniciará en {P} un proyecto piloto sobre {S}, según anunció la empresa el martes.',
        'La ciudad de {P} y {O} han acordado probar {S} de forma conjunta.',
        'Tras {K} meses de pruebas, {O} introduce {S} en todos sus centros.',
        'En torno a {P} gana peso el tema «{N}»: {O} invierte en {S}.',
      ],
      details: [
        'El proyecto abarca también {M}, causa de retrasos en un intento anterior.',
        'Se esperan unos {K} empleos en {P}, sobre todo en técnica y servicio.',
        'Las pruebas muestran un ahorro de cerca del {X} por ciento, sobre todo gracias a {M}.',
        'Una parte de los fondos procede de un programa regional, el resto de {O}.',
        'Las voces críticas recuerdan {W} y preguntan quién pagará al final.',
        'Competidores como {U} han anunciado planes similares para {M}.',
      ],
      closings: [
        'Los primeros resultados se esperan en {Y}.',
        'Los socios no dieron datos sobre los costes.',
        'Antes de {Y} se decidirá sobre otros lugares, entre ellos {R}.',
      ],
    },
    article: {
      titles: [
        'Cómo abordan {S} las pequeñas empresas de {P}',
        '{N}: una visión general para la práctica',
        'De visita en {O}: el día a día con {S}',
        'Cinco preguntas antes de invertir en {S}',
        'Del ensayo a la rutina: {S} en {O}',
      ],
      openings: [
        'Pocos temas se discuten tanto como {S}. Pero ¿cómo es la práctica diaria?',
        'Cuando {O} empezó a trabajar en {S}, casi nadie en {P} conocía {M}.',
        'En un antiguo taller de {P}, el equipo de {O} trabaja en {S}.',
      ],
      details: [
        'El primer paso fue pequeño: un equipo, un lugar y una pregunta clara sobre {M}.',
        'Un error frecuente es invertir en {M} antes de repartir las responsabilidades.',
        'El esfuerzo dedicado a {W} bajó un {X} por ciento, y eso convenció a la dirección.',
        'La formación duró más de lo previsto, porque {M} exigen conocimientos nuevos.',
        'Junto con {U}, la empresa elaboró una lista de control para {M}.',
      ],
      closings: [
        'El consejo de {O}: empezar pronto con {S}, medir {W} y hablar de los fallos.',
        'Antes de {Y} deberían seguir todos los centros.',
        'Queda por ver cómo se pagarán {M} cuando terminen las ayudas.',
      ],
    },
  },
};
