import type { Catalogue } from '../t.js';

export const operations: Catalogue = {
  'Queues, sources, editions and storage; read again every five seconds.':
    'Files d’attente, sources, éditions et stockage ; relus toutes les cinq secondes.',
  operations: 'exploitation',
  'This process': 'Ce processus',
  'version {version}, up {time}, {memory}': 'version {version}, en marche depuis {time}, {memory}',
  '{ok} fine, {failing} failing, {waiting} not yet asked, {off} off.':
    '{ok} en ordre, {failing} en échec, {waiting} pas encore interrogées, {off} arrêtées.',
  'What each one did': 'Ce que chacune a fait',
  'Latest edition': 'Dernière édition',
  'number {number} of {day}, on {count} signals': 'numéro {number} du {day}, sur {count} signaux',
  'none yet': 'aucune encore',
  Database: 'Base de données',
  'Postgres {version}, {size}, {open} of {most} connections':
    'Postgres {version}, {size}, {open} connexions sur {most}',
  'Longest wait': 'Attente la plus longue',
  'nothing waits': 'rien n’attend',
  'Queues on {server}': 'Files d’attente sur {server}',
  'No dead letters.': 'Aucune tâche abandonnée.',
  '{n} dead letter: a job that will not run again by itself.':
    '{n} tâche abandonnée, qui ne reprendra pas d’elle-même.',
  '{n} dead letters: jobs that will not run again by themselves.':
    '{n} tâches abandonnées, qui ne reprendront pas d’elles-mêmes.',
  'What runs now': 'Ce qui tourne maintenant',
  'Why they failed, and run them again': 'Pourquoi elles ont échoué, et les relancer',
  'Jobs by name and state': 'Tâches par nom et état',
  Job: 'Tâche',
  held: 'retenue',
  Waiting: 'En attente',
  'Oldest waits': 'La plus ancienne attend',
  Later: 'Plus tard',
  Running: 'En cours',
  Dead: 'Abandonnées',
  Storage: 'Stockage',
  'Size of each table': 'Taille de chaque table',
  'Rows, about': 'Lignes, environ',
  Data: 'Données',
  Indexes: 'Index',
};
