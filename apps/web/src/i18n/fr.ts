import type { Catalogue } from './t.js';

const fr: Catalogue = {
  Radars: 'Radars',
  Signals: 'Signaux',
  Cluster: 'Cluster',
  Exercises: 'Exercices',
  Collections: 'Collections',
  More: 'Plus',
  'Sign in': 'Se connecter',
  'Sign out': 'Se déconnecter',
};
export default fr;
