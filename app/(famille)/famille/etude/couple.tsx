'use client';

import { ChampTexte } from '#components/champs/texte.tsx';
import { FormulaireActe } from '#components/formulaire-acte.tsx';
import { renvoyerLeLien } from '#lib/consentement/actions.ts';

interface Props {
  coupleId: string;
  /** What is told of the answer. */
  etat: string;
  lien: { courriel: string; refusee: boolean; code: string; expire: string } | null;
  /** No answer of agreement yet: a link may be sent. */
  attendu: boolean;
}

/** Whether the concubin answered, the code to pass on, and a link sent again. */
export function Couple({ coupleId, etat, lien, attendu }: Props) {
  return (
    <section aria-labelledby="couple">
      <h2 id="couple">Votre concubin ou concubine</h2>
      <p>{etat}</p>
      {attendu && lien?.refusee ? (
        <p>
          Le serveur de courriel refuse l’adresse {lien.courriel} : aucun lien n’y est parti. Donnez une autre
          adresse, ou faites répondre votre concubin ou concubine sur papier, auprès de l’établissement.
        </p>
      ) : null}
      {attendu && lien && !lien.refusee ? (
        <p>
          Un lien est parti à {lien.courriel}. Donnez de vive voix ce code à votre concubin ou concubine :{' '}
          <strong>{lien.code}</strong>. Il sert jusqu’au {lien.expire}.
        </p>
      ) : null}
      {attendu ? (
        <FormulaireActe acte={renvoyerLeLien}>
          {({ courriel }, saisie) => (
            <>
              <input type="hidden" name="coupleId" value={coupleId} />
              <ChampTexte
                id="courriel-du-lien"
                nom="courriel"
                libelle="Son courriel"
                erreur={courriel}
                defaultValue={saisie.courriel ?? lien?.courriel ?? ''}
                type="email"
                autoComplete="off"
              />
              <button type="submit" className="fr-btn fr-btn--secondary">
                {lien ? 'Envoyer un nouveau lien' : 'Envoyer le lien'}
              </button>
            </>
          )}
        </FormulaireActe>
      ) : null}
    </section>
  );
}
