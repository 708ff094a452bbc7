import { OrganisationFrame } from './organisation-frame.js';
import { InvitationsPanel } from './invitations-panel.js';
import { LeavePanel } from './leave-panel.js';
import { PeoplePanel } from './people-panel.js';
import { SettingsPanel } from './settings-panel.js';

/** One organisation: its people, invitations, name; leaving or deleting it. */
export function OrganisationPage() {
  return (
    <OrganisationFrame>
      {({ organisation, session }) => {
        const manages = organisation.position === 'manager';
        return (
          <div class="columns">
            <div class="stack">
              <PeoplePanel organisation={organisation} session={session} />
              {manages ? <InvitationsPanel organisation={organisation} /> : null}
            </div>
            <div class="stack">
              {manages ? <SettingsPanel organisation={organisation} session={session} /> : null}
              <LeavePanel organisation={organisation} session={session} />
            </div>
          </div>
        );
      }}
    </OrganisationFrame>
  );
}
