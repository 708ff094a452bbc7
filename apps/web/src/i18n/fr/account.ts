import type { Catalogue } from '../t.js';

export const account: Catalogue = {
  'Signing in': 'Connexion en cours',
  'The password is changed, and all sessions have ended. Sign in with the new one.':
    'Le mot de passe est changé et toutes les sessions sont closes. Connectez-vous avec le nouveau.',
  'Choose a new password': 'Choisir un nouveau mot de passe',
  'Change the password': 'Changer le mot de passe',
  'Your account is there. Sign in with your new password.':
    'Votre compte est prêt. Connectez-vous avec votre nouveau mot de passe.',
  'Choose a password': 'Choisir un mot de passe',
  'Open the account': 'Ouvrir le compte',
  'I have read the privacy notice and agree to it': 'J’ai lu la notice de confidentialité et je l’accepte',
  'Read the privacy notice': 'Lire la notice de confidentialité',
  'It is one page. You can take your data away, or delete your account, at any time.':
    'Elle tient en une page. Vous pouvez à tout moment emporter vos données ou supprimer votre compte.',
  'This link is not complete': 'Ce lien n’est pas complet',
  'Open the link from the mail once more, all of it; or ask for another.':
    'Ouvrez à nouveau le lien complet du courriel, ou demandez-en un autre.',
  'Ask for another': 'En demander un autre',
  'New password': 'Nouveau mot de passe',
  'At least 12 characters. Four or five words are better than a few odd signs.':
    'Au moins 12 caractères. Quatre ou cinq mots valent mieux que quelques signes étranges.',
  'This device has a passkey for your account already.': 'Cet appareil a déjà une clé d’accès pour votre compte.',
  'No passkey was chosen, or it took too long. Nothing was changed; try again.':
    'Aucune clé d’accès n’a été choisie, ou cela a pris trop de temps. Rien n’a changé ; réessayez.',
  'Your provider has confirmed who you are. There is no account of yours here yet.':
    'Votre fournisseur a confirmé qui vous êtes. Vous n’avez pas encore de compte ici.',
  'Your name': 'Votre nom',
  'Look into your mailbox': 'Regardez votre messagerie',
  'The link in it is good for an hour.': 'Le lien qu’il contient est valable une heure.',
  'E-mail address': 'Adresse électronique',
  'Send me a link': 'M’envoyer un lien',
  'Back to signing in': 'Retour à la connexion',
  'The sign-in took too long, or was begun in another browser. Try again.':
    'La connexion a pris trop de temps ou a commencé dans un autre navigateur. Réessayez.',
  'The provider did not confirm who you are. Try again, or use your password.':
    'Le fournisseur n’a pas confirmé qui vous êtes. Réessayez ou utilisez votre mot de passe.',
  'The provider does not answer at the moment. Try again in a minute, or use your password.':
    'Le fournisseur ne répond pas en ce moment. Réessayez dans une minute ou utilisez votre mot de passe.',
  'The provider did not confirm an e-mail address of yours. Sign up with your address here instead.':
    'Le fournisseur n’a confirmé aucune adresse électronique. Inscrivez-vous ici avec votre adresse.',
  'This account is guarded by a second factor or a passkey, so a provider cannot open it. Sign in as you used to.':
    'Ce compte est protégé par un second facteur ou une clé d’accès ; un fournisseur ne peut pas l’ouvrir. Connectez-vous comme d’habitude.',
  Password: 'Mot de passe',
  'The password fits. Now type the code of your second factor.':
    'Le mot de passe est juste. Saisissez maintenant le code de votre second facteur.',
  Code: 'Code',
  'The six digits of your app, or one of your recovery codes.':
    'Les six chiffres de votre application, ou l’un de vos codes de secours.',
  'Forgotten the password?': 'Mot de passe oublié ?',
  'Other ways to sign in': 'Autres façons de se connecter',
  'Sign in with a passkey': 'Se connecter avec une clé d’accès',
  'Sign in with {name}': 'Se connecter avec {name}',
  'No account yet?': 'Pas encore de compte ?',
  'Open one': 'En ouvrir un',
  'The radars are open to read without one.': 'Les radars se lisent aussi sans compte.',
  'The link in it is good for a day. You choose your password when you open it.':
    'Le lien qu’il contient est valable un jour. Vous choisissez votre mot de passe en l’ouvrant.',
  'Use another address': 'Utiliser une autre adresse',
  'An account keeps your collections, your cluster and your exercises. Reading needs none.':
    'Un compte garde vos collections, votre cluster et vos exercices. La lecture n’en demande pas.',
  'As the people of your organisations shall see it.': 'Tel que le verront les membres de vos organisations.',
  'Send me the link': 'M’envoyer le lien',
  'I have an account': 'J’ai un compte',
  'The server does not answer. Check that it runs and that you are connected, then try again.':
    'Le serveur ne répond pas. Vérifiez qu’il fonctionne et que vous êtes connecté, puis réessayez.',
  'The server answered with status {status}. Try again in a moment.':
    'Le serveur a répondu par le statut {status}. Réessayez dans un instant.',
  account: 'compte',
};
