'use client';

import { Formulaire } from '#app/(admin)/admin/formulaire.tsx';
import { CHAMPS } from '#app/(habilitation)/habilitations/[id]/[partie]/formulaire.tsx';
import { ChampLong } from '#components/champs/texte.tsx';
import { corriger } from '#lib/instruction/actions.ts';
import type { PartieCorrigible } from '#lib/instruction/schema.ts';

/** The fields of one part as the body filled them, and why one of them is put right. */
export const FormulaireDeCorrection = ({
  cible,
  partie,
  valeurs,
}: {
  cible: { id: string; version: number };
  partie: PartieCorrigible;
  valeurs: Readonly<Record<string, string>>;
}) => (
  <Formulaire
    acte={corriger}
    prefixe="correction"
    caches={{ ...cible, partie }}
    initiale={valeurs}
    boutons={[{ libelle: 'Corriger la demande' }]}
  >
    {(champ, tapees) => (
      <>
        {CHAMPS[partie](champ, tapees, null)}
        <ChampLong
          {...champ('motif')}
          libelle="Raison de la correction"
          indice="L’organisme la lit, avec chaque champ avant et après."
        />
      </>
    )}
  </Formulaire>
);
