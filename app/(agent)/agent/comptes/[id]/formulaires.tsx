'use client';

import { Devoiler } from '#app/(agent)/agent/dossiers/[id]/devoiler.tsx';
import { ChampsDuCompte } from '#components/compte-bancaire/champs-du-compte.tsx';
import { SuiteDuCompte } from '#components/compte-bancaire/suite-du-compte.tsx';
import { FormulaireActe } from '#components/formulaire-acte.tsx';
import { devoiler, saisir, trancher } from '#lib/compte-bancaire/actions.ts';

export const SaisirLeCompte = ({ dossierId }: { dossierId: string }) => (
  <FormulaireActe acte={saisir}>
    {(erreurs, saisie) => (
      <>
        <input type="hidden" name="dossierId" value={dossierId} />
        <ChampsDuCompte erreurs={erreurs} saisie={saisie} />
        <button type="submit" className="fr-btn fr-btn--secondary">
          Enregistrer ce compte
        </button>
      </>
    )}
  </FormulaireActe>
);

export const Trancher = ({ compteId, confirme }: { compteId: string; confirme: boolean }) => (
  <SuiteDuCompte acte={trancher} compteId={compteId} confirme={confirme} />
);

export const DevoilerLeCompte = ({ dossierId }: { dossierId: string }) => (
  <Devoiler dossierId={dossierId} genre="coordonnees_bancaires" quoi="l’IBAN" acte={devoiler} />
);
