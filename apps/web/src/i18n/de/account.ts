import type { Catalogue } from '../t.js';

export const account: Catalogue = {
  'Signing in': 'Anmeldung läuft',
  'The password is changed, and all sessions have ended. Sign in with the new one.':
    'Das Passwort ist geändert, alle Sitzungen sind beendet. Melden Sie sich mit dem neuen an.',
  'Choose a new password': 'Neues Passwort wählen',
  'Change the password': 'Passwort ändern',
  'Your account is there. Sign in with your new password.':
    'Ihr Konto ist da. Melden Sie sich mit Ihrem neuen Passwort an.',
  'Choose a password': 'Passwort wählen',
  'Open the account': 'Konto eröffnen',
  'I have read the privacy notice and agree to it': 'Ich habe die Datenschutzhinweise gelesen und stimme zu',
  'Read the privacy notice': 'Datenschutzhinweise lesen',
  'It is one page. You can take your data away, or delete your account, at any time.':
    'Es ist eine Seite. Sie können Ihre Daten jederzeit mitnehmen oder Ihr Konto löschen.',
  'This link is not complete': 'Dieser Link ist nicht vollständig',
  'Open the link from the mail once more, all of it; or ask for another.':
    'Öffnen Sie den ganzen Link aus der Mail noch einmal, oder fordern Sie einen neuen an.',
  'Ask for another': 'Einen neuen anfordern',
  'New password': 'Neues Passwort',
  'At least 12 characters. Four or five words are better than a few odd signs.':
    'Mindestens 12 Zeichen. Vier oder fünf Wörter sind besser als ein paar Sonderzeichen.',
  'This device has a passkey for your account already.': 'Dieses Gerät hat schon einen Passkey für Ihr Konto.',
  'No passkey was chosen, or it took too long. Nothing was changed; try again.':
    'Es wurde kein Passkey gewählt, oder es dauerte zu lange. Nichts wurde geändert; versuchen Sie es noch einmal.',
  'Your provider has confirmed who you are. There is no account of yours here yet.':
    'Ihr Anbieter hat bestätigt, wer Sie sind. Sie haben hier noch kein Konto.',
  'Your name': 'Ihr Name',
  'Look into your mailbox': 'Sehen Sie in Ihr Postfach',
  'The link in it is good for an hour.': 'Der Link darin gilt eine Stunde.',
  'E-mail address': 'E-Mail-Adresse',
  'Send me a link': 'Link zusenden',
  'Back to signing in': 'Zurück zur Anmeldung',
  'The sign-in took too long, or was begun in another browser. Try again.':
    'Die Anmeldung dauerte zu lange oder begann in einem anderen Browser. Versuchen Sie es noch einmal.',
  'The provider did not confirm who you are. Try again, or use your password.':
    'Der Anbieter hat nicht bestätigt, wer Sie sind. Versuchen Sie es noch einmal oder nehmen Sie Ihr Passwort.',
  'The provider does not answer at the moment. Try again in a minute, or use your password.':
    'Der Anbieter antwortet zurzeit nicht. Versuchen Sie es in einer Minute noch einmal oder nehmen Sie Ihr Passwort.',
  'The provider did not confirm an e-mail address of yours. Sign up with your address here instead.':
    'Der Anbieter hat keine E-Mail-Adresse von Ihnen bestätigt. Eröffnen Sie hier ein Konto mit Ihrer Adresse.',
  'This account is guarded by a second factor or a passkey, so a provider cannot open it. Sign in as you used to.':
    'Dieses Konto ist durch einen zweiten Faktor oder einen Passkey geschützt, ein Anbieter kann es nicht öffnen. Melden Sie sich an wie bisher.',
  Password: 'Passwort',
  'The password fits. Now type the code of your second factor.':
    'Das Passwort stimmt. Geben Sie nun den Code Ihres zweiten Faktors ein.',
  Code: 'Code',
  'The six digits of your app, or one of your recovery codes.':
    'Die sechs Ziffern Ihrer App oder einer Ihrer Wiederherstellungscodes.',
  'Forgotten the password?': 'Passwort vergessen?',
  'Other ways to sign in': 'Andere Wege der Anmeldung',
  'Sign in with a passkey': 'Mit einem Passkey anmelden',
  'Sign in with {name}': 'Mit {name} anmelden',
  'No account yet?': 'Noch kein Konto?',
  'Open one': 'Eines eröffnen',
  'The radars are open to read without one.': 'Die Radare sind auch ohne Konto zu lesen.',
  'The link in it is good for a day. You choose your password when you open it.':
    'Der Link darin gilt einen Tag. Ihr Passwort wählen Sie, wenn Sie ihn öffnen.',
  'Use another address': 'Eine andere Adresse nehmen',
  'An account keeps your collections, your cluster and your exercises. Reading needs none.':
    'Ein Konto bewahrt Ihre Sammlungen, Ihr Cluster und Ihre Übungen. Zum Lesen braucht es keines.',
  'As the people of your organisations shall see it.': 'So, wie ihn die Menschen Ihrer Organisationen sehen sollen.',
  'Send me the link': 'Link zusenden',
  'I have an account': 'Ich habe ein Konto',
  'The server does not answer. Check that it runs and that you are connected, then try again.':
    'Der Server antwortet nicht. Prüfen Sie, ob er läuft und ob Sie verbunden sind, und versuchen Sie es noch einmal.',
  'The server answered with status {status}. Try again in a moment.':
    'Der Server antwortete mit Status {status}. Versuchen Sie es gleich noch einmal.',
  account: 'Konto',
};
