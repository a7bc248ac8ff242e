'use client';

import { ChampCase } from '#components/champs/choix.tsx';
import { ChampDate, ChampListe, ChampTexte } from '#components/champs/texte.tsx';
import { LIBELLES_BRANCHES } from '#lib/administration/faits.ts';
import { deleguer } from '#lib/agent/actions.ts';
import type { Academie } from '#lib/agent/queries.ts';
import { BRANCHES } from '#lib/droit/competence.ts';
import { ChampMotif } from '../../champ-motif.tsx';
import { Formulaire } from '../../formulaire.tsx';
import { academiesAChoisir } from './formulaire-affectation.tsx';

/** Proposes a delegation of signature, which another administrateur confirms. */
export function FormulaireDelegation({
  agent,
  academies,
}: {
  agent: string;
  academies: readonly Academie[];
}) {
  return (
    <Formulaire
      acte={deleguer}
      prefixe="delegation"
      caches={{ agent }}
      boutons={[{ libelle: 'Proposer la délégation' }]}
    >
      {(champ, valeurs) => (
        <>
          <ChampListe {...champ('academie')} libelle="Académie" options={academiesAChoisir(academies)} />
          <ChampTexte
            {...champ('reference')}
            libelle="Acte de délégation"
            indice="Qui délègue, numéro et date : « arrêté du recteur n° 2026-12 du 3 septembre 2026 »"
          />
          <fieldset className="fr-fieldset champ">
            <legend className="fr-fieldset__legend fr-fieldset__legend--regular">
              Ce qu’elle permet de signer
              <span className="fr-hint-text">
                Rien de coché : tout ce que le recteur ou le directeur académique décide
              </span>
            </legend>
            {BRANCHES.map((branche) => (
              <div key={branche} className="fr-fieldset__element">
                <ChampCase
                  nom={branche}
                  id={champ(branche).id}
                  libelle={LIBELLES_BRANCHES[branche]}
                  defaultChecked={valeurs[branche] === 'oui'}
                />
              </div>
            ))}
          </fieldset>
          <ChampDate {...champ('du')} libelle="Premier jour" />
          <ChampDate {...champ('au')} libelle="Dernier jour" facultatif />
          <ChampMotif {...champ('motif')} />
        </>
      )}
    </Formulaire>
  );
}
