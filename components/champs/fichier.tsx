import type { ComponentProps } from 'react';
import { INDICE_FICHIERS, TYPES_ADMIS } from '#lib/technique/fichiers-admis.ts';
import { attributs, type ChampProps, Erreur, Libelle, liens } from './groupe.tsx';

/** Files of one piece: PDF or photograph, taken by the phone's own camera or chosen. */
export function ChampFichier(
  props: ChampProps & Omit<ComponentProps<'input'>, 'id' | 'name' | 'required' | 'type'>,
) {
  const champ = {
    ...props,
    indice: props.indice ?? INDICE_FICHIERS,
  };
  const id = champ.id ?? champ.nom;
  return (
    <div className={`fr-upload-group champ ${champ.erreur ? 'fr-upload-group--error' : ''}`}>
      <label className="fr-label" htmlFor={id}>
        <Libelle {...champ} />
        <span className="fr-hint-text" id={`${id}-indice`}>
          {champ.indice}
        </span>
      </label>
      <input type="file" accept={TYPES_ADMIS} className="fr-upload" {...attributs(champ)} {...liens(champ)} />
      <Erreur id={id} erreur={champ.erreur} />
    </div>
  );
}
