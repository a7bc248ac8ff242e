'use client';

import { ChampCase, ChampChoix } from '#components/champs/choix.tsx';
import { FormulaireActe } from '#components/formulaire-acte.tsx';
import { QUALITES_DU_MANDANT } from '#lib/droit/argent/procuration.ts';
import { retirer, signer } from '#lib/procuration/actions.ts';

const QUALITES = Object.entries(QUALITES_DU_MANDANT).map(([valeur, libelle]) => ({ valeur, libelle }));

export const SignerLaProcuration = ({ dossierId }: { dossierId: string }) => (
  <FormulaireActe acte={signer}>
    {({ qualite, signe }, saisie) => (
      <>
        <input type="hidden" name="dossierId" value={dossierId} />
        <ChampChoix
          nom="qualite"
          libelle="J’agis en tant que"
          options={QUALITES}
          erreur={qualite}
          valeur={saisie.qualite}
        />
        <ChampCase nom="signe" libelle="Je signe cette procuration" erreur={signe} facultatif={false} />
        <button type="submit" className="fr-btn fr-mt-2w">
          Signer la procuration
        </button>
      </>
    )}
  </FormulaireActe>
);

export const RetirerLaProcuration = ({ procurationId }: { procurationId: string }) => (
  <FormulaireActe acte={retirer}>
    {({ confirme }) => (
      <>
        <input type="hidden" name="procurationId" value={procurationId} />
        <ChampCase
          nom="confirme"
          libelle="Je retire cette procuration"
          erreur={confirme}
          facultatif={false}
        />
        <button type="submit" className="fr-btn fr-btn--secondary fr-mt-2w">
          Retirer la procuration
        </button>
      </>
    )}
  </FormulaireActe>
);
