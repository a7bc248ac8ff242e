import type { EtatFormulaire } from '#lib/technique/formulaire.ts';

const refuse = (message: string): EtatFormulaire => ({ statut: 'refuse', message, champs: {}, saisie: {} });

const COUPE = refuse(
  'La connexion s’est coupée pendant l’envoi : rien n’est enregistré. Vérifiez le réseau, puis envoyez de nouveau.',
);
const INATTENDU = refuse(
  'L’envoi n’a pas abouti. Rechargez la page, connectez-vous si elle le demande, puis envoyez de nouveau.',
);

/**
 * Sends a form with its files, and tells how many bytes have left: what `fetch` cannot. Resolves with the state of the
 * form, a refusal too when the network or the session was lost.
 */
export function televerser(
  adresse: string,
  donnees: FormData,
  surDepart: (octets: number) => void,
): Promise<EtatFormulaire> {
  return new Promise((resoudre) => {
    const requete = new XMLHttpRequest();
    requete.upload.onprogress = ({ loaded }) => surDepart(loaded);
    requete.onerror = () => resoudre(COUPE);
    requete.onload = () => resoudre(lireReponse(requete));
    requete.open('POST', adresse);
    requete.send(donnees);
  });
}

/** JSON of our route; the proxy refuses by a sentence, and a lost session ends on another page. */
function lireReponse(requete: XMLHttpRequest): EtatFormulaire {
  const type = requete.getResponseHeader('content-type') ?? '';
  if (type.startsWith('application/json')) return JSON.parse(requete.responseText);
  const dit = requete.status >= 400 && requete.status < 500 && type.startsWith('text/plain');
  return dit ? refuse(requete.responseText) : INATTENDU;
}
