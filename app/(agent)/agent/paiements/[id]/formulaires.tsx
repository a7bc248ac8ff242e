'use client';

import { ChampDate, ChampListeRedite, ChampTexte } from '#components/champs/texte.tsx';
import { FormulaireActe } from '#components/formulaire-acte.tsx';
import { FAITS_DE_VERSEMENT, type FaitDeVersement } from '#lib/droit/argent/paiements.ts';
import { dire, payerDeNouveau } from '#lib/versement/actions.ts';

interface Props {
  versementId: string;
  /** What may follow. */
  faits: readonly FaitDeVersement[];
  jour: string;
}

export const DireLePaiement = ({ versementId, faits, jour }: Props) => (
  <FormulaireActe acte={dire}>
    {(erreurs, saisie) => (
      <>
        <input type="hidden" name="versementId" value={versementId} />
        <ChampListeRedite
          nom="fait"
          libelle="Ce qui s’est passé"
          options={[
            { valeur: '', libelle: 'Choisissez' },
            ...faits.map((fait) => ({ valeur: fait, libelle: FAITS_DE_VERSEMENT[fait] })),
          ]}
          erreur={erreurs.fait}
          defaultValue={saisie.fait ?? ''}
        />
        <ChampDate nom="jour" libelle="Le" erreur={erreurs.jour} defaultValue={saisie.jour ?? jour} />
        <ChampTexte
          nom="code"
          facultatif
          libelle="Code de la banque"
          indice="S’il est rejeté ou revenu, par exemple AC04"
          maxLength={4}
          erreur={erreurs.code}
          defaultValue={saisie.code}
        />
        <ChampTexte
          nom="motif"
          facultatif
          libelle="Pourquoi il n’est pas payé"
          maxLength={300}
          erreur={erreurs.motif}
          defaultValue={saisie.motif}
        />
        <button type="submit" className="fr-btn">
          Enregistrer
        </button>
      </>
    )}
  </FormulaireActe>
);

export const PayerDeNouveau = ({ versementId }: { versementId: string }) => (
  <FormulaireActe acte={payerDeNouveau}>
    <input type="hidden" name="versementId" value={versementId} />
    <button type="submit" className="fr-btn">
      Payer de nouveau, sur le compte d’aujourd’hui
    </button>
  </FormulaireActe>
);
