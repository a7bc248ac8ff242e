'use client';

import { useRef, useState } from 'react';
import { ChampFichier } from '#components/champs/fichier.tsx';
import type { ChampProps } from '#components/champs/groupe.tsx';
import { tropDeFichiers } from '#lib/technique/fichiers-admis.ts';
import { type Depart, FichiersChoisis } from './fichiers-choisis.tsx';

/** Files as a field holds them. */
function enListe(fichiers: readonly File[]): FileList {
  const liste = new DataTransfer();
  for (const fichier of fichiers) liste.items.add(fichier);
  return liste.files;
}

/**
 * A field of several files: those chosen later add to those chosen before, each can be taken out, and what is too much is
 * told at once. Without script it is the plain field.
 */
export function ChampFichiers({ depart, ...champ }: ChampProps & { depart: Depart }) {
  const [choisis, setChoisis] = useState<readonly File[]>([]);
  const groupe = useRef<HTMLDivElement>(null);
  const changer = (fichiers: readonly File[]) => {
    const entree = groupe.current?.querySelector('input');
    if (entree) entree.files = enListe(fichiers);
    setChoisis(fichiers);
  };
  return (
    <div ref={groupe}>
      <ChampFichier
        {...champ}
        multiple
        erreur={tropDeFichiers(choisis) ?? champ.erreur}
        onChange={({ currentTarget }) => changer([...choisis, ...(currentTarget.files ?? [])])}
      />
      <FichiersChoisis
        fichiers={choisis}
        depart={depart}
        retirer={(rang) => changer(choisis.filter((_, autre) => autre !== rang))}
      />
    </div>
  );
}
