import {
  administrators,
  anyone,
  editors,
  managersOfIt,
  people,
  peopleOfIt,
  peopleWriting,
  type Rule,
  signedIn,
} from './rules.js';

/**
 * Every route of the API and who may use it. The access guard reads this table and nothing else; a route that is not in it answers nobody,
 * and fails the tests.
 */
export const ROUTES: Readonly<Record<string, Rule>> = {
  // Radars and what they rest on are open to all.
  'GET /api/v1/ecosystems': anyone,
  'GET /api/v1/ecosystems/{ecosystem}': anyone,
  'GET /api/v1/radars': anyone,
  'GET /api/v1/radars/{ecosystem}': anyone,
  'GET /api/v1/radars/{ecosystem}/embed': anyone,
  'GET /api/v1/radars/{ecosystem}/what-if': anyone,
  'GET /api/v1/radars/{ecosystem}/trends/{trendId}/explanation': anyone,
  'GET /api/v1/embed.js': anyone,
  'GET /api/v1/trends': anyone,
  'GET /api/v1/trends/{id}': anyone,
  'GET /api/v1/trends/{id}/series': anyone,
  'GET /api/v1/signals': anyone,
  'GET /api/v1/signals/facets': anyone,
  'GET /api/v1/signals/{id}': anyone,
  'GET /api/v1/editions': anyone,
  'GET /api/v1/editions/{number}': anyone,
  'GET /api/v1/editions/{number}/compare/{other}': anyone,
  'GET /api/v1/coverage/{ecosystem}': anyone,
  'GET /api/v1/calibration': anyone,
  'POST /api/v1/text/tag': anyone,
  'GET /api/v1/health/live': anyone,
  'GET /api/v1/health/ready': anyone,
  'GET /api/v1/status': anyone,

  // How the evidence came here is open too; changing what everybody reads needs an editor.
  'GET /api/v1/sources': anyone,
  'POST /api/v1/sources': editors,
  'PUT /api/v1/sources/{id}/enabled': editors,
  'POST /api/v1/sources/{id}/pull': editors,
  'GET /api/v1/ingest-runs': anyone,
  'GET /api/v1/ingest-runs/{id}': anyone,
  'GET /api/v1/ingest-runs/{id}/refusals': anyone,
  'POST /api/v1/ingest-runs': editors,
  'GET /api/v1/desk/trends': anyone,
  'POST /api/v1/desk/trends/{id}/decisions': editors,
  'GET /api/v1/desk/audit': anyone,

  // Becoming somebody: a mailed link or a password is the proof, so there is none to ask for before.
  'POST /api/v1/sign-up': anyone,
  'POST /api/v1/sign-up/confirmation': anyone,
  'POST /api/v1/password-reset': anyone,
  'POST /api/v1/password-reset/confirmation': anyone,
  'POST /api/v1/account/email/confirmation': anyone,
  'POST /api/v1/session': anyone,
  'POST /api/v1/session/renewal': anyone,
  'DELETE /api/v1/session': anyone,

  // One's own account.
  'GET /api/v1/account': people,
  'PATCH /api/v1/account': signedIn,
  'PUT /api/v1/account/password': signedIn,
  'POST /api/v1/account/email': signedIn,
  'GET /api/v1/account/sessions': signedIn,
  'DELETE /api/v1/account/sessions': signedIn,
  'DELETE /api/v1/account/sessions/{id}': signedIn,
  'GET /api/v1/account/tokens': signedIn,
  'POST /api/v1/account/tokens': signedIn,
  'DELETE /api/v1/account/tokens/{id}': signedIn,
  'GET /api/v1/account/export': signedIn,
  'POST /api/v1/account/deletion': signedIn,

  // Organisations: known to those who belong to them.
  'GET /api/v1/organisations': people,
  'POST /api/v1/organisations': peopleWriting,
  'GET /api/v1/organisations/{organisationId}': peopleOfIt,
  'PUT /api/v1/organisations/{organisationId}': managersOfIt,
  'DELETE /api/v1/organisations/{organisationId}': managersOfIt,
  'GET /api/v1/organisations/{organisationId}/people': peopleOfIt,
  'PUT /api/v1/organisations/{organisationId}/people/{accountId}': managersOfIt,
  'DELETE /api/v1/organisations/{organisationId}/people/{accountId}': managersOfIt,
  'DELETE /api/v1/organisations/{organisationId}/membership': peopleOfIt,
  'GET /api/v1/organisations/{organisationId}/invitations': managersOfIt,
  'POST /api/v1/organisations/{organisationId}/invitations': managersOfIt,
  'POST /api/v1/invitations/acceptance': peopleWriting,

  // Running the installation.
  'GET /api/v1/admin/accounts': administrators,
  'PUT /api/v1/admin/accounts/{id}/roles': administrators,
  'GET /api/v1/admin/audit': administrators,
};
