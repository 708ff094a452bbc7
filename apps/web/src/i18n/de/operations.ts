import type { Catalogue } from '../t.js';

export const operations: Catalogue = {
  'Queues, sources, editions and storage; read again every five seconds.':
    'Warteschlangen, Quellen, Ausgaben und Speicher; alle fünf Sekunden neu gelesen.',
  operations: 'Betrieb',
  'This process': 'Dieser Prozess',
  'version {version}, up {time}, {memory}': 'Version {version}, läuft seit {time}, {memory}',
  '{ok} fine, {failing} failing, {waiting} not yet asked, {off} off.':
    '{ok} in Ordnung, {failing} mit Fehlern, {waiting} noch nicht gefragt, {off} aus.',
  'What each one did': 'Was jede getan hat',
  'Latest edition': 'Letzte Ausgabe',
  'number {number} of {day}, on {count} signals': 'Nummer {number} vom {day}, aus {count} Signalen',
  'none yet': 'noch keine',
  Database: 'Datenbank',
  'Postgres {version}, {size}, {open} of {most} connections':
    'Postgres {version}, {size}, {open} von {most} Verbindungen',
  'Longest wait': 'Längste Wartezeit',
  'nothing waits': 'nichts wartet',
  'Queues on {server}': 'Warteschlangen auf {server}',
  'No dead letters.': 'Keine unzustellbaren Aufträge.',
  '{n} dead letter: a job that will not run again by itself.':
    '{n} unzustellbarer Auftrag, der nicht von selbst wieder läuft.',
  '{n} dead letters: jobs that will not run again by themselves.':
    '{n} unzustellbare Aufträge, die nicht von selbst wieder laufen.',
  'What runs now': 'Was jetzt läuft',
  'Why they failed, and run them again': 'Warum sie scheiterten, und noch einmal ausführen',
  'Jobs by name and state': 'Aufträge nach Name und Zustand',
  Job: 'Auftrag',
  held: 'angehalten',
  Waiting: 'Warten',
  'Oldest waits': 'Ältester wartet',
  Later: 'Später',
  Running: 'Laufen',
  Dead: 'Unzustellbar',
  Storage: 'Speicher',
  'Size of each table': 'Größe jeder Tabelle',
  'Rows, about': 'Zeilen, etwa',
  Data: 'Daten',
  Indexes: 'Indizes',
};
