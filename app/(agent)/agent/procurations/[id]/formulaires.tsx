'use client';

import { ChampDate, ChampListeRedite, ChampTexte } from '#components/champs/texte.tsx';
import { FormulaireActe } from '#components/formulaire-acte.tsx';
import { QUALITES_DU_MANDANT } from '#lib/droit/argent/procuration.ts';
import { enregistrerResiliation, repondre, saisir } from '#lib/procuration/actions.ts';

const QUALITES = [
  { valeur: '', libelle: 'Choisissez' },
  ...Object.entries(QUALITES_DU_MANDANT).map(([valeur, libelle]) => ({ valeur, libelle })),
];

export const SaisirLaProcuration = ({ dossierId }: { dossierId: string }) => (
  <FormulaireActe acte={saisir}>
    {({ qualite, signeeLe, mandataire }, saisie) => (
      <>
        <input type="hidden" name="dossierId" value={dossierId} />
        <ChampListeRedite
          nom="qualite"
          libelle="La famille signe en tant que"
          options={QUALITES}
          erreur={qualite}
          defaultValue={saisie.qualite ?? ''}
        />
        <ChampDate
          nom="signeeLe"
          libelle="Signée le (la dernière des deux signatures)"
          erreur={signeeLe}
          defaultValue={saisie.signeeLe}
        />
        <ChampTexte
          nom="mandataire"
          libelle="Représentant légal de l’établissement"
          indice="Nom, prénom et fonction, comme sur le papier"
          erreur={mandataire}
          defaultValue={saisie.mandataire}
        />
        <button type="submit" className="fr-btn fr-btn--secondary">
          Enregistrer la procuration
        </button>
      </>
    )}
  </FormulaireActe>
);

export const Repondre = ({ procurationId }: { procurationId: string }) => (
  <FormulaireActe acte={repondre}>
    {({ pourquoi }, saisie) => (
      <>
        <input type="hidden" name="procurationId" value={procurationId} />
        <p>
          <button type="submit" name="suite" value="acceptee" className="fr-btn">
            Signer la procuration
          </button>
        </p>
        <ChampTexte
          nom="pourquoi"
          facultatif
          libelle="Pour la décliner, dites pourquoi"
          maxLength={300}
          erreur={pourquoi}
          defaultValue={saisie.pourquoi}
        />
        <button type="submit" name="suite" value="refusee" className="fr-btn fr-btn--secondary">
          Décliner la procuration
        </button>
      </>
    )}
  </FormulaireActe>
);

export const Resilier = ({ procurationId }: { procurationId: string }) => (
  <FormulaireActe acte={enregistrerResiliation}>
    {({ le }, saisie) => (
      <>
        <input type="hidden" name="procurationId" value={procurationId} />
        <ChampDate
          nom="le"
          libelle="Retirée par la famille, par écrit, le"
          erreur={le}
          defaultValue={saisie.le}
        />
        <button type="submit" className="fr-btn fr-btn--secondary">
          Enregistrer la résiliation
        </button>
      </>
    )}
  </FormulaireActe>
);
