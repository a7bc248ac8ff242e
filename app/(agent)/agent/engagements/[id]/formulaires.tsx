'use client';

import { ChampDate, ChampTexte } from '#components/champs/texte.tsx';
import { FormulaireActe } from '#components/formulaire-acte.tsx';
import { recevoir, retirer } from '#lib/engagement/actions.ts';

export const RecevoirLEngagement = ({ dossierId }: { dossierId: string }) => (
  <FormulaireActe acte={recevoir}>
    {({ recuLe }, saisie) => (
      <>
        <input type="hidden" name="dossierId" value={dossierId} />
        <ChampDate
          nom="recuLe"
          libelle="Engagement signé reçu le"
          erreur={recuLe}
          defaultValue={saisie.recuLe}
        />
        <button type="submit" className="fr-btn">
          Noter la réception
        </button>
      </>
    )}
  </FormulaireActe>
);

export const RetirerLaReception = ({ dossierId }: { dossierId: string }) => (
  <FormulaireActe acte={retirer}>
    {({ motif }, saisie) => (
      <>
        <input type="hidden" name="dossierId" value={dossierId} />
        <ChampTexte
          nom="motif"
          libelle="Pourquoi la réception notée n’est pas la bonne"
          erreur={motif}
          defaultValue={saisie.motif}
        />
        <button type="submit" className="fr-btn fr-btn--secondary">
          Retirer la réception
        </button>
      </>
    )}
  </FormulaireActe>
);
