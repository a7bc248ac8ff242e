'use client';

import { ChampTexte } from '#components/champs/texte.tsx';
import { FormulaireActe } from '#components/formulaire-acte.tsx';
import { inviter } from '#lib/part/actions.ts';

/** Where the link is sent; a new one closes the last, and what came by it counts no more. */
export function Invitation({
  dossierId,
  courriel,
  deja,
}: {
  dossierId: string;
  courriel: string;
  deja: boolean;
}) {
  return (
    <FormulaireActe acte={inviter}>
      {(erreurs, saisie) => (
        <>
          <input type="hidden" name="dossierId" value={dossierId} />
          <ChampTexte
            nom="courriel"
            libelle="Son courriel"
            indice={
              deja
                ? 'Un nouveau lien remplace le précédent, et ce qui est venu par lui ne compte plus.'
                : undefined
            }
            erreur={erreurs.courriel}
            defaultValue={saisie.courriel ?? courriel}
            type="email"
            autoComplete="off"
          />
          <button type="submit" className={`fr-btn${deja ? ' fr-btn--secondary' : ''}`}>
            {deja ? 'Envoyer un nouveau lien' : 'Envoyer le lien'}
          </button>
        </>
      )}
    </FormulaireActe>
  );
}
