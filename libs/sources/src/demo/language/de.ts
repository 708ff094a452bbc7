import type { Language } from './language.js';

const decimal = (value: number): string => String(value).replace('.', ',');

export const german: Language = {
  code: 'de',
  qualifiers: [
    'mit geringerem Energiebedarf',
    'mit modularem Gehäuse',
    'für wechselnde Lasten',
    'mit austauschbarem Einsatz',
    'in zwei Stufen',
    'mit automatischer Kalibrierung',
    'für bestehende Anlagen',
    'mit verlängerter Lebensdauer',
    'mit vorausschauender Fehlererkennung',
    'mit gemeinsamem Träger',
  ],
  amount: (millions) =>
    millions >= 1 ? `${decimal(millions)} Millionen Euro` : `${Math.round(millions * 1000)}.000 Euro`,
  kinds: {
    patent: {
      titles: [
        'Verfahren und Vorrichtung für {S}',
        'Vorrichtung für {S} {Q}',
        'System für {S} {Q}',
        'Anordnung für {S} mit Einrichtungen für {M}',
        'Computergestütztes Verfahren für {S} {Q}',
        'Verfahren zur Überwachung von {S} anhand von {M}',
      ],
      openings: [
        'Die Erfindung betrifft ein Verfahren für {S}, bei dem {M} und {W} in einer gemeinsamen Steuerung ({K}) erfasst werden.',
        'Offenbart ist eine Vorrichtung für {S} mit einem Grundkörper ({K}), der mit Mitteln für {M} verbunden ist.',
        'Beschrieben wird ein System für {S}, das insbesondere im Umfeld von {E} eingesetzt werden kann.',
        'Die Anmeldung schlägt für {S} eine Baugruppe vor, in der {M} ohne Werkzeug ausgetauscht werden können.',
      ],
      details: [
        'In einer bevorzugten Ausführung wird ein Messwert für {W} laufend mit einem Grenzwert verglichen.',
        'Die Steuereinheit passt den Ablauf an, sobald bei {M} eine Abweichung von mehr als {K} Prozent auftritt.',
        'Ein Gehäuse nimmt die Einheit für {M} auf und schützt sie vor Staub und Feuchtigkeit.',
        'Die Schritte werden wiederholt, bis ein vorgegebener Wert für {W} erreicht ist.',
        'Mehrere Einheiten lassen sich koppeln, so dass {S} auch bei Ausfall einer Einheit fortgesetzt werden kann.',
        'Die Anordnung kann bei {E} nachgerüstet werden.',
      ],
      closings: [
        'Dadurch sinken Energiebedarf und Wartungsaufwand für {S} um bis zu {X} Prozent.',
        'Die Lösung eignet sich außerdem für {M} und verwandte Anwendungen.',
        'Ein entsprechendes Computerprogramm wird ebenfalls beansprucht.',
      ],
    },
    publication: {
      titles: [
        '{S}: eine Fallstudie aus {P}',
        'Zur Bedeutung von {M} für {S}',
        'Hemmnisse bei {S}: Befragung von {K} Unternehmen',
        'Bewertung von {S} unter realen Bedingungen in {P}',
        'Chancen und Grenzen von {S} im Umfeld von {E}',
        '{S} und {M}: ein Überblick über die Forschung',
      ],
      openings: [
        'Der Beitrag untersucht, unter welchen Bedingungen {S} in der Praxis gelingen, und betrachtet dabei vor allem {M}.',
        'Das Interesse an {S} nimmt zu, doch über den Einfluss von {M} ist bisher wenig bekannt.',
        'Am Beispiel von {P} wird gezeigt, wie {S} mit {M} verbunden werden können.',
        'Die Studie vergleicht {K} Projekte zu {S} und fragt nach der Rolle von {W}.',
      ],
      details: [
        'Grundlage sind Messungen an {K} Standorten sowie Gespräche mit Fachleuten aus {P} und {R}.',
        'Die Ergebnisse zeigen eine Verbesserung um {X} Prozent, die vor allem auf {M} zurückgeht.',
        'Unsicher bleibt der Einfluss von {W}, da vergleichbare Daten fehlen.',
        'Ein einfaches Modell trennt die Wirkung von {M} von jener von {W}.',
        'Die Befragten nennen fehlende Fachkräfte und hohe Kosten für {M} als wichtigste Gründe für ihr Zögern.',
        'Im Vergleich mit bisherigen Arbeiten zu {S} blieb der Effekt auch nach {K} Monaten bestehen.',
      ],
      closings: [
        'Abschließend werden Empfehlungen für die Einführung von {S} gegeben.',
        'Weitere Untersuchungen zu {W} sind nötig.',
        'Die Arbeit liefert damit eine Grundlage für vergleichbare Angaben zu {S}.',
      ],
    },
    investment: {
      titles: [
        '{O} erhält {A} für {S}',
        '{A} für {O}: Kapitalgeber setzen auf {S}',
        '{O} aus {P} sammelt {A} ein, um {S} auszubauen',
        '{U} beteiligt sich mit {A} an {O} ({S})',
      ],
      openings: [
        '{O} aus {P} hat eine Finanzierungsrunde über {A} abgeschlossen und will damit {S} auf den Markt bringen.',
        'Mit {A} unterstützt {U} das junge Unternehmen {O}, das an {S} arbeitet.',
        'Investoren stecken {A} in {O}. Das Unternehmen verbindet {S} mit {M}.',
      ],
      details: [
        'Das Geld fließt in {K} neue Stellen und in die Entwicklung rund um {M}.',
        'Zu den Kunden zählen {K} Betriebe, die bereits mit {E} arbeiten.',
        'Nach Angaben der Firma sinkt der Aufwand für {W} um {X} Prozent.',
        'Ein erster Standort für {M} soll bis {Y} in {R} entstehen.',
        'Frühere Geldgeber haben sich erneut beteiligt; eine Bank aus {P} gibt einen Kredit.',
      ],
      closings: [
        'Über die Bewertung wurde Stillschweigen vereinbart.',
        'In den nächsten {K} Monaten will {O} weitere Märkte für {S} erschließen.',
        'Die Gründer behalten die Mehrheit und bleiben in {P}.',
      ],
    },
    news: {
      titles: [
        '{O} startet Pilotprojekt zu {S} in {P}',
        '{P} setzt auf {S}',
        '{O} und {U} arbeiten bei {S} zusammen',
        'Neue Regeln für {S}: Was auf Betriebe in {P} zukommt',
        '{O} baut Standort für {S} in {P} aus',
        'Nachfrage nach {S} steigt: {O} stellt {K} Leute ein',
      ],
      openings: [
        '{O} will in {P} ein Pilotprojekt zu {S} starten, wie das Unternehmen am Dienstag mitteilte.',
        'Die Stadt {P} und {O} haben vereinbart, {S} gemeinsam zu erproben.',
        'Nach einer Testphase von {K} Monaten führt {O} nun {S} an allen Standorten ein.',
        'In der Region um {P} gewinnt das Thema {N} an Gewicht: {O} investiert in {S}.',
      ],
      details: [
        'Das Vorhaben umfasst auch {M}, die bei einem früheren Versuch für Verzögerungen gesorgt hatten.',
        'Rund {K} Arbeitsplätze sollen in {P} entstehen, vor allem in Technik und Service.',
        'Tests ergaben Einsparungen von etwa {X} Prozent, vor allem dank {M}.',
        'Ein Teil der Mittel stammt aus einem Programm des Landes, der Rest von {O} selbst.',
        'Kritiker verweisen auf {W} und fragen, wer am Ende die Kosten trägt.',
        'Auch Wettbewerber wie {U} haben Pläne für {M} angekündigt.',
      ],
      closings: [
        'Erste Ergebnisse werden für {Y} erwartet.',
        'Zu den Kosten machten die Partner keine Angaben.',
        'Über weitere Standorte, darunter {R}, wird bis {Y} entschieden.',
      ],
    },
    article: {
      titles: [
        'Wie kleine Betriebe in {P} mit {S} umgehen',
        '{N}: ein Überblick für die Praxis',
        'Zu Besuch bei {O}: Alltag mit {S}',
        'Fünf Fragen zu {S}, die sich jeder Betrieb stellen sollte',
        'Vom Versuch zur Routine: {S} bei {O}',
      ],
      openings: [
        'Kaum ein Thema wird so oft besprochen wie {S}. Doch wie sieht die tägliche Praxis aus?',
        'Als {O} mit {S} begann, kannte in {P} kaum jemand {M}.',
        'In einer alten Halle in {P} arbeitet das Team von {O} an {S}.',
      ],
      details: [
        'Der erste Schritt war klein: ein Team, ein Standort und eine klare Frage zu {M}.',
        'Ein häufiger Fehler ist es, in {M} zu investieren, bevor die Zuständigkeiten geklärt sind.',
        'Der Aufwand für {W} sank um {X} Prozent, und das überzeugte am Ende auch die Geschäftsleitung.',
        'Die Schulung dauerte länger als geplant, weil {M} neue Kenntnisse verlangen.',
        'Gemeinsam mit {U} entstand eine Checkliste für {M}.',
      ],
      closings: [
        'Der Rat von {O}: früh mit {S} beginnen, {W} messen und offen über Fehler sprechen.',
        'Bis {Y} sollen alle Standorte folgen.',
        'Offen bleibt, wie {M} bezahlt werden, wenn die Förderung endet.',
      ],
    },
  },
};
