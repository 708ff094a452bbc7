import type { Catalogue } from './t.js';

const de: Catalogue = {
  Radars: 'Radare',
  Signals: 'Signale',
  Cluster: 'Cluster',
  Exercises: 'Übungen',
  Collections: 'Sammlungen',
  More: 'Mehr',
  'Sign in': 'Anmelden',
  'Sign out': 'Abmelden',
};
export default de;
