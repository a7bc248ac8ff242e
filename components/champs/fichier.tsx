import type { ComponentProps } from 'react';
import { attributs, type ChampProps, Erreur, Libelle, liens } from './groupe.tsx';

/** Files of one piece: PDF or photograph, taken by the phone's own camera or chosen. */
export function ChampFichier(
  props: ChampProps & Omit<ComponentProps<'input'>, 'id' | 'name' | 'required' | 'type'>,
) {
  const champ = {
    ...props,
    indice:
      props.indice ??
      'PDF ou image (JPEG, PNG, WebP, TIFF), 10 Mo au plus par fichier, 10 fichiers et 30 Mo au plus en tout',
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
      <input
        type="file"
        accept="application/pdf,image/jpeg,image/png,image/webp,image/tiff"
        className="fr-upload"
        {...attributs(champ)}
        {...liens(champ)}
      />
      <Erreur id={id} erreur={champ.erreur} />
    </div>
  );
}
