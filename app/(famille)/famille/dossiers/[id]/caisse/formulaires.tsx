'use client';

import { ChampCase } from '#components/champs/choix.tsx';
import { FormulaireDeConsentement } from '#components/consentement/formulaire.tsx';
import { ChampsDEtatCivilElargi } from '#components/etat-civil/champs-etat-civil-elargi.tsx';
import { FormulaireActe } from '#components/formulaire-acte.tsx';
import { interroger, repondre } from '#lib/caisse/actions.ts';

/** What the caisse is asked with: the état civil of the person, as far as it is known already. */
export function Demande({
  dossierId,
  depart,
}: {
  dossierId: string;
  depart: Readonly<Record<string, string>>;
}) {
  return (
    <FormulaireDeConsentement acte={interroger} depart={depart} bouton="Interroger ma caisse">
      {(champ) => (
        <>
          <input type="hidden" name="dossierId" value={dossierId} />
          <ChampsDEtatCivilElargi
            champ={champ}
            prefixe="demandeur."
            legende="Vous-même, comme votre caisse vous connaît"
            sansPrenom={champ('demandeur.sansPrenom').defaultValue === 'oui'}
            proposer
          />
          <ChampCase
            nom="lu"
            libelle="J’ai lu ce qui est demandé et pourquoi : je demande que ma caisse soit interrogée"
            facultatif={false}
            defaultChecked={champ('lu').defaultValue === 'oui'}
            erreur={champ('lu').erreur}
          />
        </>
      )}
    </FormulaireDeConsentement>
  );
}

/** What the family says of the answer. */
export function Reponse({
  dossierId,
  version,
  recuperationId,
}: {
  dossierId: string;
  version: number;
  recuperationId: string;
}) {
  return (
    <FormulaireActe acte={repondre}>
      <input type="hidden" name="dossierId" value={dossierId} />
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="recuperationId" value={recuperationId} />
      <ul className="fr-btns-group fr-btns-group--inline">
        <li>
          <button type="submit" className="fr-btn" name="reponse" value="acceptee">
            La joindre à ma demande
          </button>
        </li>
        <li>
          <button type="submit" className="fr-btn fr-btn--secondary" name="reponse" value="refusee">
            Ne pas l’utiliser : j’envoie l’attestation
          </button>
        </li>
      </ul>
    </FormulaireActe>
  );
}
